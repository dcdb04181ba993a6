//! A text being typed: a cursor between two glyphs, moves by glyph, word and shown row, undo.

use std::ops::Range;

use crate::text::Span;
use crate::text::glyph::glyphs;

/// How many states can be gone back to.
const UNDO: usize = 200;
/// The longest text, in bytes.
const LONGEST: usize = crate::notebook::note::LONGEST;

/// The text with its cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Buffer {
    text: String,
    at: usize,
    /// Cells of a row, as it was last shown.
    pub(super) width: u16,
    done: Vec<(String, usize)>,
    undone: Vec<(String, usize)>,
    /// Whether the last change was typing, which is taken back as one.
    typing: bool,
}

impl Buffer {
    /// The text, the cursor behind it.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.len(), width: 60, ..Self::default() }
    }

    /// What was typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor stands, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or("")
    }

    fn after(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Puts another text in; the one before can be gone back to.
    pub(super) fn replace(&mut self, text: String) {
        self.remember(false);
        self.at = text.len();
        self.text = text;
    }

    fn remember(&mut self, typing: bool) {
        if !(typing && self.typing) {
            self.undone.clear();
            if self.done.len() == UNDO {
                self.done.remove(0);
            }
            self.done.push((self.text.clone(), self.at));
        }
        self.typing = typing;
    }

    /// Types text, or pastes it: line ends become `\n`, other control characters go, what is too long is left out.
    pub(super) fn insert(&mut self, text: &str) {
        let text = crate::notebook::note::clean_text(text);
        if text.is_empty() || self.text.len() + text.len() > LONGEST {
            return;
        }
        let one = text.chars().nth(1).is_none() && text != "\n" && text != " ";
        self.remember(one);
        self.text.insert_str(self.at, &text);
        self.at += text.len();
    }

    /// Takes the last change back, or makes it again.
    pub(super) fn undo(&mut self, back: bool) {
        let (from, to) = if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        if let Some((text, at)) = from.pop() {
            to.push((std::mem::replace(&mut self.text, text), self.at));
            self.at = at;
        }
        self.typing = false;
    }

    /// The glyph border before or after the cursor.
    fn step(&self, forward: bool) -> usize {
        if forward {
            let span = Span::new(self.at as u32, self.text.len() as u32);
            return glyphs(&self.text, span).next().map_or(self.at, |glyph| glyph.span.end() as usize);
        }
        let line = self.before().rfind('\n').map_or(0, |at| at + 1);
        if line == self.at {
            return self.at.saturating_sub(1);
        }
        let span = Span::new(line as u32, self.at as u32);
        glyphs(&self.text, span).last().map_or(line, |glyph| glyph.span.start() as usize)
    }

    /// The border of a word before or after the cursor.
    fn word(&self, forward: bool) -> usize {
        let word = |char: char| !char.is_whitespace();
        if forward {
            let rest = self.after();
            let start = rest.find(word).unwrap_or(rest.len());
            let end = rest.get(start..).and_then(|rest| rest.find(char::is_whitespace));
            return self.at + end.map_or(rest.len(), |end| start + end);
        }
        let rest = self.before().trim_end();
        rest.rfind(char::is_whitespace)
            .map_or(0, |at| at + rest.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8))
    }

    /// One glyph to the left or right.
    pub(super) fn go(&mut self, forward: bool) {
        (self.at, self.typing) = (self.step(forward), false);
    }

    /// One word.
    pub(super) fn go_word(&mut self, forward: bool) {
        (self.at, self.typing) = (self.word(forward), false);
    }

    /// To the beginning or the end of the line.
    pub(super) fn go_line(&mut self, end: bool) {
        self.at = if end {
            self.after().find('\n').map_or(self.text.len(), |at| self.at + at)
        } else {
            self.before().rfind('\n').map_or(0, |at| at + 1)
        };
        self.typing = false;
    }

    /// One shown row up or down, in about the same column.
    pub(super) fn go_row(&mut self, down: bool) {
        let rows = self.rows(self.width);
        let row = self.row(&rows);
        let column = rows.get(row).map_or(0, |own| self.cells(own.start..self.at));
        let to = if down { row + 1 } else { row.wrapping_sub(1) };
        self.typing = false;
        let Some(target) = rows.get(to) else { return };
        let mut at = target.start;
        for glyph in glyphs(&self.text, Span::from_range(target)) {
            let end = glyph.span.end() as usize;
            if end > target.end || self.cells(target.start..end) > column {
                break;
            }
            at = end;
        }
        // The end of a wrapped row is the beginning of the next one.
        let wrapped = at == target.end && rows.get(to + 1).is_some_and(|next| next.start == at);
        self.at = if wrapped { self.text.floor_char_boundary(at.saturating_sub(1)).max(target.start) } else { at };
    }

    /// Takes away what lies between the cursor and a border.
    pub(super) fn erase(&mut self, what: Erase) {
        let other = match what {
            Erase::Before => self.step(false),
            Erase::After => self.step(true),
            Erase::Word => self.word(false),
            Erase::Line => self.before().rfind('\n').map_or(0, |at| at + 1),
        };
        if other != self.at {
            self.remember(false);
            let range = self.at.min(other)..self.at.max(other);
            self.at = range.start;
            self.text.replace_range(range, "");
        }
    }

    fn cells(&self, range: Range<usize>) -> u16 {
        let mut column = 0_u16;
        for glyph in glyphs(&self.text, Span::from_range(&range)) {
            column = column.saturating_add(glyph.width_at(column));
        }
        column
    }

    /// The rows at a width: the bytes of each, line ends left out. Words are kept whole where they fit.
    pub(super) fn rows(&self, width: u16) -> Vec<Range<usize>> {
        let width = width.max(4);
        let mut rows = Vec::new();
        let mut line = 0;
        for text in self.text.split('\n') {
            let (end, mut start, mut column, mut blank) = (line + text.len(), line, 0_u16, None);
            for glyph in glyphs(&self.text, Span::new(line as u32, end as u32)) {
                let at = glyph.span.start() as usize;
                let cells = glyph.width_at(column);
                if column + cells > width && at > start {
                    let cut = blank.filter(|blank| *blank > start).unwrap_or(at);
                    rows.push(start..cut);
                    start = cut;
                    column = self.cells(start..at);
                    blank = None;
                }
                column += cells;
                if glyph.span.of(&self.text).chars().all(char::is_whitespace) {
                    blank = Some(glyph.span.end() as usize);
                }
            }
            rows.push(start..end);
            line = end + 1;
        }
        rows
    }

    /// The row of `rows` the cursor stands on.
    pub(super) fn row(&self, rows: &[Range<usize>]) -> usize {
        rows.iter().rposition(|row| row.start <= self.at).unwrap_or(0)
    }
}

