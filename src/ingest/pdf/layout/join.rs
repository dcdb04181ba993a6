//! Paragraphs that go on in the next column, on the next page or after a table.

use super::draft::Draft;
use super::lines::Line;
use super::marker;
use super::sheet::Sheet;
use crate::document::BlockKind;

/// How many blocks (notes, tables, captions) may stand between the two halves.
const BETWEEN: usize = 16;

/// Joins what a border cut: the first half does not end a sentence, and the second goes on as if nothing were between.
pub(crate) fn join<'s>(drafts: &mut Vec<Draft>, sheet: &dyn Fn(u32) -> Option<&'s Sheet>) {
    let mut at = 0;
    while at < drafts.len() {
        while let Some(next) = continuation(drafts, at, sheet) {
            let rest = drafts.remove(next);
            if let Some(draft) = drafts.get_mut(at) {
                draft.lines.extend(rest.lines);
            }
        }
        at += 1;
    }
}

/// The block that goes on the sentence at the end of the block `at`.
fn continuation<'s>(drafts: &[Draft], at: usize, sheet: &dyn Fn(u32) -> Option<&'s Sheet>) -> Option<usize> {
    let draft = drafts.get(at)?;
    let last = draft.lines.last()?;
    if !is_text(draft) || draft.table.is_some() || last.words.is_empty() {
        return None;
    }
    let words = sheet(last.page)?.text(last);
    if marker::ends_sentence(&words) {
        return None;
    }
    let next =
        (at + 1..drafts.len().min(at + BETWEEN)).find(|&next| drafts.get(next).is_some_and(|next| !is_aside(next)))?;
    let found = drafts.get(next)?;
    let first = found.lines.first()?;
    let moves = first.page != last.page || first.base < last.base || next > at + 1;
    if found.kind != BlockKind::Paragraph || !moves || first.page > last.page + 1 {
        return None;
    }
    if (first.size - last.size).abs() > 0.07 * last.size || first.bold != last.bold {
        return None;
    }
    let begins = sheet(first.page)?.text(first).chars().next()?;
    let hyphen = words.ends_with(['-', '\u{2010}', '\u{AD}']);
    (begins.is_lowercase() || hyphen && begins.is_alphabetic() || fills(draft, last) && found.lines.len() > 1)
        .then_some(next)
}

/// Whether the last line reaches as far as the lines before it.
fn fills(draft: &Draft, last: &Line) -> bool {
    let same = |line: &&Line| line.page == last.page && (line.left - last.left).abs() < 20.0 * last.size;
    let right = draft.lines.iter().rev().filter(same).take(8).map(|line| line.right).fold(f32::MIN, f32::max);
    draft.lines.len() >= 3 && last.right > right - 1.2 * last.size
}

fn is_text(draft: &Draft) -> bool {
    matches!(draft.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote)
}

/// What may stand between two halves of a paragraph.
fn is_aside(draft: &Draft) -> bool {
    matches!(draft.kind, BlockKind::Note | BlockKind::Table)
}
