//! Line ends inside a block that end a sentence although no stop says so.

use super::Passage;
use super::class::Class;
use crate::document::BlockKind;

/// The tokens before which a line break ends a sentence, in order.
pub(super) fn breaks(passage: &Passage) -> Vec<usize> {
    let text = passage.document.slice(passage.block.content);
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let widest = text.lines().map(|line| line.trim_end().chars().count()).max().unwrap_or_default();
    let every = matches!(passage.block.kind, BlockKind::Table | BlockKind::Code);
    let mut breaks = Vec::new();
    for at in 1..passage.tokens.len() {
        if passage.spaced(at) && is_new_line(passage, at) && (every || is_deliberate(passage, at, widest)) {
            breaks.push(at);
        }
    }
    breaks
}

fn is_new_line(passage: &Passage, at: usize) -> bool {
    let (Some(before), Some(token)) = (passage.tokens.get(at - 1), passage.tokens.get(at)) else { return false };
    let gap = crate::text::Span::new(before.span.end(), token.span.start());
    memchr::memchr(b'\n', passage.document.slice(gap).as_bytes()).is_some()
}

/// Whether the writer, not the width of the page, broke the line before token `at`: its first word had room before.
fn is_deliberate(passage: &Passage, at: usize, widest: usize) -> bool {
    let (Some(before), Some(token)) = (passage.tokens.get(at - 1), passage.tokens.get(at)) else { return false };
    let opens = match passage.class(at) {
        Class::Capital | Class::Number | Class::Bullet | Class::OpenQuote | Class::Abbreviation | Class::Rule => true,
        Class::Dash => passage.spaced(at + 1),
        Class::Open => passage.class(at + 1).is_capital(),
        _ => passage.class(at - 1).can_end(),
    };
    if !opens
        || matches!(passage.text(at - 1), "," | "-" | "(" | "\u{2013}" | "\u{2014}")
        || ends_open(passage.text(at - 1))
    {
        return false;
    }
    if widest < 50 {
        return true;
    }
    let lines = &passage.document.lines;
    let line = lines.span(lines.line(before.span.start()));
    let used = passage.document.slice(line).trim_end().chars().count();
    let rest = passage.document.slice(crate::text::Span::new(token.span.start(), passage.block.content.end()));
    let first = rest.chars().take_while(|&c| !c.is_whitespace() || is_unbreakable(c)).count();
    (used + 1 + first) * 5 < widest * 4
}

/// Blanks at which no line is broken.
fn is_unbreakable(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Words that cannot end a line of their own.
fn ends_open(text: &str) -> bool {
    const OPEN: &[&str] = &[
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to", "with", "is",
        "was", "are", "its", "their", "his", "her",
    ];
    OPEN.contains(&text)
}
