//! Tokens: words, numbers, clitics, marks. Markup is skipped.
//!
//! The cut within a run of letters is [`words::split`]: that of the English treebanks (`$` `800`, `do` `n't`, `Mexico` `'s`, `long`
//! `-` `term`, `non-combat`, `U.S.`, `Jan.`). A stop stays with an abbreviation even where it also ends the sentence.
//! Markup inside a word (`un**believ**able`) and characters without width neither break it nor enter its form; its span
//! covers them. No token begins or ends with either.

use super::{Language, Tag, Token};
use crate::document::Document;
use crate::lexicon::words::{self, Next};
use crate::text::Span;

/// Appends the tokens of every block that begins inside `extent`.
pub fn tokenise(document: &Document, extent: Span, language: &mut Language) {
    let first = document.blocks.partition_point(|block| block.span.start() < extent.start());
    let blocks = document.blocks.get(first..).unwrap_or_default();
    let mut cutter =
        Cutter { document, language, waiting: Stretch::default(), form: String::new(), pieces: Vec::new() };
    for block in blocks.iter().take_while(|block| block.span.start() < extent.end()) {
        cutter.block(block.content);
    }
}

/// A run of text without white space: its parts between markup and hidden characters.
#[derive(Default)]
struct Stretch {
    parts: Vec<Span>,
    spaced: bool,
}

struct Cutter<'a> {
    document: &'a Document,
    language: &'a mut Language,
    /// The stretch read last: it is cut when the next one is known.
    waiting: Stretch,
    form: String,
    pieces: Vec<(u32, u32)>,
}

impl Cutter<'_> {
    fn block(&mut self, content: Span) {
        let document = self.document;
        let mut open = Stretch::default();
        let mut spaced = true;
        let mut last_end = content.start();
        for visible in document.visible(content) {
            if visible.start() > last_end && !joins(document.slice(Span::new(last_end, visible.start()))) {
                self.close(&mut open);
                spaced = true;
            }
            last_end = visible.end();
            let mut from = None;
            for (offset, kind) in borders(document.slice(visible)) {
                let at = visible.start() + offset;
                match (kind, from) {
                    (Kind::Shown, None) => from = Some(at),
                    (Kind::Hidden | Kind::Space, Some(start)) => {
                        open.push(Span::new(start, at), &mut spaced);
                        from = None;
                    }
                    _ => {}
                }
                if kind == Kind::Space {
                    self.close(&mut open);
                    spaced = true;
                }
            }
            if let Some(start) = from {
                open.push(Span::new(start, visible.end()), &mut spaced);
            }
        }
        self.close(&mut open);
        self.flush(Next::End);
    }

    /// Ends the open stretch: the one before it is cut, it waits in its place.
    fn close(&mut self, open: &mut Stretch) {
        if open.parts.is_empty() {
            return;
        }
        let head = open.parts.iter().map(|&part| Next::of(self.document.slice(part)));
        self.flush(head.fold(Next::Other, |class, next| if class == Next::Other { next } else { class }));
        std::mem::swap(&mut self.waiting, open);
    }

    /// Cuts the waiting stretch into tokens.
    fn flush(&mut self, next: Next) {
        let document = self.document;
        let parts = std::mem::take(&mut self.waiting.parts);
        self.pieces.clear();
        if let [only] = parts.as_slice() {
            let text = document.slice(*only);
            words::split(text, next, &mut self.pieces);
            for index in 0..self.pieces.len() {
                let Some(&(start, end)) = self.pieces.get(index) else { break };
                let span = Span::new(only.start() + start, only.start() + end);
                self.push(span, text.get(start as usize..end as usize).unwrap_or_default(), index == 0);
            }
        } else if !parts.is_empty() {
            let text: String = parts.iter().map(|&part| document.slice(part)).collect();
            words::split(&text, next, &mut self.pieces);
            for index in 0..self.pieces.len() {
                let Some(&(start, end)) = self.pieces.get(index) else { break };
                let (Some(first), Some(last)) = (place(&parts, start), place(&parts, end.saturating_sub(1))) else {
                    break;
                };
                self.push(
                    Span::new(first, last + 1),
                    text.get(start as usize..end as usize).unwrap_or_default(),
                    index == 0,
                );
            }
        }
        self.waiting.parts = parts;
        self.waiting.parts.clear();
    }

    fn push(&mut self, span: Span, piece: &str, first: bool) {
        let word = if piece.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            self.language.vocabulary.intern(piece)
        } else {
            self.form.clear();
            words::fold(piece, &mut self.form);
            self.language.vocabulary.intern(&self.form)
        };
        let spaced = first && self.waiting.spaced;
        self.language.tokens.push(Token { span, word, tag: Tag::X, spaced });
    }
}

impl Stretch {
    fn push(&mut self, part: Span, spaced: &mut bool) {
        if self.parts.is_empty() {
            self.spaced = std::mem::take(spaced);
        }
        self.parts.push(part);
    }
}

/// The offset in the text of byte `at` of the joined parts.
fn place(parts: &[Span], at: u32) -> Option<u32> {
    let mut before = 0;
    for part in parts {
        if at < before + part.len() {
            return Some(part.start() + at - before);
        }
        before += part.len();
    }
    None
}

/// Whether markup shows as nothing, so that the word goes on across it: emphasis, code marks, link brackets, inline tags.
fn joins(markup: &str) -> bool {
    let breaks = ["<br", "</p", "<p", "</td", "</th", "</li", "<li", "</div", "<div", "</tr", "<!--"];
    match markup.as_bytes().first() {
        Some(b'*' | b'_' | b'~' | b'`' | b'\\' | b'[') => !markup.contains(['|', '\n', ' ']),
        Some(b']') => !markup.contains('|'),
        Some(b'<') => {
            !markup.contains('\n')
                && !breaks.iter().any(|tag| markup.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag)))
        }
        _ => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shown,
    Hidden,
    Space,
}

/// Where the kind of character changes in `text`, with the new kind.
fn borders(text: &str) -> impl Iterator<Item = (u32, Kind)> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut kind = None;
    std::iter::from_fn(move || {
        while let Some(&byte) = bytes.get(at) {
            let here = at;
            let new = if byte < 0x80 {
                at += 1;
                if byte <= b' ' || byte == 0x7f { Kind::Space } else { Kind::Shown }
            } else {
                let letter = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                at += letter.len_utf8();
                if words::is_hidden(letter) {
                    Kind::Hidden
                } else if letter.is_whitespace() || letter.is_control() {
                    Kind::Space
                } else {
                    Kind::Shown
                }
            };
            if kind.replace(new) != Some(new) {
                return Some((here as u32, new));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests;
