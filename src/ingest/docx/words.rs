//! Words of runs, and characters written as escapes or as elements.

use std::borrow::Cow;

use super::body::Body;
use crate::document::SegmentKind;
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
        self.told.hidden += usize::from(self.hidden && !words.text.trim().is_empty());
        if !words.exact {
            return self.give(words);
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
    let blank = text.find(['\n', '\r', '\t']);
    let escape = text.match_indices("_x").find_map(|(at, _)| {
        let digits = text.get(at + 2..at + ESCAPE)?.strip_suffix('_')?;
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
        Some((at, char::from_u32(value).filter(|c| *c != '\0').unwrap_or('\u{FFFD}')))
    });
    match (blank, escape) {
        (Some(blank), Some((at, _))) if blank < at => Some((blank, 1, ' ')),
        (_, Some((at, c))) => Some((at, ESCAPE, c)),
        (Some(blank), None) => Some((blank, 1, ' ')),
        (None, None) => None,
    }
}