/// What is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Erase {
    /// The glyph before the cursor.
    Before,
    /// The glyph after it.
    After,
    /// The word before it.
    Word,
    /// From the beginning of the line.
    Line,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_whole_and_words_are_stepped_over() {
        let mut buffer = Buffer::new("café na\u{308}me 👩‍👩‍👧 end");
        buffer.erase(Erase::Word);
        buffer.go(false);
        buffer.erase(Erase::Before);
        assert_eq!(buffer.text(), "café na\u{308}me  ");
        buffer.go_word(false);
        assert_eq!(buffer.before(), "café ");
        buffer.go(true);
        buffer.go(true);
        assert_eq!(buffer.before(), "café na\u{308}");
        buffer.erase(Erase::Before);
        buffer.go_line(true);
        buffer.insert("x\r\ny\u{1b}");
        assert_eq!(buffer.text(), "café nme  x\ny");
        buffer.erase(Erase::Line);
        buffer.erase(Erase::Before);
        assert_eq!(buffer.text(), "café nme  x");
    }

    #[test]
    fn typing_is_taken_back_word_by_word() {
        let mut buffer = Buffer::new("");
        for letter in ["a", "b", " ", "c", "d"] {
            buffer.insert(letter);
        }
        buffer.undo(true);
        assert_eq!(buffer.text(), "ab ");
        buffer.undo(true);
        buffer.undo(true);
        assert_eq!(buffer.text(), "");
        (0..3).for_each(|_| buffer.undo(false));
        assert_eq!(buffer.text(), "ab cd");
    }

    #[test]
    fn rows_keep_words_and_tile_their_lines() {
        let mut buffer = Buffer::new("one two three\n\n12345678901234 x");
        let rows: Vec<&str> = buffer.rows(8).into_iter().map(|row| buffer.text().get(row).unwrap()).collect();
        assert_eq!(rows, ["one two ", "three", "", "12345678", "901234 x"]);
        buffer.width = 8;
        buffer.go_row(false);
        buffer.go_row(false);
        assert_eq!(buffer.at(), 14);
        buffer.go_row(false);
        buffer.go_row(false);
        buffer.go_line(true);
        assert_eq!(buffer.at(), 13);
    }
}
