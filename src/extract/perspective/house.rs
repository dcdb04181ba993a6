//! The publishing house as its own source: "Northgate assesses with moderate confidence".
//!
//! A house shows itself by the verb of its trade (an organisation that *assesses*), or by a first person in a sentence
//! that names it.

use std::collections::BTreeSet;

use crate::reading::{EntityId, EntityKind, Reading, Voice};
use crate::text::Span;

/// The organisations whose voice is the document's own.
pub struct House {
    ids: BTreeSet<EntityId>,
}

impl House {
    /// Finds the publishing house of a document, where it names itself.
    pub fn of(reading: &Reading) -> Self {
        let organisation =
            |id: EntityId| reading.entity(id).is_some_and(|entity| entity.kind == EntityKind::Organisation);
        let mut ids = BTreeSet::new();
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
        Self { ids }
    }

    /// The cue by which the house states its judgment in a sentence.
    pub fn says(&self, reading: &Reading, sentence: u32) -> Option<Span> {
        let own = reading.attributions.iter().find(|attribution| {
            attribution.sentence.0 == sentence && attribution.speaker.is_some_and(|id| self.ids.contains(&id))
        })?;
        let cue = own.cue?;
        reading.has_cue(&reading.language.tokens_in(cue), "view.house").then_some(cue)
    }
}
