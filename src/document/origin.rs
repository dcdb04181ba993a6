//! How the text came from the source: segments that tile the text, each with its place in a part of the source.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// How the bytes of a segment relate to the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SegmentKind {
    /// The same bytes stand in the source at `source`.
    Verbatim,
    /// Another text of the same meaning stands there (an entity, a soft break, a run of blanks).
    Replaced,
    /// Decoded from there (another character encoding).
    Decoded,
    /// The source lacks it (a separator between two blocks or cells).
    Inserted,
}

/// A run of the text that came from one run of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The run in `Document::text`.
    pub span: Span,
    /// How it relates to the source.
    pub kind: SegmentKind,
    /// First and one past last byte in the part. Equal for `Inserted`.
    pub source: (u64, u64),
    /// The part these bytes stand in: its place in `Document::parts`; 0 where a document has no parts.
    pub part: u32,
}

impl Segment {
    /// A segment of a document whose one part is the file itself.
    pub fn of_file(span: Span, kind: SegmentKind, source: (u64, u64)) -> Self {
        Self { span, kind, source, part: 0 }
    }
}

/// What a part of a source is. A part is a string of bytes that can be had from the file again without a guess; the
/// offsets of segments count in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartKind {
    /// The file itself, byte for byte.
    File,
    /// An entry of a zip container, inflated (`word/document.xml`).
    Entry,
    /// A body part of an e-mail, its transfer encoding undone (`part 1.2`).
    Body,
    /// A page: the characters of its glyphs as UTF-8, in the order in which the page paints them.
    Page,
}

/// A part of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePart {
    /// What it is.
    pub kind: PartKind,
    /// Its name in the source: `word/document.xml`, `page 3`; empty for the file itself.
    pub name: String,
}

/// Where a block stands in a source that is not its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its part, as an index into `Document::parts`.
    pub part: u32,
    /// Which block of that part it is, from 1, in reading order: the number that is told as `¶12`.
    pub paragraph: u32,
}

/// A run of the text on a page, usually a line of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// The run in `Document::text`.
    pub span: Span,
    /// The page, from 1.
    pub page: u32,
    /// Left, top, right and bottom in tenths of a point from the upper left corner of the page as it is shown.
    pub bounds: [i32; 4],
}
