//! The compiled table of phrases: a trie whose edges lie in one open-addressing hash table, used in place.
//!
//! Little-endian throughout. Header (64 bytes): magic, number of nodes, of slots (a power of two), of group entries,
//! length of the string pool, length of the group list, 8 bytes of nothing, 32 bytes SHA-256 of the entries. Then, each without
//! padding: for every node and one more, where its groups begin (u32); slots (parent u32, word offset u32, word length
//! u32, child u32; child 0: empty); group numbers (u16); string pool; group list as text (name, then key=value,
//! tab-separated, one group a line).

use std::borrow::Cow;

use super::{Group, GroupId};

/// First bytes of a table; the digit is the version of the layout.
pub const MAGIC: &[u8; 4] = b"PLX1";
/// Length of the header.
pub const HEADER: usize = 64;
/// Length of a slot.
pub const SLOT: usize = 16;

/// The phrases of a lexicon. The default is the empty one.
#[derive(Clone, Debug, Default)]
pub struct Table {
    bytes: Cow<'static, [u8]>,
    nodes: usize,
    slots: usize,
    /// Where the sections begin: slots, group numbers, string pool, group list.
    at: [usize; 4],
}

/// One edge of the trie.
#[derive(Clone, Copy, Debug)]
pub struct Edge<'a> {
    /// The node it leaves.
    pub parent: u32,
    /// The node it enters.
    pub child: u32,
    /// Its word form.
    pub word: &'a [u8],
}

/// The hash of an edge: FNV-1a over the word, begun with the parent node.
pub fn hash(parent: u32, word: &[u8]) -> u32 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(parent).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for &byte in word {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (state ^ (state >> 32)) as u32
}

impl Table {
    /// Takes compiled bytes; `None` where they are no table of this layout or are cut off.
    pub fn new(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let field = |index: usize| u32_at(&bytes, index * 4).map(|value| value as usize);
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let (nodes, slots, groups, pool, list) = (field(1)?, field(2)?, field(3)?, field(4)?, field(5)?);
        let slots_at = HEADER.checked_add(nodes.checked_add(1)?.checked_mul(4)?)?;
        let groups_at = slots_at.checked_add(slots.checked_mul(SLOT)?)?;
        let pool_at = groups_at.checked_add(groups.checked_mul(2)?)?;
        let list_at = pool_at.checked_add(pool)?;
        let whole = list_at.checked_add(list)? == bytes.len() && slots.is_power_of_two();
        whole.then_some(Self { bytes, nodes, slots, at: [slots_at, groups_at, pool_at, list_at] })
    }

    /// The SHA-256 of the entries, in hex.
    pub fn digest(&self) -> String {
        let raw = self.bytes.get(32..HEADER).unwrap_or_default();
        raw.iter().fold(String::with_capacity(64), |mut hex, byte| {
            hex.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0')));
            hex
        })
    }

    /// The groups, in their order.
    pub fn groups(&self) -> Vec<Group> {
        let [.., list] = self.at;
        match &self.bytes {
            Cow::Borrowed(bytes) => groups(bytes, list, Cow::Borrowed),
            Cow::Owned(bytes) => groups(bytes, list, |text| Cow::Owned(text.to_owned())),
        }
    }

    /// The node that `word` leads to from `parent` (the root is 0).
    pub fn step(&self, parent: u32, word: &str) -> Option<u32> {
        let mask = self.slots.checked_sub(1)?;
        let mut at = hash(parent, word.as_bytes()) as usize & mask;
        for _ in 0..self.slots {
            let edge = self.edge(at)?;
            if edge.parent == parent && edge.word == word.as_bytes() {
                return Some(edge.child);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The groups of the phrase that ends at `node`.
    pub fn groups_of(&self, node: u32) -> impl Iterator<Item = GroupId> + '_ {
        let bound = |index: usize| u32_at(&self.bytes, HEADER + index * 4).unwrap_or(0) as usize;
        let range = if (node as usize) < self.nodes { bound(node as usize)..bound(node as usize + 1) } else { 0..0 };
        let [_, groups, ..] = self.at;
        range.filter_map(move |index| {
            let pair = self.bytes.get(groups + index * 2..groups + index * 2 + 2)?;
            Some(GroupId(u16::from_le_bytes(pair.try_into().ok()?)))
        })
    }

    /// All edges, in no particular order.
    pub fn edges(&self) -> impl Iterator<Item = Edge<'_>> {
        (0..self.slots).filter_map(|at| self.edge(at))
    }

    /// The edge in slot `at`; `None` for an empty slot.
    fn edge(&self, at: usize) -> Option<Edge<'_>> {
        let [slots, _, pool, _] = self.at;
        let slot = self.bytes.get(slots + at * SLOT..slots + (at + 1) * SLOT)?;
        let child = u32_at(slot, 12)?;
        if child == 0 {
            return None;
        }
        let start = pool + u32_at(slot, 4)? as usize;
        let word = self.bytes.get(start..start + u32_at(slot, 8)? as usize)?;
        Some(Edge { parent: u32_at(slot, 0)?, child, word })
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The groups listed from byte `list` on, their texts as `keep` gives them.
fn groups<'a>(bytes: &'a [u8], list: usize, keep: impl Fn(&'a str) -> Cow<'static, str>) -> Vec<Group> {
    let text = bytes.get(list..).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("");
    let group = |line: &'a str| {
        let end = memchr::memchr(b'\t', line.as_bytes()).unwrap_or(line.len());
        let (name, facts) = line.split_at_checked(end).unwrap_or((line, ""));
        let facts = facts.split('\t').filter_map(|fact| fact.split_once('='));
        let facts =
            if end < line.len() { facts.map(|(key, value)| (keep(key), keep(value))).collect() } else { Vec::new() };
        Group { name: keep(name), facts }
    };
    let mut groups = Vec::with_capacity(memchr::memchr_iter(b'\n', text.as_bytes()).count());
    groups.extend(text.lines().map(group));
    groups
}
