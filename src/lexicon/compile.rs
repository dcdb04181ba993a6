//! Compiles lexicon files into the table that is used in place.

use std::collections::BTreeMap;

use super::entries::{Entries, digest};
use super::table::{HEADER, MAGIC, SLOT, hash};
use super::{LexiconError, toml_file};

/// Compiles (file name, TOML text) pairs into the bytes of `assets/lexicon/lexicon.bin`.
///
/// # Errors
/// Every mistake in the files, with its line.
pub fn compile(files: &[(String, String)]) -> Result<Vec<u8>, Vec<LexiconError>> {
    let mut entries = Entries::new();
    let errors: Vec<LexiconError> =
        files.iter().flat_map(|(name, text)| toml_file::merge(name, text, &mut entries)).collect();
    if errors.is_empty() { Ok(table(&entries)) } else { Err(errors) }
}

/// The trie of all phrases while it is built.
#[derive(Default)]
struct Trie {
    /// Child by parent and word.
    edges: BTreeMap<(u32, String), u32>,
    /// Groups by node.
    groups: Vec<Vec<u16>>,
}

impl Trie {
    fn insert(&mut self, phrase: &[String], group: u16) {
        let mut node = 0;
        for word in phrase {
            let next = self.groups.len() as u32;
            node = *self.edges.entry((node, word.clone())).or_insert(next);
            if node == next {
                self.groups.push(Vec::new());
            }
        }
        if let Some(groups) = self.groups.get_mut(node as usize) {
            groups.push(group);
        }
    }
}

/// The compiled table of all entries.
pub fn table(entries: &Entries) -> Vec<u8> {
    let mut trie = Trie { groups: vec![Vec::new()], ..Trie::default() };
    let mut list = String::new();
    for (number, (name, group)) in entries.iter().enumerate() {
        group.phrases.iter().for_each(|phrase| trie.insert(phrase, number as u16));
        list.push_str(name);
        for (key, value) in &group.facts {
            list.extend(["\t", key, "=", value]);
        }
        list.push('\n');
    }
    let (pool, slots) = slots(&trie);
    let count: usize = trie.groups.iter().map(Vec::len).sum();
    let mut bytes = MAGIC.to_vec();
    for number in [trie.groups.len(), slots.len() / SLOT, count, pool.len(), list.len(), 0, 0] {
        bytes.extend((number as u32).to_le_bytes());
    }
    bytes.extend(digest(entries));
    debug_assert_eq!(bytes.len(), HEADER);
    let mut begin = 0;
    for groups in &trie.groups {
        bytes.extend((begin as u32).to_le_bytes());
        begin += groups.len();
    }
    bytes.extend((begin as u32).to_le_bytes());
    bytes.extend(slots);
    bytes.extend(trie.groups.iter().flatten().flat_map(|group| group.to_le_bytes()));
    bytes.extend(pool.as_bytes());
    bytes.extend(list.as_bytes());
    bytes
}

/// The string pool and the filled slots; at most two thirds of the slots are taken.
fn slots(trie: &Trie) -> (String, Vec<u8>) {
    let count = (trie.edges.len() * 3 / 2 + 1).next_power_of_two();
    let mut places: Vec<Option<[u32; 4]>> = vec![None; count];
    let mut pool = String::new();
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for ((parent, word), &child) in &trie.edges {
        let offset = *known.entry(word).or_insert_with(|| {
            pool.push_str(word);
            (pool.len() - word.len()) as u32
        });
        let mut at = hash(*parent, word.as_bytes()) as usize & (count - 1);
        while places.get(at).is_some_and(Option::is_some) {
            at = (at + 1) & (count - 1);
        }
        if let Some(place) = places.get_mut(at) {
            *place = Some([*parent, offset, word.len() as u32, child]);
        }
    }
    let bytes = places.into_iter().flat_map(Option::unwrap_or_default).flat_map(u32::to_le_bytes).collect();
    (pool, bytes)
}
