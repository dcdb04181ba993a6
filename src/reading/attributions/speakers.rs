//! Who the words that name a speaker mean: the entity whose mention covers their head.

use std::collections::HashMap;

use crate::language::Tag;
use crate::reading::{Candidate, Entity, EntityId, EntityKind, Form, Reading};
use crate::text::Span;

use super::phrases::Phrase;
use super::scene::Scene;

/// Every mention of every entity, by its first byte.
pub(super) struct Mentions {
    /// Span and entity, in order of the text.
    sorted: Vec<(Span, EntityId)>,
    /// The longest mention, in bytes.
    longest: u32,
    /// By entity: how many of its mentions outside quotations are pronouns of a man, and how many of a woman.
    pronouns: Vec<(u32, u32)>,
}

impl Mentions {
    pub(super) fn of(reading: &Reading) -> Self {
        let mut sorted = Vec::new();
        let mut pronouns = Vec::with_capacity(reading.entities.len());
        for (index, entity) in reading.entities.iter().enumerate() {
            sorted.extend(entity.mentions.iter().map(|mention| (mention.span, EntityId(index as u32))));
            let count = |forms: [&str; 3]| {
                let told = entity.mentions.iter().filter(|mention| !reading.quoted(mention.span.start()));
                let words = told.map(|mention| reading.slice(mention.span));
                words.filter(|word| forms.iter().any(|form| word.eq_ignore_ascii_case(form))).count() as u32
            };
            pronouns.push((count(["he", "him", "his"]), count(["she", "her", "hers"])));
        }
        sorted.sort_unstable();
        let longest = sorted.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
        Self { sorted, longest, pronouns }
    }

    /// The entity of the shortest mention that covers `span`.
    pub(super) fn covering(&self, span: Span) -> Option<EntityId> {
        let end = self.sorted.partition_point(|(mention, _)| mention.start() <= span.start());
        let near = self.sorted.get(..end).unwrap_or_default().iter().rev();
        let near = near.take_while(|(mention, _)| mention.start() + self.longest >= span.start()).take(64);
        near.filter(|(mention, _)| mention.covers(span)).min_by_key(|(mention, _)| mention.len()).map(|&(_, id)| id)
    }

    /// The entities with a mention inside `span`, in order.
    pub(super) fn inside(&self, span: Span) -> impl Iterator<Item = (Span, EntityId)> + '_ {
        let first = self.sorted.partition_point(|(mention, _)| mention.start() < span.start());
        let from = self.sorted.get(first..).unwrap_or_default().iter().copied();
        from.take_while(move |(mention, _)| mention.start() < span.end())
            .filter(move |(mention, _)| span.covers(*mention))
    }
}

/// Scores of a second speaker beside the first, and of another entity on the same words.
const JOINT: f32 = 0.9;
const COVERED: f32 = 0.5;
/// The least score of an earlier speaker that a pronoun takes up; below it the speaker is not found.
const TAKEN: f32 = 0.3;
/// The least score of a candidate that is listed.
const LEAST: f32 = 0.1;

/// Speakers as they are found, in order of the text.
pub(super) struct Speakers<'s, 'a> {
    scene: &'s Scene<'a>,
    mentions: Mentions,
    /// The last speaker by the word that heads its description.
    described: HashMap<String, EntityId>,
    /// The sentence of the last words of a person who is described and not known, where nobody spoke after.
    unknown: Option<u32>,
    /// The last different speakers and the sentences of their last words, the latest first.
    recent: Vec<(EntityId, u32)>,
}

