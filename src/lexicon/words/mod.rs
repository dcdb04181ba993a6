//! The one rule that cuts text into word forms: used on documents (the language floor) and on cue phrases alike, so
//! that a phrase of the lexicon always meets the same pieces.
//!
//! The cut is that of the English treebanks of Universal Dependencies (EWT, GUM): `$` `800`, `do` `n't`, `Mexico` `'s`,
//! `long` `-` `term`, but `non-combat`, `U.S.`, `Jan.`, `p.m.`, `1,200.5`, `9/11`, `AT&T` in one piece; an address on the net
//! is one piece; runs such as `...`, `--`, `''`, `?!` are one piece.

mod abbreviations;
mod core;
mod marks;

pub use abbreviations::{Abbreviation, class, is_also_a_word};
pub use marks::{is_hidden, is_joining_mark};

/// What the next stretch of text between white space begins with, quotes and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: the text ends.
    End,
    /// A capital letter.
    Capital,
    /// A digit.
    Digit,
    /// Anything else.
    Other,
}

impl Next {
    /// The class of the stretch `text`.
    pub fn of(text: &str) -> Self {
        match text.chars().find(|letter| letter.is_alphanumeric()) {
            None if text.is_empty() => Self::End,
            Some(letter) if letter.is_uppercase() => Self::Capital,
            Some(letter) if letter.is_numeric() => Self::Digit,
            _ => Self::Other,
        }
    }
}

/// Cuts `stretch`, a run of text without white space, into pieces: half-open byte ranges that tile it, appended to
/// `pieces`. `next` is what follows the white space after it.
pub fn split(stretch: &str, next: Next, pieces: &mut Vec<(u32, u32)>) {
    if stretch.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        core::contracted(stretch, 0, pieces);
        return;
    }
    if marks::is_emoticon(stretch) {
        pieces.push((0, stretch.len() as u32));
        return;
    }
    let has = |mark| stretch.bytes().any(|byte| byte == mark);
    let address = has(b'@')
        || has(b':') && (stretch.contains("://") || stretch.contains(":10."))
        || has(b'.') && stretch.contains("www.");
    let mut at = 0;
    while let Some(rest) = stretch.get(at..).filter(|rest| !rest.is_empty()) {
        let length = if address { marks::address(rest) } else { 0 };
        at += if length > 0 {
            pieces.push((at as u32, (at + length) as u32));
            length
        } else if rest.starts_with(core::is_word) || starts_inside(rest, at) {
            core::word(rest, at, next, pieces)
        } else {
            let length = marks::run(rest);
            pieces.push((at as u32, (at + length) as u32));
            length
        };
    }
}

/// The pieces of a phrase, which may hold white space, in lower case with apostrophes made `'`.
pub fn forms(phrase: &str) -> Vec<String> {
    let mut forms = Vec::new();
    let mut pieces = Vec::new();
    let mut stretches = phrase.split_whitespace().peekable();
    while let Some(stretch) = stretches.next() {
        pieces.clear();
        split(stretch, Next::of(stretches.peek().copied().unwrap_or_default()), &mut pieces);
        for &(start, end) in &pieces {
            let mut form = String::new();
            fold(stretch.get(start as usize..end as usize).unwrap_or_default(), &mut form);
            forms.push(form);
        }
    }
    forms
}

/// Appends `piece` to `form`: lower case, apostrophes made `'`.
pub fn fold(piece: &str, form: &mut String) {
    let from = form.len();
    form.push_str(piece);
    if piece.is_ascii() {
        if let Some(new) = form.get_mut(from..) {
            new.make_ascii_lowercase();
        }
        return;
    }
    form.truncate(from);
    for letter in piece.chars() {
        match letter {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ff07}' => form.push('\''),
            _ => form.extend(letter.to_lowercase()),
        }
    }
}

/// Whether a mark at `at` opens a word: an elision (`'90s`, `'em`), a decimal (`.5`), a tag (`#word`, `@word`).
fn starts_inside(rest: &str, at: usize) -> bool {
    let mut letters = rest.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    match first {
        '\'' | '\u{2019}' | '\u{2018}' => marks::is_elision(rest.get(first.len_utf8()..).unwrap_or_default()),
        '.' => at == 0 && second.is_ascii_digit(),
        '#' | '@' => at == 0 && second.is_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
