//! Entries: the groups with all their phrases, between TOML and the compiled table.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

/// What one group holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupEntry {
    /// Facts by key.
    pub facts: BTreeMap<String, String>,
    /// Phrases, each a sequence of word forms.
    pub phrases: BTreeSet<Vec<String>>,
}

/// All groups by name.
pub type Entries = BTreeMap<String, GroupEntry>;

/// SHA-256 over all entries in a canonical order.
pub fn digest(entries: &Entries) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (name, group) in entries {
        hasher.update(format!("[{name}]\n"));
        for (key, value) in &group.facts {
            hasher.update(format!("{key}={value}\n"));
        }
        for phrase in &group.phrases {
            hasher.update(phrase.join(" "));
            hasher.update("\n");
        }
    }
    hasher.finalize().into()
}
