//! One line of a text: where it begins, where its words begin and end, where the next one begins.

/// A line by byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// First byte.
    pub(super) start: usize,
    /// First byte that is not white space; equal to `end` for a blank line.
    pub(super) first: usize,
    /// One past the last byte that is not white space.
    pub(super) end: usize,
    /// First byte of the next line.
    pub(super) next: usize,
}

impl Line {
    /// The line that begins at `start`, or `None` at the end of the text.
    pub(super) fn at(text: &str, start: usize) -> Option<Self> {
        let rest = text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let whole = text.get(start..start + length)?;
        let next = start + length;
        let body = whole.trim_start_matches('\u{FEFF}').trim_start();
        let first = next - body.len();
        let end = first + body.trim_end().len();
        Some(Self { start, first, end, next })
    }

    /// Whether it holds nothing but white space.
    pub(super) const fn is_blank(self) -> bool {
        self.first == self.end
    }

    /// Its words, without white space at the ends.
    pub(super) fn words(self, text: &str) -> &str {
        text.get(self.first..self.end).unwrap_or("")
    }

    /// Its indentation in columns; a tab goes to the next stop of four.
    pub(super) fn indent(self, text: &str) -> usize {
        let lead = text.get(self.start..self.first).unwrap_or("");
        lead.chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 })
    }

    /// The line after it.
    pub(super) fn after(self, text: &str) -> Option<Self> {
        Self::at(text, self.next)
    }
}

/// Whether a line ends a sentence: a stop, with or without closing marks after it.
pub(in crate::ingest) fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '*', '_']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether a line goes on in the middle of a sentence by its first letter.
pub(super) fn begins_lower(words: &str) -> bool {
    let bare = words.trim_start_matches(['"', '\'', '“', '‘', '(', '[', '*', '_', '–', '—', '-', ' ']);
    bare.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_line_knows_its_words() {
        let text = "\u{FEFF}  one two \r\n\tthree";
        let line = Line::at(text, 0).unwrap();
        assert_eq!(line.words(text), "one two");
        let next = line.after(text).unwrap();
        assert_eq!(next.words(text), "three");
        assert_eq!(next.indent(text), 4);
        assert!(next.after(text).is_none());
    }

    #[test]
    fn sentence_ends_see_through_closing_marks() {
        assert!(ends_sentence("he left.”"));
        assert!(ends_sentence("(it rained.)"));
        assert!(!ends_sentence("Key findings"));
        assert!(begins_lower("“and so on"));
        assert!(!begins_lower("The rest"));
    }
}
