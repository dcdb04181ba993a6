//! Parties and what they said: entities, mentions, attributions, voices.

use std::ops::Range;

use serde::Serialize;

use crate::text::Span;

use super::{EntityId, SentenceId};

/// What kind of party an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A named human being.
    Person,
    /// A company, agency, party, court, armed force, paper.
    Organisation,
    /// A state, its government, its capital or house of government standing for it.
    Government,
    /// A set of people ("US officials", "Security analysts", "cartels").
    Group,
    /// One unnamed source ("a senior US defense official").
    Anonymous,
    /// A place that does nothing in the text; never a stakeholder.
    #[serde(skip)]
    Place,
    /// A law, an event, a product; never a stakeholder.
    #[serde(skip)]
    Other,
}

/// The form in which an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Its full name, with or without title.
    Name,
    /// Part of its name, or an acronym.
    Short,
    /// A title alone ("the president").
    Title,
    /// A description ("the analyst", "a senior US defense official").
    Description,
    /// A pronoun.
    Pronoun,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes: the noun phrase as a reader would underline it, title included, a closing `'s` left out.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its sentence.
    pub sentence: SentenceId,
    /// Its form.
    pub form: Form,
}

/// A party with all its mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What kind of party.
    pub kind: EntityKind,
    /// The mention that names it best (an index into `mentions`).
    pub best: usize,
    /// Its role or title, where the text gives one.
    pub role: Option<Span>,
    /// All mentions, in order.
    pub mentions: Vec<Mention>,
    /// How large its part in the story is; at least [`Entity::STAKEHOLDER`] for a stakeholder.
    pub weight: f32,
    /// The rule that made it.
    pub rule: &'static str,
}

impl Entity {
    /// The least weight of an entity that is listed as a stakeholder.
    pub const STAKEHOLDER: f32 = 1.0;

    /// The span of the mention that names it best.
    pub fn name(&self) -> Span {
        self.mentions.get(self.best).map_or(Span::default(), |mention| mention.span)
    }
}

/// How a statement is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Wholly in quotation marks, but for the attribution.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Without quotation marks.
    Indirect,
}

/// What kind of source a statement has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceClass {
    /// A named person.
    Named,
    /// A named institution, or a capital that stands for one.
    Institution,
    /// Unnamed, but described.
    Unnamed,
    /// Unnamed, and speaking on background or on condition of anonymity.
    Background,
    /// A set of people ("analysts", "some lawmakers").
    Collective,
    /// The author.
    Author,
    /// Nobody was found.
    None,
}

/// A possible speaker that was not taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Who.
    pub entity: EntityId,
    /// Where it stands.
    pub span: Span,
    /// Its score, between 0 and 1.
    pub score: f32,
}

/// Somebody's words or thought, reported: speaker, cue and content.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The sentence that is listed: where its cue stands, or, without cue, where its content begins.
    pub sentence: SentenceId,
    /// All sentences that its spans touch.
    pub sentences: Vec<SentenceId>,
    /// Whose words; `None` for "not found".
    pub speaker: Option<EntityId>,
    /// The words that name the speaker here ("the analyst", "He").
    pub speaker_span: Option<Span>,
    /// The words that report ("said", "according to").
    pub cue: Option<Span>,
    /// What was said.
    pub content: Vec<Span>,
    /// The quoted stretches in it, marks included.
    pub quoted: Vec<Span>,
    /// How it is reported.
    pub mode: Mode,
    /// What kind of source.
    pub class: SourceClass,
    /// Whether it was put together across a line or sentence end that cut it.
    pub stitched: bool,
    /// The rule that made it.
    pub rule: &'static str,
    /// Other possible speakers, best first.
    pub candidates: Vec<Candidate>,
}

/// Whose voice a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The author's or publishing body's own view (marked section, first person).
    Author,
    /// The narrator reports facts.
    Narration,
    /// Somebody else's words (an index into [`super::Reading::attributions`]).
    Source(u32),
}
