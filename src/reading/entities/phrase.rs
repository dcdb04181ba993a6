//! Noun phrases that name no one: how they are determined, what stands before and after their head.

use std::ops::Range;

use crate::language::{Chunk, Tag};
use crate::lexicon::GroupId;

use super::context::{Context, Nouns};

/// How a noun phrase is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determined {
    /// "the", "this", "those".
    Definite,
    /// "a", "another".
    Indefinite,
    /// "his", "Mexico's".
    Possessive,
    /// "some", "two", or nothing.
    Open,
}

/// A noun phrase with a party noun as its head.
pub(super) struct Phrase<'a> {
    pub(super) chunk: u32,
    pub(super) tokens: Range<u32>,
    pub(super) head: &'a str,
    pub(super) determined: Determined,
    pub(super) plural: bool,
    pub(super) modifiers: Vec<&'a str>,
    /// The noun that owns it ("administration" of "the administration's lawyer").
    pub(super) owner: Option<&'a str>,
    pub(super) state: Option<GroupId>,
    /// Whether a number or "some" introduces a new set of people.
    pub(super) counted: bool,
    /// How many of its modifiers are names.
    pub(super) proper: usize,
    /// Whether an ordinal, "other" or a superlative sets it off from those named before.
    pub(super) set_off: bool,
}

/// Whether the phrase stands in apposition to a name ("Pavel Oster, the minister, said").
pub(super) fn apposed(context: &Context<'_>, at: u32, chunk: &Chunk) -> bool {
    let comma = chunk.tokens.start.checked_sub(1).is_some_and(|before| context.form(before) == ",");
    let named = chunk
        .tokens
        .start
        .checked_sub(2)
        .is_some_and(|before| context.tag(before) == Tag::Propn && !WEEKDAYS.contains(&context.form(before)));
    let names_next = context.form(chunk.tokens.end) == "," && context.tag(chunk.tokens.end + 1) == Tag::Propn;
    let owned = (chunk.tokens.start..chunk.head).any(|token| matches!(context.form(token), "'s" | "'"));
    let office = (matches!(context.form(chunk.tokens.start), "the" | "a") && comma) || owned;
    (comma && named && !reports_clause(context, at, chunk)) || (names_next && office) || introduces(context, chunk)
}

/// Whether the phrase, behind a whole clause and a comma, is the subject of the verb right behind it: "The ferry left Halder, the
/// captain said."
fn reports_clause(context: &Context<'_>, at: u32, chunk: &Chunk) -> bool {
    let first = context.reading.sentence(context.sentence(chunk.head)).map_or(0, |sentence| sentence.tokens.start);
    let verbs = &context.reading.language.verbs;
    let before = verbs.partition_point(|verb| verb.tokens.start < chunk.tokens.start);
    let earlier = verbs.get(..before).unwrap_or_default().iter().rev().take_while(|verb| verb.tokens.start > first);
    let clause = { earlier }.any(|verb| verb.finite);
    clause && context.speaks(at) && context.verb_of(at).is_some_and(|verb| verb.tokens.start == chunk.tokens.end)
}

/// Whether a person who is described is named right behind a comma, and no list goes on there: "said its director, Pavel Oster."
fn introduces(context: &Context<'_>, chunk: &Chunk) -> bool {
    let determined =
        matches!(context.form(chunk.tokens.start), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our");
    let described = determined
        && context.nouns(chunk.head).any(Nouns::PERSON)
        && !plural(context.form(chunk.head))
        && chunk.head + 1 == chunk.tokens.end;
    // "A chief investigator with the Interior Ministry, Tom Hale".
    let comma = context.chunk(chunk.head).map_or(chunk.tokens.end, |(at, _)| context.reading.language.extended(at).end);
    let Some((_, name)) = context.chunk(comma + 1).filter(|_| described && context.form(comma) == ",") else {
        return false;
    };
    let names = name.tokens.len() > 1 && name.tokens.clone().all(|token| context.tag(token) == Tag::Propn);
    let after = name.tokens.end + u32::from(context.form(name.tokens.end) == ",");
    names
        && name.tokens.start == comma + 1
        && !matches!(context.form(after), "and" | "or")
        && context.tag(after) != Tag::Propn
}

/// Reads chunk `at`.
pub(super) fn read<'a>(context: &Context<'a>, at: u32, chunk: &Chunk) -> Phrase<'a> {
    let first = context.form(chunk.tokens.start);
    let owned = (chunk.tokens.start..chunk.head).any(|token| matches!(context.form(token), "'s" | "'"));
    let determined = match first {
        "the" | "this" | "that" | "these" | "those" => Determined::Definite,
        "a" | "an" | "another" | "one" => Determined::Indefinite,
        "his" | "her" | "its" | "their" | "our" | "my" | "your" => Determined::Possessive,
        _ if owned => Determined::Possessive,
        _ => Determined::Open,
    };
    let head = context.form(chunk.head);
    // "At least eleven people": the figure begins the phrase.
    let least = matches!(first, "least" | "most") && context.tag(chunk.tokens.start + 1) == Tag::Num;
    let start = chunk.tokens.start + u32::from(least);
    let tokens = counted(context, chunk).unwrap_or(start)..chunk.head + 1;
    let says = |token: &u32| matches!(context.tag(*token), Tag::Adj | Tag::Noun | Tag::Propn | Tag::Verb);
    let mut modifiers: Vec<&str> = (tokens.start..chunk.head).filter(says).map(|token| context.form(token)).collect();
    modifiers.retain(|word| {
        !matches!(*word, "many" | "several" | "other" | "few" | "some" | "various" | "more" | "most" | "least" | "such")
    });
    modifiers.sort_unstable();
    let mark = (chunk.tokens.start..chunk.head).rev().find(|&token| matches!(context.form(token), "'s" | "'"));
    Phrase {
        owner: mark.and_then(|mark| mark.checked_sub(1)).map(|owner| context.form(owner)),
        chunk: at,
        head,
        determined,
        plural: plural(head) || context.nouns(chunk.head).any(Nouns::SIDE),
        counted: counts(context, &tokens),
        proper: (tokens.start..chunk.head).filter(|&token| context.tag(token) == Tag::Propn).count(),
        set_off: (tokens.start..chunk.head).any(|token| sets_off(context, token)),
        modifiers,
        state: context.state_in(&(tokens.start..chunk.head)),
        tokens,
    }
}

