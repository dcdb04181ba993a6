//! Datelines: place, day and agency before a report, "PORT HALDER, March 4 (Coast Wire) — ".

use std::ops::Range;

use crate::language::{NameKind, Tag};

use super::Reading;

/// Longest dateline, in tokens.
const LONGEST: u32 = 18;

/// One past the dash of the dateline that opens the sentence with these tokens; `None` where none does.
///
/// A dateline is a place in capitals, a place alone, or names with a source in brackets right before the dash; it holds no verb, and the
/// report behind it begins as a sentence does (Associated Press Stylebook, "datelines").
pub(super) fn end(reading: &Reading, sentence: &Range<u32>) -> Option<u32> {
    let first = sentence.start;
    let text = |at: u32| reading.slice(reading.token_span(at));
    let spaced = |at: u32| reading.language.tokens.get(at as usize).is_some_and(|token| token.spaced);
    let dash = |at: &u32| {
        matches!(reading.form(*at), "—" | "–" | "--" | "-" | "_") && (spaced(*at) || reading.form(*at) == "—")
    };
    if let Some(end) = dated(reading, sentence) {
        return Some(end);
    }
    let dash = (first + 1..sentence.end.min(first + LONGEST)).find(dash)?;
    let shouted = text(first).len() > 2 && text(first).chars().all(char::is_uppercase);
    let sourced = reading.form(dash - 1) == ")" && text(first).starts_with(char::is_uppercase);
    // "Halder - The ministry": nothing but the name of a place.
    let placed = || {
        let names = &reading.language.names;
        let name = names.get(names.partition_point(|name| name.tokens.start < first));
        name.is_some_and(|name| name.kind == NameKind::Place && name.tokens == (first..dash))
    };
    let loose = (first..dash).any(|at| matches!(reading.tag(at), Tag::Verb | Tag::Aux | Tag::Det | Tag::Pron));
    let begins = dash + 1 < sentence.end
        && text(dash + 1).chars().next().is_some_and(|letter| letter.is_uppercase() || "\"“‘'".contains(letter));
    ((shouted || sourced || placed()) && !loose && begins).then_some(dash + 1)
}

/// One past the day of a dateline without a dash: "PORT HALDER, June 23 The council …".
fn dated(reading: &Reading, sentence: &Range<u32>) -> Option<u32> {
    let text = |at: u32| reading.slice(reading.token_span(at));
    let shouted = |at: &u32| text(*at).len() > 2 && text(*at).chars().all(char::is_uppercase);
    let comma =
        sentence.clone().find(|at| !shouted(at)).filter(|&at| at > sentence.start && reading.form(at) == ",")?;
    let day = comma + 2;
    let month = reading.has_cue(&(comma + 1..day), "frame.time");
    let dated = month && reading.tag(day) == Tag::Num && day + 1 < sentence.end;
    (dated && text(day + 1).starts_with(char::is_uppercase)).then_some(day + 1)
}
