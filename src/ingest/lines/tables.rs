//! Tables written in characters: where they begin and end, and which of their bytes are syntax.

use super::line::Line;
use super::segment::{Found, Segmenter};
use super::shape;
use crate::document::table::{self, Layout};
use crate::document::{self, BlockKind};
use crate::text::Span;

/// A table in any layout.
pub(super) fn table(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let body = line.words(pass.text);
    let found = if memchr::memchr(b'|', body.as_bytes()).is_some() {
        pipe_table(pass, line)
    } else if memchr::memchr(b'\t', body.as_bytes()).is_some() {
        tab_table(pass, line)
    } else if gapped(body) {
        column_table(pass, line)
    } else {
        None
    }?;
    let span = Span::new(found.first as u32, found.end as u32);
    let pipes = table::layout(pass.text, span) == Layout::Pipes;
    for row in table::rows(pass.text, span) {
        if row.separator {
            pass.mark(row.span.start() as usize, row.span.end() as usize);
        } else if pipes {
            mark_pipes(pass, row.span);
        }
    }
    Some(found)
}

fn found(first: Line, last: Line) -> Found {
    Found { kind: BlockKind::Table, level: 0, first: first.first, end: last.end, next: last.next }
}

fn mark_pipes(pass: &mut Segmenter<'_>, row: Span) {
    let body = row.of(pass.text);
    let start = row.start() as usize;
    let marks = memchr::memchr_iter(b'|', body.as_bytes());
    let plain: Vec<usize> = table::pipes(body).collect();
    for at in marks {
        if plain.binary_search(&at).is_ok() {
            pass.mark(start + at, start + at + 1);
        } else {
            pass.mark(start + at - 1, start + at);
        }
    }
}

/// Lines with pipes. One line is a table only with an outer pipe at both ends; two need a rule between them, or the
/// same number of two pipes and more; three need one pipe each.
fn pipe_table(pass: &mut Segmenter<'_>, first: Line) -> Option<Found> {
    let text = pass.text;
    let span = |line: Line| Span::new(line.first as u32, line.end as u32);
    let count = |line: Line| table::pipes(line.words(text)).count();
    let words = first.words(text);
    let own = count(first);
    let outer = words.starts_with('|') && own >= 2;
    if own == 0 {
        return None;
    }
    let mut lines = vec![first];
    if let Some(second) = pass.follows(first) {
        let ruled = table::pipe_row(text, &[span(second)], None).0.separator && count(second) > 0;
        let even = count(second) == own;
        let third = pass.follows(second).map_or(0, count);
        if !(outer || ruled || even && (own >= 2 || third == own)) {
            return None;
        }
    } else if !(outer && words.ends_with('|')) {
        return None;
    }
    while let Some(next) = pass.follows(*lines.last()?) {
        let above = *lines.last()?;
        let body = next.words(text);
        let takes = count(next) > 0 || goes_on(text, outer, own, above, body);
        if !takes || shape::marker(body).is_some_and(|marker| marker.kind.is_certain()) && count(next) == 0 {
            break;
        }
        lines.push(next);
    }
    Some(found(first, *lines.last()?))
}

/// Whether a line without a pipe belongs to the row above it: that row is not closed, or the line goes on in lower case.
fn goes_on(text: &str, outer: bool, pipes: usize, above: Line, body: &str) -> bool {
    let row = above.words(text);
    if outer {
        return !row.ends_with('|') || row.ends_with("\\|");
    }
    let short = table::pipes(row).count() < pipes && table::pipes(row).next().is_some();
    (short || body.starts_with(char::is_lowercase)) && !body.is_empty()
}

/// Two lines and more with the same number of tabs (three where there is only one tab).
fn tab_table(pass: &mut Segmenter<'_>, first: Line) -> Option<Found> {
    let text = pass.text;
    let filled = |line: Line| line.words(text).split('\t').filter(|cell| !cell.trim().is_empty()).count();
    let own = filled(first);
    let bullet = shape::marker(first.words(text)).is_some_and(|marker| marker.kind.is_certain());
    if own < 2 || bullet {
        return None;
    }
    let (mut last, mut count) = (first, 1);
    while let Some(next) =
        pass.follows(last).filter(|&next| next.words(text).contains('\t') && filled(next).abs_diff(own) <= own / 2)
    {
        last = next;
        count += 1;
    }
    (count >= 3 || count == 2 && own >= 3).then(|| found(first, last))
}

/// Whether there is a gap of two blanks and more inside the line, other than after a stop.
fn gapped(body: &str) -> bool {
    let mut from = 0;
    while let Some(at) = body.get(from..).and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"  ")) {
        let before = body.as_bytes().get((from + at).saturating_sub(1));
        if body.len() < 400 && !before.is_some_and(|byte| b".!?:;\"')".contains(byte)) {
            return true;
        }
        from += at + 2;
    }
    false
}

/// Three lines and more with common gutters, most of them with two filled cells and more.
fn column_table(pass: &mut Segmenter<'_>, first: Line) -> Option<Found> {
    let text = pass.text;
    if first.start < pass.no_columns || shape::marker(first.words(text)).is_some() {
        return None;
    }
    let mut lines = vec![first];
    while let Some(next) = pass.follows(*lines.last()?) {
        if !gapped(next.words(text)) && !shape::is_rule(next.words(text)) {
            break;
        }
        lines.push(next);
    }
    pass.no_columns = lines.last()?.next;
    if lines.len() < 3 {
        return None;
    }
    let spans: Vec<Span> = lines.iter().map(|line| Span::new(line.start as u32, line.end as u32)).collect();
    let last = *lines.last()?;
    let columns = document::columns(text, &spans);
    let rows = table::rows(text, Span::new(first.start as u32, last.end as u32));
    let full = rows.iter().filter(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() >= 2).count();
    (columns.len() >= 2 && full * 10 >= rows.len() * 7).then(|| Found { first: first.start, ..found(first, last) })
}
