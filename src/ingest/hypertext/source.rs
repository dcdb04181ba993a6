//! A text decoded from bytes of a part, and where each of its characters stands in them.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::SegmentKind;

/// From here to the next run, the text came from the bytes in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Run {
    /// First byte in the text.
    pub(in crate::ingest) text: usize,
    /// First byte in the part; the run ends where the next one begins.
    pub(in crate::ingest) source: usize,
    /// `Verbatim` where the bytes are the same; any other run is one character, or is told as a whole.
    pub(in crate::ingest) kind: SegmentKind,
}

/// The text of a page or fragment with its way back to the part.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Source<'a> {
    text: Cow<'a, str>,
    /// In order, the last one empty at the end of the text; none where the text is the bytes from `base` on.
    runs: Vec<Run>,
    base: usize,
}

impl<'a> Source<'a> {
    /// A text that is the bytes of the part from `base` on.
    pub(in crate::ingest) fn verbatim(text: &'a str, base: usize) -> Self {
        Self { text: Cow::Borrowed(text), runs: Vec::new(), base }
    }

    /// A text that came from the bytes of the part run by run; `end` is one past the last of them.
    pub(in crate::ingest) fn of_runs(text: impl Into<Cow<'a, str>>, mut runs: Vec<Run>, end: usize) -> Self {
        let text = text.into();
        runs.push(Run { text: text.len(), source: end, kind: SegmentKind::Verbatim });
        Self { text, runs, base: 0 }
    }

    /// The text.
    pub(in crate::ingest) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the part that `range` of the text came from.
    pub(in crate::ingest) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let mut pieces = self.pieces(range.clone());
        let first = pieces.next().map_or(self.base..self.base, |piece| piece.source);
        pieces.fold(first, |all, piece| all.start.min(piece.source.start)..all.end.max(piece.source.end))
    }

    /// `range` of the text cut where the way of its runs changes.
    pub(in crate::ingest) fn pieces(&self, range: Range<usize>) -> Pieces<'_> {
        let next = self.runs.partition_point(|run| run.text <= range.start);
        Pieces { source: self, at: next.saturating_sub(1), range }
    }
}

/// A run of the text that came from one run of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Slice {
    /// In the text.
    pub(in crate::ingest) text: Range<usize>,
    /// In the part.
    pub(in crate::ingest) source: Range<usize>,
    /// How they relate.
    pub(in crate::ingest) kind: SegmentKind,
}

/// Walks the pieces of a range.
pub(in crate::ingest) struct Pieces<'s> {
    source: &'s Source<'s>,
    /// The run that holds the start of what is left.
    at: usize,
    range: Range<usize>,
}

impl Iterator for Pieces<'_> {
    type Item = Slice;

    fn next(&mut self) -> Option<Slice> {
        let Range { start, end } = self.range;
        if start >= end {
            return None;
        }
        let (Some(run), Some(next)) = (self.source.runs.get(self.at), self.source.runs.get(self.at + 1)) else {
            self.range.start = end;
            let base = self.source.base;
            return Some(Slice { text: start..end, source: base + start..base + end, kind: SegmentKind::Verbatim });
        };
        let until = next.text.min(end);
        let source = if run.kind == SegmentKind::Verbatim {
            run.source + (start - run.text)..run.source + (until - run.text)
        } else {
            run.source..next.source
        };
        self.at += 1;
        self.range.start = until;
        Some(Slice { text: start..until, source, kind: run.kind })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_cut_at_their_runs() {
        let run = |text, source, kind| Run { text, source, kind };
        // "né" from two bytes of windows-1252, then "xy".
        let runs = vec![
            run(0, 10, SegmentKind::Verbatim),
            run(1, 11, SegmentKind::Decoded),
            run(3, 12, SegmentKind::Verbatim),
        ];
        let source = Source::of_runs("néxy", runs, 14);
        let pieces: Vec<_> = source.pieces(0..4).map(|piece| (piece.text, piece.source)).collect();
        assert_eq!(pieces, [(0..1, 10..11), (1..3, 11..12), (3..4, 12..13)]);
        assert_eq!(source.place(&(1..5)), 11..14);
        assert_eq!(Source::verbatim("words", 7).place(&(1..3)), 8..10);
    }
}
