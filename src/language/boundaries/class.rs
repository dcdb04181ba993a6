//! What a token can mean for a boundary.

use crate::document::Document;
use crate::lexicon::words::is_hidden;

use super::super::Token;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// No token here.
    None,
    /// A word with a capital.
    Capital,
    /// A word in lower case.
    Lower,
    /// A word of a script without case.
    Script,
    /// A number, its first letter a digit.
    Number,
    /// A word that holds its closing stop.
    Abbreviation,
    /// One full stop (`.`, `。`).
    Stop,
    /// Question and exclamation marks.
    Query,
    /// `...`, `…`, `..`.
    Ellipsis,
    /// A quotation mark that opens.
    OpenQuote,
    /// A quotation mark that closes.
    CloseQuote,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A hyphen or dash.
    Dash,
    /// The dot of a list.
    Bullet,
    /// A ruled line of marks.
    Rule,
    /// A face made of marks, a picture character.
    Face,
    /// Any other mark.
    Other,
}

impl Class {
    /// Whether a sentence can end with such a token.
    pub(super) const fn can_end(self) -> bool {
        matches!(self, Self::Stop | Self::Query | Self::Ellipsis | Self::Abbreviation | Self::Face)
    }

    pub(super) const fn is_capital(self) -> bool {
        matches!(self, Self::Capital)
    }
}

/// Classifies `tokens`, which lie in one block, into `classes`.
pub(super) fn classify(document: &Document, tokens: &[Token], classes: &mut Vec<Class>) {
    classes.clear();
    let mut open = [false; 2];
    for (at, token) in tokens.iter().enumerate() {
        let text = document.slice(token.span);
        if let Some(first) = text.bytes().next().filter(u8::is_ascii_alphabetic) {
            classes.push(word(char::from(first), text));
            continue;
        }
        let class = match text {
            "\"" | "''" | "'" | "``" | "`" => {
                let next_spaced = tokens.get(at + 1).is_none_or(|next| next.spaced);
                let single = usize::from(text == "'" || text == "`");
                let opens = match (token.spaced, next_spaced) {
                    _ if text.starts_with('`') => true,
                    (true, false) => true,
                    (false, true) => false,
                    _ if at == 0 || matches!(classes.last(), Some(Class::Open | Class::OpenQuote)) => true,
                    _ if single == 1 => false,
                    _ => !open.get(single).copied().unwrap_or_default(),
                };
                if let Some(open) = open.get_mut(single) {
                    *open = opens;
                }
                if opens { Class::OpenQuote } else { Class::CloseQuote }
            }
            _ => of(text),
        };
        classes.push(class);
    }
}

fn of(text: &str) -> Class {
    let mut letters = text.chars().filter(|&letter| !is_hidden(letter));
    let Some(first) = letters.next() else { return Class::Other };
    if first.is_ascii_alphabetic() || first.is_alphabetic() {
        return word(first, text);
    }
    if first.is_numeric() {
        return if text.ends_with('.') { Class::Abbreviation } else { Class::Number };
    }
    match first {
        '.' | '\u{2026}' => match text {
            "." => Class::Stop,
            _ if text.bytes().any(|byte| byte.is_ascii_digit()) => Class::Number,
            _ => Class::Ellipsis,
        },
        '\u{3002}' => Class::Stop,
        '!' | '?' | '\u{203c}' | '\u{2047}'..='\u{2049}' | '\u{ff1f}' | '\u{ff01}' | '\u{61f}' => Class::Query,
        '(' | '[' | '{' => Class::Open,
        ')' | ']' | '}' => Class::Close,
        '\u{201c}' | '\u{201e}' | '\u{201a}' | '\u{2018}' | '\u{ab}' | '\u{2039}' => {
            apostrophe_or(text, Class::OpenQuote)
        }
        '\u{201d}' | '\u{2019}' | '\u{bb}' | '\u{203a}' => apostrophe_or(text, Class::CloseQuote),
        '\'' | '#' | '@' => text.chars().nth(1).map_or(Class::Other, |second| word(second, text)),
        '\u{2022}' | '\u{2023}' | '\u{2043}' | '\u{25aa}' | '\u{25cf}' | '\u{25e6}' | '\u{25a0}' | '\u{25ba}' => {
            Class::Bullet
        }
        '-' | '=' | '_' | '*' | '~' if text.len() >= 5 => Class::Rule,
        '-' | '\u{2010}'..='\u{2015}' => Class::Dash,
        ':' | ';' | '=' if text.len() > 1 => Class::Face,
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => Class::Face,
        _ => Class::Other,
    }
}

/// A clitic or an elided word begins with an apostrophe too.
fn apostrophe_or(text: &str, mark: Class) -> Class {
    text.chars()
        .find(|letter| letter.is_alphanumeric())
        .map_or(mark, |letter| if letter.is_numeric() { Class::Number } else { word(letter, text) })
}

fn word(first: char, text: &str) -> Class {
    if text.ends_with('.') {
        return Class::Abbreviation;
    }
    let capital = |letter: char| letter.is_uppercase() || !letter.is_lowercase() && letter.is_uppercase();
    if capital(first) || text.chars().nth(1).is_some_and(char::is_uppercase) {
        Class::Capital
    } else if first.is_lowercase() {
        Class::Lower
    } else {
        Class::Script
    }
}
