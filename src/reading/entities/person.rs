//! Persons: full names first, then the parts of names that stand for them.

use std::collections::HashMap;
use std::ops::Range;

use super::super::{EntityKind, Form};
use super::cluster::Cluster;
use super::context::{Context, Nouns};
use super::names::Names;

/// Collects the persons among the names into clusters.
///
/// Two full names are one person when the shorter one's words occur in the longer one in the same order (an initial
/// stands for any name that begins with it) and the family names agree. A lone name is the nearest earlier person who
/// bears it, else the first later one.
pub(super) fn collect<'a>(context: &Context<'a>, names: &Names, clusters: &mut Vec<Cluster<'a>>) {
    let told = names.told.iter().map(|tokens| (tokens, true));
    let all = told.chain(names.aside.iter().map(|tokens| (tokens, false)));
    let all: Vec<(&Range<u32>, Vec<&str>, bool)> = all
        .filter(|(tokens, _)| !names_government(context, tokens))
        .map(|(tokens, told)| (tokens, bare(context, tokens), told))
        .collect();
    let mut bearers = Bearers::default();
    for (tokens, name, told) in all.iter().filter(|(_, name, _)| name.len() > 1) {
        let known = bearers.same_person(name, clusters);
        if known.is_none() && !told {
            continue;
        }
        let at = known.unwrap_or_else(|| {
            clusters.push(Cluster::new(EntityKind::Person, "full-name"));
            clusters.len() - 1
        });
        bearers.mention(at, tokens.start + speaking(context, tokens));
        if let Some(cluster) = clusters.get_mut(at) {
            if !cluster.has_name(name) {
                bearers.learn(name, at);
                cluster.names.push(name.clone());
            }
            cluster.add(context, (*tokens).clone(), Form::Name);
        }
    }
    bearers.sort();
    for (tokens, name, told) in &all {
        let &[only] = name.as_slice() else { continue };
        let bearer = bearers.of(only, tokens.start);
        if bearer.is_none() && !told {
            continue;
        }
        let at = bearer.unwrap_or_else(|| {
            let mut cluster = Cluster::new(EntityKind::Person, "lone-name");
            cluster.names.push(vec![only]);
            clusters.push(cluster);
            clusters.len() - 1
        });
        if bearer.is_none() {
            bearers.given.entry(only).or_default().push(at);
        }
        if let Some(cluster) = clusters.get_mut(at) {
            cluster.add(context, (*tokens).clone(), Form::Short);
        }
    }
}

/// How many tokens later a full name counts for those who ask for the last one before: who speaks is talked of, not those who are only
/// named beside (centering: Grosz, Joshi, Weinstein 1995).
fn speaking(context: &Context<'_>, name: &Range<u32>) -> u32 {
    const REST: u32 = 12;
    let speaks = context.chunk(name.start).is_some_and(|(at, chunk)| chunk.head < name.end && context.speaks(at));
    let sentence = context.reading.sentence(context.sentence(name.start));
    let rest = sentence.map_or(0, |sentence| sentence.tokens.end.saturating_sub(name.end));
    if speaks { rest.min(REST) } else { 0 }
}

/// Who bears which name, and where the full names stand.
#[derive(Default)]
struct Bearers<'a> {
    /// Clusters by every word of a name but the first.
    family: HashMap<&'a str, Vec<usize>>,
    /// Clusters by first word.
    given: HashMap<&'a str, Vec<usize>>,
    /// First tokens of the full names of a cluster.
    starts: HashMap<usize, Vec<u32>>,
}

