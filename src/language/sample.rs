//! Documents for tests: paragraphs set apart by blank lines.

use crate::document::{Block, BlockKind, Document, Format, Source};
use crate::text::{LineIndex, Span};

/// A plain document of paragraphs; `markup` lists bytes that are syntax.
pub fn document(text: &str, markup: &[(u32, u32)]) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find("\n\n").map_or(text.len(), |at| start + at + 2);
        let span = Span::from_range(&(start..end));
        blocks.push(Block::new(BlockKind::Paragraph, span, span.trim(text), 0));
        start = end;
    }
    Document {
        text: text.to_owned(),
        segments: Vec::new(),
        blocks,
        markup: markup.iter().map(|&(start, end)| Span::new(start, end)).collect(),
        lines: LineIndex::new(text),
        format: Format::Text,
        source: Source { path: "-".to_owned(), bytes: text.len() as u64, sha256: String::new(), encoding: "UTF-8" },
        problems: Vec::new(),
        title: None,
        published: None,
        prefix: false,
    }
}