/// Whether a number or a quantifier opens the phrase.
fn counts(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    context.tag(tokens.start) == Tag::Num
        || matches!(context.form(tokens.start), "some" | "several" | "many" | "few" | "other")
}

fn sets_off(context: &Context<'_>, token: u32) -> bool {
    let form = context.form(token);
    matches!(form, "second" | "third" | "other" | "another" | "new" | "same" | "only" | "most" | "next")
        || (context.tag(token) == Tag::Adj && form.ends_with("est") && form.len() > 5)
}

/// Where "a number of" or "a group of" before the phrase begins.
fn counted(context: &Context<'_>, chunk: &Chunk) -> Option<u32> {
    let of = chunk.tokens.start.checked_sub(1).filter(|&of| context.form(of) == "of")?;
    let (_, count) = context.chunk(of.checked_sub(1)?)?;
    let counts = matches!(
        context.form(count.head),
        "number"
            | "group"
            | "handful"
            | "majority"
            | "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "couple"
            | "team"
            | "coalition"
    );
    // "Hundreds of thousands of people".
    (counts && count.tokens.end == of).then(|| counted(context, count).unwrap_or(count.tokens.start))
}

/// Whether a party noun is a plural or names a set.
fn plural(head: &str) -> bool {
    (head.ends_with('s') && !head.ends_with("ss"))
        || head.ends_with("men")
        || head.ends_with("women")
        || matches!(head, "people" | "police" | "media" | "opposition" | "some" | "many" | "most" | "both" | "several")
}

/// The phrase with what belongs to its head: "of", "at", "in" phrases, "familiar with ...", "briefed on ...".
pub(super) fn extended(context: &Context<'_>, phrase: &Phrase<'_>) -> Range<u32> {
    let mut tokens = phrase.tokens.clone();
    for _ in 0..3 {
        let next = tokens.end;
        if context.sentence(next) != context.sentence(tokens.start) {
            break;
        }
        let open = match context.form(next) {
            "of" | "at" | "in" | "for" | "from" | "to" | "with" | "near" => next + 1,
            "familiar" | "briefed" | "close" | "involved" => next + 2,
            "who" | "that" if matches!(context.form(next + 2), "familiar" | "briefed" | "close" | "involved") => {
                next + 4
            }
            _ => break,
        };
        match context.chunk(open) {
            Some((_, chunk)) if chunk.tokens.start == open && !is_time(context, chunk.head) => {
                tokens.end = chunk.tokens.end;
            }
            _ => break,
        }
    }
    // "at the Ministry of Works and the BMC": a second name of the same kind of place.
    let joined = (tokens.end > phrase.tokens.end && context.form(tokens.end) == "and")
        .then(|| context.chunk(tokens.end + 1))
        .flatten();
    match joined {
        Some((at, chunk)) if context.tag(chunk.head) == Tag::Propn && context.verb_of(at).is_none() => {
            tokens.start..chunk.tokens.end
        }
        _ => tokens,
    }
}

/// The days of the week.
pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a noun tells when, not who ("officials in recent weeks").
fn is_time(context: &Context<'_>, head: u32) -> bool {
    let form = context.form(head);
    let form = form.strip_suffix('s').unwrap_or(form);
    context.tag(head) == Tag::Num
        || [
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "decade",
            "morning",
            "afternoon",
            "evening",
            "night",
            "weekend",
            "quarter",
        ]
        .contains(&form)
        || WEEKDAYS.contains(&form)
}
