//! Which tables hold data, and which only lay out a page.

use std::collections::BTreeSet;

use super::element::Role;
use super::tags::{Markup, Tag};

/// A cell with more text than this (bytes) holds prose.
const PROSE: usize = 1500;
/// The most tables that may lie in each other; deeper ones are layout.
const DEPTH: usize = 256;

/// What is known of an open table.
#[derive(Default)]
struct Seen {
    start: usize,
    rows: usize,
    /// Cells in the open row, and the most in any.
    cells: usize,
    widest: usize,
    /// Rows of more than one cell.
    wide_rows: usize,
    named: bool,
    layout: bool,
    nested: bool,
    /// Bytes of text in the open cell, blocks and headings in it.
    text: usize,
    blocks: usize,
}

/// The start tags (their indices) of tables that hold data: they say so, or have several rows and columns of short
/// cells without a table in them.
pub(in crate::ingest) fn data(text: &str, markup: &Markup) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open: Vec<Seen> = Vec::new();
    let mut end = 0;
    for (at, tag) in markup.tags.iter().enumerate() {
        if let Some(seen) = open.last_mut() {
            let between = text.get(end..tag.start).unwrap_or_default();
            seen.text += between.trim().len();
            seen.layout |= seen.text > PROSE;
        }
        end = tag.until;
        match (tag.role, tag.end) {
            (Role::Table, false) => {
                if let Some(outer) = open.last_mut() {
                    outer.nested = true;
                }
                let told = markup.attribute(tag, b"role").and_then(|range| text.get(range)).unwrap_or_default();
                let layout = matches!(told.trim(), "presentation" | "none") || open.len() >= DEPTH;
                open.push(Seen { start: at, layout, ..Seen::default() });
            }
            (Role::Table, true) => {
                if let Some(seen) = open.pop()
                    && holds_data(&seen)
                {
                    found.insert(seen.start);
                }
            }
            _ => {
                if let Some(seen) = open.last_mut() {
                    look(seen, tag);
                }
            }
        }
    }
    found.extend(open.iter().filter(|seen| holds_data(seen)).map(|seen| seen.start));
    found
}

fn look(seen: &mut Seen, tag: &Tag) {
    if tag.end {
        return;
    }
    match tag.role {
        Role::Row => {
            seen.rows += 1;
            seen.cells = 0;
        }
        Role::Cell | Role::HeadCell => {
            seen.rows = seen.rows.max(1);
            seen.cells += 1;
            seen.widest = seen.widest.max(seen.cells);
            seen.wide_rows += usize::from(seen.cells == 2);
            (seen.text, seen.blocks) = (0, 0);
            seen.named |= tag.role == Role::HeadCell;
        }
        Role::Head | Role::Caption => seen.named = true,
        Role::Heading(level) => seen.layout |= level < 4,
        Role::Paragraph | Role::Item | Role::Quotation | Role::Preformatted => {
            seen.blocks += 1;
            seen.layout |= seen.blocks > 8 && !seen.named;
        }
        _ => {}
    }
}

fn holds_data(seen: &Seen) -> bool {
    if seen.layout || seen.widest < 2 {
        return seen.named && !seen.nested && !seen.layout && seen.rows > 1;
    }
    if seen.named {
        return !seen.nested || seen.wide_rows > 1;
    }
    !seen.nested && seen.wide_rows > 1
}
