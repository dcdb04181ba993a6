//! What the items of the panes say, one file a pane: pieces of the source, our own words beside them, and a tail.

mod forecasts;
mod indicators;
mod key_points;
mod laid;
mod legal;
mod perspective;
mod stakeholders;
mod statements;
mod tradecraft;

pub(crate) use indicators::cells;
pub(crate) use laid::Laid;
pub(crate) use stakeholders::kind_words;
pub(crate) use statements::{class_words, mode_words};

use std::rc::Rc;

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::display::{Badge, Piece, Role, Row, wrap};
use crate::document::Document;
use crate::text::Span;
use crate::text::glyph::width_of;

/// Our own words at the right edge of a row.
pub(crate) type Tail = Vec<(String, Role)>;

/// What an item says before it is laid out.
#[derive(Debug, Default)]
pub(crate) struct Item {
    /// Its text.
    pub head: Vec<Piece>,
    /// By how much its further rows are indented.
    pub hang: u16,
    /// What stands at the right edge of its last row.
    pub tail: Tail,
}

/// One row of an item.
#[derive(Clone, Debug)]
pub(crate) struct ItemRow {
    /// Its text.
    pub row: Row,
    /// What stands at its right edge.
    pub tail: Tail,
    /// Whether it stands before the item itself (the caption and the header of a table).
    pub lead: bool,
}

impl ItemRow {
    /// A row of text alone.
    pub(crate) fn text(row: Row) -> Self {
        Self { row, tail: Vec::new(), lead: false }
    }
}

/// How items are laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'a> {
    /// What was found.
    pub briefing: &'a Briefing,
    /// Likelihood bands, by place.
    pub bands: &'a [Badge],
    /// Cells of a row.
    pub width: u16,
    /// Rows of an item at most; 0 for as many as it takes.
    pub most: usize,
    /// Items that are laid out already.
    pub laid: &'a Laid,
}

impl Setting<'_> {
    /// The document.
    pub(crate) fn document(&self) -> &Document {
        &self.briefing.reading.document
    }

    /// The rows of a finding; the first one of a table begins with its caption and header.
    pub(crate) fn rows(&self, finding: FindingRef) -> Rc<[ItemRow]> {
        self.laid.rows((finding, self.width, self.most), || match finding.kind {
            Kind::Indicator => indicators::rows(self, finding.index as usize),
            _ => item(self.briefing, finding).map_or_else(Vec::new, |item| self.lay_out(item)),
        })
    }

    /// All that an item says, as one line: what a filter looks through.
    pub(crate) fn words(&self, finding: FindingRef) -> String {
        let document = self.document();
        let mut words = String::new();
        let mut add = |more: &str| {
            words.push_str(more);
            words.push(' ');
        };
        match item(self.briefing, finding) {
            Some(item) => {
                item.head.iter().for_each(|piece| match piece {
                    Piece::Source(span) | Piece::Styled(span, _) => add(&document.plain(*span)),
                    Piece::Label(label, _) => add(label),
                });
                item.tail.iter().for_each(|(tail, _)| add(tail));
            }
            None => self.briefing.spans(finding).iter().for_each(|span| add(&document.plain(*span))),
        }
        words
    }

    /// Lays out an item: its text, then its tail beside the last row or, where there is no room, below it.
    pub(crate) fn lay_out(&self, item: Item) -> Vec<ItemRow> {
        let rows = wrap(self.document(), &item.head, self.width, item.hang, self.most, self.bands);
        let mut rows: Vec<ItemRow> = rows.into_iter().map(ItemRow::text).collect();
        let need = tail_width(&item.tail);
        if need == 0 {
            return rows;
        }
        match rows.last_mut() {
            Some(last) if last.row.width() + 2 + need <= self.width => last.tail = item.tail,
            _ => rows.push(ItemRow { row: blank(), tail: item.tail, lead: false }),
        }
        rows
    }
}

/// What the item of a finding says; `None` for a row of a table, which is no running text.
fn item(briefing: &Briefing, finding: FindingRef) -> Option<Item> {
    let at = finding.index as usize;
    match finding.kind {
        Kind::KeyPoint => key_points::item(briefing, at),
        Kind::Stakeholder => stakeholders::item(briefing, at),
        Kind::Legal => legal::item(briefing, at),
        Kind::Indicator => None,
        Kind::AuthorView => perspective::item(briefing, at),
        Kind::Statement => statements::item(briefing, at),
        Kind::Forecast => forecasts::item(briefing, at),
        Kind::Tradecraft => tradecraft::check(briefing, at),
        Kind::Damage => tradecraft::damage(briefing, at),
    }
}

/// A row that shows nothing.
pub(crate) fn blank() -> Row {
    Row { full: Span::default(), parts: Vec::new(), indent: 0, role: Role::Text }
}

/// The cells of a tail, a blank between its parts.
pub(crate) fn tail_width(tail: &Tail) -> u16 {
    let words = tail.iter().map(|(words, _)| width_of(words) + 1);
    words.fold(0, u16::saturating_add).saturating_sub(1)
}

/// The place of a span: `L41`, `p3` where the document has pages, `¶12` where it has parts.
pub(crate) fn place(document: &Document, span: Span) -> String {
    document.place(span.start())
}

/// The place as the last word of a tail.
fn placed(document: &Document, span: Span) -> (String, Role) {
    (place(document, span), Role::LineNumber)
}

/// A word of our own before a text.
fn label(words: impl Into<String>, role: Role) -> Piece {
    Piece::Label(words.into(), role)
}
