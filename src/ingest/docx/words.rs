//! Words of runs, and characters written as escapes or as elements.

use std::borrow::Cow;

use super::body::Body;
use super::math;
use crate::document::SegmentKind;
use crate::ingest::numerals::raised;
use crate::ingest::xml::{Tag, Words};

/// The length of `_x001B_`.
const ESCAPE: usize = 7;

impl<'s> Body<'_, 's, '_> {
    /// Words between two tags; text only inside of `t`.
    pub(super) fn words(&mut self, words: &Words<'s>) {
        if !self.inside || self.fields.contains(&true) {
            return;
        }
        self.due();
        self.told.hidden += usize::from(self.run.hidden && !words.text.trim().is_empty());
        if !words.exact {
            return self.give(words);
        }
        let raised = if self.run.raised || self.powers > 0 { raised(&words.text) } else { None };
        let begins = std::mem::take(&mut self.power);
        if let Some(raised) = raised {
            return self.give(&Words { text: Cow::Owned(raised), exact: false, ..words.clone() });
        }
        if begins {
            math::insert(self, '^');
        }
        let (mut at, text) = (0, words.text.as_ref());
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let next = odd(rest).unwrap_or((rest.len(), 0, ' '));
            let piece = |from: usize, to: usize, text: Cow<'s, str>, exact: bool| Words {
                text,
                from: words.from + at + from,
                to: words.from + at + to,
                exact,
            };
            let (before, length, c) = next;
            let plain = Cow::Owned(rest.get(..before).unwrap_or_default().to_owned());
            self.give(&piece(0, before, plain, true));
            if length > 0 {
                self.give(&piece(before, before + length, Cow::Owned(c.to_string()), false));
            }
            at += before + length;
        }
    }

    fn give(&mut self, words: &Words<'_>) {
        if words.text.is_empty() {
        } else if self.cells.inside() {
            words.fold(self.source, self.out);
        } else {
            words.push(self.source, self.out);
        }
    }

    /// A character that the element `tag` stands for; tabs and line ends are blanks in a cell.
    pub(super) fn character(&mut self, c: char, tag: &Tag<'_>) {
        if self.fields.contains(&true) {
            return;
        }
        let white = c.is_whitespace();
        if white && self.cells.inside() {
            return self.out.space();
        }
        self.due();
        let (from, to) = self.source.place(tag.from, tag.to);
        self.out.push(c.encode_utf8(&mut [0; 4]), SegmentKind::Replaced, from, to);
    }
}

/// The first character of `text` that is not what it is written as: where it stands, how long it is written and what it
/// is. `_x001B_` is a character (ISO/IEC 29500-1, 22.9.2.19); a tab or line end is a blank.
fn odd(text: &str) -> Option<(usize, usize, char)> {
    text.bytes().enumerate().find_map(|(at, byte)| match byte {
        b'\n' | b'\r' | b'\t' => Some((at, 1, ' ')),
        b'_' => {
            let digits = text.get(at..at + ESCAPE)?.strip_prefix("_x")?.strip_suffix('_')?;
            let value = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
            Some((at, ESCAPE, char::from_u32(value).filter(|c| *c != '\0').unwrap_or('\u{FFFD}')))
        }
        _ => None,
    })
}
