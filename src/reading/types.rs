//! The Reading and the facts in it.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::document::{BlockKind, Document};
use crate::language::Language;
use crate::lexicon::{Cue, Lexicon};
use crate::text::Span;

/// The number of a sentence in [`Reading::sentences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SentenceId(pub u32);

/// The number of an entity in [`Reading::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// What a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// The document's own list of key points.
    KeyPoints,
    /// The text itself.
    Body,
    /// A table with its caption.
    Table,
    /// A section marked as the author's own view.
    AuthorView,
    /// Notes on method, sources, liability.
    Disclaimer,
    /// Title, byline, date, metadata before the text.
    FrontMatter,
    /// Adverts, "read more", footnotes and the like.
    Other,
}

/// A stretch of the document under one heading (or none).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is for.
    pub kind: SectionKind,
    /// The text of its heading, without markup.
    pub heading: Option<Span>,
    /// All its bytes, heading included. Sections tile the text.
    pub span: Span,
}

/// One sentence with its place in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, trimmed, without list marker.
    pub span: Span,
    /// Index of its block.
    pub block: u32,
    /// Kind of its block.
    pub kind: BlockKind,
    /// Index of its section.
    pub section: u32,
    /// Its tokens.
    pub tokens: Range<u32>,
}

/// One cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text, trimmed; empty (at its place) for an empty cell.
    pub span: Span,
}

/// A table read as a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Index of its block.
    pub block: u32,
    /// The block's content.
    pub span: Span,
    /// The line that names it, where there is one.
    pub caption: Option<Span>,
    /// Header cells; empty where the table has none.
    pub header: Vec<Cell>,
    /// Body rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A quoted stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// Whether a closing mark was found; an unclosed one ends with its block.
    pub closed: bool,
    /// The sentences it touches.
    pub sentences: Range<u32>,
}

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
    /// Somebody else's words (an index into [`Reading::attributions`]).
    Source(u32),
}

/// Everything known of a document before any room is entered. Made by [`Reading::of`].
#[derive(Debug)]
pub struct Reading {
    /// The document that was read.
    pub document: Arc<Document>,
    /// The lexicon it was read with.
    pub lexicon: Arc<Lexicon>,
    /// The part of the text that was read: whole blocks.
    pub extent: Span,
    /// Tokens, names, chunks, verb groups.
    pub language: Language,
    /// Cue words of the lexicon, in order of their first token.
    pub cues: Vec<Cue>,
    /// Sections; they tile the analysed text.
    pub sections: Vec<Section>,
    /// Sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Tables.
    pub grids: Vec<Grid>,
    /// Quoted stretches.
    pub quotations: Vec<Quotation>,
    /// Who is who.
    pub entities: Vec<Entity>,
    /// Who said what.
    pub attributions: Vec<Attribution>,
    /// Whose voice each sentence is; as long as `sentences`.
    pub voices: Vec<Voice>,
}

impl Reading {
    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.document.slice(span)
    }

    /// The sentence of `id`.
    pub fn sentence(&self, id: SentenceId) -> Option<&Sentence> {
        self.sentences.get(id.0 as usize)
    }

    /// The sentence that holds `offset`, or the last one that begins before it.
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceId> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= offset);
        after.checked_sub(1).map(|at| SentenceId(at as u32))
    }

    /// The sentences that share a byte with `span`.
    pub fn sentences_in(&self, span: Span) -> impl Iterator<Item = SentenceId> + use<> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        let end = self.sentences.partition_point(|sentence| sentence.span.start() < span.end());
        (first..end.max(first)).map(|at| SentenceId(at as u32))
    }

    /// The entity of `id`.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The kind of the section of a sentence.
    pub fn section_kind(&self, sentence: &Sentence) -> SectionKind {
        self.sections.get(sentence.section as usize).map_or(SectionKind::Body, |section| section.kind)
    }

    /// The cues that begin among the tokens of `range`, in order.
    pub fn cues_in(&self, range: &Range<u32>) -> &[Cue] {
        let first = self.cues.partition_point(|cue| cue.tokens.start < range.start);
        let end = self.cues.partition_point(|cue| cue.tokens.start < range.end);
        self.cues.get(first..end).unwrap_or_default()
    }
}
