//! Pronouns: carried back to the party they stand for, or to nobody.

use std::ops::Range;

use super::super::{EntityKind, Form};
use super::cluster::{Cluster, Gender};
use super::context::Context;

/// How many sentences back a pronoun may reach.
const REACH: u32 = 4;

/// The pronouns of one man, and of one woman.
const MALE: [&str; 4] = ["he", "him", "his", "himself"];
const FEMALE: [&str; 4] = ["she", "her", "hers", "herself"];

struct Seen {
    token: u32,
    sentence: u32,
    cluster: usize,
    subject: bool,
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
/// the subject of the sentence before is the preferred centre). Gender, once told by a title or a pronoun, excludes.
pub(super) fn collect<'a>(context: &Context<'a>, clusters: &mut [Cluster<'a>]) {
    let mut seen: Vec<Seen> = Vec::new();
    for (index, cluster) in clusters.iter().enumerate() {
        seen.extend(cluster.mentions.iter().map(|mention| seen_at(context, &mention.tokens, index)));
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
        if let (Wanted::One(Some(gender)), Some(found)) = (wanted, clusters.get_mut(cluster)) {
            found.gender.get_or_insert(gender);
        }
        if let Some(found) = clusters.get_mut(cluster) {
            found.add(context, token..token + 1, Form::Pronoun);
        }
        resolved.push(seen_at(context, &(token..token + 1), cluster));
    }
}

fn seen_at(context: &Context<'_>, tokens: &Range<u32>, cluster: usize) -> Seen {
    let subject = context.chunk(tokens.start).is_some_and(|(at, chunk)| {
        context.verb_of(at).is_some() && chunk.head < tokens.end.max(chunk.tokens.start + 1)
    });
    Seen { token: tokens.start, sentence: context.sentence(tokens.start).0, cluster, subject }
}

fn wanted(context: &Context<'_>, token: u32) -> Option<Wanted> {
    let subject = || context.chunk(token).is_some_and(|(chunk, _)| context.speaks(chunk));
    match context.form(token) {
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
    let recent = |list: &[Seen]| {
        list.iter()
            .rev()
            .take(40)
            .map(|seen| (seen.token, seen.sentence, seen.cluster, seen.subject))
            .collect::<Vec<_>>()
    };
    let mut candidates = recent(seen.get(..end).unwrap_or_default());
    candidates.extend(recent(resolved));
    let fits = |cluster: &Cluster<'_>| match wanted {
        Wanted::One(gender) => {
            matches!(cluster.kind, EntityKind::Person | EntityKind::Anonymous)
                && (cluster.gender.is_none() || gender.is_none() || cluster.gender == gender)
        }
        Wanted::Set => matches!(cluster.kind, EntityKind::Group),
        Wanted::Body => matches!(cluster.kind, EntityKind::Organisation | EntityKind::Government),
    };
    let reach = if wanted == Wanted::One(None) { 1 } else { REACH };
    let near = candidates.into_iter().filter(|&(_, sentence, cluster, _)| {
        sentence <= here && here - sentence <= reach && clusters.get(cluster).is_some_and(fits)
    });
    near.max_by_key(|&(at, sentence, _, subject)| {
        let distance = i64::from(here - sentence);
        (i64::from(subject) * 2 - distance * 2, i64::from(at))
    })
    .map(|(_, _, cluster, _)| cluster)
}
