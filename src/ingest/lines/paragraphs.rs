//! Running text, and the lines beside it that are no part of the argument.

use super::line::{Line, ends_sentence};
use super::segment::{Found, Segmenter};
use super::{notes, shape};
use crate::document::BlockKind;

/// How many blocks the head of a document may have.
const HEAD: usize = 12;

/// Byline and memo fields before the first paragraph.
pub(super) fn memo(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let words = line.words(pass.text);
    if pass.in_body || pass.blocks.len() >= HEAD || words.len() > 300 {
        return None;
    }
    let field = notes::memo_key(words).is_some();
    (field || notes::is_byline(words)).then(|| Found::line(BlockKind::Note, 0, line))
}

/// A line that is surely a note.
pub(super) fn note(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    notes::is_note(line.words(pass.text)).then(|| Found::line(BlockKind::Note, 0, line))
}

/// Whether `next` goes on with the paragraph that so far ends at `last`.
fn joins(pass: &Segmenter<'_>, last: Line, next: Line) -> bool {
    let words = next.words(pass.text);
    let apart = || words.starts_with("**") && words.ends_with("**") || notes::is_note(words);
    pass.wrap.joins(pass.text, last, next)
        || pass.sentences_join && ends_sentence(last.words(pass.text)) && !words.contains('|') && !apart()
}

/// Running text up to a blank line, another block or a new paragraph.
pub(super) fn paragraph(pass: &mut Segmenter<'_>, line: Line) -> Found {
    let text = pass.text;
    let mut last = line;
    while let Some(next) = pass.follows(last) {
        if shape::opens_block(next.words(text)) || !joins(pass, last, next) {
            break;
        }
        last = next;
    }
    Found { kind: BlockKind::Paragraph, level: 0, first: line.first, end: last.end, next: last.next }
}
