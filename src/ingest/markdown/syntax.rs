//! The bytes of a Markdown text that are syntax: everything in a block that the parser does not show.

use super::leaves::Parsed;
use crate::document::table::{self, Layout};
use crate::document::{Block, BlockKind};
use crate::text::Span;

/// Markup, sorted and disjoint. White space around it is kept out, but for the blanks after a mark that words follow.
pub(super) fn markup(text: &str, blocks: &[Block], parsed: &Parsed) -> Vec<Span> {
    let mut marks = Vec::new();
    if text.starts_with('\u{FEFF}') {
        marks.push(Span::new(0, 3));
    }
    let mut from = 0;
    for block in blocks {
        let content = block.content;
        let rest = parsed.shown.get(from..).unwrap_or_default();
        let first = from + rest.partition_point(|shown| shown.end() <= content.start());
        let rest = parsed.shown.get(first..).unwrap_or_default();
        let shown = rest.get(..rest.partition_point(|shown| shown.start() < content.end())).unwrap_or_default();
        from = (first + shown.len()).saturating_sub(1);
        block_marks(text, block, shown, &mut marks);
    }
    marks
}

fn block_marks(text: &str, block: &Block, shown: &[Span], marks: &mut Vec<Span>) {
    let content = block.content;
    let is_table = block.kind == BlockKind::Table;
    let pipes = if is_table { table_marks(text, content) } else { Vec::new() };
    let mut pipes = pipes.into_iter().peekable();
    let mut at = content.start().max(marks.last().map_or(0, |mark| mark.end()));
    for span in shown.iter().filter_map(|span| span.intersect(content)).chain([Span::empty(content.end())]) {
        hidden(text, Span::new(at, span.start()), is_table, marks);
        at = at.max(span.start());
        while let Some(pipe) = pipes.next_if(|pipe| pipe.end() <= span.end()) {
            if pipe.start() >= at && marks.last().is_none_or(|mark| mark.end() <= pipe.start()) {
                marks.push(pipe);
            }
        }
        at = at.max(span.end());
    }
}

/// The bytes of a gap between two shown runs, line by line, without white space.
fn hidden(text: &str, gap: Span, tight: bool, marks: &mut Vec<Span>) {
    let mut at = gap.start();
    for line in gap.of(text).split_inclusive('\n') {
        let span = Span::new(at, at + line.len() as u32);
        at = span.end();
        let bare = span.trim(text);
        if bare.is_empty() {
            continue;
        }
        let blanks = !tight && at == gap.end() && !line.ends_with('\n');
        marks.push(if blanks { Span::new(bare.start(), at) } else { bare });
    }
}

/// Pipes and separator rows of a table, in order.
fn table_marks(text: &str, content: Span) -> Vec<Span> {
    let mut marks = Vec::new();
    if table::layout(text, content) != Layout::Pipes {
        return marks;
    }
    for row in table::rows(text, content) {
        if row.separator {
            marks.push(row.span);
            continue;
        }
        let pipes = table::pipes(row.span.of(text)).map(|at| row.span.start() + at as u32);
        marks.extend(pipes.map(|at| Span::new(at, at + 1)));
    }
    marks
}
