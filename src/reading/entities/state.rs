//! Governments: states named, their capitals and houses of government, and phrases such as "the Mexican government".

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::language::{Chunk, Tag};
use crate::lexicon::GroupId;

use super::super::{EntityKind, Form};
use super::cluster::Cluster;
use super::context::{Context, Nouns, StateForm, StatePhrase};

/// Collects the mentions of governments. `taken` are the tokens of names of persons and organisations.
///
/// A state named as a modifier ("US forces") is no mention: the head is. A capital is one only where it acts, owns or
/// stands with a preposition of dealing ("talks with Moscow"), not where something happens in it.
pub(super) fn collect<'a>(context: &Context<'a>, taken: &[bool], clusters: &mut Vec<Cluster<'a>>) {
    let mut by_state: BTreeMap<GroupId, usize> = BTreeMap::new();
    let mut end = 0;
    let seats = acting_seats(context);
    for phrase in &context.states {
        if phrase.tokens.start < end || !is_mention(context, phrase, taken, &seats) {
            continue;
        }
        end = phrase.tokens.end;
        let at = *by_state.entry(phrase.state).or_insert_with(|| {
            let mut cluster = Cluster::new(EntityKind::Government, "state-name");
            cluster.state = Some(phrase.state);
            clusters.push(cluster);
            clusters.len() - 1
        });
        let form = if phrase.form == StateForm::Name { Form::Name } else { Form::Short };
        if let Some(cluster) = clusters.get_mut(at) {
            cluster.add(context, phrase.tokens.clone(), form);
        }
    }
    governments(context, &mut by_state, clusters);
}

/// The seats that stand for their government at least once.
fn acting_seats<'a>(context: &Context<'a>) -> BTreeSet<&'a str> {
    let seats = context.states.iter().filter(|phrase| phrase.form == StateForm::Seat);
    let acting = seats.filter(|phrase| stands_for_government(context, &phrase.tokens));
    acting.map(|phrase| context.form(phrase.tokens.end.saturating_sub(1))).collect()
}

fn is_mention(context: &Context<'_>, phrase: &StatePhrase, taken: &[bool], seats: &BTreeSet<&str>) -> bool {
    let tokens = &phrase.tokens;
    let free = !tokens.clone().any(|token| taken.get(token as usize).copied().unwrap_or(false));
    let last = tokens.end.saturating_sub(1);
    let first = tokens.clone().find(|&token| context.form(token) != "the").unwrap_or(tokens.start);
    let text = context.text(last);
    // "us" the pronoun and headlines in capitals aside, a state is written with a capital.
    let written = context.capital(first) && (text.len() > 2 || text.chars().all(|letter| !letter.is_lowercase()));
    if !free || !written || context.modifies(tokens) {
        return false;
    }
    match phrase.form {
        StateForm::Name => !compounded(context, tokens),
        StateForm::Adjective => false,
        StateForm::Seat => {
            seats.contains(context.form(last)) && !compounded(context, tokens) && !dateline(context, tokens)
        }
    }
}

/// Whether a hyphen or a further capitalised noun makes the name part of something else.
fn compounded(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let dash = |token: u32| {
        matches!(context.form(token), "-" | "–") && context.sentence(token) == context.sentence(tokens.start)
    };
    dash(tokens.end) && !context.reading.language.tokens.get(tokens.end as usize).is_some_and(|token| token.spaced)
}

/// Whether the place only opens a report ("HALDER, March 4 —").
fn dateline(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let text = context.text(tokens.start);
    let first =
        context.reading.sentence(context.sentence(tokens.start)).is_some_and(|s| s.tokens.start == tokens.start);
    first
        && text.len() > 2
        && !text.chars().any(char::is_lowercase)
        && matches!(context.form(tokens.end), "," | "—" | "–" | "-" | "(" | "--")
}

fn stands_for_government(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let last = tokens.end.saturating_sub(1);
    let before = tokens.start.checked_sub(1).map_or("", |token| context.form(token));
    let subject = context.chunk(last).is_some_and(|(chunk, _)| context.verb_of(chunk).is_some());
    let dealing = matches!(before, "with" | "between" | "by" | "against");
    let house = context.form(tokens.start) == "the";
    context.possessive(last) || subject || dealing || house || joined(context, tokens)
}

/// Whether "and" joins the seat to a state ("Halder and Norrland").
fn joined(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let state = |at: u32| {
        let around = context.states_around(&(at..at + 1));
        around.iter().any(|phrase| phrase.form == StateForm::Name && phrase.tokens.contains(&at))
    };
    let before = tokens.start.checked_sub(2).is_some_and(|at| context.form(at + 1) == "and" && state(at));
    let after = context.form(tokens.end) == "and" && state(tokens.end + 1);
    before || after
}

