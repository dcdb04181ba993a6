//! Tables of office documents. One inside a cell of another is read as words of that cell, one of a single column as
//! paragraphs.

use crate::ingest::composer::Composer;

/// The most columns of a table.
const COLUMNS: u32 = 256;

/// An open table.
#[derive(Default)]
struct Table {
    /// Whether its cells are cells of the document; else their words are paragraphs, or words of a cell outside.
    grid: bool,
    columns: u32,
    rows: u32,
    headed: bool,
    /// How many columns the cell spans.
    span: u32,
}

/// The tables that are open, the outermost first.
#[derive(Default)]
pub(in crate::ingest) struct Cells {
    open: Vec<Table>,
}

impl Cells {
    /// Whether words go into a cell.
    pub(in crate::ingest) fn inside(&self) -> bool {
        self.open.iter().any(|table| table.grid)
    }

    /// The innermost table, where its cells are cells of the document.
    fn grid(&mut self) -> Option<&mut Table> {
        self.open.last_mut().filter(|table| table.grid)
    }

    /// A table begins.
    pub(in crate::ingest) fn begin(&mut self) {
        self.open.push(Table::default());
    }

    /// The table has that many columns more.
    pub(in crate::ingest) fn columns(&mut self, more: u32) {
        if let Some(table) = self.open.last_mut() {
            table.columns = table.columns.saturating_add(more);
        }
    }

    /// The first row of the table names its columns.
    pub(in crate::ingest) fn headed(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.headed = true;
        }
    }

    /// The row that has begun names its columns, if it is the first.
    pub(in crate::ingest) fn head_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.headed |= table.rows == 1;
        }
    }

    /// A row begins.
    pub(in crate::ingest) fn row(&mut self, out: &mut Composer<'_>) {
        let outer = self.open.iter().rev().skip(1).any(|table| table.grid);
        let Some(table) = self.open.last_mut() else { return };
        table.rows += 1;
        if table.rows == 1 && table.columns != 1 && !outer {
            table.grid = true;
            out.begin_table();
        }
        if table.grid {
            out.row();
        }
    }

    /// A cell begins.
    pub(in crate::ingest) fn cell(&mut self, out: &mut Composer<'_>) {
        if let Some(table) = self.grid() {
            table.span = 1;
            out.cell();
        }
    }

    /// The cell takes up that many columns.
    pub(in crate::ingest) fn span(&mut self, columns: u32) {
        if let Some(table) = self.grid() {
            table.span = columns;
        }
    }

    /// The cell ends.
    pub(in crate::ingest) fn end_cell(&mut self, out: &mut Composer<'_>) {
        let span = self.grid().map(|table| table.span);
        if let Some(span) = span {
            out.end_cell();
            self.empty(span.saturating_sub(1), out);
        }
    }

    /// Adds cells that others span, as far as there is room.
    pub(in crate::ingest) fn empty(&mut self, wanted: u32, out: &mut Composer<'_>) {
        if self.grid().is_none() {
            return;
        }
        out.empty_cells(wanted.min(COLUMNS) as usize);
    }

    /// The table ends.
    pub(in crate::ingest) fn end(&mut self, out: &mut Composer<'_>) {
        let Some(table) = self.open.pop().filter(|table| table.grid) else { return };
        if table.headed && table.rows > 1 {
            out.headed();
        }
        out.end();
    }
}
