//! Short forms that a text introduces behind a name: "(HFF)", "(Coastcom)", ", HFF,".

use std::ops::Range;

use crate::language::Tag;

use crate::reading::Sentence;

use super::context::Context;

/// Longest short form, in letters.
const LONGEST: usize = 10;

/// The token of the short form in brackets right behind the name that ends at `end`; `None` where none stands there.
pub(super) fn introduced(context: &Context<'_>, end: u32) -> Option<u32> {
    let short = end + 1;
    let bracketed = context.form(end) == "(" && context.form(short + 1) == ")";
    (bracketed && context.sentence(short) == context.sentence(end) && is_short(context.text(short))).then_some(short)
}

/// The token of the short form right behind the name `tokens`, in brackets or, in capitals, between commas.
pub(super) fn behind(context: &Context<'_>, tokens: &Range<u32>) -> Option<u32> {
    let end = tokens.end;
    let made = |at: &u32| abbreviates(context.text(*at), context.reading.slice(context.span(tokens)));
    if let Some(short) = introduced(context, end) {
        return Some(short).filter(|at| made(at) || is_acronym(context, &(short..short + 1)));
    }
    let set = context.form(end) == "," && context.form(end + 2) == ",";
    let short = Some(end + 1).filter(|&at| set && context.sentence(at) == context.sentence(end));
    let capitals = |at: &u32| context.text(*at).len() > 2 && context.text(*at).chars().all(char::is_uppercase);
    // A list of bodies ("the Harbour Council, HFF, and") goes on with another name.
    short.filter(capitals).filter(|&at| matches!(context.tag(at + 2), Tag::Verb | Tag::Aux))
}

/// Whether a token is written in capitals for the most part, as an acronym is.
pub(super) fn is_acronym(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let text = context.text(tokens.start);
    let letters = text.chars().filter(|letter| *letter != '.');
    tokens.len() == 1
        && (2..=8).contains(&text.chars().count())
        && letters.clone().filter(|letter| letter.is_uppercase()).count() * 2 > letters.count()
}

/// Whether the letters of `short` stand in `long` in the same order, the first at the head of a word: the short form is made from the
/// long one (Schwartz and Hearst 2003).
pub(super) fn abbreviates(short: &str, long: &str) -> bool {
    let letters = || short.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase);
    let long: Vec<char> = long.chars().flat_map(char::to_lowercase).collect();
    let head = |at: usize| at == 0 || long.get(at - 1).is_some_and(|before| !before.is_alphanumeric());
    let Some(first) = letters().next() else { return false };
    let starts = long.iter().enumerate().filter(|&(at, letter)| *letter == first && head(at));
    starts.into_iter().any(|(at, _)| {
        let mut rest = long.iter().skip(at);
        letters().all(|letter| rest.any(|&other| other == letter))
    })
}

/// Whether a token is written in three capitals or more, among words in small letters: the initials of a body.
pub(super) fn is_initials(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let text = context.text(tokens.start);
    let small = |sentence: &Sentence| {
        let words = context.reading.slice(sentence.span);
        words.chars().filter(|letter| letter.is_lowercase()).count() * 2 > words.len()
    };
    tokens.len() == 1
        && (3..=6).contains(&text.len())
        && text.bytes().all(|letter| letter.is_ascii_uppercase())
        && context.reading.sentence(context.sentence(tokens.start)).is_some_and(small)
}

/// The end of the name that a short form at `at` follows, in brackets or between commas.
pub(super) fn owner(context: &Context<'_>, at: u32) -> Option<u32> {
    let before = at.checked_sub(1)?;
    match (context.form(before), context.form(at + 1)) {
        ("(", ")") | (",", ",") => Some(before),
        _ => None,
    }
}

/// Whether a word can be a short form: one capital at least, letters and digits, full stops, a hyphen.
fn is_short(text: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '&');
    (2..=LONGEST).contains(&text.chars().count()) && text.starts_with(char::is_uppercase) && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::abbreviates;

    #[test]
    fn short_forms_are_made_from_the_name() {
        assert!(abbreviates("HFF", "Harbour Freedom Fighters"));
        assert!(abbreviates("Coastcom", "Norr Coast Command"));
        assert!(!abbreviates("Acme", "Norr Coast Command"));
        assert!(!abbreviates("FHX", "Harbour Freedom Fighters"));
    }
}
