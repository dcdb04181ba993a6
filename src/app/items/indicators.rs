//! Indicators: the table as a grid, its cells verbatim, the trend as a mark beside the words that state it.

use std::sync::Arc;

use super::{ItemRow, Setting, blank, place, tail_width};
use crate::briefing::{Briefing, FindingRef};
use crate::display::{Part, Piece, Role, Row, wrap};
use crate::extract::{Indicator, Trend};
use crate::reading::{Cell, Grid};
use crate::text::Span;
use crate::text::glyph::width_of;

/// Cells between two columns: blank, rule, blank.
const GAP: u16 = 3;
/// Columns narrower than this are set one below the other.
const NARROW: u16 = 9;
/// Rows of a table that are measured for its columns.
const MEASURED: usize = 64;

/// The mark of a trend; `None` where none is stated.
const fn trend_mark(trend: Trend) -> Option<&'static str> {
    match trend {
        Trend::Up => Some("↑"),
        Trend::Down => Some("↓"),
        Trend::Level => Some("–"),
        Trend::Mixed => Some("↕"),
        Trend::None => None,
    }
}

/// The cells of the table row of an indicator.
pub(crate) fn cells(briefing: &Briefing, finding: FindingRef) -> &[Cell] {
    let indicator = briefing.findings.indicators.get(finding.index as usize);
    let grid = indicator.and_then(|found| Some((briefing.reading.grids.get(found.what.grid)?, found.what.row)));
    grid.and_then(|(grid, row)| grid.rows.get(row)).map_or(&[], Vec::as_slice)
}

/// The rows of indicator `at`; the first one of a table begins with its caption and header.
pub(super) fn rows(setting: &Setting, at: usize) -> Vec<ItemRow> {
    let found = &setting.briefing.findings.indicators;
    let Some(indicator) = found.get(at) else { return Vec::new() };
    let Some(grid) = setting.briefing.reading.grids.get(indicator.what.grid) else { return Vec::new() };
    let Some(cells) = grid.rows.get(indicator.what.row) else { return Vec::new() };
    let shown = place(setting.document(), indicator.span());
    let tail = vec![(shown, Role::LineNumber)];
    let room = setting.width.saturating_sub(tail_width(&tail).max(5) + 1);
    let widths = columns(setting, grid, room);
    let mut rows = Vec::new();
    let first =
        at.checked_sub(1).and_then(|before| found.get(before)).is_none_or(|b| b.what.grid != indicator.what.grid);
    if first {
        let caption = grid.caption.map(|span| [Piece::Styled(span, Role::Aside)]);
        let caption = caption.map(|pieces| wrap(setting.document(), &pieces, setting.width, 2, 2, &[]));
        rows.extend(caption.into_iter().flatten().map(ItemRow::text));
        if let Some(widths) = widths.as_ref().filter(|_| !grid.header.is_empty()) {
            let header = grid.header.iter().map(|cell| vec![Piece::Styled(cell.span, Role::Dim)]);
            rows.extend(beside(setting, &header.collect::<Vec<_>>(), widths).into_iter().map(ItemRow::text));
        }
    }
    let begun = rows.len();
    for row in &mut rows {
        row.lead = true;
    }
    match widths {
        Some(widths) => {
            let pieces = cells.iter().enumerate().map(|(index, cell)| cell_pieces(&indicator.what, index, *cell));
            rows.extend(beside(setting, &pieces.collect::<Vec<_>>(), &widths).into_iter().map(ItemRow::text));
        }
        None => rows.extend(below(setting, grid, &indicator.what, cells)),
    }
    match rows.get_mut(begun) {
        Some(row) if row.row.width() + 1 + tail_width(&tail) <= setting.width => row.tail = tail,
        _ => rows.push(ItemRow { row: blank(), tail, lead: false }),
    }
    rows
}

fn cell_pieces(indicator: &Indicator, index: usize, cell: Cell) -> Vec<Piece> {
    let states = indicator.trend_cues.first().is_some_and(|cue| cell.span.covers(*cue));
    let mark = trend_mark(indicator.trend).filter(|_| states);
    let text = match index {
        0 => Piece::Styled(cell.span, Role::Stakeholder),
        _ => Piece::Source(cell.span),
    };
    mark.map(|mark| Piece::Label(format!("{mark} "), Role::Trend)).into_iter().chain([text]).collect()
}

/// The widths of the columns of a table in `room` cells; `None` where they would be too narrow.
fn columns(setting: &Setting, grid: &Grid, room: u16) -> Option<Vec<u16>> {
    let count = grid.rows.iter().map(Vec::len).chain([grid.header.len()]).max().unwrap_or(0) as u16;
    let room = room.checked_sub(GAP.saturating_mul(count.saturating_sub(1)))?;
    if count == 0 || room / count < NARROW {
        return None;
    }
    let document = setting.document();
    let mut wants = vec![NARROW; usize::from(count)];
    for row in grid.rows.iter().take(MEASURED).chain([&grid.header]) {
        for (want, cell) in wants.iter_mut().zip(row) {
            let span = Span::new(cell.span.start(), cell.span.end().min(cell.span.start() + 400));
            *want = (*want).max(width_of(&document.plain(span)).saturating_add(2));
        }
    }
    let mut widths = vec![0; wants.len()];
    let mut left = room;
    while left > 0 {
        let open = (0..wants.len()).filter(|&at| wants.get(at) > widths.get(at));
        let Some(slot) = open.min_by_key(|&at| widths.get(at).copied()).and_then(|at| widths.get_mut(at)) else {
            break;
        };
        *slot += 1;
        left -= 1;
    }
    Some(widths)
}

/// Cells side by side, wrapped in their columns.
fn beside(setting: &Setting, cells: &[Vec<Piece>], widths: &[u16]) -> Vec<Row> {
    let laid: Vec<Vec<Row>> = cells
        .iter()
        .zip(widths)
        .map(|(pieces, &width)| wrap(setting.document(), pieces, width, 0, setting.most, &[]))
        .collect();
    let height = laid.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut rows = Vec::with_capacity(height);
    for line in 0..height {
        let mut row = blank();
        let mut column = 0;
        for (index, (cell, &width)) in laid.iter().zip(widths).enumerate() {
            if index > 0 {
                row.parts.push(rule(column + 1));
                column += GAP;
            }
            let parts = cell.get(line).map_or(&[][..], |row| row.parts.as_slice());
            row.parts.extend(parts.iter().cloned().map(|part| Part { column: part.column + column, ..part }));
            column += width;
        }
        rows.push(row);
    }
    rows
}

fn rule(column: u16) -> Part {
    Part { span: Span::default(), column, width: 1, label: Some(Arc::from("│")), role: Some(Role::Rule) }
}

/// Cells one below the other, each after the word of its column.
fn below(setting: &Setting, grid: &Grid, indicator: &Indicator, cells: &[Cell]) -> Vec<ItemRow> {
    let mut rows = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let mut pieces = Vec::new();
        if let Some(header) = grid.header.get(index).filter(|header| index > 0 && !header.span.is_empty()) {
            pieces.push(Piece::Label("  ".to_owned(), Role::Dim));
            pieces.push(Piece::Styled(header.span, Role::Dim));
            pieces.push(Piece::Label("  ".to_owned(), Role::Dim));
        }
        pieces.extend(cell_pieces(indicator, index, *cell));
        let hang = if index > 0 { 4 } else { 2 };
        let laid = wrap(setting.document(), &pieces, setting.width, hang, setting.most, &[]);
        rows.extend(laid.into_iter().map(ItemRow::text));
    }
    rows
}
