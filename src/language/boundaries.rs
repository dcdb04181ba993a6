//! Sentence boundaries, one block at a time.

use super::{Language, SentenceSpan};
use crate::document::Document;
use crate::text::Span;

/// Cuts the tokens of `language` into sentences; none crosses a block.
pub fn cut(document: &Document, language: &mut Language) {
    let mut at = 0_usize;
    while let Some(token) = language.tokens.get(at) {
        let block = document.block_at(token.span.start());
        let end_of_block = document.blocks.get(block).map_or(u32::MAX, |block| block.span.end());
        let rest = language.tokens.get(at..).unwrap_or_default();
        let in_block = rest.partition_point(|token| token.span.start() < end_of_block);
        let mut end = at + 1;
        while end < at + in_block && !is_boundary(document, language, end) {
            end += 1;
        }
        let (first, last) = (language.tokens.get(at), language.tokens.get(end - 1));
        let span = first.zip(last).map_or(Span::default(), |(first, last)| first.span.cover(last.span));
        language.sentences.push(SentenceSpan { span, block: block as u32, tokens: at as u32..end as u32 });
        at = end;
    }
}

/// Whether a sentence ends before token `at`.
fn is_boundary(document: &Document, language: &Language, at: usize) -> bool {
    let Some(next) = language.tokens.get(at) else { return false };
    let opens = document
        .slice(next.span)
        .starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric() || matches!(letter, '"' | '\u{201c}'));
    let before = language.tokens.get(..at).unwrap_or_default();
    let stop = before
        .iter()
        .rev()
        .map(|token| language.vocabulary.form(token.word))
        .find(|form| !matches!(*form, "\"" | "\u{201d}" | "''" | ")" | "'"));
    next.spaced && opens && stop.is_some_and(|form| matches!(form, "." | "?" | "!" | "?!" | "!!" | "..."))
}
