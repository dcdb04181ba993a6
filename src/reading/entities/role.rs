//! Roles: the title before a name, the apposition after it.

use std::ops::Range;

use crate::language::Tag;

use super::super::EntityKind;
use super::cluster::Cluster;
use super::context::{Context, Nouns};

/// Gives every person the longest role the text states, and the head nouns of all its roles.
pub(super) fn collect<'a>(context: &Context<'a>, clusters: &mut [Cluster<'a>]) {
    for cluster in clusters.iter_mut().filter(|cluster| cluster.kind == EntityKind::Person) {
        let mut best: Option<Range<u32>> = None;
        for mention in &cluster.mentions {
            let found = [before(context, &mention.tokens), after(context, &mention.tokens)];
            for (role, head) in found.into_iter().flatten() {
                if !cluster.role_heads.contains(&head) {
                    cluster.role_heads.push(head);
                }
                cluster.role_words.extend(role.clone().map(|token| context.form(token)));
                cluster.state = cluster.state.or_else(|| context.state_in(&role));
                if best.as_ref().is_none_or(|best| role.len() > best.len()) {
                    best = Some(role);
                }
            }
        }
        cluster.role = best.map(|tokens| context.span(&tokens));
    }
}

/// "Norrland's foreign minister, Pavel Oster" and "Norrland Minister of Trade Ilse Brandt": the words before the name.
fn before<'a>(context: &Context<'a>, name: &Range<u32>) -> Option<(Range<u32>, &'a str)> {
    let sentence = context.sentence(name.start);
    let mut end = name.start;
    if end.checked_sub(1).is_some_and(|comma| context.form(comma) == ",") {
        end -= 1;
    }
    let mut start = end;
    let mut head = None;
    while let Some(token) =
        start.checked_sub(1).filter(|&token| end - token <= 12 && context.sentence(token) == sentence)
    {
        let office = context.nouns(token).any(Nouns::PERSON | Nouns::ADDRESS);
        let link = matches!(context.form(token), "of" | "for" | "and" | "'s" | "-" | "to") && head.is_some();
        let word = matches!(context.tag(token), Tag::Noun | Tag::Propn | Tag::Adj);
        if !(office || link || word) || (head.is_none() && !office && end < name.start) {
            break;
        }
        if office {
            head = head.or(Some(token));
        }
        start = token;
    }
    let office = office_head(context, start..end);
    let head = office.or(head)?;
    if office.is_none() {
        // "part of Prime Minister Hale's plan": what stands before "of" is no part of the role, unless it is a name.
        let of = (start + 1..head).rev().find(|&token| matches!(context.form(token), "of" | "for" | "to"));
        start = of.filter(|&of| !context.capital(of - 1)).map_or(start, |of| of + 1);
    }
    // "Hale and trade minister Brandt": another party is joined, not another office.
    let joined = (start + 1..head).rev().find(|&token| context.form(token) == "and");
    let offices =
        |tokens: Range<u32>| tokens.clone().any(|token| context.nouns(token).any(Nouns::PERSON | Nouns::ADDRESS));
    if let Some(and) = joined.filter(|&and| context.capital(and - 1) && !offices(start..and)) {
        start = and + 1;
    }
    while start < head
        && (matches!(context.form(start), "of" | "for" | "and" | "'s" | "to" | "-") || gerund(context, start))
    {
        start += 1;
    }
    // "Chairman Rep. Hale": the form of address tells nothing more.
    let address = end - 1 > head && context.nouns(end - 1).any(Nouns::ADDRESS) && context.form(end - 1).ends_with('.');
    Some((start..end - u32::from(address), context.form(head)))
}

/// Whether a word tells what somebody does to the person, not which office is held ("toppling leader").
fn gerund(context: &Context<'_>, token: u32) -> bool {
    let form = context.form(token);
    let of_office =
        ["acting", "managing", "founding", "outgoing", "incoming", "sitting", "presiding", "visiting", "commanding"];
    form.ends_with("ing") && !context.capital(token) && context.tag(token) != Tag::Noun && !of_office.contains(&form)
}

/// The head of the office: the last party noun before a preposition ("Secretary" of "Secretary of State").
fn office_head(context: &Context<'_>, tokens: Range<u32>) -> Option<u32> {
    let stop = tokens.clone().find(|&token| matches!(context.form(token), "of" | "for" | "to")).unwrap_or(tokens.end);
    (tokens.start..stop).rev().find(|&token| context.nouns(token).any(Nouns::PERSON))
}

/// "Marta Lindqvist, head of the union" and "Okafor, a lawyer": the apposition after the name.
fn after<'a>(context: &Context<'a>, name: &Range<u32>) -> Option<(Range<u32>, &'a str)> {
    let comma = name.end;
    if context.form(comma) != "," || context.sentence(comma) != context.sentence(name.start) {
        return None;
    }
    let mut start = comma + 1;
    if matches!(context.form(start), "the" | "a" | "an" | "who" | "his" | "her" | "their") {
        start += 1;
    }
    let (_, chunk) = context.chunk(start)?;
    let head = office_head(context, start..chunk.tokens.end)?;
    let mut end = chunk.tokens.end;
    for _ in 0..3 {
        if !matches!(context.form(end), "of" | "for" | "at" | "in" | "on" | "to" | "with" | "and") {
            break;
        }
        match context.chunk(end + 1) {
            Some((_, next)) if next.tokens.start == end + 1 => end = next.tokens.end,
            _ => break,
        }
    }
    Some((start..end, context.form(head)))
}