impl<'s, 'a> Speakers<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        Self {
            scene,
            mentions: Mentions::of(scene.reading),
            described: HashMap::new(),
            unknown: None,
            recent: Vec::new(),
        }
    }

    /// The entity that a phrase names, and others it may mean; `within` where its words stand in what another says, so
    /// that the talk goes on as that one's.
    pub(super) fn resolve(
        &mut self,
        phrase: &Phrase,
        sentence: u32,
        within: bool,
    ) -> (Option<EntityId>, Vec<Candidate>) {
        let scene = self.scene;
        let heads: Vec<Span> = phrase.heads.iter().map(|&head| scene.span(&(head..head + 1))).collect();
        let mut found: Vec<EntityId> = heads.iter().filter_map(|&head| self.mentions.covering(head)).collect();
        // "A nominee told them that Hale was wrong. He added": he is the nominee, whoever that is.
        let theirs = self.unknown.is_some_and(|at| at < sentence && sentence - at <= 1);
        if theirs && scene.is(phrase.head(), &["he", "she"]) {
            self.unknown = Some(sentence);
            let covered = found.iter().map(|&entity| Candidate { entity, span: self.name(entity), score: COVERED });
            return (None, covered.collect());
        }
        if let Some(last) = self.carried(phrase, sentence).filter(|_| !self.another(phrase, &found, sentence)) {
            found.insert(0, last);
        }
        let medium = phrase.heads.iter().all(|&head| scene.noun(head).medium);
        let whole = scene.span(&phrase.tokens);
        if found.is_empty() && medium {
            // "a statement by the ministry": the party behind the paper.
            found.extend(self.mentions.inside(whole).map(|(_, id)| id));
        }
        if found.is_empty() {
            found.extend(self.again(phrase, sentence));
        }
        found.dedup();
        let runners = self.ranked(phrase, sentence);
        let joint = phrase.heads.len() > 1;
        let mut all = found.into_iter();
        let first = all.next();
        let named = first.is_some() && !self.anaphoric(phrase);
        let mut candidates: Vec<Candidate> =
            all.map(|entity| Candidate { entity, span: whole, score: if joint { JOINT } else { COVERED } }).collect();
        let known = |entity| candidates.iter().any(|known| known.entity == entity) || first == Some(entity);
        let more: Vec<Candidate> = runners.into_iter().filter(|runner| !named && !known(runner.entity)).collect();
        candidates.extend(more);
        let person = scene.noun(phrase.head()).human && !scene.form(phrase.head()).ends_with('s');
        if !within {
            self.unknown = (first.is_none() && person).then_some(sentence);
        }
        if let Some(id) = first {
            self.heard(phrase, id, sentence, within);
        }
        (first, candidates)
    }

    /// The entity that a word names.
    pub(super) fn named(&self, word: u32) -> Option<EntityId> {
        self.mentions.covering(self.scene.span(&(word..word + 1)))
    }

    /// The last speakers that the phrase can take up, best first: the score falls with each other speaker and each
    /// sentence between, and is nought for one that differs in kind or gender.
    fn ranked(&self, phrase: &Phrase, sentence: u32) -> Vec<Candidate> {
        let score = |rank: usize, id: EntityId, at: u32| {
            let away = sentence.saturating_sub(at).min(40) as f32;
            self.agreement(phrase.head(), id) / (1.0 + away / 10.0 + rank as f32 / 4.0)
        };
        let mut ranked: Vec<Candidate> = (self.recent.iter().enumerate())
            .filter(|&(_, &(id, _))| self.speaks(id))
            .map(|(rank, &(id, at))| Candidate { entity: id, span: self.name(id), score: score(rank, id, at) })
            .filter(|candidate| candidate.score > LEAST)
            .collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
        ranked
    }

    /// How well an entity agrees with the word that takes it up, between 0 and 1.
    fn agreement(&self, head: u32, id: EntityId) -> f32 {
        let Some(kind) = self.scene.reading.entity(id).map(|entity| entity.kind) else { return 0.0 };
        let form = self.scene.form(head);
        match (form, kind) {
            ("he" | "she", EntityKind::Person | EntityKind::Anonymous) if self.gender(id, form) => 0.9,
            ("they", EntityKind::Group | EntityKind::Organisation)
            | ("it", EntityKind::Organisation | EntityKind::Government) => 0.8,
            ("they" | "it", kind) if kind != EntityKind::Person => 0.5,
            ("he" | "she" | "they" | "it", _) => 0.0,
            _ => 0.4,
        }
    }

    /// Whether the phrase is a pronoun that takes up somebody named before.
    fn anaphoric(&self, phrase: &Phrase) -> bool {
        self.scene.is(phrase.head(), &["he", "she", "they", "it"])
    }

    /// The speaker of the sentence before, or of two before, that a pronoun which speaks on takes up: in reports "he
    /// said" goes on with the one who spoke last.
    fn carried(&self, phrase: &Phrase, sentence: u32) -> Option<EntityId> {
        let &(id, at) = self.recent.first()?;
        let head = phrase.head();
        let kind = self.scene.reading.entity(id)?.kind;
        let person = matches!(kind, EntityKind::Person | EntityKind::Anonymous);
        let fits = match self.scene.form(head) {
            "he" | "she" => person && self.gender(id, self.scene.form(head)),
            "they" => matches!(kind, EntityKind::Group | EntityKind::Organisation),
            "it" => matches!(kind, EntityKind::Organisation | EntityKind::Government),
            _ => false,
        };
        (fits && at < sentence && sentence - at <= 2).then_some(id)
    }

    /// Whether the pronoun takes up a person who was the subject of a sentence after the last speaker's words: the talk is of another.
    fn another(&self, phrase: &Phrase, found: &[EntityId], sentence: u32) -> bool {
        let Some(entity) = found.first().and_then(|&id| self.scene.reading.entity(id)) else { return false };
        let since = self.recent.first().map_or(0, |&(_, at)| at);
        let named = entity.mentions.iter().any(|mention| {
            let after = mention.sentence.0 > since && mention.sentence.0 < sentence && mention.form != Form::Pronoun;
            after && self.scene.finite(mention.tokens.end).is_some()
        });
        entity.kind == EntityKind::Person && named && self.scene.is(phrase.head(), &["he", "she"])
    }

    /// Whether no pronoun of the other gender means the entity more often.
    fn gender(&self, id: EntityId, form: &str) -> bool {
        let Some(&(he, she)) = self.mentions.pronouns.get(id.0 as usize) else { return false };
        if form == "he" { she <= he } else { he <= she }
    }

    /// The earlier speaker that a description or pronoun without a mention of its own takes up.
    fn again(&self, phrase: &Phrase, sentence: u32) -> Option<EntityId> {
        let scene = self.scene;
        let head = phrase.head();
        if self.anaphoric(phrase) {
            let best = self.ranked(phrase, sentence).into_iter().next();
            return best.filter(|best| best.score >= TAKEN).map(|best| best.entity);
        }
        let definite = scene.is(phrase.tokens.start, &["the", "this", "that", "these", "those"]);
        let name = scene.tag(head) == Tag::Propn && phrase.tokens.len() <= 2;
        (definite || name).then(|| self.described.get(scene.form(head)).copied()).flatten()
    }

    fn heard(&mut self, phrase: &Phrase, id: EntityId, sentence: u32, within: bool) {
        for head in phrase.tokens.clone() {
            self.described.insert(self.scene.form(head).to_owned(), id);
        }
        if within && self.recent.first().is_some_and(|&(known, _)| known == id) {
            return;
        }
        self.recent.retain(|&(known, _)| known != id);
        let behind = usize::from(within && !self.recent.is_empty());
        self.recent.insert(behind, (id, sentence));
        self.recent.truncate(3);
    }

    fn speaks(&self, id: EntityId) -> bool {
        self.scene.reading.entity(id).is_some_and(|entity| entity.kind != EntityKind::Place)
    }

    fn name(&self, id: EntityId) -> Span {
        self.scene.reading.entity(id).map_or(Span::default(), Entity::name)
    }
}
