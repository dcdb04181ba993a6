//! Persons: full names first, then the parts of names that stand for them.

use std::ops::Range;

use super::super::{EntityKind, Form};
use super::Names;
use super::cluster::Cluster;
use super::context::{Context, Nouns};

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
    for (tokens, name, told) in all.iter().filter(|(_, name, _)| name.len() > 1) {
        let known = clusters.iter().position(|cluster| {
            cluster.kind == EntityKind::Person && cluster.names.iter().any(|known| same(known, name))
        });
        if known.is_none() && !told {
            continue;
        }
        let at = known.unwrap_or_else(|| {
            clusters.push(Cluster::new(EntityKind::Person, "full-name"));
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(at) {
            if !cluster.has_name(name) {
                cluster.names.push(name.clone());
            }
            cluster.add(context, (*tokens).clone(), Form::Name);
        }
    }
    for (tokens, name, told) in &all {
        let &[only] = name.as_slice() else { continue };
        let bearer = bearer(only, tokens.start, clusters);
        if bearer.is_none() && !told {
            continue;
        }
        let at = bearer.unwrap_or_else(|| {
            let mut cluster = Cluster::new(EntityKind::Person, "lone-name");
            cluster.names.push(vec![only]);
            clusters.push(cluster);
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(at) {
            cluster.add(context, (*tokens).clone(), Form::Short);
        }
    }
}

/// Whether the name only tells whose government is meant ("the Hale administration").
fn names_government(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    context.modifies(tokens)
        && context.chunk(tokens.start).is_some_and(|(_, chunk)| context.nouns(chunk.head).any(Nouns::GOVERNMENT))
}

/// The word forms of a name without address ("Mr.") and suffixes.
fn bare<'a>(context: &Context<'a>, tokens: &Range<u32>) -> Vec<&'a str> {
    let mut forms: Vec<&str> = Vec::new();
    for token in tokens.clone() {
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

/// The person who bears a lone name: by family name before given name, nearest before, else first after.
fn bearer(name: &str, at: u32, clusters: &[Cluster<'_>]) -> Option<usize> {
    let persons = clusters.iter().enumerate().filter(|(_, cluster)| cluster.kind == EntityKind::Person);
    let rank = |cluster: &Cluster<'_>| {
        let family = cluster.names.iter().any(|known| known.iter().skip(1).any(|word| *word == name));
        let given = cluster.names.iter().any(|known| known.first() == Some(&name));
        if !(family || given) {
            return None;
        }
        let before = cluster.mentions.iter().map(|mention| mention.tokens.start).filter(|&start| start < at).max();
        Some((u32::from(family), before.map_or(0, |start| start + 1)))
    };
    let best = persons.filter_map(|(index, cluster)| Some((rank(cluster)?, std::cmp::Reverse(index)))).max()?;
    Some(best.1.0)
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
