//! A table of data on its way: cells that span columns and rows are followed by empty ones.

use super::element::Role;
use super::tags::{Markup, Tag};
use crate::ingest::composer::Composer;

/// The most columns one cell may span (HTML standard, section 4.9.11).
const COLUMNS: usize = 1000;
/// The most rows.
const ROWS: usize = 65_534;

/// The open table of data.
#[derive(Debug)]
pub(super) struct Grid {
    /// How many rows each column is still taken by a cell from above.
    taken: Vec<usize>,
    column: usize,
    rows: usize,
    cells: usize,
    heads: usize,
    in_head: bool,
    cell: Option<(usize, usize)>,
}

impl Grid {
    pub(super) fn new() -> Self {
        Self { taken: Vec::new(), column: 0, rows: 0, cells: 0, heads: 0, in_head: false, cell: None }
    }

    /// Rows that begin now stand in the head of the table, or not.
    pub(super) fn section(&mut self, head: bool) {
        self.in_head = head;
    }

    pub(super) fn begin_row(&mut self, out: &mut Composer<'_>) {
        self.end_row(out);
        if !out.in_table() {
            out.begin_table();
        }
        out.row();
    }

    /// Begins a cell that spans as its tag says.
    pub(super) fn begin_cell(&mut self, text: &str, markup: &Markup, tag: &Tag, out: &mut Composer<'_>) {
        self.end_cell(out);
        let span = |name: &[u8], most: usize| {
            let told = markup.attribute(tag, name).and_then(|range| text.get(range)).unwrap_or_default();
            let digits = told.trim().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
            if digits.is_empty() { 1 } else { digits.parse().unwrap_or(most).clamp(1, most) }
        };
        self.heads += usize::from(tag.role == Role::HeadCell);
        self.open_cell((span(b"colspan", COLUMNS), span(b"rowspan", ROWS)), out);
    }

    /// Begins a cell for text that stands in none.
    pub(super) fn stray(&mut self, out: &mut Composer<'_>) {
        if self.cell.is_none() {
            self.open_cell((1, 1), out);
        }
    }

    fn open_cell(&mut self, spans: (usize, usize), out: &mut Composer<'_>) {
        if !out.in_table() {
            out.begin_table();
        }
        while self.taken.get(self.column).is_some_and(|rows| *rows > 0) && self.pad(out) {}
        out.cell();
        self.cells += 1;
        self.cell = Some(spans);
    }

    /// Puts an empty cell in the next column; whether there was room for it.
    fn pad(&mut self, out: &mut Composer<'_>) -> bool {
        if out.empty_cells(1) == 0 {
            self.taken.clear();
            return false;
        }
        if let Some(rows) = self.taken.get_mut(self.column) {
            *rows = rows.saturating_sub(1);
        }
        self.column += 1;
        true
    }

    pub(super) fn end_cell(&mut self, out: &mut Composer<'_>) {
        let Some((columns, rows)) = self.cell.take() else { return };
        out.end_cell();
        let first = self.column;
        self.column += 1;
        let room = (1..columns).all(|_| self.pad(out));
        if rows > 1 && room {
            let end = self.column;
            self.taken.resize(self.taken.len().max(end), 0);
            for column in self.taken.iter_mut().take(end).skip(first) {
                *column = rows - 1;
            }
        }
    }

    pub(super) fn end_row(&mut self, out: &mut Composer<'_>) {
        self.end_cell(out);
        if self.cells == 0 {
            return;
        }
        let last = self.taken.iter().rposition(|rows| *rows > 0);
        self.taken.truncate(last.map_or(0, |last| last + 1));
        while self.column < self.taken.len() && self.pad(out) {}
        if self.rows == 0 && (self.heads == self.cells || self.in_head) {
            out.headed();
        }
        self.rows += 1;
        (self.cells, self.heads, self.column) = (0, 0, 0);
    }
}
