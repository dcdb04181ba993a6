//! The one way to make a text that differs from its bytes: every append records a segment.

use crate::document::{Segment, SegmentKind};
use crate::text::Span;

/// Grows a text together with the segments that tie it to its source.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    segments: Vec<Segment>,
}

impl TextBuilder {
    /// An empty text with room for `bytes`.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), segments: Vec::new() }
    }

    /// Appends `text`, which stands for the source bytes from `from` to `to`. Verbatim runs that follow each other in
    /// the source become one segment.
    pub(super) fn push(&mut self, text: &str, kind: SegmentKind, from: usize, to: usize) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        let source = (from as u64, to as u64);
        match self.segments.last_mut() {
            Some(last) if kind == SegmentKind::Verbatim && last.kind == kind && last.source.1 == source.0 => {
                last.span = Span::new(last.span.start(), end);
                last.source.1 = source.1;
            }
            _ => self.segments.push(Segment { span: Span::new(start, end), kind, source }),
        }
    }

    /// Text and segments; the segments tile the text.
    pub(super) fn finish(self) -> (String, Vec<Segment>) {
        (self.text, self.segments)
    }
}
