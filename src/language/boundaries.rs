//! Sentence boundaries, one block at a time: rules over tokens and the marks between them.
//!
//! Every full stop, question mark, exclamation mark, ellipsis and abbreviation is a candidate. Closing quotes, brackets and
//! note numbers after it are taken in; what follows then decides. No rule knows a word beyond closed classes.

mod class;
mod follow;
mod layout;
mod lists;
mod openers;

use std::ops::Range;

use super::{Language, SentenceSpan, Token};
use crate::document::{Block, Document};
use crate::text::Span;
use class::Class;

/// Cuts the tokens of `language` into sentences; none crosses a block.
pub fn cut(document: &Document, language: &mut Language) {
    let casual = follow::is_casual(document, &language.tokens);
    let mut sentences = Vec::new();
    let mut classes = Vec::new();
    let mut at = 0_usize;
    while let Some(token) = language.tokens.get(at) {
        let index = document.block_at(token.span.start());
        let Some(block) = document.blocks.get(index) else { break };
        let rest = language.tokens.get(at..).unwrap_or_default();
        let count = rest.partition_point(|token| token.span.start() < block.span.end()).max(1);
        let tokens = rest.get(..count).unwrap_or_default();
        class::classify(document, tokens, &mut classes);
        let passage = Passage { document, block, tokens, classes: &classes, casual };
        passage.cut(|range| {
            let inside = tokens.get(range.clone()).unwrap_or_default();
            let span =
                inside.first().zip(inside.last()).map_or(Span::default(), |(first, last)| first.span.cover(last.span));
            let tokens = (at + range.start) as u32..(at + range.end) as u32;
            sentences.push(SentenceSpan { span, block: index as u32, tokens });
        });
        at += count;
    }
    language.sentences = sentences;
}

/// The tokens of one block.
struct Passage<'a> {
    document: &'a Document,
    block: &'a Block,
    tokens: &'a [Token],
    classes: &'a [Class],
    /// Whether the document often begins sentences in lower case.
    casual: bool,
}

impl Passage<'_> {
    /// Calls `sentence` for the token range of each sentence, in order; the ranges tile the passage.
    fn cut(&self, mut sentence: impl FnMut(Range<usize>)) {
        let breaks = layout::breaks(self);
        let mut breaks = breaks.iter().copied().peekable();
        let mut list = lists::List::at_start_of(self);
        let (mut start, mut at) = (0, 0);
        while at < self.tokens.len() {
            if at > start && list.begins_item(self, at) {
                sentence(start..at);
                start = at;
            }
            let end = self.boundary_after(start, at);
            while breaks.next_if(|&line| line <= start).is_some() {}
            let limit = end.unwrap_or(at + 1);
            if let Some(line) = breaks.next_if(|&line| line <= limit && line < self.tokens.len()) {
                sentence(start..line);
                start = line;
                at = line;
                continue;
            }
            if let Some(end) = end {
                sentence(start..end);
                start = end;
                at = end;
            } else {
                at = self.dots_from(at).end.max(at + 1);
            }
        }
        if start < self.tokens.len() {
            sentence(start..self.tokens.len());
        }
    }

    /// The end of the sentence that began at `start`, if token `at` is the stop that closes it.
    fn boundary_after(&self, start: usize, at: usize) -> Option<usize> {
        let class = self.class(at);
        if !class.can_end() {
            return (class == Class::Rule && at > start).then_some(at + 1).filter(|&end| end < self.tokens.len());
        }
        let dots = self.dots_from(at);
        if dots.len() >= 3 {
            return self.boundary_at_dots(start, &dots);
        }
        let tail = self.absorb(at);
        if tail.end >= self.tokens.len() || !self.has_word(start..at) || lists::is_enumerator(self, start, tail.end) {
            return None;
        }
        (!self.is_inside_bracket(start, &tail) && self.opens_sentence(start, at, &tail)).then_some(tail.end)
    }

    /// The run of single full stops, set apart by spaces, that begins at `at`.
    fn dots_from(&self, at: usize) -> Range<usize> {
        let mut end = at;
        while self.class(end) == Class::Stop && (end == at || self.spaced(end)) {
            end += 1;
        }
        at..end
    }

    /// Spaced dots: three are an omission, a fourth is the stop of the sentence before or after them.
    fn boundary_at_dots(&self, start: usize, dots: &Range<usize>) -> Option<usize> {
        let next = dots.end;
        if !self.has_word(start..dots.start) || !self.spaced(next) || !self.class(next).is_capital() {
            return None;
        }
        if dots.len() > 3 && !self.spaced(dots.start) {
            return Some(dots.start + 1);
        }
        (dots.len() > 3 || !self.is_pronoun_i(next)).then_some(next)
    }

    /// Whether a bracket that opened in mid-sentence is still open before the stop and closes later on.
    fn is_inside_bracket(&self, start: usize, tail: &Tail) -> bool {
        const REACH: usize = 60;
        let from = start.max(tail.end.saturating_sub(REACH));
        let mut depth = 0_i32;
        for at in (from..tail.end).rev() {
            match self.class(at) {
                Class::Close => depth += 1,
                Class::Open if depth == 0 => {
                    return self.has_word(start..at)
                        && (tail.end..self.tokens.len().min(tail.end + REACH))
                            .any(|at| self.class(at) == Class::Close);
                }
                Class::Open => depth -= 1,
                _ => {}
            }
        }
        false
    }

    fn has_word(&self, mut range: Range<usize>) -> bool {
        range.any(|at| {
            matches!(
                self.class(at),
                Class::Capital | Class::Lower | Class::Number | Class::Abbreviation | Class::Script
            )
        })
    }

    fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::None)
    }

    fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.spaced)
    }

    /// The text of token `at`, markup and hidden characters included.
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.document.slice(token.span))
    }
}

/// A stop with everything after it that belongs to its sentence.
struct Tail {
    /// One past the last token.
    end: usize,
    /// Whether a closing quotation mark is among them.
    quoted: bool,
    /// Whether a note number or a bracketed note is among them.
    noted: bool,
}

#[cfg(test)]
mod tests;
