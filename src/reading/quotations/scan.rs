//! One pass over the visible characters of a block, with the mark that is open and the single marks that may be.

use super::marks::{self, Family, Mark, Role};
use crate::document::Document;
use crate::reading::Quotation;
use crate::text::Span;

/// An open quotation.
#[derive(Clone, Copy, Debug)]
struct Open {
    family: Family,
    /// First byte of its mark.
    at: u32,
    /// First byte after its mark.
    inner: u32,
}

/// The quotations found so far, and whether the last block left one open.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) found: Vec<Quotation>,
    open: Option<Open>,
    /// A single mark that opens, kept until its other mark is found; dropped where none is.
    single: Option<Open>,
    /// The family of the quotation that the block before left open.
    carried: Option<Family>,
    /// How many marks of the same family have opened inside it.
    nested: u32,
    /// Where the last sentence inside the open quotation seems to end.
    stop: Option<u32>,
    /// The end of the last line with text.
    line: u32,
    /// The first byte of the block with text.
    start: u32,
    /// Whether the block has had a mark.
    marked: bool,
}

/// Whether a byte is a whole character that is neither white space nor (with any beside it) a mark.
const fn is_plain(byte: u8) -> bool {
    byte > b' ' && byte < 0x7f && !matches!(byte, b'"' | b'\'' | b'`')
}

impl Scan {
    /// Reads one block.
    pub(super) fn block(&mut self, document: &Document, content: Span) {
        (self.start, self.line, self.marked) = (content.start(), content.start(), false);
        (self.open, self.single, self.stop, self.nested) = (None, None, None, 0);
        let (mut before, mut fresh) = (None, true);
        for part in document.visible(content) {
            let mut rest = document.slice(part);
            loop {
                let plain = rest.bytes().take_while(|&byte| is_plain(byte)).count();
                let (run, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
                if let Some(&last) = run.as_bytes().last() {
                    (before, fresh) = (Some(char::from(last)), false);
                }
                let Some(c) = after.chars().next() else { break };
                let at = part.end() - after.len() as u32;
                let mut length = c.len_utf8();
                if let Some(mark) = marks::read(before, after) {
                    // ”The road is cut,” she said: before the first word of a block the mark opens, whatever its shape.
                    let word = after.chars().nth(1).is_some_and(char::is_alphanumeric);
                    let role = if word && at == self.start && self.carried.is_none() { Role::Opens } else { mark.role };
                    let mark = Mark { role, ..mark };
                    let ended = before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…'));
                    self.mark(mark, at, fresh, ended);
                    length = mark.len;
                    fresh = false;
                } else if c == '\n' {
                    if !fresh {
                        self.line = at;
                    }
                    (self.single, fresh) = (None, true);
                } else if c.is_whitespace() {
                    if before.is_some_and(|c| matches!(c, '.' | '!' | '?' | '…')) {
                        self.stop = Some(at);
                    }
                } else {
                    fresh = false;
                }
                before = Some(c);
                rest = after.get(length..).unwrap_or("");
            }
        }
        self.end(document, content);
    }

    fn mark(&mut self, mark: Mark, at: u32, fresh: bool, ended: bool) {
        let next = Open { family: mark.family, at, inner: at + mark.len as u32 };
        if mark.family == Family::Single {
            self.single_mark(mark, next, ended);
            return;
        }
        let first = !std::mem::replace(&mut self.marked, true);
        match self.open {
            Some(open) if open.family != mark.family => {}
            Some(open) => {
                if mark.role == Role::Opens && !fresh && self.stop.is_none() {
                    self.nested += 1;
                } else if mark.role == Role::Opens {
                    // A mark that opens inside an open quotation: the other mark of the first one is missing, or the
                    // mark is repeated at the head of a paragraph.
                    let cut = if fresh { self.line } else { self.stop.unwrap_or(at) };
                    self.push(open, cut.max(open.inner), cut.max(open.inner), false);
                    self.open(next);
                } else if self.nested > 0 {
                    self.nested -= 1;
                } else {
                    self.push(open, at, next.inner, true);
                    self.open = None;
                }
            }
            None if mark.role != Role::Closes => self.open(next),
            None if first && self.carried == Some(mark.family) => {
                let head = Open { family: mark.family, at: self.start, inner: self.start };
                self.push(head, at, next.inner, true);
            }
            None => {}
        }
    }

    fn open(&mut self, open: Open) {
        (self.open, self.stop, self.nested) = (Some(open), None, 0);
    }

    fn single_mark(&mut self, mark: Mark, next: Open, ended: bool) {
        if self.open.is_some() {
            return;
        }
        match (mark.role, self.single) {
            (Role::Opens, _) => self.single = Some(next),
            // Far from the mark that opens, or with double marks between, only a mark after a full stop or comma is
            // taken for its other one: `the states' rights` has a mark that closes nothing.
            (_, Some(open)) if ended || (next.at - open.at < 120 && !self.around(open)) => {
                self.push(open, next.at, next.inner, true);
                self.single = None;
            }
            _ => {}
        }
    }

    /// Whether a quotation was found after `open`.
    fn around(&self, open: Open) -> bool {
        self.found.last().is_some_and(|last| last.span.start() > open.at)
    }

    fn end(&mut self, document: &Document, content: Span) {
        self.carried = match self.open.take() {
            Some(open) => {
                let end = Span::new(open.inner, content.end()).trim(&document.text).end().max(open.inner);
                self.push(open, end, end, false);
                Some(open.family)
            }
            None => None,
        };
    }

    fn push(&mut self, open: Open, inner_end: u32, end: u32, closed: bool) {
        let span = Span::new(open.at, end.max(inner_end));
        // Quotations in single marks that turn out to lie around a double one give way to it.
        while self.found.last().is_some_and(|last| last.span.end() > span.start()) {
            self.found.pop();
        }
        self.found.push(Quotation { span, inner: Span::new(open.inner, inner_end), closed, sentences: 0..0 });
    }
}
