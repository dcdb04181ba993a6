//! Text of a page appended word by word: white space folded, references decoded, each with its bytes.

use std::ops::Range;

use super::entity;
use super::source::{Slice, Source};
use crate::document::SegmentKind;
use crate::ingest::composer::{Composer, is_blank};

/// Appends `range` of the text to the open block or cell. White space is kept as it is where `kept` says so.
pub(super) fn append(source: &Source<'_>, range: Range<usize>, kept: bool, out: &mut Composer<'_>) {
    let text = source.text();
    let mut at = range.start;
    while at < range.end {
        let raw = text.get(at..range.end).unwrap_or_default();
        let plain = memchr::memchr(b'&', raw.as_bytes()).unwrap_or(raw.len());
        self::plain(source, at..at + plain, kept, out);
        at += plain;
        let Some(reference) = raw.get(plain..).filter(|rest| !rest.is_empty()) else { break };
        let length = if let Some((made, length)) = entity::decode(reference) {
            let place = source.place(&(at..at + length));
            if !kept && made.chars().all(is_blank) {
                out.gap(place.start, place.end);
            } else {
                out.push(&made, SegmentKind::Replaced, place.start, place.end);
            }
            length
        } else {
            self::plain(source, at..at + 1, kept, out);
            1
        };
        at += length;
    }
}

/// Text without references.
fn plain(source: &Source<'_>, range: Range<usize>, kept: bool, out: &mut Composer<'_>) {
    let text = source.text();
    let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    // Characters of another encoding that follow each other.
    let mut run: Option<Slice> = None;
    let flush = |run: &mut Option<Slice>, out: &mut Composer<'_>| {
        if let Some(run) = run.take() {
            out.push(words(&run.text), run.kind, run.source.start, run.source.end);
        }
    };
    for piece in source.pieces(range) {
        let blank = !kept && words(&piece.text).chars().all(is_blank);
        if piece.kind != SegmentKind::Verbatim && !blank {
            match &mut run {
                Some(run) if run.kind == piece.kind && run.source.end == piece.source.start => {
                    run.text.end = piece.text.end;
                    run.source.end = piece.source.end;
                }
                _ => {
                    flush(&mut run, out);
                    run = Some(piece);
                }
            }
            continue;
        }
        flush(&mut run, out);
        if piece.kind != SegmentKind::Verbatim {
            out.gap(piece.source.start, piece.source.end);
        } else if kept {
            out.push(words(&piece.text), SegmentKind::Verbatim, piece.source.start, piece.source.end);
        } else {
            out.fold(words(&piece.text), piece.source.start);
        }
    }
    flush(&mut run, out);
}
