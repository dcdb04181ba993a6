//! List items with the lines that go on with them.

use super::line::{Line, begins_lower, ends_sentence};
use super::notes;
use super::segment::{Found, Segmenter};
use super::shape::{self, Marker, MarkerKind};
use crate::document::BlockKind;

/// How many lines are looked at for the next item of a list.
const AHEAD: usize = 12;
/// The most indentation, in columns, that makes an item deeper.
const DEEPEST: usize = 48;

/// A list that is open: the marker of its last item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    kind: MarkerKind,
}

/// One item.
pub(super) fn item(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let text = pass.text;
    let marker = shape::marker(line.words(text))?;
    let indent = line.indent(text);
    if repeats(line.words(text), marker) {
        return None;
    }
    let goes_on = pass.list.is_some_and(|list| list.kind == marker.kind);
    if !(marker.kind.is_certain() || goes_on || sibling(pass, line, marker)) {
        return None;
    }
    pass.mark(line.first, line.first + marker.length);
    let level = (1 + indent.min(DEEPEST) / 2) as u8;
    pass.list = Some(Open { kind: marker.kind });
    let last = last_line(pass, line);
    Some(Found { kind: BlockKind::Item, level, first: line.first, end: last.end, next: last.next })
}

/// Whether the bullet stands again inside the line: then it parts the line and opens no item. Hyphens, stars and the
/// like stand inside sentences too.
fn repeats(words: &str, marker: Marker) -> bool {
    let MarkerKind::Bullet(bullet) = marker.kind else { return false };
    let mut parts = words.get(marker.length..).unwrap_or("").split(bullet);
    let before = parts.next().unwrap_or("");
    !bullet.is_ascii()
        && before.ends_with(char::is_whitespace)
        && parts.next().is_some_and(|part| part.starts_with(char::is_whitespace))
}

/// The last line of the item that begins with `line`.
pub(super) fn last_line(pass: &mut Segmenter<'_>, line: Line) -> Line {
    let mut last = line;
    while let Some(next) = pass.follows(last).filter(|&next| continues(pass, line, last, next)) {
        last = next;
    }
    last
}

/// Whether another item of the same list follows near by.
fn sibling(pass: &mut Segmenter<'_>, line: Line, marker: Marker) -> bool {
    let text = pass.text;
    let own = line.words(text).get(..marker.length).unwrap_or("");
    let mut next = line;
    for _ in 0..AHEAD {
        let Some(line) = pass.after(next) else { return false };
        next = line;
        let words = line.words(text);
        if let Some(found) = shape::marker(words).filter(|found| found.kind == marker.kind) {
            let differs = matches!(marker.kind, MarkerKind::Doubtful(_)) || words.get(..found.length) != Some(own);
            return differs;
        }
    }
    false
}

/// Whether `next` goes on with the item that begins at `item` and so far ends at `last`.
fn continues(pass: &mut Segmenter<'_>, item: Line, last: Line, next: Line) -> bool {
    let text = pass.text;
    let words = next.words(text);
    if shape::opens_block(words) || shape::marker(words).is_some() || shape::underline(words).is_some() {
        return false;
    }
    let hangs = next.indent(text) > item.indent(text);
    let cut = hangs && !ends_sentence(last.words(text));
    if words.starts_with("**") && words.ends_with("**") || notes::is_note(words) && !cut {
        return false;
    }
    if hangs || pass.wrap.joins(text, last, next) {
        return true;
    }
    if shape::is_capitals(words) || !ends_sentence(words) && !begins_lower(words) {
        return false;
    }
    let Some(kind) = shape::marker(item.words(text)).map(|marker| marker.kind) else { return false };
    let mut after = next;
    for _ in 0..3 {
        let Some(line) = pass.follows(after) else { return false };
        if shape::marker(line.words(text)).is_some_and(|marker| marker.kind == kind) {
            return true;
        }
        after = line;
    }
    false
}