impl<'a> Bearers<'a> {
    fn learn(&mut self, name: &[&'a str], cluster: usize) {
        let words = name.iter().enumerate();
        for (at, &word) in words {
            let list = if at == 0 { self.given.entry(word) } else { self.family.entry(word) }.or_default();
            if list.last() != Some(&cluster) {
                list.push(cluster);
            }
        }
    }

    fn mention(&mut self, cluster: usize, start: u32) {
        self.starts.entry(cluster).or_default().push(start);
    }

    fn sort(&mut self) {
        for starts in self.starts.values_mut() {
            starts.sort_unstable();
        }
    }

    /// The first person with a full name that can be this one: who shares a word of it but the first, and is called
    /// alike. Many have a family name in common, or a given one: those who have the rarer of both are looked at.
    fn same_person(&self, name: &[&str], clusters: &[Cluster<'_>]) -> Option<usize> {
        let (first, family) = name.split_first()?;
        let related: Vec<&Vec<usize>> = family.iter().filter_map(|word| self.family.get(word)).collect();
        let count = |lists: &[&Vec<usize>]| lists.iter().map(|list| list.len()).sum::<usize>();
        let called = self.called(first).filter(|called| count(called) < count(&related));
        let shares = |known: &Vec<&str>| known.iter().skip(1).any(|word| family.contains(word));
        let fits = |&at: &usize| {
            let names = clusters.get(at).map_or(&[][..], |cluster| cluster.names.as_slice());
            names.iter().any(shares) && names.iter().any(|known| same(known, name))
        };
        called.unwrap_or(related).into_iter().flatten().copied().filter(fits).min()
    }

    /// Clusters by first words that agree with `first`; `None` for an initial, with which many do.
    fn called(&self, first: &str) -> Option<Vec<&Vec<usize>>> {
        let letter = first.get(..first.chars().next()?.len_utf8())?;
        let stopped = format!("{letter}.");
        let words = (first != letter && first != stopped).then_some([first, letter, &stopped])?;
        Some(words.into_iter().filter_map(|word| self.given.get(word)).collect())
    }

    /// The person who bears a lone name: by family name before given name, nearest before, else first after.
    fn of(&self, name: &str, at: u32) -> Option<usize> {
        let nearest = |clusters: &Vec<usize>| {
            let rank = |&cluster: &usize| {
                let starts = self.starts.get(&cluster).map_or(&[][..], Vec::as_slice);
                let before = starts.partition_point(|&start| start < at).checked_sub(1);
                let before = before.and_then(|before| starts.get(before));
                (before.map_or(0, |start| start + 1), std::cmp::Reverse(cluster))
            };
            clusters.iter().copied().max_by_key(rank)
        };
        self.family.get(name).and_then(nearest).or_else(|| self.given.get(name).and_then(nearest))
    }
}

/// Whether the name only tells whose government is meant ("the Hale administration").
fn names_government(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    context.modifies(tokens)
        && context.chunk(tokens.start).is_some_and(|(_, chunk)| context.nouns(chunk.head).any(Nouns::GOVERNMENT))
}

/// Forms of address that are never part of a name: what stands before one in a name is title as well ("Port North MP Tan Sri").
const STYLES: [&str; 14] =
    ["mr", "mrs", "ms", "dr", "prof", "gen", "col", "capt", "sen", "rep", "datuk", "sri", "seri", "dato"];

/// The word forms of a name without address ("Mr.") and suffixes.
fn bare<'a>(context: &Context<'a>, tokens: &Range<u32>) -> Vec<&'a str> {
    let mut forms: Vec<&str> = Vec::new();
    let style = |token: &u32| {
        let form = context.form(*token);
        STYLES.contains(&form.trim_end_matches('.')) && context.nouns(*token).any(Nouns::ADDRESS)
    };
    let style = (tokens.start..tokens.end.saturating_sub(1)).rev().find(style);
    for token in style.unwrap_or(tokens.start)..tokens.end {
        let form = context.form(token);
        let address = forms.is_empty() && context.nouns(token).any(Nouns::ADDRESS) && token + 1 < tokens.end;
        let suffix = matches!(form, "jr." | "jr" | "sr." | "sr" | "ii" | "iii" | "iv" | "," | "'s");
        if !address && !suffix {
            forms.push(form);
        }
    }
    forms
}

/// Whether two full names can be one person's.
fn same(left: &[&str], right: &[&str]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let mut rest = long.iter();
    let ordered = short.iter().all(|word| rest.any(|other| agree(word, other)));
    // A double family name may lose its second part, a middle name may be left out.
    ordered && short.first().zip(long.first()).is_some_and(|(a, b)| agree(a, b))
}

/// Whether two words of names agree: equal, or one is the other's initial.
fn agree(left: &str, right: &str) -> bool {
    let initial = |short: &str, long: &str| {
        let letter = short.strip_suffix('.').unwrap_or(short);
        letter.chars().count() == 1 && long.starts_with(letter)
    };
    left == right || initial(left, right) || initial(right, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names_of_one_person() {
        assert!(same(&["ana", "ruiz"], &["ana", "ruiz", "molina"]));
        assert!(same(&["tom", "f.", "hale"], &["tom", "hale"]));
        assert!(same(&["t.", "hale"], &["tom", "hale"]));
        assert!(!same(&["tom", "hale"], &["ann", "hale"]));
    }
}
