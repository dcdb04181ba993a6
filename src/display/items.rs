//! The glyphs of a layout as items: bytes, cells and shape; and the parts of a row made of them.

use std::sync::Arc;

use super::{Badge, Part, Role};
use crate::document::Document;
use crate::text::Span;
use crate::text::glyph::{Glyph, GlyphKind, TAB, glyphs, width_of};

/// Drawn for a glyph that is wider than its row.
const STAND_IN: &str = "▯";

/// How an item is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A letter or sign after which no row ends: rows end at blanks.
    Plain,
    /// Another glyph, which may be broken after or before by the rules of its script.
    Wide,
    /// A picture or a named character: set like a letter.
    Sign,
    /// A blank of the source.
    Blank,
    /// A tab.
    Tab,
    /// A glyph too wide for the row.
    StandIn,
    /// A word of a label.
    Label,
    /// A blank of a label or before a badge.
    Gap,
}

impl Shape {
    /// Whether a row may end after it.
    pub(super) const fn is_blank(self) -> bool {
        matches!(self, Self::Blank | Self::Tab | Self::Gap)
    }
}

/// One item: a glyph of the source or a word of a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its bytes; empty for labels.
    pub(super) span: Span,
    /// Its cells, at most; a tab may take fewer.
    pub(super) width: u16,
    /// How it is set.
    pub(super) shape: Shape,
    /// The number of its label, for labels.
    pub(super) label: u16,
    /// Its role, where it has one of its own.
    pub(super) role: Option<Role>,
}

/// A run of items under construction, with the labels among them.
pub(super) struct Items<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Item>,
    /// The role of the glyphs that are added next.
    pub(super) role: Option<Role>,
    labels: Vec<Arc<str>>,
    /// Cells of a row: wider glyphs are replaced by a stand-in.
    limit: u16,
}

impl<'a> Items<'a> {
    /// No items yet, for rows of at most `limit` cells.
    pub(super) fn new(text: &'a str, limit: u16) -> Self {
        Self { text, list: Vec::new(), role: None, labels: Vec::new(), limit: limit.max(1) }
    }

    /// Adds one glyph of the source.
    pub(super) fn glyph(&mut self, glyph: &Glyph) {
        let shape = match glyph.kind {
            GlyphKind::Hidden => return,
            GlyphKind::Space | GlyphKind::Break => Shape::Blank,
            GlyphKind::Tab => Shape::Tab,
            _ if u16::from(glyph.width) > self.limit => Shape::StandIn,
            GlyphKind::Text if glyph.span.len() == 1 || plain(glyph.span.of(self.text)) => Shape::Plain,
            GlyphKind::Text => Shape::Wide,
            _ => Shape::Sign,
        };
        let width = if shape == Shape::StandIn { 1 } else { u16::from(glyph.width).min(self.limit) };
        self.list.push(Item { span: glyph.span, width, shape, label: 0, role: self.role });
    }

    /// Adds the glyphs of `span` that are shown; a line end shows as one blank, the white space around it is left out.
    pub(super) fn source(&mut self, document: &Document, span: Span, badges: &[Badge]) {
        let mut badges = Badge::between(badges, span.start(), span.end()).iter().peekable();
        let mut folding = false;
        let role = self.role;
        for (part, mark) in document.shown(span) {
            self.role = if mark { Some(Role::Markup) } else { role };
            for glyph in glyphs(self.text, part) {
                while let Some(badge) = badges.next_if(|badge| badge.at <= glyph.span.start()) {
                    self.badge(badge);
                }
                if glyph.kind == GlyphKind::Break {
                    self.soft_break(&glyph);
                    folding = true;
                } else if !(folding && glyph.is_blank()) {
                    folding = false;
                    self.glyph(&glyph);
                }
            }
        }
        self.role = role;
        badges.for_each(|badge| self.badge(badge));
    }

    /// Leaves out the blanks at the start.
    pub(super) fn trim_start(&mut self) {
        let blanks = self.list.iter().take_while(|item| matches!(item.shape, Shape::Blank | Shape::Tab)).count();
        self.list.drain(..blanks);
    }

    /// One blank for a line end, in place of the blanks before it.
    fn soft_break(&mut self, glyph: &Glyph) {
        while self.list.last().is_some_and(|item| matches!(item.shape, Shape::Blank | Shape::Tab)) {
            self.list.pop();
        }
        if !self.list.is_empty() {
            self.glyph(glyph);
        }
    }

    /// Adds a badge: a blank, then its text as one word.
    pub(super) fn badge(&mut self, badge: &Badge) {
        self.label(" ", Role::Badge, Shape::Gap);
        self.label(&badge.text, Role::Badge, Shape::Label);
    }

    /// Adds a label of several words, which may be broken between them.
    pub(super) fn words(&mut self, text: &str, role: Role) {
        for word in text.split_inclusive(' ') {
            let bare = word.trim_end_matches(' ');
            if !bare.is_empty() {
                self.label(bare, role, Shape::Label);
            }
            if bare.len() < word.len() {
                self.label(" ", role, Shape::Gap);
            }
        }
    }

    fn label(&mut self, text: &str, role: Role, shape: Shape) {
        let safe = crate::text::glyph::display_line(text);
        let width = width_of(&safe);
        let (safe, width) = if width > self.limit { cut(&safe, self.limit) } else { (safe, width) };
        let Ok(number) = u16::try_from(self.labels.len()) else { return };
        self.labels.push(Arc::from(safe));
        self.list.push(Item { span: Span::default(), width, shape, label: number, role: Some(role) });
    }

    /// The parts of the items of `range`, the first at `column`; blanks at the end are left out.
    pub(super) fn parts(&self, range: std::ops::Range<usize>, column: u16) -> Vec<Part> {
        let row = self.list.get(range).unwrap_or_default();
        let used = row.iter().rposition(|item| !item.shape.is_blank()).map_or(0, |last| last + 1);
        let mut parts: Vec<Part> = Vec::new();
        let mut at = column;
        for item in row.iter().take(used) {
            let width = if item.shape == Shape::Tab { TAB - at % TAB } else { item.width };
            let label = match item.shape {
                Shape::Label | Shape::Gap => self.labels.get(item.label as usize).cloned(),
                Shape::StandIn => Some(Arc::from(STAND_IN)),
                _ => None,
            };
            match parts.last_mut() {
                Some(last) if label.is_none() && last.continues(item) => {
                    last.span = last.span.cover(item.span);
                    last.width += width;
                }
                _ => parts.push(Part { span: item.span, column: at, width, label, role: item.role }),
            }
            at = at.saturating_add(width);
        }
        parts
    }
}

impl Part {
    /// Whether the item is source text that goes on where this part ends.
    fn continues(&self, item: &Item) -> bool {
        self.label.is_none() && self.role == item.role && self.span.end() == item.span.start()
    }
}

/// Letters of alphabets, quotation marks and the like: a word of them is broken at blanks alone.
fn plain(glyph: &str) -> bool {
    let sign = |letter| matches!(letter, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{481}' | '‘'..='‟' | '…' | '€');
    let mut letters = glyph.chars();
    letters.next().is_some_and(sign) && letters.next().is_none()
}

/// The first cells of a label that is longer than a row, with `…`.
pub(super) fn cut(label: &str, limit: u16) -> (String, u16) {
    let (mut kept, mut width) = (String::new(), 0);
    for glyph in glyphs(label, Span::new(0, label.len() as u32)) {
        let cells = glyph.width_at(width);
        if width + cells + 1 > limit {
            break;
        }
        kept.push_str(glyph.span.of(label));
        width += cells;
    }
    kept.push('…');
    (kept, width + 1)
}
