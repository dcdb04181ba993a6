//! Words of the walk: which block they go to, what stands between them.

use std::ops::Range;

use super::element::Role;
use super::tags::Tag;
use super::walk::Walk;
use super::{Wish, flow};
use crate::document::{BlockKind, SegmentKind};
use crate::ingest::numerals::raised;
use crate::text::Span;

impl Walk<'_, '_, '_> {
    /// A block ends here; in a cell, the next word stands apart.
    pub(super) fn boundary(&mut self) {
        if self.out.in_table() {
            self.apart = true;
        } else if self.out.is_open() {
            self.out.end();
        }
        self.breaks = 0;
        self.noted = false;
    }

    pub(super) fn line_break(&mut self, tag: &Tag) {
        if self.stack.left_out() || self.stack.hidden().is_some() {
            return;
        }
        if self.out.in_table() {
            self.apart = true;
            return;
        }
        if self.breaks == 0 {
            self.break_at = self.source.place(&(tag.start..tag.until));
        }
        self.breaks += 1;
    }

    /// A quotation mark that the page leaves to the program that shows it; `next` is the text after it.
    pub(super) fn quote_mark(&mut self, next: usize, mark: &str, tag: &Tag) {
        let shown = !self.stack.left_out() && self.stack.hidden().is_none();
        let wished = next == usize::MAX || self.options.wish(next) != Wish::Drop;
        let inside = !self.out.in_table() || self.grid.is_some();
        if shown && wished && inside && (self.out.is_open() || next != usize::MAX) {
            if next != usize::MAX {
                self.ready(self.options.wish(next));
            }
            let place = self.source.place(&(tag.start..tag.until));
            self.out.push(mark, SegmentKind::Replaced, place.start, place.end);
        }
    }

    pub(super) fn text(&mut self, at: usize, range: Range<usize>) {
        let wish = self.options.wish(at);
        if self.stack.left_out() {
            return;
        }
        let raw = self.source.text().get(range.clone()).unwrap_or_default();
        if let Some((means, element)) = self.stack.hidden() {
            return self.hidden.add(raw, self.source.place(&range), means, element);
        }
        if wish == Wish::Drop {
            return;
        }
        if self.stack.preformatted() && !self.out.in_table() {
            return self.preformatted(raw, range);
        }
        if is_void(raw) {
            if self.out.is_open() && self.breaks == 0 && !self.apart {
                flow::append(self.source, range, false, self.out);
            }
            return;
        }
        self.ready(wish);
        let start = self.out.at();
        match self.stack.raised().and_then(|refers| Some((refers, raised(raw.trim())?))) {
            Some((refers, figures)) => self.figures(&figures, refers, raw, range),
            None => flow::append(self.source, range, false, self.out),
        }
        if self.options.watched.contains(&at) {
            self.walked.placed.push((at, self.placed(start)));
        }
    }

    /// Tells what stands before an item that begins.
    fn number(&mut self) {
        if let Some(number) = self.stack.number() {
            self.out.label(&number);
        }
    }

    /// Appends raised figures, which stand for `raw` at `range`; those that refer to a note are no part of a quote.
    fn figures(&mut self, figures: &str, refers: bool, raw: &str, range: Range<usize>) {
        let first = range.start + raw.len() - raw.trim_start().len();
        let last = first + raw.trim().len();
        flow::append(self.source, range.start..first, false, self.out);
        let (start, place) = (self.out.at(), self.source.place(&(first..last)));
        self.out.push(figures, SegmentKind::Replaced, place.start, place.end);
        if refers {
            self.out.mark(start);
        }
        flow::append(self.source, last..range.end, false, self.out);
    }

    /// The text from `start` on, without blanks at its ends.
    fn placed(&self, start: u32) -> Span {
        let (end, words) = (self.out.at(), self.out.words());
        let first = words.len().saturating_sub((end - start) as usize);
        let own = words.get(first..).unwrap_or_default();
        let front = own.len() - own.trim_start().len();
        Span::new(start + front as u32, start + front as u32 + own.trim().len() as u32)
    }

    /// Sees to it that a word can be appended: the right block is open, what stands between it and the last word is
    /// there.
    fn ready(&mut self, wish: Wish) {
        if self.out.in_table() {
            if let Some(grid) = &mut self.grid {
                grid.stray(self.out);
            }
            if std::mem::take(&mut self.apart) {
                self.out.space();
            }
            return;
        }
        self.apart = false;
        let breaks = std::mem::take(&mut self.breaks);
        if self.out.is_open() {
            let turned = self.noted != (wish == Wish::Note);
            let parted = breaks > 1 && matches!(self.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::Note);
            if turned || parted {
                self.out.end();
            }
        }
        if !self.out.is_open() {
            self.noted = wish == Wish::Note;
            let (kind, level) = if self.noted { (BlockKind::Note, 0) } else { self.stack.block() };
            self.kind = kind;
            self.out.begin(kind, level);
            self.number();
        } else if breaks > 0 {
            let Range { start, end } = self.break_at;
            if self.kind == BlockKind::Heading {
                self.out.gap(start, end);
            } else {
                self.out.push("\n", SegmentKind::Replaced, start, end);
            }
        }
    }

    /// Preformatted text: its white space is kept, but for a line end right after the start tag.
    fn preformatted(&mut self, raw: &str, range: Range<usize>) {
        let fresh = self.stack.last_mut().filter(|open| open.role == Role::Preformatted);
        let fresh = fresh.is_some_and(|open| std::mem::replace(&mut open.fresh, false));
        let skipped = match raw {
            _ if !fresh => 0,
            _ if raw.starts_with("\r\n") => 2,
            _ => usize::from(raw.starts_with('\n')),
        };
        if !self.out.is_open() {
            let (kind, level) = self.stack.block();
            self.kind = kind;
            self.out.begin(kind, level);
        }
        for _ in 0..std::mem::take(&mut self.breaks).min(100) {
            self.out.push("\n", SegmentKind::Replaced, self.break_at.start, self.break_at.end);
        }
        flow::append(self.source, range.start + skipped..range.end, true, self.out);
    }
}

/// Whether text is white space alone, no-break spaces counted.
fn is_void(raw: &str) -> bool {
    let plain = raw.trim();
    plain.is_empty()
        || plain.len() < 64 && {
            let rest = ["&nbsp;", "&#160;", "&#xA0;", "&#xa0;"]
                .iter()
                .fold(plain.to_owned(), |all, space| all.replace(space, ""));
            rest.trim().is_empty()
        }
}
