//! The publishing house as its own source: "Northgate assesses with moderate confidence".
//!
//! A house shows itself by the verb of its trade (an organisation that *assesses*), or by a first person in a sentence
//! that names it.

use std::collections::BTreeSet;

use crate::reading::{EntityId, EntityKind, Reading, SentenceId, Voice};
use crate::text::Span;

/// The organisations whose voice is the document's own.
pub struct House {
    ids: BTreeSet<EntityId>,
    /// Verbs of judging right behind the name of an organisation: sentence, organisation, verb.
    verbs: Vec<(SentenceId, EntityId, Span)>,
}

/// All verbs of judging in the present tense whose subject, right before them, is an organisation.
fn verbs(reading: &Reading) -> Vec<(SentenceId, EntityId, Span)> {
    let mut found = Vec::new();
    for (index, entity) in
        reading.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityKind::Organisation)
    {
        for mention in &entity.mentions {
            let next = mention.tokens.end..mention.tokens.end + 1;
            let cue = reading.cues_of(&next, "view.house").next();
            if let Some(cue) = cue.filter(|cue| reading.form(cue.tokens.start).ends_with('s')) {
                found.push((mention.sentence, EntityId(index as u32), cue.span));
            }
        }
    }
    found.sort_by_key(|(id, _, _)| *id);
    found
}

impl House {
    /// Finds the publishing house of a document, where it names itself.
    pub fn of(reading: &Reading) -> Self {
        let organisation =
            |id: EntityId| reading.entity(id).is_some_and(|entity| entity.kind == EntityKind::Organisation);
        let mut ids = BTreeSet::new();
        let verbs = verbs(reading);
        ids.extend(verbs.iter().filter(|(_, _, verb)| reading.slice(*verb).contains("assess")).map(|(_, id, _)| *id));
        for attribution in &reading.attributions {
            let assesses = attribution.cue.is_some_and(|cue| {
                let range = reading.language.tokens_in(cue);
                reading.has_form(&range, &["assess", "assesses", "assessed", "assessing"])
            });
            if let Some(speaker) = attribution.speaker.filter(|&id| assesses && organisation(id)) {
                ids.insert(speaker);
            }
        }
        for (index, entity) in reading.entities.iter().enumerate() {
            let own = entity.mentions.iter().any(|mention| {
                reading.voices.get(mention.sentence.0 as usize) == Some(&Voice::Author)
                    && reading
                        .sentence(mention.sentence)
                        .is_some_and(|sentence| reading.has_form(&sentence.tokens, &["we", "our"]))
            });
            if own && entity.kind == EntityKind::Organisation {
                ids.insert(EntityId(index as u32));
            }
        }
        Self { ids, verbs }
    }

    /// The cue by which the house states its judgment in a sentence.
    pub fn says(&self, reading: &Reading, sentence: u32) -> Option<Span> {
        let first = self.verbs.partition_point(|(id, _, _)| id.0 < sentence);
        let here = self.verbs.iter().skip(first).take_while(|(id, _, _)| id.0 == sentence);
        let behind = { here }.find(|(_, organisation, _)| self.ids.contains(organisation));
        if let Some((_, _, verb)) = behind {
            return Some(*verb);
        }
        let (_, own) = reading.attributions_of(SentenceId(sentence)).find(|(_, attribution)| {
            attribution.sentence.0 == sentence && attribution.speaker.is_some_and(|id| self.ids.contains(&id))
        })?;
        let cue = own.cue?;
        reading.has_cue(&reading.language.tokens_in(cue), "view.house").then_some(cue)
    }
}
