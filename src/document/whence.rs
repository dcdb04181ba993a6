//! The way back: where the bytes of a span stand in the source.

use std::fmt;

use super::{Document, PartKind, Segment, SegmentKind, SourcePart};
use crate::text::Span;

/// Where a span stands in one part of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whence<'a> {
    /// The part; `None` where a document has no parts: the file itself.
    pub part: Option<&'a SourcePart>,
    /// First and one past last byte in the part.
    pub bytes: (u64, u64),
    /// Whether those bytes are the bytes of the span, but for separators that the source lacks.
    pub exact: bool,
    /// Which block of the part it begins in, from 1, where the format has parts.
    pub paragraph: Option<u32>,
    /// The page, from 1, and the box around it: left, top, right and bottom in tenths of a point from the upper left.
    pub on_page: Option<(u32, [i32; 4])>,
}

impl Document {
    /// Where `span` stands in the source, one place for each part it touches, in order. Empty where all of it was
    /// inserted.
    pub fn whence(&self, span: Span) -> Vec<Whence<'_>> {
        let first = self.segments.partition_point(|segment| segment.span.end() <= span.start());
        let touched = self.segments.get(first..).unwrap_or_default();
        let touched = touched.iter().take_while(|segment| segment.span.start() < span.end());
        let mut found: Vec<(u32, Whence<'_>)> = Vec::new();
        for segment in touched.filter(|segment| segment.kind != SegmentKind::Inserted) {
            let bytes = source_of(segment, span);
            let exact = segment.kind == SegmentKind::Verbatim;
            if let Some((_, last)) = found.last_mut().filter(|(part, _)| *part == segment.part) {
                last.exact &= exact && bytes.0 == last.bytes.1;
                last.bytes = (last.bytes.0.min(bytes.0), last.bytes.1.max(bytes.1));
            } else {
                let part = self.parts.get(segment.part as usize);
                let paragraph = self.paragraph(span.start().max(segment.span.start()));
                found.push((segment.part, Whence { part, bytes, exact, paragraph, on_page: None }));
            }
        }
        let paged = |part: Option<&SourcePart>| part.is_some_and(|part| part.kind == PartKind::Page);
        let mut boxes = self.boxes(span).into_iter();
        for (_, whence) in found.iter_mut().filter(|(_, whence)| paged(whence.part)) {
            whence.on_page = boxes.next();
        }
        found.into_iter().map(|(_, whence)| whence).collect()
    }

    /// The part, by its place in [`Document::parts`], that the first bytes of `span` which were not inserted came from.
    pub fn part_of(&self, span: Span) -> Option<u32> {
        let first = self.segments.partition_point(|segment| segment.span.end() <= span.start());
        let mut touched = self.segments.iter().skip(first).take_while(|segment| segment.span.start() < span.end());
        touched.find(|segment| segment.kind != SegmentKind::Inserted).map(|segment| segment.part)
    }

    /// The number of the block at `offset` in its part, where the format has parts.
    pub fn paragraph(&self, offset: u32) -> Option<u32> {
        let block = self.blocks.get(self.block_at(offset))?;
        block.origin.as_ref().map(|origin| origin.paragraph)
    }

    /// The boxes around `span`, one for each page it touches, in order; tenths of a point.
    pub fn boxes(&self, span: Span) -> Vec<(u32, [i32; 4])> {
        let first = self.regions.partition_point(|region| region.span.end() <= span.start());
        let touched = self.regions.get(first..).unwrap_or_default();
        let mut found: Vec<(u32, [i32; 4])> = Vec::new();
        for region in touched.iter().take_while(|region| region.span.start() < span.end()) {
            match found.last_mut().filter(|(page, _)| *page == region.page) {
                Some((_, [left, top, right, bottom])) => {
                    let [l, t, r, b] = region.bounds;
                    (*left, *top) = ((*left).min(l), (*top).min(t));
                    (*right, *bottom) = ((*right).max(r), (*bottom).max(b));
                }
                None => found.push((region.page, region.bounds)),
            }
        }
        found
    }
}

/// The source bytes of the part of `segment` that lies in `span`; of a segment that is not verbatim, all of them.
fn source_of(segment: &Segment, span: Span) -> (u64, u64) {
    if segment.kind != SegmentKind::Verbatim {
        return segment.source;
    }
    let skip = |to: u32, from: u32| u64::from(to.saturating_sub(from));
    let from = segment.source.0 + skip(span.start(), segment.span.start());
    let to = segment.source.1.saturating_sub(skip(segment.span.end(), span.end()));
    (from, to.max(from))
}

impl fmt::Display for Whence<'_> {
    /// `bytes 120-180`, `word/document.xml ¶12, bytes 3100-3188` or `page 3, box 72.0,140.5-523.0,152.0`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = self.bytes;
        let Some(part) = self.part.filter(|part| part.kind != PartKind::File) else {
            return write!(f, "bytes {from}-{to}");
        };
        f.write_str(&part.name)?;
        if let Some((_, [left, top, right, bottom])) = self.on_page {
            let point = |tenths: i32| f64::from(tenths) / 10.0;
            let (left, top, right, bottom) = (point(left), point(top), point(right), point(bottom));
            return write!(f, ", box {left:.1},{top:.1}-{right:.1},{bottom:.1}");
        }
        if let Some(paragraph) = self.paragraph {
            write!(f, " ¶{paragraph}")?;
        }
        if part.kind == PartKind::Page { Ok(()) } else { write!(f, ", bytes {from}-{to}") }
    }
}
