//! Tables.

use super::body::Body;
use super::styles::on;
use crate::ingest::xml::{Events, Space, Tag};

impl<'s> Body<'_, 's, '_> {
    /// An element of a table begins.
    pub(super) fn table_part(&mut self, tag: &Tag<'s>, events: &mut Events<'s>) {
        match tag.name {
            "tbl" => self.cells.begin(),
            "tblPr" => self.table_properties(events),
            "tblGrid" => {
                let mut columns = 0;
                events.each_tag(|tag| columns += u32::from(tag.name == "gridCol"));
                self.cells.columns(columns);
            }
            "tr" => self.cells.row(self.out),
            "trPr" => self.row_properties(events),
            "tc" => self.cells.cell(self.out),
            _ => {
                let mut span = 1;
                events.each_tag(|tag| {
                    if tag.is(Space::Word, "gridSpan") {
                        span = tag.number("val").unwrap_or(1);
                    }
                });
                self.cells.span(span);
            }
        }
    }

    /// An element of a table ends.
    pub(super) fn table_end(&mut self, name: &str) {
        match name {
            "tc" => self.cells.end_cell(self.out),
            "tbl" => self.cells.end(self.out),
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
        if headed {
            self.cells.headed();
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
        if head {
            self.cells.head_row();
        }
        self.cells.empty(before, self.out);
    }
}
