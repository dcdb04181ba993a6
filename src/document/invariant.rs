//! What must hold of every document; every fixture is checked.

use crate::text::Span;

use super::{Block, BlockKind, Document, SegmentKind};

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
        if block.label.as_ref().is_some_and(|label| label.len() > Block::LABEL || label.chars().any(char::is_control)) {
            broken.push(format!("block {:?}: a label that is too long or holds controls", block.span));
        }
        border(document, block.content, "block content", &mut broken);
        let cells = document.cell_grid(block).map(|grid| grid.rows.iter().flatten());
        cells.into_iter().flatten().for_each(|&cell| border(document, cell, "cell", &mut broken));
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
    references(document, &mut broken);
    broken
}

/// Whether everything that points into the text, or at a part, points at something.
fn references(document: &Document, broken: &mut Vec<String>) {
    let whole = document.span();
    let mut inside = |what: &str, span: Span| {
        if !whole.covers(span) {
            broken.push(format!("{what} {span:?} lies outside the text"));
        }
    };
    document.title.into_iter().for_each(|span| inside("title", span));
    document.published.iter().for_each(|published| inside("date", published.span));
    document.members.iter().for_each(|member| inside("member", member.span));
    for grid in &document.grids {
        inside("grid", grid.span);
        let stray = grid.rows.iter().flatten().find(|&&cell| !grid.span.covers(cell));
        if let Some(cell) = stray {
            inside("cell", Span::new(cell.start(), u32::MAX));
        }
    }
    let mut end = 0;
    for region in &document.regions {
        if region.span.start() < end || !whole.covers(region.span) {
            broken.push(format!("region {:?} is unsorted or outside", region.span));
        }
        end = region.span.end();
    }
    let parts = document.parts.len().max(1);
    let of_segments = document.segments.iter().map(|segment| segment.part);
    let of_blocks = document.blocks.iter().filter_map(|block| block.origin.as_ref()).map(|origin| origin.part);
    if of_segments.chain(of_blocks).any(|part| part as usize >= parts) {
        broken.push("a part is named that there is not".to_owned());
    }
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
