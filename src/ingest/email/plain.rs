//! Bodies of plain text: blocks told from the shape of their lines, as in a file of plain text.

use std::ops::Range;

use crate::document::{Block, BlockKind};
use crate::ingest::composer::Composer;
use crate::ingest::hypertext::{Run, Source};
use crate::ingest::lines;
use crate::ingest::refusal::Stop;
use crate::text::Span;

/// The most lines of a signature.
const SIGNATURE: usize = 30;
/// The longest line that leads a quoted message, in bytes.
const LEADING: usize = 400;

/// Appends the text.
pub(super) fn write(source: &Source<'_>, out: &mut Composer<'_>) -> Result<(), Stop> {
    let text = source.text();
    let end = signature(text);
    let body = text.get(..end).unwrap_or(text);
    let found = lines::segment(body);
    let mut reply = false;
    let mut marks = found.markup.as_slice();
    for (at, block) in found.blocks.iter().enumerate().filter(|(_, block)| !block.content.is_empty()) {
        let words = block.content.of(body);
        let quoted = found.blocks.get(at + 1).is_some_and(|next| next.kind == BlockKind::Quote);
        reply |= begins_reply(words);
        let kind = match block.kind {
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading if reply => BlockKind::Quote,
            BlockKind::Paragraph | BlockKind::Heading if quoted && leads_quote(words) => BlockKind::Note,
            // The subject is the title: a short first line is none, nor is the name that a message is signed with.
            BlockKind::Heading if !marked(marks, block) && (at == 0 || !heads(body, found.blocks.get(at + 1..))) => {
                BlockKind::Paragraph
            }
            kind => kind,
        };
        let level = if kind == block.kind { block.level } else { 0 };
        out.begin(kind, level);
        while let Some(mark) = marks.first().filter(|mark| mark.end() <= block.content.start()) {
            marks = marks.get(usize::from(!mark.is_empty())..).unwrap_or_default();
        }
        let mut from = block.content.start();
        for mark in marks.iter().filter_map(|mark| mark.intersect(block.content)).take_while(|mark| !mark.is_empty()) {
            append(source, from..mark.start(), out);
            let start = out.at();
            append(source, mark.start()..mark.end(), out);
            out.mark(start);
            from = mark.end();
            if mark.end() >= block.content.end() {
                break;
            }
        }
        append(source, from..block.content.end(), out);
        out.end();
        out.checkpoint((0, 0))?;
    }
    let rest = Span::new(end as u32, text.len() as u32).trim(text);
    if !rest.is_empty() {
        out.begin(BlockKind::Note, 0);
        append(source, rest.start()..rest.end(), out);
        out.end();
    }
    Ok(())
}

/// Whether the blocks that follow begin with something that a heading may stand over.
fn heads(body: &str, rest: Option<&[Block]>) -> bool {
    let next = rest.unwrap_or_default().iter().find(|block| !block.content.is_empty());
    next.is_some_and(|next| {
        let words = next.content.of(body);
        !matches!(next.kind, BlockKind::Quote | BlockKind::Note) && !leads_quote(words) && !begins_reply(words)
    })
}

/// Whether marks of syntax, not its shortness, make the block a heading.
fn marked(marks: &[Span], block: &Block) -> bool {
    let first = marks.iter().find(|mark| mark.end() > block.content.start());
    first.is_some_and(|mark| mark.overlaps(block.content))
}

fn append(source: &Source<'_>, range: Range<u32>, out: &mut Composer<'_>) {
    for piece in source.pieces(range.start as usize..range.end as usize) {
        let text = source.text().get(piece.text).unwrap_or_default();
        out.push(text, piece.kind, piece.source.start, piece.source.end);
    }
}

/// Where the signature begins: a line `-- ` with few lines after it; the length of the text where there is none.
fn signature(text: &str) -> usize {
    let mut at = text.len();
    for (count, line) in text.split_inclusive('\n').rev().enumerate().take(SIGNATURE + 1) {
        at -= line.len();
        if count > 0 && matches!(line.trim_end_matches(['\r', '\n']), "-- " | "--") {
            return at;
        }
    }
    text.len()
}

/// Whether a line leads the passage that is quoted after it.
fn leads_quote(words: &str) -> bool {
    const WROTE: [&str; 9] =
        ["wrote", "writes", "said", "schrieb", "a écrit", "escribió", "ha scritto", "schreef", "escreveu"];
    let Some(words) = words.strip_suffix(':').filter(|words| words.len() < LEADING) else { return false };
    let words = words.trim_end();
    WROTE.iter().any(|wrote| words.ends_with(wrote)) || words.contains('@') || words.starts_with("Am ")
}

/// Whether the message that is answered follows to the end.
fn begins_reply(words: &str) -> bool {
    let line = words.lines().next().unwrap_or("").trim();
    let bare = line.trim_matches(['-', '_', ' ']);
    line.starts_with("--") && matches!(bare.to_ascii_lowercase().as_str(), "original message" | "original appointment")
}

/// The text with the soft line breaks of RFC 3676 taken back: a line that ends with a blank goes on in the next one.
/// Lines that are quoted stay as they are.
pub(super) fn unflowed(source: &Source<'_>) -> Source<'static> {
    let text = source.text();
    let mut made = String::with_capacity(text.len());
    let mut runs: Vec<Run> = Vec::new();
    let mut end = 0;
    let mut add = |made: &mut String, range: Range<usize>| {
        for piece in source.pieces(range) {
            runs.push(Run { text: made.len(), source: piece.source.start, kind: piece.kind });
            made.push_str(text.get(piece.text).unwrap_or_default());
            end = piece.source.end;
        }
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\r', '\n']);
        let next = text.get(at + line.len()..).unwrap_or_default();
        let soft = words.ends_with(' ')
            && words.len() < line.len()
            && words != "-- "
            && !words.starts_with('>')
            && !next.starts_with('>')
            && !next.starts_with("-- ")
            && !next.trim_start_matches(' ').starts_with(['\r', '\n']);
        let kept = if soft { words.len() } else { line.len() };
        add(&mut made, at..at + kept);
        at += line.len();
    }
    Source::of_runs(made, runs, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SegmentKind;

    #[test]
    fn soft_breaks_leave_runs_of_the_same_bytes() {
        let source = Source::verbatim("one \ntwo\nthree", 0);
        let flowed = unflowed(&source);
        assert_eq!(flowed.text(), "one two\nthree");
        assert!(flowed.pieces(0..13).all(|piece| piece.kind == SegmentKind::Verbatim));
    }
}