/// "The Mexican government", "the Hale administration", "the government".
fn governments<'a>(context: &Context<'a>, by_state: &mut BTreeMap<GroupId, usize>, clusters: &mut Vec<Cluster<'a>>) {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let mut open: Vec<&Chunk> = Vec::new();
    let mut leaders: HashMap<&str, usize> = HashMap::new();
    for (index, cluster) in clusters.iter().enumerate().filter(|(_, cluster)| cluster.kind == EntityKind::Person) {
        for last in cluster.names.iter().filter_map(|name| name.last()) {
            leaders.entry(last).or_insert(index);
        }
    }
    for chunk in &context.reading.language.chunks {
        if !context.nouns(chunk.head).any(Nouns::GOVERNMENT) || chunk.head + 1 != chunk.tokens.end {
            continue;
        }
        // "The security regime", "the school administration": no government.
        let before = chunk.head.checked_sub(1).filter(|&before| before >= chunk.tokens.start);
        let narrow = !matches!(context.form(chunk.head), "government" | "authorities");
        if narrow && before.is_some_and(|before| context.tag(before) == Tag::Noun) {
            continue;
        }
        let state = context.state_in(&(chunk.tokens.start..chunk.head));
        let proper = (chunk.tokens.start..chunk.head).rev().find(|&token| context.tag(token) == Tag::Propn);
        let definite = matches!(context.form(chunk.tokens.start), "the" | "this");
        let at = if let Some(state) = state {
            *by_state.entry(state).or_insert_with(|| {
                let mut cluster = Cluster::new(EntityKind::Government, "government-of-state");
                cluster.state = Some(state);
                clusters.push(cluster);
                clusters.len() - 1
            })
        } else if let Some(proper) = proper {
            *named.entry(context.form(proper)).or_insert_with(|| {
                let leader = leaders.get(context.form(proper)).and_then(|&leader| clusters.get_mut(leader));
                if let Some(leader) = leader {
                    leader.role_heads.push("president");
                }
                clusters.push(Cluster::new(EntityKind::Government, "named-administration"));
                clusters.len() - 1
            })
        } else {
            if definite && !of_people(context, chunk) {
                open.push(chunk);
            }
            continue;
        };
        if let Some(cluster) = clusters.get_mut(at) {
            cluster.add(context, chunk.tokens.clone(), Form::Description);
        }
    }
    // Without a name, "the administration" is that of the United States, the only state whose government goes by it.
    let american = context.reading.lexicon.group("state.united_states").and_then(|state| by_state.get(&state)).copied();
    let named = named.values().copied().min();
    let leading = leading(clusters, by_state).or_else(|| unnamed(context, &open, clusters));
    for chunk in open {
        let home = if context.form(chunk.head) == "administration" { named.or(american) } else { named };
        if let Some(cluster) = home.or(leading).and_then(|at| clusters.get_mut(at)) {
            cluster.add(context, chunk.tokens.clone(), Form::Description);
        }
    }
}

/// "The Kurdish authorities": those of a people without a state are no state's.
fn of_people(context: &Context<'_>, chunk: &Chunk) -> bool {
    let mut inside = chunk.tokens.start + 1..chunk.head;
    inside.any(|token| context.tag(token) == Tag::Adj && context.capital(token))
}

/// A party of its own for "the government" of a text that names no state, where it says or does something.
fn unnamed<'a>(context: &Context<'a>, open: &[&Chunk], clusters: &mut Vec<Cluster<'a>>) -> Option<usize> {
    let acts = |chunk: &&&Chunk| context.chunk(chunk.head).is_some_and(|(at, _)| context.verb_of(at).is_some());
    open.iter().find(acts)?;
    clusters.push(Cluster::new(EntityKind::Government, "the-government"));
    Some(clusters.len() - 1)
}

/// The government with the largest part so far, for "the government" without a name.
fn leading(clusters: &[Cluster<'_>], by_state: &BTreeMap<GroupId, usize>) -> Option<usize> {
    let rank = |&at: &usize| {
        let part = clusters.get(at).map_or(0, |c| 3 * c.speaks + 2 * c.acts + c.owns + c.mentions.len() as u32);
        (part, std::cmp::Reverse(at))
    };
    // A state that something only is or happens in once is not whose government is meant.
    let stands = |&at: &usize| clusters.get(at).is_some_and(|c| c.speaks + c.acts + c.owns > 0 || c.mentions.len() > 1);
    by_state.values().copied().filter(stands).max_by_key(rank)
}
