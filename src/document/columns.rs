//! Tables whose columns are aligned by spaces: a gutter is a strip of blanks through all lines.

use std::ops::Range;

use super::table::{Row, lines};
use crate::text::Span;

/// How many lines are looked at to find the gutters.
const LOOK: usize = 200;
/// Lines wider than this are no table.
const WIDEST: usize = 400;

/// The rows of the aligned table at `span`.
pub(super) fn rows(text: &str, span: Span) -> Vec<Row> {
    let lines: Vec<Span> = lines(text, span).collect();
    let columns = columns(text, &lines);
    lines.iter().map(|&line| row(text, line, &columns)).collect()
}

/// The columns (in characters) between the gutters of `lines`: strips of two blanks and more that no line crosses.
/// The last column runs on without end.
pub fn columns(text: &str, lines: &[Span]) -> Vec<Range<usize>> {
    let mut filled = vec![false; WIDEST];
    for line in lines.iter().take(LOOK) {
        let body = line.of(text);
        for (column, c) in body.chars().enumerate() {
            match filled.get_mut(column) {
                Some(cell) => *cell |= !c.is_whitespace(),
                None => return Vec::new(),
            }
        }
    }
    let end = filled.iter().rposition(|&cell| cell).map_or(0, |at| at + 1);
    let mut columns: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < end {
        let blank = filled.iter().skip(at).take_while(|&&cell| !cell).count();
        let start = at + blank;
        let length = filled.iter().skip(start).take_while(|&&cell| cell).count();
        match columns.last_mut() {
            Some(last) if blank < 2 => last.end = start + length,
            _ => columns.push(start..start + length),
        }
        at = start + length.max(1);
    }
    if let Some(last) = columns.last_mut() {
        last.end = usize::MAX;
    }
    columns
}

fn row(text: &str, line: Span, columns: &[Range<usize>]) -> Row {
    let body = line.of(text);
    let offset = |column: usize| body.char_indices().nth(column).map_or(body.len(), |(at, _)| at) as u32;
    let cells = columns.iter().map(|column| {
        let start = line.start() + offset(column.start);
        let end = line.start() + if column.end == usize::MAX { body.len() as u32 } else { offset(column.end) };
        Span::new(start, end).trim(text)
    });
    let cells: Vec<Span> = cells.collect();
    let bare = body.trim();
    let separator = bare.len() >= 3 && bare.chars().all(|c| matches!(c, '-' | '=' | '+' | ' ' | '─' | '—'));
    Row { span: line.trim(text), cells, separator }
}
