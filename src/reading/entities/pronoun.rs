//! Pronouns: carried back to the party they stand for, or to nobody.

use std::ops::Range;

use crate::language::Tag;

use super::super::{EntityKind, Form};
use super::cluster::{Cluster, Gender};
use super::context::Context;

/// How many sentences back a pronoun may reach.
const REACH: u32 = 4;
/// How many of the mentions before it, and of the pronouns, are looked at.
const RECENT: usize = 40;

/// The pronouns of one man, and of one woman.
const MALE: [&str; 4] = ["he", "him", "his", "himself"];
const FEMALE: [&str; 4] = ["she", "her", "hers", "herself"];

struct Seen {
    token: u32,
    sentence: u32,
    cluster: usize,
    subject: bool,
    /// Whether it is the subject of a reporting verb.
    speaks: bool,
    /// Whether it is a pronoun.
    pronoun: bool,
}

/// What a pronoun asks of its antecedent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    One(Option<Gender>),
    Set,
    Body,
}

/// Resolves the pronouns of the text in order.
///
/// The antecedent is the most recent fitting party, a subject before others (centering: Grosz, Joshi, Weinstein 1995;
/// the subject of the sentence before is the preferred centre), and of two subjects the one that speaks. Gender, once told by a
/// title, a given name or a pronoun, excludes. The "he" of "…, he said" is nobody who is named in the words he says (Reinhart 1983).
pub(super) fn collect<'a>(context: &Context<'a>, clusters: &mut [Cluster<'a>]) {
    let mut seen: Vec<Seen> = Vec::new();
    for (index, cluster) in clusters.iter().enumerate() {
        seen.extend(cluster.mentions.iter().map(|mention| seen_at(context, &mention.tokens, index, false)));
    }
    seen.sort_by_key(|seen| seen.token);
    let mut resolved: Vec<Seen> = Vec::new();
    let language = &context.reading.language;
    let pronouns = language
        .vocabulary
        .which(|form| MALE.contains(&form) || FEMALE.contains(&form) || matches!(form, "they" | "it"));
    for (token, _) in (0..).zip(&language.tokens).filter(|(_, token)| pronouns.has(token.word)) {
        let Some(wanted) = wanted(context, token) else { continue };
        let Some(cluster) = choose(context, token, wanted, &seen, &resolved, clusters) else { continue };
        // In a quotation the first who fits is often the speaker, whom a third person never means: it tells no gender.
        let told = !context.reading.quoted(context.span(&(token..token + 1)).start());
        if let (Wanted::One(Some(gender)), Some(found), true) = (wanted, clusters.get_mut(cluster), told) {
            found.gender.get_or_insert(gender);
        }
        if let Some(found) = clusters.get_mut(cluster) {
            found.add(context, token..token + 1, Form::Pronoun);
        }
        resolved.push(seen_at(context, &(token..token + 1), cluster, true));
    }
}

fn seen_at(context: &Context<'_>, tokens: &Range<u32>, cluster: usize, pronoun: bool) -> Seen {
    let chunk = context.chunk(tokens.start);
    let subject = chunk.is_some_and(|(at, chunk)| {
        context.verb_of(at).is_some() && chunk.head < tokens.end.max(chunk.tokens.start + 1)
    });
    let speaks = subject && chunk.is_some_and(|(at, _)| context.speaks(at));
    Seen { token: tokens.start, sentence: context.sentence(tokens.start).0, cluster, subject, speaks, pronoun }
}

/// Whether the subject before an "it" in its sentence is no party: "The treaty gives both a right, but it does not say how."
fn thing_before(context: &Context<'_>, token: u32, seen: &[Seen]) -> bool {
    let here = context.sentence(token);
    let Some((own, _)) = context.chunk(token) else { return false };
    let chunks = (0..own).rev().map_while(|at| context.reading.language.chunk(at).map(|chunk| (at, chunk)));
    let mut subjects = chunks
        .take_while(|(_, chunk)| context.sentence(chunk.head) == here)
        .filter(|&(at, chunk)| context.verb_of(at).is_some() && context.tag(chunk.head) == Tag::Noun);
    subjects.next().is_some_and(|(_, chunk)| {
        let near = seen.iter().rev().take(RECENT);
        !near.map(|seen| seen.token).any(|token| chunk.tokens.contains(&token))
    })
}

/// Whether the words that a pronoun says stand before it: "…, he said."
fn after_its_words(context: &Context<'_>, token: u32) -> bool {
    let Some((chunk, _)) = context.chunk(token).filter(|&(chunk, _)| context.speaks(chunk)) else { return false };
    let before = token.checked_sub(1).map_or("", |before| context.form(before));
    let after = context.verb_of(chunk).map_or("", |verb| context.form(verb.tokens.end));
    matches!(before, "," | "”" | "\"" | "’" | "—" | "–") && matches!(after, "," | "." | ";" | "—" | "–")
}

fn wanted(context: &Context<'_>, token: u32) -> Option<Wanted> {
    let subject = || context.chunk(token).is_some_and(|(chunk, _)| context.speaks(chunk));
    match context.form(token) {
        // "The minister himself": it stresses the noun before it (Quirk et al. 1985, 6.28).
        "himself" | "herself" if token > 0 && matches!(context.tag(token - 1), Tag::Noun | Tag::Propn) => None,
        form if MALE.contains(&form) => Some(Wanted::One(Some(Gender::Male))),
        form if FEMALE.contains(&form) => Some(Wanted::One(Some(Gender::Female))),
        "they" if subject() => Some(Wanted::Set),
        "it" if subject() => Some(Wanted::Body),
        _ => None,
    }
}

fn choose(
    context: &Context<'_>,
    token: u32,
    wanted: Wanted,
    seen: &[Seen],
    resolved: &[Seen],
    clusters: &[Cluster<'_>],
) -> Option<usize> {
    let here = context.sentence(token).0;
    let end = seen.partition_point(|seen| seen.token < token);
    let before = seen.get(..end).unwrap_or_default();
    if wanted == Wanted::Body && thing_before(context, token, before) {
        return None;
    }
    let candidates = before.iter().rev().take(RECENT).chain(resolved.iter().rev().take(RECENT));
    let said = after_its_words(context, token);
    let fits = |cluster: &Cluster<'_>| match wanted {
        Wanted::One(gender) => {
            matches!(cluster.kind, EntityKind::Person | EntityKind::Anonymous)
                && (cluster.gender.is_none() || gender.is_none() || cluster.gender == gender)
        }
        Wanted::Set => matches!(cluster.kind, EntityKind::Group),
        Wanted::Body => matches!(cluster.kind, EntityKind::Organisation | EntityKind::Government),
    };
    let reach = if wanted == Wanted::One(None) { 1 } else { REACH };
    let near = candidates.filter(|seen| {
        let away = here.checked_sub(seen.sentence);
        let own = said && away == Some(0) && !seen.pronoun;
        !own && away.is_some_and(|away| away <= reach) && clusters.get(seen.cluster).is_some_and(fits)
    });
    near.max_by_key(|seen| {
        let away = i64::from(here - seen.sentence);
        (i64::from(seen.subject) * 4 - away * 4 + i64::from(seen.speaks && away > 0), seen.token)
    })
    .map(|seen| seen.cluster)
}
