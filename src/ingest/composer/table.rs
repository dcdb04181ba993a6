//! Tables: rows of cells, a tab inserted between two cells and a line end between two rows.

use super::Composer;
use crate::document::{BlockKind, CellGrid, SegmentKind};
use crate::text::Span;

/// The most empty cells of a document that are put in because others span them.
pub(super) const EMPTY: usize = 100_000;

/// The table that is being written.
pub(super) struct Table {
    rows: Vec<Vec<Span>>,
    pub(super) cell: Option<u32>,
    headed: bool,
}

impl Composer<'_> {
    /// Begins a table; whatever block is open is ended.
    pub(in crate::ingest) fn begin_table(&mut self) {
        self.begin(BlockKind::Table, 0);
        self.table = Some(Table { rows: Vec::new(), cell: None, headed: false });
    }

    /// Whether a table is open.
    pub(in crate::ingest) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Begins a row of the open table.
    pub(in crate::ingest) fn row(&mut self) {
        self.end_cell();
        if let Some(table) = &mut self.table {
            if table.rows.last().is_some_and(Vec::is_empty) {
                return;
            }
            let first = table.rows.is_empty();
            table.rows.push(Vec::new());
            if !first {
                self.builder.push("\n", SegmentKind::Inserted, 0, 0);
            }
        }
    }

    /// Begins a cell of the open table, of a first row where none is open.
    pub(in crate::ingest) fn cell(&mut self) {
        self.end_cell();
        if self.table.as_ref().is_some_and(|table| table.rows.is_empty()) {
            self.row();
        }
        let Some(table) = &mut self.table else { return };
        if table.rows.last().is_some_and(|row| !row.is_empty()) {
            self.builder.push("\t", SegmentKind::Inserted, 0, 0);
        }
        table.cell = Some(self.builder.end());
    }

    /// Puts in `wanted` empty cells, because others span them; how many there was room for. A few bytes can ask for
    /// millions of such cells, so that a document has room for [`EMPTY`] alone; that there are more is told.
    pub(in crate::ingest) fn empty_cells(&mut self, wanted: usize) -> usize {
        let given = wanted.min(EMPTY - self.emptied);
        self.emptied += given;
        for _ in 0..given {
            self.cell();
            self.end_cell();
        }
        if given < wanted && !self.overspanned {
            self.overspanned = true;
            let message = format!("cells say that they span more than {EMPTY} others: the rest of these is left out");
            self.problem(message, None);
        }
        given
    }

    /// Ends the open cell, if any.
    pub(in crate::ingest) fn end_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let Some(start) = table.cell.take() else { return };
        let words = self.builder.since(start);
        let front = words.len() - words.trim_start().len();
        let from = start + front as u32;
        let span = Span::new(from, from + words.trim().len() as u32);
        let span = if span.is_empty() { Span::empty(start) } else { span };
        if let Some(row) = table.rows.last_mut() {
            row.push(span);
        }
    }

    /// The first row of the open table names its columns.
    pub(in crate::ingest) fn headed(&mut self) {
        if let Some(table) = &mut self.table {
            table.headed = true;
        }
    }

    pub(super) fn end_table(&mut self) -> Option<Span> {
        self.end_cell();
        let table = self.table.take()?;
        let open = self.open.take()?;
        let content = self.content(&open);
        let span = self.close(open, content)?;
        let inside = |cell: &Span| Span::new(cell.start().clamp(span.start(), span.end()), cell.end().min(span.end()));
        let rows = table.rows.iter().map(|row| row.iter().map(inside).collect::<Vec<_>>());
        let mut rows: Vec<Vec<Span>> = rows.filter(|row| !row.is_empty()).collect();
        let first = rows.iter().position(|row| row.iter().any(|cell| !cell.is_empty())).unwrap_or(0);
        let headed = table.headed && first == 0;
        rows.drain(..first);
        self.next.grids.push(CellGrid { span, rows, headed });
        Some(span)
    }
}
