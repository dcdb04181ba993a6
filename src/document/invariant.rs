//! What must hold of every document; every fixture is checked.

use crate::text::Span;

use super::{BlockKind, Document, SegmentKind};

/// Everything that does not hold of `document`, one line each; empty when all is well.
pub fn check(document: &Document) -> Vec<String> {
    let mut broken = Vec::new();
    tiles("blocks", document, document.blocks.iter().map(|block| block.span), &mut broken);
    tiles("segments", document, document.segments.iter().map(|segment| segment.span), &mut broken);
    for block in &document.blocks {
        if !block.span.covers(block.content) {
            broken.push(format!("block {:?}: content {:?} lies outside", block.span, block.content));
        }
        if block.kind == BlockKind::Heading && !(1..=6).contains(&block.level) {
            broken.push(format!("heading {:?}: level {}", block.span, block.level));
        }
        border(document, block.content, "block content", &mut broken);
    }
    let mut end = 0;
    for &mark in &document.markup {
        if mark.start() < end || mark.is_empty() {
            broken.push(format!("markup {mark:?} is empty, unsorted or overlaps"));
        }
        border(document, mark, "markup", &mut broken);
        end = mark.end();
    }
    for segment in &document.segments {
        let length = segment.source.1.saturating_sub(segment.source.0);
        if segment.kind == SegmentKind::Verbatim && length != u64::from(segment.span.len()) {
            broken.push(format!("verbatim segment {:?} stands for {length} source bytes", segment.span));
        }
    }
    broken
}

fn tiles(what: &str, document: &Document, spans: impl Iterator<Item = Span>, broken: &mut Vec<String>) {
    let mut end = 0;
    for span in spans {
        if span.start() != end || span.is_empty() {
            broken.push(format!("{what}: {span:?} does not follow {end}"));
        }
        border(document, span, what, broken);
        end = span.end();
    }
    if end as usize != document.text.len() {
        broken.push(format!("{what}: end at {end}, the text at {}", document.text.len()));
    }
}

fn border(document: &Document, span: Span, what: &str, broken: &mut Vec<String>) {
    for at in [span.start(), span.end()] {
        if !document.text.is_char_boundary(at as usize) {
            broken.push(format!("{what}: {at} is not a character border"));
        }
    }
}
