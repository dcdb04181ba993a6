//! Line starts of a text: offset to line and column, and back.

use super::Span;

/// The byte offset at which every line of a text begins.
///
/// A line ends after `\n`; a `\r` before it belongs to the line end. Memory: four bytes a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Finds the lines of `text` (one pass of memchr).
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self { starts, len: text.len() as u32 }
    }

    /// Number of lines; a text that ends in a line end has an empty last line.
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line that holds `offset`, counted from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// Where line `number` (from 1) begins; the end of the text beyond the last line.
    pub fn start(&self, number: u32) -> u32 {
        let at = number.saturating_sub(1) as usize;
        self.starts.get(at).copied().unwrap_or(self.len)
    }

    /// Line `number` (from 1) with its line end.
    pub fn span(&self, number: u32) -> Span {
        Span::new(self.start(number), self.start(number + 1))
    }

    /// The column of `offset` in its line, in characters, from 1.
    pub fn column(&self, text: &str, offset: u32) -> u32 {
        let start = self.start(self.line(offset));
        Span::new(start, offset).of(text).chars().count() as u32 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one() {
        let text = "a\nbé c\r\n\nd";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 4);
        assert_eq!(index.line(0), 1);
        assert_eq!(index.line(2), 2);
        assert_eq!(index.column(text, 6), 4);
        assert_eq!(index.span(3).of(text), "\n");
        assert_eq!(index.span(4).of(text), "d");
    }
}
