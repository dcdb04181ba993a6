//! Organisations: the same name in another order or without its state, acronyms, first words.

use std::ops::Range;

use super::super::{EntityKind, Form};
use super::Names;
use super::cluster::Cluster;
use super::context::{Context, StateForm};

/// Words that do not tell one organisation's name from another's.
const SMALL: [&str; 8] = ["the", "of", "for", "and", "&", "on", "in", "'s"];
/// Legal forms of companies, which a second mention leaves out.
const LEGAL_FORMS: [&str; 20] = [
    "inc",
    "inc.",
    "ltd",
    "ltd.",
    "llc",
    "plc",
    "corp",
    "corp.",
    "co",
    "co.",
    "gmbh",
    "ag",
    "sa",
    "s.a.",
    "nv",
    "spa",
    "pty",
    "company",
    "corporation",
    "limited",
];

struct Known<'a> {
    words: Vec<&'a str>,
    /// Words of a state at the front, which a second mention may leave out.
    state: usize,
    cluster: usize,
}

/// Collects the organisations among the names into clusters.
pub(super) fn collect<'a>(context: &Context<'a>, names: &Names, clusters: &mut Vec<Cluster<'a>>) {
    let mut known: Vec<Known<'a>> = Vec::new();
    let told = names.told.iter().cloned();
    let (acronyms, full): (Vec<_>, Vec<_>) = told.partition(|tokens| is_acronym(context, tokens));
    let told = full.into_iter().chain(acronyms).map(|tokens| (tokens, true));
    for (tokens, told) in told.chain(names.aside.iter().map(|tokens| (tokens.clone(), false))) {
        let (words, state) = words(context, &tokens);
        if words.is_empty() {
            continue;
        }
        let found = find(context, &tokens, &words, state, &known);
        if found.is_none() && !told {
            continue;
        }
        let at = found.map_or_else(
            || {
                clusters.push(Cluster::new(EntityKind::Organisation, "organisation-name"));
                clusters.len() - 1
            },
            |(cluster, _)| cluster,
        );
        let form = if found.is_some_and(|(_, short)| short) { Form::Short } else { Form::Name };
        if let Some(cluster) = clusters.get_mut(at) {
            if !cluster.has_name(&words) {
                cluster.names.push(words.clone());
            }
            cluster.add(context, tokens, form);
        }
        known.push(Known { words, state, cluster: at });
    }
}

fn words<'a>(context: &Context<'a>, tokens: &Range<u32>) -> (Vec<&'a str>, usize) {
    let all = tokens.clone().map(|token| context.form(token)).filter(|form| !SMALL.contains(form) && *form != ".");
    let mut words: Vec<&str> = all.collect();
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL_FORMS.contains(last)) {
        words.pop();
    }
    let first = tokens.clone().find(|&token| !SMALL.contains(&context.form(token))).unwrap_or(tokens.start);
    let lead = context.states.iter().find(|phrase| {
        phrase.tokens.start == first && phrase.form != StateForm::Seat && phrase.tokens.end < tokens.end
    });
    (words, lead.map_or(0, |phrase| phrase.tokens.len()))
}

/// The cluster a name belongs to, and whether it stands for the full name in short.
fn find(
    context: &Context<'_>,
    tokens: &Range<u32>,
    words: &[&str],
    state: usize,
    known: &[Known<'_>],
) -> Option<(usize, bool)> {
    let sorted = |words: &[&str]| {
        let mut words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        words.sort_unstable();
        words
    };
    let mine = sorted(words);
    if let Some(same) = known.iter().find(|other| sorted(&other.words) == mine) {
        return Some((same.cluster, false));
    }
    let core = |words: &[&str], state: usize| sorted(words.get(state..).unwrap_or_default());
    let stateless = known
        .iter()
        .filter(|other| (state == 0) != (other.state == 0) && core(&other.words, other.state) == core(words, state));
    if let Some(cluster) = only(stateless.map(|other| other.cluster)) {
        return Some((cluster, false));
    }
    if is_acronym(context, tokens) {
        let letters = context.text(tokens.start).replace('.', "").to_lowercase();
        let bracketed = bracketed(context, tokens);
        let introduced = known.iter().find(|other| bracketed.is_some_and(|end| ends_at(context, other, end)));
        let spells = |other: &&Known<'_>| {
            let core = other.words.get(other.state..).unwrap_or_default();
            other.words.len() > 1 && (initials(&other.words) == letters || initials(core) == letters)
        };
        let spelt = known.iter().filter(spells);
        return introduced
            .map(|other| other.cluster)
            .or_else(|| only(spelt.map(|other| other.cluster)))
            .map(|at| (at, true));
    }
    // "Vandel" after "Vandel Technologies": a lone first word that is no common word.
    let &[word] = words else { return None };
    let longer =
        known.iter().filter(|other| other.words.len() > 1 && other.words.first() == Some(&word) && other.state == 0);
    only(longer.map(|other| other.cluster)).map(|at| (at, true))
}

/// The one cluster that all items name, if there is one.
fn only(mut clusters: impl Iterator<Item = usize>) -> Option<usize> {
    let first = clusters.next()?;
    clusters.all(|other| other == first).then_some(first)
}

fn initials(words: &[&str]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

fn is_acronym(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let text = context.text(tokens.start);
    let letters = text.chars().filter(|letter| *letter != '.');
    tokens.len() == 1
        && (2..=8).contains(&text.chars().count())
        && letters.clone().filter(|letter| letter.is_uppercase()).count() * 2 > letters.count()
}

/// The token after the name that a bracketed acronym follows.
fn bracketed(context: &Context<'_>, tokens: &Range<u32>) -> Option<u32> {
    (context.form(tokens.start.checked_sub(1)?) == "(" && context.form(tokens.end) == ")").then(|| tokens.start - 1)
}

fn ends_at(context: &Context<'_>, other: &Known<'_>, end: u32) -> bool {
    end.checked_sub(1).is_some_and(|last| other.words.last() == Some(&context.form(last)))
}
