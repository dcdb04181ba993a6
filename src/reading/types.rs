//! The Reading and the facts in it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::document::{BlockKind, Document};
use crate::language::{Language, Steps};
use crate::lexicon::{Cue, Lexicon};
use crate::text::Span;

use super::{Attribution, Entity, Terms, Voice};

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
    /// By sentence: the attributions (indices) with a span in it, in order; as long as `sentences`.
    pub attributed: Vec<Vec<u32>>,
    /// Whose voice each sentence is; as long as `sentences`.
    pub voices: Vec<Voice>,
    /// The stems of its content words, worked out when a room first asks.
    pub terms: OnceLock<Terms>,
    /// Where a search in these lists begins.
    pub steps: Places,
}

/// The steps of lists of a [`Reading`].
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Of the sentences, by byte.
    pub sentences: Steps,
    /// Of the cues, by token.
    pub cues: Steps,
}

impl Reading {
    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &str {
        self.document.slice(span)
    }

    /// The terms of its content words.
    pub fn terms(&self) -> &Terms {
        self.terms.get_or_init(|| Terms::new(&self.language))
    }

    /// The sentence of `id`.
    pub fn sentence(&self, id: SentenceId) -> Option<&Sentence> {
        self.sentences.get(id.0 as usize)
    }

    /// The sentence that holds `offset`, or the last one that begins before it.
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceId> {
        let after = self.steps.sentences.until(&self.sentences, offset, |sentence| sentence.span.start());
        after.checked_sub(1).map(|at| SentenceId(at as u32))
    }

    /// The sentences that share a byte with `span`.
    pub fn sentences_in(&self, span: Span) -> impl Iterator<Item = SentenceId> + use<> {
        self.sentence_range(span).map(SentenceId)
    }

    /// The same as a range of indices.
    pub fn sentence_range(&self, span: Span) -> Range<u32> {
        let begun = self.steps.sentences.until(&self.sentences, span.start(), |sentence| sentence.span.start());
        let open = |sentence: &&Sentence| sentence.span.end() > span.start();
        let first = begun - self.sentences.iter().take(begun).rev().take_while(open).count();
        let touched = self.sentences.iter().skip(first).take_while(|sentence| sentence.span.start() < span.end());
        first as u32..(first + touched.count()) as u32
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
        let first = self.steps.cues.before(&self.cues, range.start, |cue| cue.tokens.start);
        let inside = self.cues.iter().skip(first).take_while(|cue| cue.tokens.start < range.end);
        self.cues.get(first..first + inside.count()).unwrap_or_default()
    }
}
