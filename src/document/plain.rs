//! A span read without the bytes that are markup.

use crate::text::Span;

use super::Document;

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
