//! The gazetteer and the word list, built as fst maps.

use std::collections::BTreeMap;
use std::path::Path;

use fst::MapBuilder;

use crate::language::tagger::TAGS;
use crate::model::{Kinds, WordFacts};

use super::data::Doc;

/// A word seen this often in the texts has its tags in the word list.
const OFTEN: u32 = 3;
/// A tag that a word has in less than this share of its places is left out.
const SHARE: f64 = 0.02;
/// Well-known organisations, one a line, written for pincite from general knowledge: they join the governing bodies.
const ORGANISATIONS: &str = include_str!("organisations.txt");

fn map(entries: BTreeMap<String, u64>) -> Result<Vec<u8>, String> {
    let mut builder = MapBuilder::memory();
    for (key, value) in entries {
        builder.insert(key, value).map_err(|error| error.to_string())?;
    }
    builder.into_inner().map_err(|error| error.to_string())
}

/// The gazetteer from its file.
pub(super) fn gazetteer(path: &Path, tokens: impl Fn(&str) -> Vec<String>) -> Result<Vec<u8>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut entries: BTreeMap<String, u64> = BTreeMap::new();
    let listed = text.lines().filter_map(|line| line.split_once('\t'));
    for (kind, entry) in listed.chain(ORGANISATIONS.lines().map(|entry| ("govbody", entry))) {
        let bit = Kinds::NAMES.iter().position(|name| *name == kind).ok_or_else(|| format!("unknown kind {kind}"))?;
        let words = tokens(entry);
        let Some(first) = words.first().cloned().filter(|first| !first.is_empty()) else { continue };
        *entries.entry(words.join(" ")).or_default() |= 1 << bit;
        if words.len() > 1 {
            *entries.entry(first).or_default() |= u64::from(Kinds::STARTS.0);
        }
    }
    map(entries)
}

/// The clusters of the words, from their file.
pub(super) fn clusters(path: &Path) -> Result<BTreeMap<String, WordFacts>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut words = BTreeMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, small, middle, large] = fields.as_slice() else { continue };
        let number = |field: &str| field.parse::<u16>().map(|n| n + 1).map_err(|error| format!("{line}: {error}"));
        let clusters = [number(small)?, number(middle)?, number(large)?];
        words.insert((*word).to_owned(), WordFacts { clusters, ..WordFacts::default() });
    }
    Ok(words)
}

/// The word list: the clusters, and the tags that the words of `docs` have.
pub(super) fn words(clusters: &BTreeMap<String, WordFacts>, docs: &[&Doc]) -> Result<Vec<u8>, String> {
    let mut counts: BTreeMap<String, [u32; TAGS]> = BTreeMap::new();
    for row in docs.iter().flat_map(|doc| &doc.sentences).flatten() {
        if let Some(count) = counts.entry(super::form(&row.text)).or_default().get_mut(usize::from(row.tag)) {
            *count += 1;
        }
    }
    let mut facts = clusters.clone();
    for (word, tags) in counts {
        let total: u32 = tags.iter().sum();
        if total < OFTEN {
            continue;
        }
        let fact = facts.entry(word).or_default();
        let mut most = 0;
        for (index, &count) in tags.iter().enumerate() {
            if f64::from(count) >= SHARE * f64::from(total) && count > 0 {
                fact.tags |= 1 << index;
            }
            if count > most {
                (most, fact.usual) = (count, index as u8 + 1);
            }
        }
    }
    map(facts.into_iter().map(|(word, fact)| (word, fact.pack())).collect())
}
