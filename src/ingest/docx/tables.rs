//! Tables. One inside a cell of another is read as words of that cell, one of a single column as paragraphs.

use super::body::Body;
use super::styles::on;
use crate::ingest::xml::{Events, Space, Tag};

/// The most columns of a table.
const COLUMNS: u32 = 256;
/// The most cells that are added to a document because others span them.
const ADDED: u32 = 100_000;

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
pub(super) struct Tables {
    open: Vec<Table>,
    added: u32,
}

impl Tables {
    /// Whether words go into a cell.
    pub(super) fn in_cell(&self) -> bool {
        self.open.iter().any(|table| table.grid)
    }

    /// The innermost table, where its cells are cells of the document.
    fn grid(&mut self) -> Option<&mut Table> {
        self.open.last_mut().filter(|table| table.grid)
    }

    /// How many empty cells may be added where `wanted` are.
    fn add(&mut self, wanted: u32) -> u32 {
        let more = wanted.min(COLUMNS).min(ADDED - self.added);
        self.added += more;
        more
    }
}

impl<'s> Body<'_, 's, '_> {
    /// An element of a table begins.
    pub(super) fn table_part(&mut self, tag: &Tag<'s>, events: &mut Events<'s>) {
        match tag.name {
            "tbl" => self.tables.open.push(Table::default()),
            "tblPr" => self.table_properties(events),
            "tblGrid" => {
                let mut columns = 0;
                events.each_tag(|tag| columns += u32::from(tag.name == "gridCol"));
                if let Some(table) = self.tables.open.last_mut() {
                    table.columns = columns;
                }
            }
            "tr" => self.row(),
            "trPr" => self.row_properties(events),
            "tc" => {
                if let Some(table) = self.tables.grid() {
                    table.span = 1;
                    self.out.cell();
                }
            }
            _ => {
                let mut span = 1;
                events.each_tag(|tag| {
                    if tag.is(Space::Word, "gridSpan") {
                        span = tag.number("val").unwrap_or(1);
                    }
                });
                if let Some(table) = self.tables.grid() {
                    table.span = span;
                }
            }
        }
    }

    /// An element of a table ends.
    pub(super) fn table_end(&mut self, name: &str) {
        match name {
            "tc" => {
                let span = self.tables.grid().map(|table| table.span);
                if let Some(span) = span {
                    self.out.end_cell();
                    self.empty_cells(span.saturating_sub(1));
                }
            }
            "tbl" => {
                let Some(table) = self.tables.open.pop() else { return };
                if table.grid {
                    if table.headed && table.rows > 1 {
                        self.out.headed();
                    }
                    self.out.end();
                }
            }
            _ => {}
        }
    }

    fn table_properties(&mut self, events: &mut Events<'s>) {
        let mut headed = false;
        events.each_tag(|tag| {
            if tag.is(Space::Word, "tblLook") {
                let bits = tag.attribute("val").and_then(|value| u32::from_str_radix(&value, 16).ok());
                let told = tag.attribute("firstRow").map(|value| on(&value));
                headed = told.unwrap_or_else(|| bits.is_some_and(|bits| bits & 0x20 != 0));
            }
        });
        if let Some(table) = self.tables.open.last_mut() {
            table.headed = headed;
        }
    }

    fn row(&mut self) {
        let inner = self.tables.open.iter().rev().skip(1).any(|table| table.grid);
        let Some(table) = self.tables.open.last_mut() else { return };
        table.rows += 1;
        if table.rows == 1 && table.columns != 1 && !inner {
            table.grid = true;
            self.out.begin_table();
        }
        if self.tables.grid().is_some() {
            self.out.row();
        }
    }

    fn row_properties(&mut self, events: &mut Events<'s>) {
        let (mut head, mut before, mut deleted) = (false, 0, None);
        events.each_tag(|tag| match tag.name {
            "tblHeader" => head = tag.attribute("val").is_none_or(|value| on(&value)),
            "gridBefore" => before = tag.number("val").unwrap_or(0),
            "del" => deleted = Some(tag.attribute("author").unwrap_or_default().into_owned()),
            _ => {}
        });
        if let Some(author) = deleted {
            self.told.deleted_rows.add(Some(&author));
        }
        if let Some(table) = self.tables.grid() {
            table.headed |= head && table.rows == 1;
            self.empty_cells(before);
        }
    }

    /// Cells that others span.
    fn empty_cells(&mut self, wanted: u32) {
        for _ in 0..self.tables.add(wanted) {
            self.out.cell();
            self.out.end_cell();
        }
    }
}
