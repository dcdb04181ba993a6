//! Damage of sentences: fragments and machine-spelled dates.

use super::{Damage, DamageKind, damage};
use crate::document::BlockKind;
use crate::language::Tag;
use crate::reading::{Reading, Sentence};

/// Paragraph sentences that end in a full stop but have no finite verb of their own: they begin with a participle
/// ("Marking the first ..."), or are a noun phrase that only a relative clause follows ("A step that would ...").
/// Items, headings and quoted words are often phrases by right and are left alone.
pub fn fragments(reading: &Reading) -> Vec<Damage> {
    let all = reading.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph);
    all.filter(|sentence| is_fragment(reading, sentence))
        .map(|sentence| damage(DamageKind::Fragment, sentence.span, "a sentence without a finite verb of its own"))
        .collect()
}

fn is_fragment(reading: &Reading, sentence: &Sentence) -> bool {
    let long = sentence.tokens.len() >= 7;
    let stopped = reading.slice(sentence.span).trim_end().ends_with('.');
    if !long || !stopped || reading.quoted(sentence.span.start()) {
        return false;
    }
    participle(reading, sentence) || relative(reading, sentence)
}

/// Begins with an -ing form and no main clause follows: no finite verb stands outside clauses that "that", "which",
/// "who" or a conjunction opens.
fn participle(reading: &Reading, sentence: &Sentence) -> bool {
    let first = sentence.tokens.start;
    let opens = reading.tag(first) == Tag::Verb && reading.form(first).ends_with("ing");
    let mut verbs = reading.language.verbs_in(&sentence.tokens).iter();
    let finite = verbs.any(|verb| verb.finite && verb.tokens.start > first);
    opens && !finite
}

/// A determiner, nouns, then "that" or "which" with the only finite verb right behind it.
fn relative(reading: &Reading, sentence: &Sentence) -> bool {
    let first = sentence.tokens.start;
    if reading.tag(first) != Tag::Det || reading.form(first) == "that" {
        return false;
    }
    let noun = (first + 1..sentence.tokens.end).find(|&at| !matches!(reading.tag(at), Tag::Noun | Tag::Adj | Tag::Adv));
    let opened = noun.filter(|&at| at > first + 1 && matches!(reading.form(at), "that" | "which"));
    let Some(opened) = opened else { return false };
    let finite = reading.language.verbs_in(&sentence.tokens).iter().filter(|verb| verb.finite);
    finite.clone().count() == 1 && finite.into_iter().all(|verb| verb.tokens.start <= opened + 2)
}

/// A month followed by a day spelled in letters ("Jan. eight"): style books want figures, and no writer mixes a short
/// month with a spelled number; a machine that spells all numbers does.
pub fn spelled_dates(reading: &Reading) -> Vec<Damage> {
    let named = reading.language.vocabulary.which(is_month);
    let months = reading.language.tokens.windows(2).enumerate().filter_map(|(at, pair)| {
        let [month, day] = pair else { return None };
        let at = at as u32;
        let spelled = named.has(month.word)
            && day.spaced
            && reading.slice(month.span).starts_with(char::is_uppercase)
            && is_spelled(reading.form(at + 1));
        let counted = || reading.tag(at + 2) == Tag::Noun && reading.form(at + 2).ends_with('s');
        (spelled && !counted()).then(|| month.span.cover(day.span))
    });
    months.map(|span| damage(DamageKind::SpelledDate, span, "a day of the month spelled in letters")).collect()
}

/// Months, but for "may" and "march", which are words of their own in front of a number.
fn is_month(form: &str) -> bool {
    matches!(
        form,
        "january"
            | "february"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan."
            | "feb."
            | "mar."
            | "apr."
            | "jun."
            | "jul."
            | "aug."
            | "sept."
            | "sep."
            | "oct."
            | "nov."
            | "dec."
    )
}

fn is_spelled(form: &str) -> bool {
    matches!(
        form,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "twenty-one"
            | "twenty-two"
            | "twenty-three"
            | "thirty"
            | "thirty-one"
    )
}
