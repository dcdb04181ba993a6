//! The text against the parts of the original: what was taken over byte for byte must stand there still.

use crate::document::{Document, SegmentKind};
use crate::text::Span;

/// What came out for one span. All counts are bytes of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Bytes that stand in the original as they are.
    pub same: u32,
    /// Bytes that stand for others there (entities, other encodings, folded blanks): only their place was checked.
    pub rewritten: u32,
    /// Separators that the original lacks.
    pub inserted: u32,
    /// Bytes that do not stand where the document says.
    pub wrong: u32,
}

/// Compares the text of `span` with the bytes of its parts, which `bytes` gives by their place in `Document::parts`.
pub fn compare<'a>(document: &Document, span: Span, bytes: impl Fn(u32) -> Option<&'a [u8]>) -> Compared {
    let mut found = Compared::default();
    for segment in segments(document, span) {
        let Some(shared) = segment.span.intersect(span) else { continue };
        if segment.kind == SegmentKind::Inserted {
            found.inserted += shared.len();
            continue;
        }
        let Some(part) = bytes(segment.part) else {
            found.wrong += shared.len();
            continue;
        };
        let (from, to) = segment.source;
        let source = usize::try_from(from).ok().zip(usize::try_from(to).ok()).and_then(|(from, to)| part.get(from..to));
        match (segment.kind, source) {
            (SegmentKind::Verbatim, Some(source)) if source == document.slice(segment.span).as_bytes() => {
                found.same += shared.len();
            }
            (SegmentKind::Verbatim, _) | (_, None | Some([])) => found.wrong += shared.len(),
            (_, Some(_)) => found.rewritten += shared.len(),
        }
    }
    found
}

fn segments(document: &Document, span: Span) -> impl Iterator<Item = &crate::document::Segment> {
    let first = document.segments.partition_point(|segment| segment.span.end() <= span.start());
    let rest = document.segments.get(first..).unwrap_or_default();
    rest.iter().take_while(move |segment| segment.span.start() < span.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{PartKind, Segment, SourcePart};

    fn document() -> Document {
        let segment = |start, end, kind, source| Segment::of_file(Span::new(start, end), kind, source);
        Document {
            text: "Grain & fish\n".to_owned(),
            segments: vec![
                segment(0, 6, SegmentKind::Verbatim, (3, 9)),
                segment(6, 7, SegmentKind::Replaced, (9, 14)),
                segment(7, 12, SegmentKind::Verbatim, (14, 19)),
                segment(12, 13, SegmentKind::Inserted, (0, 0)),
            ],
            parts: vec![SourcePart { kind: PartKind::File, name: String::new() }],
            ..Document::default()
        }
    }

    #[test]
    fn one_changed_byte_is_told() {
        let document = document();
        let whole = |source: &'static [u8]| compare(&document, document.span(), |_| Some(source));
        let sound = Compared { same: 11, rewritten: 1, inserted: 1, wrong: 0 };
        assert_eq!(whole(b"<p>Grain &amp; fish</p>"), sound);
        assert_eq!(whole(b"<p>Grain &amp; fist</p>"), Compared { same: 6, wrong: 5, ..sound });
        assert_eq!(compare(&document, document.span(), |_| None).wrong, 12);
    }
}
