//! When a forecast is to come true: dates and terms.

use crate::extract::Horizon;
use crate::language::Tag;
use crate::reading::{Reading, Sentence};

/// Prepositions of time.
const PREPOSITIONS: [&str; 14] =
    ["by", "until", "till", "before", "in", "within", "on", "for", "through", "to", "from", "over", "during", "as"];

/// Words that may stand between a preposition and its date.
const FILLERS: [&str; 20] = [
    "the",
    "a",
    "an",
    "end",
    "of",
    "next",
    "coming",
    "early",
    "late",
    "mid",
    "this",
    "few",
    "several",
    "first",
    "second",
    "third",
    "fourth",
    "half",
    "following",
    "soon",
];

/// The first term or future date of a sentence.
pub fn find(reading: &Reading, sentence: &Sentence) -> Option<Horizon> {
    let phrase = reading.cues_of(&sentence.tokens, "forecast.horizon").next();
    let phrase = phrase.map(|cue| cue.tokens.clone());
    let dated = sentence.tokens.clone().find_map(|at| dated(reading, sentence, at));
    let tokens = match (phrase, dated) {
        (Some(phrase), Some(dated)) if dated.start < phrase.start => dated,
        (Some(phrase), _) => phrase,
        (None, dated) => dated?,
    };
    Some(Horizon { span: reading.language.span(&tokens) })
}

/// A preposition with a date or a length of time: "by 2027", "until March", "within six months", "on Friday".
fn dated(reading: &Reading, sentence: &Sentence, at: u32) -> Option<std::ops::Range<u32>> {
    let preposition = reading.form(at);
    if !PREPOSITIONS.contains(&preposition) {
        return None;
    }
    let mut end = at + 1;
    let mut date = false;
    while end < sentence.tokens.end && end < at + 8 {
        let form = reading.form(end);
        let calendar = reading.has_cue(&(end..end + 1), "forecast.calendar") && reading.tag(end) != Tag::Aux;
        let unit = reading.has_cue(&(end..end + 1), "forecast.unit") && end > at + 1;
        let year = form.len() == 4 && form.starts_with("20") && form.bytes().all(|byte| byte.is_ascii_digit());
        date |= calendar || year || (unit && !matches!(preposition, "on" | "to" | "from" | "as"));
        let filler = reading.tag(end) == Tag::Num || FILLERS.contains(&form);
        if !(calendar || unit || year || filler) {
            break;
        }
        end += 1;
    }
    while date
        && end > at + 1
        && matches!(reading.form(end - 1), "the" | "a" | "an" | "of" | "end" | "first" | "second")
    {
        end -= 1;
    }
    date.then_some(at..end)
}
