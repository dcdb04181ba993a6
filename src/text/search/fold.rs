//! A text as folded characters, forwards and backwards.

use std::sync::LazyLock;

use super::bases::BASES;
use crate::text::Span;
use crate::text::glyph::is_hidden;

/// One folded character and the bytes it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fold {
    pub(super) letter: char,
    pub(super) span: Span,
}

/// What a character is folded to; `None` for one that is left out (accents, characters that do not show).
pub(super) fn fold(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(match letter {
            '`' => '\'',
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => ' ',
            _ => letter.to_ascii_lowercase(),
        });
    }
    match letter {
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' => None,
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '‹' | '›' | 'ʼ' => Some('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Some('"'),
        '\u{2010}' | '\u{2011}' => Some('-'),
        _ if letter.is_whitespace() => Some(' '),
        _ if letter > '\u{9F}' && is_hidden(letter) => None,
        _ => Some(base(letter)),
    }
}

/// The letter in lower case and without its accent.
fn base(letter: char) -> char {
    static TABLES: LazyLock<Vec<(u32, Vec<char>)>> =
        LazyLock::new(|| BASES.iter().map(|(first, bases)| (*first, bases.chars().collect())).collect());
    let code = letter as u32;
    for (first, bases) in TABLES.iter() {
        let found = code.checked_sub(*first).and_then(|at| bases.get(at as usize));
        if let Some(&base) = found.filter(|&&base| base != '\u{FFFD}') {
            return base;
        }
    }
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Whether markup stands for a blank: it holds white space or parts two cells.
fn parts_words(text: &str, mark: Span) -> bool {
    mark.of(text).contains(|letter: char| letter.is_whitespace() || letter == '|')
}

/// The folded characters of a text from an offset on.
pub(super) struct Folds<'a> {
    text: &'a str,
    skip: &'a [Span],
    /// The first mark that ends after `at`.
    mark: usize,
    at: u32,
    end: u32,
    /// Whether the last character given was a blank.
    blank: bool,
}

impl<'a> Folds<'a> {
    pub(super) fn new(text: &'a str, skip: &'a [Span], within: Span) -> Self {
        let mark = skip.partition_point(|mark| mark.end() <= within.start());
        Self { text, skip, mark, at: within.start(), end: within.end(), blank: false }
    }
}

impl Iterator for Folds<'_> {
    type Item = Fold;

    fn next(&mut self) -> Option<Fold> {
        while self.at < self.end {
            let start = self.at;
            let letter = match self.skip.get(self.mark) {
                Some(mark) if mark.start() <= start => {
                    self.mark += 1;
                    self.at = mark.end();
                    parts_words(self.text, *mark).then_some(' ')
                }
                _ => {
                    let byte = *self.text.as_bytes().get(start as usize)?;
                    if byte.is_ascii() {
                        self.at += 1;
                        fold(byte as char)
                    } else {
                        let letter = self.text.get(start as usize..)?.chars().next()?;
                        self.at += letter.len_utf8() as u32;
                        fold(letter)
                    }
                }
            };
            let Some(letter) = letter else { continue };
            if letter == ' ' && self.blank {
                continue;
            }
            self.blank = letter == ' ';
            return Some(Fold { letter, span: Span::new(start, self.at) });
        }
        None
    }
}

/// Where the `count`-th folded character before `offset` begins, or the start of the text.
pub(super) fn back(text: &str, skip: &[Span], offset: u32, count: usize) -> u32 {
    let mut marks = skip.get(..skip.partition_point(|mark| mark.start() < offset)).unwrap_or_default();
    let mut at = offset;
    let (mut seen, mut blank) = (0, false);
    while seen < count && at > 0 {
        let letter = match marks.split_last() {
            Some((mark, rest)) if mark.end() >= at => {
                marks = rest;
                at = mark.start();
                parts_words(text, *mark).then_some(' ')
            }
            _ => {
                let Some(letter) = Span::new(0, at).of(text).chars().next_back() else { break };
                at -= letter.len_utf8() as u32;
                fold(letter)
            }
        };
        if let Some(letter) = letter {
            seen += usize::from(!(letter == ' ' && blank));
            blank = letter == ' ';
        }
    }
    at
}

/// The end of the accents that follow `offset`: they belong to the letter before.
pub(super) fn with_accents(text: &str, offset: u32) -> u32 {
    let rest = text.get(offset as usize..).unwrap_or("");
    let accents = rest.chars().take_while(|&letter| fold(letter).is_none() && !is_hidden(letter));
    offset + accents.map(char::len_utf8).sum::<usize>() as u32
}
