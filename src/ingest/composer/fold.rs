//! Words appended with their runs of white space folded.

use super::Composer;
use crate::document::{BlockKind, SegmentKind};

impl Composer<'_> {
    /// Appends `raw`, whose bytes stand in the part at `from`, each run of white space folded into one blank; none is
    /// kept at the start of a block or cell, or after white space.
    pub(in crate::ingest) fn fold(&mut self, raw: &str, from: usize) {
        let mut at = 0;
        while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
            let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
            if blanks > 0 {
                let run = rest.get(..blanks).unwrap_or_default();
                self.blank(run, from + at);
                at += blanks;
                continue;
            }
            let length = rest.find(is_blank).unwrap_or(rest.len());
            self.push(rest.get(..length).unwrap_or_default(), SegmentKind::Verbatim, from + at, from + at + length);
            at += length;
        }
    }

    /// Appends `text`, all of which stands for the bytes of the part from `from` to `to`, white space folded as by
    /// [`Self::fold`].
    pub(in crate::ingest) fn fold_as(&mut self, text: &str, kind: SegmentKind, from: usize, to: usize) {
        for run in text.split_inclusive(is_blank) {
            let word = run.trim_end_matches(is_blank);
            self.push(word, kind, from, to);
            if word.len() < run.len() && self.due() {
                self.push(" ", kind, from, to);
            }
        }
    }

    /// Appends a line end that stands for the bytes of the part from `from` to `to`; in headings and tables, a blank.
    pub(in crate::ingest) fn break_line(&mut self, from: usize, to: usize) {
        let inside = self.in_table() || self.open.as_ref().is_none_or(|open| open.kind == BlockKind::Heading);
        if self.is_open() && !inside && !self.words().is_empty() {
            self.push("\n", SegmentKind::Replaced, from, to);
        } else {
            self.fold_as(" ", SegmentKind::Replaced, from, to);
        }
    }

    /// Appends a blank for `run`, which stands in the part at `from`, where one is due.
    fn blank(&mut self, run: &str, from: usize) {
        if self.due() {
            let kind = if run == " " { SegmentKind::Verbatim } else { SegmentKind::Replaced };
            self.push(" ", kind, from, from + run.len());
        }
    }

    /// Appends a blank for white space that stands in the part from `from` to `to` in other bytes, where one is due.
    pub(in crate::ingest) fn gap(&mut self, from: usize, to: usize) {
        if self.due() {
            self.push(" ", SegmentKind::Replaced, from, to);
        }
    }

    /// Inserts a blank between two words, where one is due.
    pub(in crate::ingest) fn space(&mut self) {
        if self.due() {
            self.builder.push(" ", SegmentKind::Inserted, 0, 0);
        }
    }

    /// Whether something other than white space ends the open block or cell.
    fn due(&self) -> bool {
        self.words().chars().next_back().is_some_and(|last| !last.is_whitespace())
    }
}

/// White space that is folded: not the no-break spaces, which the author wrote on purpose.
pub(in crate::ingest) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}
