//! Elements that stand for characters, tables, and things that are no text.

use super::body::Body;
use crate::ingest::xml::{Event, Events, Space, Tag};

/// The most blanks that one element stands for.
const BLANKS: u32 = 16;
/// The most cells that one element stands for.
const CELLS: u32 = 64;

/// An element that no other rule took.
pub(super) fn met<'s>(body: &mut Body<'_, 's, '_>, tag: &Tag<'s>, events: &mut Events<'s>) {
    match (tag.space, tag.name) {
        (Space::Text, "s") => {
            for _ in 0..tag.number("c").unwrap_or(1).clamp(1, BLANKS) {
                body.character(' ', tag);
            }
        }
        (Space::Text, "tab") => body.character('\t', tag),
        (Space::Text, "line-break") => body.character('\n', tag),
        (Space::Text, "section") if tag.attribute("display").is_some_and(|value| value == "none") => {
            body.told.hidden += 1;
        }
        (Space::Office, "annotation") => {
            body.told.comments += 1;
            events.leave_out();
        }
        (Space::Draw, "image") => {
            // What other programs show of an embedded object is no picture of its own.
            let stand_in = tag.attribute("href").is_some_and(|href| href.contains("ObjectReplacements/"));
            body.told.pictures += usize::from(!stand_in);
            events.leave_out();
        }
        (Space::Draw, "object-ole" | "plugin" | "applet") => {
            body.told.objects += 1;
            events.leave_out();
        }
        (Space::Svg, "title" | "desc") | (Space::Office, "binary-data") | (Space::DublinCore | Space::MathMl, _) => {
            events.leave_out();
        }
        _ => {}
    }
}

/// Tracked changes: what was deleted stands here, apart from the text.
pub(super) fn changes<'s>(body: &mut Body<'_, 's, '_>, events: &mut Events<'s>) {
    let floor = events.depth();
    let (mut deleted, mut author) = (None, false);
    while let Some(event) = events.within(floor) {
        match event {
            Event::Start(tag) if tag.is(Space::Text, "deletion") => deleted = Some(true),
            Event::Start(tag) if tag.is(Space::Text, "insertion") => deleted = Some(false),
            Event::Start(tag) if tag.is(Space::DublinCore, "creator") => author = true,
            Event::Text(words) if author => {
                if let Some(deleted) = deleted {
                    let change = if deleted { &mut body.told.deleted } else { &mut body.told.inserted };
                    change.add(Some(&words.text));
                }
                (deleted, author) = (None, false);
            }
            Event::End(Space::Text, "changed-region") => {
                if let Some(deleted) = deleted.take() {
                    if deleted { body.told.deleted.add(None) } else { body.told.inserted.add(None) }
                }
            }
            Event::End(Space::DublinCore, "creator") => author = false,
            _ => {}
        }
    }
}

impl<'s> Body<'_, 's, '_> {
    /// An element of a table begins.
    pub(super) fn table_part(&mut self, tag: &Tag<'s>, events: &mut Events<'s>) {
        let repeated = || tag.number("number-columns-repeated").unwrap_or(1).max(1);
        match tag.name {
            "table" => self.cells.begin(),
            "table-column" => self.cells.columns(repeated()),
            "table-header-rows" => self.cells.headed(),
            "table-row" => self.cells.row(self.out),
            "table-cell" => {
                self.cells.cell(self.out);
                // Cells that are repeated are empty ones; a run to the end of a sheet is none at all.
                self.cells.span(if repeated() > CELLS { 1 } else { repeated() });
            }
            "covered-table-cell" => {
                self.cells.empty(if repeated() > CELLS { 0 } else { repeated() }, self.out);
                events.leave_out();
            }
            "title" | "desc" | "shapes" | "table-source" => events.leave_out(),
            _ => {}
        }
    }
}
