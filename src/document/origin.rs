//! How the text came from the source: segments that tile the text, each with its place in the source.

use crate::text::Span;

/// How the bytes of a segment relate to the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// The same bytes stand in the source at `source`.
    Verbatim,
    /// Another text of the same meaning stands there (an entity, a soft break, a decoded character).
    Replaced,
    /// Decoded from a part or a page of a container.
    Decoded,
    /// The source lacks it (a separator between two parts).
    Inserted,
}

/// A run of the text that came from one run of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The run in `Document::text`.
    pub span: Span,
    /// How it relates to the source.
    pub kind: SegmentKind,
    /// First and one past last byte in the source (or in the part of a container). Equal for `Inserted`.
    pub source: (u64, u64),
}

/// A named place in a container: a part of an archive, a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Such as `word/document.xml` or `page 3`.
    pub part: String,
}
