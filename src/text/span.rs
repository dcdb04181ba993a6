//! A half-open range of UTF-8 byte offsets: the only kind of position pincite knows.

use std::fmt;
use std::ops::Range;

use serde::de::Error as _;
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A half-open range `[start, end)` of byte offsets into one immutable text.
///
/// Holds `start <= end`. Whether both lie on character borders is a matter of the text, checked by
/// [`crate::document::invariant::check`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes; a reversed pair gives the empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The empty span at `offset`.
    pub const fn empty(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// The span of a range of `usize` offsets; offsets beyond 4 GiB are cut off there.
    pub fn from_range(range: &Range<usize>) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(cut(range.start), cut(range.end))
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether no byte lies in the span.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same range as `usize`, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the byte at `offset` lies inside.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside (an empty span at either border counts).
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes both share, if any.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text of the span, or `""` where it does not lie on character borders of `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span without white space at either end.
    pub fn trim(self, text: &str) -> Self {
        let slice = self.of(text);
        let front = slice.len() - slice.trim_start().len();
        let kept = slice.trim().len();
        let start = self.start + front as u32;
        Self { start, end: start + kept as u32 }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Serialize for Span {
    /// `[start, end]`, as `pincite/1` has it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.start)?;
        pair.serialize_element(&self.end)?;
        pair.end()
    }
}

impl<'de> Deserialize<'de> for Span {
    /// Reads `[start, end]`; a reversed pair is an error.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
        if end < start {
            return Err(D::Error::custom("a span ends before it starts"));
        }
        Ok(Self { start, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reversed_pair_is_empty() {
        assert!(Span::new(5, 3).is_empty());
        assert_eq!(Span::new(5, 3).start(), 5);
    }

    #[test]
    fn overlap_and_cover() {
        let (a, b) = (Span::new(2, 6), Span::new(5, 9));
        assert!(a.overlaps(b));
        assert_eq!(a.intersect(b), Some(Span::new(5, 6)));
        assert_eq!(a.cover(b), Span::new(2, 9));
        assert!(!Span::new(0, 2).overlaps(a));
    }

    #[test]
    fn trim_keeps_character_borders() {
        let text = " \u{2003}Łódź \n";
        let span = Span::new(0, text.len() as u32).trim(text);
        assert_eq!(span.of(text), "Łódź");
    }
}
