//! Names that their head noun tells: "Harbour Safety Council", "Institute for Coastal Studies".

use std::ops::Range;

use crate::document::BlockKind;
use crate::language::Tag;

use super::acronym;
use super::context::{Context, Nouns};
use super::phrase::WEEKDAYS;

/// Most words of such a name.
const LONGEST: u32 = 9;

/// Runs of capitalised words with a noun for a body of people as their head, in running text, in order, disjoint.
///
/// The head is the last word ("Harbour Council"), or it stands before "of", "for" or "on" and further capitalised words
/// ("Council on Foreign Trade"). A title before the run is no part of it, nor is a lone head ("the Council").
pub(super) fn find(context: &Context<'_>) -> Vec<Range<u32>> {
    let mut runs = Vec::new();
    for sentence in &context.reading.sentences {
        if !matches!(sentence.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote) {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let start = at;
            while at < sentence.tokens.end && at - start < LONGEST && is_name_word(context, at) {
                at += 1;
            }
            if at == start {
                at += 1;
                continue;
            }
            if let Some(run) = run(context, start..at, sentence.tokens.end) {
                at = at.max(run.end);
                runs.push(run);
            }
        }
    }
    runs
}

/// A capitalised noun, name or adjective.
fn is_name_word(context: &Context<'_>, token: u32) -> bool {
    matches!(context.tag(token), Tag::Propn | Tag::Noun | Tag::Adj)
        && context.capital(token)
        && !context.text(token).contains(['|', '/', '=', '\\', '[', ']', '<', '>', '_', '*', '@'])
}

/// The name in a stretch of capitalised words.
fn run(context: &Context<'_>, words: Range<u32>, end: u32) -> Option<Range<u32>> {
    // "Harbour Freedom Fighters (HFF)": a band with an acronym of its own is a body.
    let banded = acronym::introduced(context, words.end).is_some() && context.nouns(words.end - 1).any(Nouns::BAND);
    let body = words.clone().rev().find(|&token| context.nouns(token).any(Nouns::BODY));
    let head = body.or_else(|| banded.then(|| words.end - 1))?;
    let title = |token: u32| context.nouns(token).any(Nouns::PERSON | Nouns::ADDRESS);
    // A title stands before a name; straight before the head it is part of the name ("General Staff").
    let start = (words.start..head).rev().find(|&at| title(at) && at + 1 < head).map_or(words.start, |title| title + 1);
    // "33rd Coast Battalion": the number is part of the name.
    let number = start.checked_sub(1).filter(|&at| start == words.start && ordinal(context.form(at)));
    let start = number.filter(|&at| context.sentence(at) == context.sentence(start)).unwrap_or(start);
    let mut stop = head + 1;
    while (stop == words.end || stop > head + 1) && matches!(context.form(stop), "of" | "for" | "on") {
        let from = stop + 1 + u32::from(matches!(context.form(stop + 1), "the" | "a" | "an"));
        // "Centre for Coastal and Harbour Studies".
        let joined = |at: u32| {
            let adjective = ["al", "ic", "ive", "ary"].iter().any(|end| context.form(at - 1).ends_with(end));
            matches!(context.form(at), "and" | "&") && adjective && is_name_word(context, at + 1)
        };
        let outside =
            |&at: &u32| !(is_name_word(context, at) || at > from && joined(at)) || WEEKDAYS.contains(&context.form(at));
        let next = (from..end.min(start + LONGEST)).find(outside);
        let next = next.unwrap_or(end.min(start + LONGEST).max(from));
        if next == from {
            break;
        }
        stop = next;
    }
    let lone_state = context
        .states_around(&(start..start + 1))
        .iter()
        .any(|phrase| context.bare_state(phrase).start == start && phrase.tokens.end >= head && stop == head + 1);
    let shouted = (start..stop).all(|token| !context.text(token).chars().any(char::is_lowercase));
    let last = context.tag(stop - 1) != Tag::Adj;
    (stop - start > 1 && last && !lone_state && !shouted).then_some(start..stop)
}

/// Whether a form is an ordinal in digits: "1st", "33rd".
fn ordinal(form: &str) -> bool {
    let digits = form.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let end = form.strip_prefix(digits).unwrap_or_default();
    digits.bytes().all(|digit| digit.is_ascii_digit()) && !digits.is_empty() && matches!(end, "st" | "nd" | "rd" | "th")
}
