//! A block: one paragraph, item, heading, table or note of the document.

use crate::text::Span;

use super::Origin;

/// What a block is, as `pincite/1` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list, without its nested items.
    Item,
    /// A quoted passage set apart (`>` in Markdown).
    Quote,
    /// A table: pipe, tab or column aligned.
    Table,
    /// Front matter, captions, footnotes, rules, adverts: text that is not part of the argument.
    Note,
    /// Code or preformatted text.
    Code,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tile: all its bytes, line ends and blank lines after it included. Tiles cover the text without a gap.
    pub span: Span,
    /// The tile without white space at its ends; markup at its ends (`- `, `## `) is kept. Empty for a blank tile.
    pub content: Span,
    /// Level of a heading (1 to 6) or depth of an item (1 and up); 0 for the rest.
    pub level: u8,
    /// The page it begins on, from 1; 0 where the format has no pages.
    pub page: u32,
    /// Where it stands in the source, for formats whose text is not the file.
    pub origin: Option<Box<Origin>>,
    /// What its format counts it by and shows before it, where the text lacks that: `12.`, `(a)`. At most
    /// [`Block::LABEL`] bytes, none of them a control.
    pub label: Option<Box<str>>,
}

impl Block {
    /// The longest label, in bytes.
    pub const LABEL: usize = 40;

    /// A block of text whose format has neither pages nor parts.
    pub fn new(kind: BlockKind, span: Span, content: Span, level: u8) -> Self {
        Self { kind, span, content, level, page: 0, origin: None, label: None }
    }
}
