//! Floor 1: the document as it was read. One immutable text, the segments that tie it to the source bytes,
//! the blocks that tile it and the bytes that are markup. No sentences here.

mod block;
mod columns;
mod fragment;
mod grid;
pub mod invariant;
mod label;
mod member;
mod origin;
mod plain;
mod problem;
pub mod table;
mod whence;

pub use block::{Block, BlockKind};
pub use columns::columns;
pub use grid::CellGrid;
pub use member::Member;
pub use origin::{Origin, PartKind, Region, Segment, SegmentKind, SourcePart};
pub use problem::{Place, Problem};
pub use whence::Whence;

use std::sync::Arc;

use crate::text::{LineIndex, Span};

/// The format a document was read from, as `pincite/1` names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown (CommonMark with tables).
    Markdown,
    /// A saved web page.
    Html,
    /// Word (Office Open XML).
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// An e-book.
    Epub,
    /// An e-mail message.
    Email,
    /// PDF.
    Pdf,
    /// An RSS or Atom feed.
    Feed,
    /// A zip archive of documents: its text lists its members.
    Archive,
}

/// What is known of the bytes a document was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The path as it was given, `-` for standard input.
    pub path: String,
    /// Length of the source in bytes.
    pub bytes: u64,
    /// SHA-256 of the source bytes, in hex; empty for a prefix document, whose bytes have not all been read.
    pub sha256: String,
    /// The encoding the bytes were decoded from (`UTF-8`, `windows-1252`, ...).
    pub encoding: &'static str,
}

/// A document as it was read: immutable, shared by `Arc`.
///
/// What must hold is checked by [`invariant::check`]: blocks tile the text, segments tile the text, markup spans are
/// sorted and disjoint, and every border lies between two characters.
#[derive(Debug, Default)]
pub struct Document {
    /// The whole text. For UTF-8 text and Markdown it is the file, byte for byte.
    pub text: String,
    /// How the text came from the source bytes, in order; they tile the text.
    pub segments: Vec<Segment>,
    /// Blocks in order; their `span`s tile the text.
    pub blocks: Vec<Block>,
    /// The bytes of the text that are syntax (list markers, emphasis, pipes, front matter fences), sorted, disjoint.
    pub markup: Vec<Span>,
    /// The parts of the source that segments count in; empty where the one part is the file itself.
    pub parts: Vec<SourcePart>,
    /// Cells of tables that the format itself tells apart, in order of their blocks.
    pub grids: Vec<CellGrid>,
    /// Where runs of the text stand on their pages, in order of the text; empty where a format has no pages.
    pub regions: Vec<Region>,
    /// Documents inside this one that can be opened on their own, in order.
    pub members: Vec<Member>,
    /// Line starts.
    pub lines: LineIndex,
    /// What it was read as.
    pub format: Format,
    /// Where it came from.
    pub source: Source,
    /// What was met while reading and is worth telling; never a reason to stop.
    pub problems: Vec<Problem>,
    /// The title, where the document names one.
    pub title: Option<Span>,
    /// The date of publication, where the document names one.
    pub published: Option<Published>,
    /// The address it was saved from or is known by: `http` or `https`, no controls, at most 2,083 bytes.
    pub address: Option<String>,
    /// Whether this holds only the first bytes of a longer source.
    pub prefix: bool,
}

/// A date of publication found in front matter or a byline.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Published {
    /// Where it stands.
    pub span: Span,
    /// The same day as `YYYY-MM-DD`.
    pub date: String,
}

impl Document {
    /// The text of `span`, markup included; empty where the span does not lie on character borders.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len() as u32)
    }

    /// The block (its index) whose tile holds `offset`; the last block at the end of the text.
    pub fn block_at(&self, offset: u32) -> usize {
        self.blocks.partition_point(|block| block.span.start() <= offset).saturating_sub(1)
    }

    /// The line (from 1) that holds `offset`.
    pub fn line(&self, offset: u32) -> u32 {
        self.lines.line(offset)
    }

    /// Wraps the document for sharing.
    pub fn shared(self) -> Arc<Self> {
        Arc::new(self)
    }
}
