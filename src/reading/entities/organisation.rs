//! Organisations: the same name in another order or without its state, acronyms, first words.

use crate::language::WordId;
use crate::model::hash::{HashMap, HashSet};
use std::ops::Range;

use super::super::{EntityKind, Form};
use super::acronym;
use super::cluster::Cluster;
use super::context::{Context, Nouns, StateForm};
use super::names::Names;

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

/// Last words of names of papers, which stand for them.
const PAPERS: [&str; 16] = [
    "times",
    "post",
    "journal",
    "herald",
    "tribune",
    "globe",
    "telegraph",
    "gazette",
    "chronicle",
    "observer",
    "independent",
    "mail",
    "examiner",
    "sun",
    "star",
    "standard",
];

/// Last words of names of parts of a larger body.
const PARTS: [&str; 9] =
    ["committee", "subcommittee", "commission", "panel", "department", "office", "caucus", "staff", "leadership"];

/// The names known so far, by what a later mention can keep of them. Lists hold each cluster once, in order.
#[derive(Default)]
struct Known<'a> {
    /// By all words, sorted.
    whole: HashMap<String, usize>,
    /// By the words after the state, sorted; with whether there is a state.
    core: HashMap<String, Vec<(bool, usize)>>,
    /// By initials, with and without the state.
    initials: HashMap<String, Vec<usize>>,
    /// Longer names, by the first word after the state.
    first: HashMap<&'a str, Vec<usize>>,
    /// By the token after the name, with where it begins.
    end: HashMap<u32, (u32, usize)>,
    /// Longer names, by the last word, with where they stand.
    last: HashMap<&'a str, Vec<(u32, usize)>>,
}

impl<'a> Known<'a> {
    fn learn(&mut self, tokens: &Range<u32>, words: &[&'a str], state: usize, cluster: usize) {
        self.end.insert(tokens.end, (tokens.start, cluster));
        let core = words.get(state..).unwrap_or_default();
        self.whole.entry(sorted(words)).or_insert(cluster);
        add(self.core.entry(sorted(core)).or_default(), (state > 0, cluster));
        if words.len() > 1 {
            for part in [words, core] {
                add(self.initials.entry(initials(part)).or_default(), cluster);
            }
        }
        if let [_, .., last] = words {
            self.last.entry(last).or_default().push((tokens.start, cluster));
        }
        // Parts of a house or a ministry are not called by the name of the whole.
        if let [first, .., last] = core
            && !PARTS.contains(last)
        {
            add(self.first.entry(first).or_default(), cluster);
        }
    }

    /// The cluster a name belongs to, and whether it stands for the full name in short.
    fn find(
        &self,
        context: &Context<'a>,
        tokens: &Range<u32>,
        (words, state): (&[&str], usize),
        located: &HashSet<WordId>,
    ) -> Option<(usize, bool)> {
        if let Some(&same) = self.whole.get(&sorted(words)) {
            return Some((same, false));
        }
        let core = self.core.get(&sorted(words.get(state..).unwrap_or_default()));
        let stateless = core.into_iter().flatten().filter(|(other, _)| *other != (state > 0));
        if let Some(cluster) = only(stateless.map(|(_, cluster)| *cluster)) {
            return Some((cluster, false));
        }
        if let Some(at) = self.introducing(context, tokens) {
            return Some((at, true));
        }
        if acronym::is_acronym(context, tokens) {
            let letters = context.text(tokens.start).replace('.', "").to_lowercase();
            let spelt = || self.initials.get(&letters).and_then(|clusters| clusters.first()).copied();
            return spelt().map(|at| (at, true));
        }
        // "The Court" after "the Constitutional Court": the nearest before.
        let &[word] = words else { return None };
        let the = tokens.start > 0 && context.form(tokens.start - 1) == "the";
        if the && PAPERS.contains(&word) {
            // "The Times" after "the Norr Times": one name that ends so.
            let one = only(self.last.get(word).into_iter().flatten().map(|&(_, at)| at));
            if let Some(at) = one {
                return Some((at, true));
            }
        }
        if the && context.nouns(tokens.start).any(Nouns::BODY) {
            let before = self.last.get(word).into_iter().flatten().filter(|(start, _)| *start < tokens.start);
            return before.max().map(|&(_, at)| (at, true));
        }
        // "Vandel" after "Vandel Technologies": a lone first word that is no common word, and no place.
        let id = context.reading.language.tokens.get(tokens.start as usize)?.word;
        if located.contains(&id) {
            return None;
        }
        only(self.first.get(word).into_iter().flatten().copied()).map(|at| (at, true))
    }
}

impl Known<'_> {
    /// The cluster of the name that a short form stands right behind.
    fn introducing(&self, context: &Context<'_>, tokens: &Range<u32>) -> Option<usize> {
        let end = acronym::owner(context, tokens.start).filter(|_| tokens.len() == 1)?;
        let &(start, at) = self.end.get(&end)?;
        let long = || context.reading.slice(context.span(&(start..end)));
        let short = acronym::is_acronym(context, tokens) || acronym::abbreviates(context.text(tokens.start), long());
        short.then_some(at)
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.last() != Some(&item) {
        list.push(item);
    }
}

fn sorted(words: &[&str]) -> String {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.join(" ")
}

/// Collects the organisations among the names into clusters.
pub(super) fn collect<'a>(context: &Context<'a>, names: &Names, clusters: &mut Vec<Cluster<'a>>) {
    let mut known = Known::default();
    let told = names.told.iter().cloned();
    // Longer names first: they tell what the short ones stand for.
    let (short, long): (Vec<_>, Vec<_>) = told.partition(|tokens| tokens.len() == 1);
    let (acronyms, plain): (Vec<_>, Vec<_>) =
        short.into_iter().partition(|tokens| acronym::is_acronym(context, tokens));
    let told = long.into_iter().chain(plain).chain(acronyms).map(|tokens| (tokens, true));
    for (tokens, told) in told.chain(names.aside.iter().map(|tokens| (tokens.clone(), false))) {
        let (words, state) = words(context, &tokens);
        if words.is_empty() {
            continue;
        }
        let found = known.find(context, &tokens, (&words, state), &names.located);
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
        known.learn(&tokens, &words, state, at);
        let form = if found.is_some_and(|(_, short)| short) { Form::Short } else { Form::Name };
        if let Some(cluster) = clusters.get_mut(at) {
            if !cluster.has_name(&words) {
                cluster.names.push(words);
            }
            cluster.add(context, tokens, form);
        }
    }
}

fn words<'a>(context: &Context<'a>, tokens: &Range<u32>) -> (Vec<&'a str>, usize) {
    let all = tokens.clone().map(|token| context.form(token)).filter(|form| !SMALL.contains(form) && *form != ".");
    let mut words: Vec<&str> = all.collect();
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL_FORMS.contains(last)) {
        words.pop();
    }
    let first = tokens.clone().find(|&token| !SMALL.contains(&context.form(token))).unwrap_or(tokens.start);
    let lead = context.states_around(&(first..first + 1)).iter().find(|phrase| {
        context.bare_state(phrase).start == first && phrase.form != StateForm::Seat && phrase.tokens.end < tokens.end
    });
    (words, lead.map_or(0, |phrase| context.bare_state(phrase).len()))
}

/// The one cluster that all items name, if there is one.
fn only(mut clusters: impl Iterator<Item = usize>) -> Option<usize> {
    let first = clusters.next()?;
    clusters.all(|other| other == first).then_some(first)
}

fn initials(words: &[&str]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}
