//! Blocks told by marks: front matter, code, rules, quotes.

use super::line::Line;
use super::segment::{Found, Segmenter};
use super::shape;
use crate::document::BlockKind;

/// The most bytes between an opening fence and its end.
const FARTHEST: usize = 64 * 1024;

/// Front matter: `---` on the first line, keys, `---`.
pub(super) fn front_matter(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let text = pass.text;
    let fence = line.words(text);
    if !pass.blocks.is_empty() || !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut last = pass.after(line)?;
    for _ in 0..100 {
        let words = last.words(text);
        if words == fence || fence == "---" && words == "..." {
            pass.mark(line.first, line.end);
            pass.mark(last.first, last.end);
            return Some(Found { kind: BlockKind::Note, level: 0, first: line.first, end: last.end, next: last.next });
        }
        let field =
            words.is_empty() || words.contains([':', '=']) || words.starts_with(['-', '#']) || last.first > last.start;
        if !field {
            return None;
        }
        last = pass.after(last)?;
    }
    None
}

/// Code between fences.
pub(super) fn code(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let (mark, length) = shape::fence(line.words(pass.text))?;
    if line.start < pass.no_fence {
        return None;
    }
    let mut last = line;
    while let Some(next) = pass.after(last).filter(|next| next.next - line.start < FARTHEST) {
        last = next;
        let words = last.words(pass.text);
        if words.len() >= length && words.chars().all(|c| c == mark) {
            pass.mark(line.first, line.end);
            pass.mark(last.first, last.end);
            return Some(Found { kind: BlockKind::Code, level: 0, first: line.first, end: last.end, next: last.next });
        }
    }
    pass.no_fence = last.next;
    None
}

/// A rule: a note that is all syntax.
pub(super) fn rule(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    if !shape::is_rule(line.words(pass.text)) {
        return None;
    }
    pass.mark(line.first, line.end);
    Some(Found::line(BlockKind::Note, 0, line))
}

/// A passage with `>` before every line, up to a bare `>`.
pub(super) fn quote(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let mut last = line;
    let depth = quote_mark(line.words(pass.text))?;
    pass.mark(line.first, (line.first + depth).min(line.end));
    while let Some(next) = pass.follows(last) {
        let words = next.words(pass.text);
        let Some(depth) = quote_mark(words) else { break };
        if words.trim_matches(['>', ' ']).is_empty() && !last.words(pass.text).trim_matches(['>', ' ']).is_empty() {
            break;
        }
        pass.mark(next.first, (next.first + depth).min(next.end));
        last = next;
    }
    Some(Found { kind: BlockKind::Quote, level: 0, first: line.first, end: last.end, next: last.next })
}

/// The bytes of `>` marks and white space at the start of a quoted line.
fn quote_mark(words: &str) -> Option<usize> {
    let rest = words.trim_start_matches(['>', ' ', '\t']);
    words.starts_with('>').then_some(words.len() - rest.len())
}

/// Lines set in by four columns and more, full of the marks of a program.
pub(super) fn indented(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let text = pass.text;
    if !pass.after_blank || line.indent(text) < 4 {
        return None;
    }
    let (mut marks, mut signs, mut last) = (0, 0, line);
    loop {
        for c in last.words(text).chars().filter(|c| !c.is_whitespace()) {
            signs += 1;
            marks += usize::from("{}[]();=<>|&$_\\/".contains(c));
        }
        match pass.follows(last).filter(|next| next.indent(text) >= 4) {
            Some(next) => last = next,
            None => break,
        }
    }
    (marks * 8 >= signs).then_some(Found {
        kind: BlockKind::Code,
        level: 0,
        first: line.first,
        end: last.end,
        next: last.next,
    })
}
