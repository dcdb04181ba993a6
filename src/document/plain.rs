//! A span read without the bytes that are markup.

use crate::text::Span;

use super::{Document, SegmentKind};

impl Document {
    /// The parts of `span` that are not markup, in order.
    pub fn visible(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let first = self.markup.partition_point(|mark| mark.end() <= span.start());
        let marks = self.markup.get(first..).unwrap_or_default();
        let mut at = span.start();
        let mut marks = marks.iter().take_while(move |mark| mark.start() < span.end());
        let mut done = false;
        std::iter::from_fn(move || {
            while !done {
                let gap = if let Some(mark) = marks.next() {
                    let gap = Span::new(at, mark.start().max(at));
                    at = mark.end();
                    gap
                } else {
                    done = true;
                    Span::new(at, span.end())
                };
                if !gap.is_empty() {
                    return Some(gap);
                }
            }
            None
        })
    }

    /// The parts of `span` that a reader sees, in order, each with whether it is a mark: what is no markup, and marks that
    /// stand for something a page of it shows (the number of an item, the mark of a note).
    pub fn shown(&self, span: Span) -> impl Iterator<Item = (Span, bool)> + '_ {
        let first = self.markup.partition_point(|mark| mark.end() <= span.start());
        let marks = self.markup.get(first..).unwrap_or_default();
        let marks = marks.iter().take_while(move |mark| mark.start() < span.end());
        let marks = marks.filter(|mark| self.is_made(**mark)).filter_map(move |mark| mark.intersect(span));
        let mut marks = marks.map(|mark| (mark, true)).peekable();
        let mut visible = self.visible(span).map(|part| (part, false)).peekable();
        std::iter::from_fn(move || match (marks.peek(), visible.peek()) {
            (Some((mark, _)), Some((part, _))) if mark.start() > part.start() => visible.next(),
            (Some(_), _) => marks.next(),
            (None, _) => visible.next(),
        })
    }

    /// Whether the bytes of `span`, the first one at least, are not as the source has them: it lacks them, or says them in
    /// another way.
    pub fn is_made(&self, span: Span) -> bool {
        let at = self.segments.partition_point(|segment| segment.span.end() <= span.start());
        let segment = self.segments.get(at).filter(|segment| segment.span.contains(span.start()));
        segment.is_some_and(|segment| matches!(segment.kind, SegmentKind::Inserted | SegmentKind::Replaced))
    }

    /// The quote of `span` without markup; line ends and runs of white space stay as they are.
    pub fn plain(&self, span: Span) -> String {
        self.visible(span).map(|part| self.slice(part)).collect()
    }

    /// Whether the byte at `offset` is markup.
    pub fn is_markup(&self, offset: u32) -> bool {
        let at = self.markup.partition_point(|mark| mark.end() <= offset);
        self.markup.get(at).is_some_and(|mark| mark.contains(offset))
    }
}
