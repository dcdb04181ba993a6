//! The engine, the document and its parts: sections, blocks, sentences, names.

use serde::Serialize;

use crate::document::{BlockKind, Document, Format, Member, SegmentKind};
use crate::language::NameKind;
use crate::reading::{SectionKind, SentenceId};
use crate::text::Span;
use crate::text::glyph::hidden_characters;

use super::context::{Context, Id};
use super::quoted::Quoted;

/// What made the extract.
#[derive(Serialize)]
pub struct Engine<'a> {
    version: &'static str,
    models: &'static str,
    lexicon: Hash<'a>,
}

impl<'a> Engine<'a> {
    /// The engine that read the document.
    pub fn of(at: &Context<'a>) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            models: crate::model::VERSION,
            lexicon: Hash(&at.reading.lexicon.hash),
        }
    }
}

/// A SHA-256 as `pincite/1` writes it.
struct Hash<'a>(&'a str);

impl Serialize for Hash<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("sha256:{}", self.0))
    }
}

/// The document.
#[derive(Serialize)]
pub struct Head<'a> {
    id: Hash<'a>,
    path: &'a str,
    format: Format,
    #[serde(skip_serializing_if = "str::is_empty")]
    encoding: &'static str,
    /// The address a page is known by.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    /// Documents inside it, by the names that `--member` takes.
    #[serde(skip_serializing_if = "<[Member]>::is_empty")]
    members: &'a [Member],
    title: Option<Quoted<'a>>,
    published: Option<Published<'a>>,
    source_bytes: u64,
    text_bytes: usize,
    /// Whether every byte of the text stands in the source at the same offset.
    verbatim: bool,
    hidden_characters: usize,
}

#[derive(Serialize)]
struct Published<'a> {
    span: Span,
    quote: &'a str,
    date: &'a str,
}

impl<'a> Head<'a> {
    /// The head of the document.
    pub fn of(at: &Context<'a>) -> Self {
        let document = at.document;
        let published = document.published.as_ref().map(|published| Published {
            span: published.span,
            quote: at.quote(published.span),
            date: &published.date,
        });
        Self {
            id: Hash(&document.source.sha256),
            path: &document.source.path,
            format: document.format,
            encoding: document.source.encoding,
            address: document.address.as_deref(),
            members: &document.members,
            title: document.title.map(|span| at.quoted(span)),
            published,
            source_bytes: document.source.bytes,
            text_bytes: document.text.len(),
            verbatim: verbatim(document),
            hidden_characters: hidden_characters(&document.text).count(),
        }
    }
}

/// Whether every byte of the text stands in the source at the same offset.
fn verbatim(document: &Document) -> bool {
    document.source.bytes == document.text.len() as u64
        && document.segments.iter().all(|segment| {
            let same = (u64::from(segment.span.start()), u64::from(segment.span.end()));
            segment.kind == SegmentKind::Verbatim && segment.source == same
        })
}

/// A section.
#[derive(Serialize)]
pub struct Section<'a> {
    id: Id,
    kind: SectionKind,
    heading: Option<Quoted<'a>>,
    span: Span,
}

/// All sections, in order.
pub fn sections<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Section<'a>> {
    at.reading.sections.iter().map(|section| Section {
        id: Id::section(section.span),
        kind: section.kind,
        heading: section.heading.map(|span| at.quoted(span)),
        span: section.span,
    })
}

/// A block.
#[derive(Serialize)]
pub struct Block<'d> {
    id: Id,
    kind: BlockKind,
    span: Span,
    level: Option<u8>,
    page: Option<u32>,
    origin: Option<String>,
    /// What it is counted by, where the text lacks that.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'d str>,
}

/// All blocks that hold text, in order.
pub fn blocks<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Block<'a>> + 'a {
    let blocks = at.document.blocks.iter().filter(|block| !block.content.is_empty());
    blocks.map(|block| Block {
        id: Id::block(block.content),
        kind: block.kind,
        span: block.content,
        level: (block.level > 0 && block.kind == BlockKind::Heading).then_some(block.level),
        page: (block.page > 0).then_some(block.page),
        origin: origin(at.document, block.content),
        label: block.label.as_deref(),
    })
}

/// Where `span` stands in a source that is not its text.
fn origin(document: &Document, span: Span) -> Option<String> {
    let places = (!document.parts.is_empty()).then(|| document.whence(span))?;
    let places: Vec<String> = places.iter().map(ToString::to_string).collect();
    (!places.is_empty()).then(|| places.join("; "))
}

/// A sentence.
#[derive(Serialize)]
pub struct Sentence<'a> {
    id: Id,
    span: Span,
    line: u32,
    column: u32,
    block: BlockKind,
    section: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    cited_by: Vec<&'a str>,
}

/// All sentences, in order.
pub fn sentences<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Sentence<'a>> {
    let mut place = (0, 1);
    (0..).zip(&at.reading.sentences).map(move |(index, sentence)| {
        let start = sentence.span.start();
        let line = at.document.line(start);
        // Sentences come in order: characters are counted on from the one before on the same line, not from its start.
        let (from, column) = if at.document.line(place.0) == line && place.0 <= start {
            place
        } else {
            (at.document.lines.start(line), 1)
        };
        let column = column + at.quote(Span::new(from, start)).chars().count() as u32;
        place = (start, column);
        let section = at.reading.sections.get(sentence.section as usize);
        let citing = at.briefing.citing(SentenceId(index));
        Sentence {
            id: Id::sentence(sentence.span),
            span: sentence.span,
            line,
            column,
            block: sentence.kind,
            section: section.map(|section| Id::section(section.span)),
            origin: origin(at.document, sentence.span),
            cited_by: citing.iter().map(|&finding| at.briefing.id(finding)).collect(),
        }
    })
}

/// A name.
#[derive(Serialize)]
pub struct Name<'a> {
    span: Span,
    quote: &'a str,
    kind: NameKind,
}

/// All names, in order.
pub fn names<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Name<'a>> {
    let names = at.reading.language.names.iter();
    names.map(|name| Name { span: name.span, quote: at.quote(name.span), kind: name.kind })
}
