//! The one way to make a text that differs from its bytes: every append records a segment.

use crate::document::{Segment, SegmentKind};
use crate::text::Span;

/// Grows a text together with the segments that tie it to its source.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    segments: Vec<Segment>,
    /// The part that appended bytes come from.
    part: u32,
    /// How many bytes of the text have been taken away by [`Self::take`].
    base: u32,
}

impl TextBuilder {
    /// An empty text with room for `bytes`.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// What is appended from now on comes from `part`.
    pub(super) fn set_part(&mut self, part: u32) {
        self.part = part;
    }

    /// One past the last byte of the text, those taken away counted.
    pub(super) fn end(&self) -> u32 {
        self.base.saturating_add(u32::try_from(self.text.len()).unwrap_or(u32::MAX))
    }

    /// The text from `start` on, as far as it has not been taken away.
    pub(super) fn since(&self, start: u32) -> &str {
        self.text.get(start.saturating_sub(self.base) as usize..).unwrap_or_default()
    }

    /// Appends `text`, which stands for the source bytes from `from` to `to`. Verbatim runs that follow each other in
    /// the source become one segment.
    pub(super) fn push(&mut self, text: &str, kind: SegmentKind, from: usize, to: usize) {
        if text.is_empty() {
            return;
        }
        let start = self.end();
        self.text.push_str(text);
        let end = self.end();
        let (source, part) = ((from as u64, to as u64), self.part);
        match self.segments.last_mut() {
            Some(last)
                if kind == SegmentKind::Verbatim
                    && (last.kind, last.part) == (kind, part)
                    && last.source.1 == source.0 =>
            {
                last.span = Span::new(last.span.start(), end);
                last.source.1 = source.1;
            }
            _ => self.segments.push(Segment { span: Span::new(start, end), kind, source, part }),
        }
    }

    /// Takes back everything from `start` on, which was appended by whole segments.
    pub(super) fn truncate(&mut self, start: u32) {
        let keep = start.saturating_sub(self.base) as usize;
        if self.text.is_char_boundary(keep) {
            self.text.truncate(keep);
        }
        self.segments.retain(|segment| segment.span.start() < start);
        if let Some(last) = self.segments.last_mut().filter(|last| last.span.end() > start) {
            let dropped = u64::from(last.span.end() - start);
            last.span = Span::new(last.span.start(), start);
            if last.kind == SegmentKind::Verbatim {
                last.source.1 = last.source.1.saturating_sub(dropped).max(last.source.0);
            }
        }
    }

    /// Takes text and segments away; what follows is counted on.
    pub(super) fn take(&mut self) -> (String, Vec<Segment>) {
        self.base = self.end();
        (std::mem::take(&mut self.text), std::mem::take(&mut self.segments))
    }

    /// Text and segments; the segments tile the text.
    pub(super) fn finish(self) -> (String, Vec<Segment>) {
        (self.text, self.segments)
    }
}
