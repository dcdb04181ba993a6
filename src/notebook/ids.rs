//! Names for notes: unique without a clock, from a seed that the shell draws by chance and a counter.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of a note: a UUID in its usual form, so that an export can say `urn:uuid:`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NoteId(pub String);

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl NoteId {
    /// The name that follows from `parts`: the same parts, the same name.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let hash = hash.finalize();
        let mut bytes: Vec<u8> = hash.iter().take(16).copied().collect();
        // Version 8 (the maker's own way) and the variant of RFC 9562.
        if let Some(byte) = bytes.get_mut(6) {
            *byte = *byte & 0x0F | 0x80;
        }
        if let Some(byte) = bytes.get_mut(8) {
            *byte = *byte & 0x3F | 0x80;
        }
        let mut name = String::with_capacity(36);
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                name.push('-');
            }
            for half in [byte >> 4, byte & 0x0F] {
                name.extend(char::from_digit(u32::from(half), 16));
            }
        }
        Self(name)
    }

    /// Whether it could be a name at all: 1 to 64 letters, digits and dashes.
    pub fn is_sound(&self) -> bool {
        let fits = |char: char| char.is_ascii_alphanumeric() || char == '-';
        (1..=64).contains(&self.0.len()) && self.0.chars().all(fits)
    }
}

/// A source of names. Two with different seeds never give the same name (but for a collision of SHA-256).
#[derive(Clone, Debug, Default)]
pub struct Ids {
    seed: [u64; 2],
    given: u64,
}

impl Ids {
    /// Names from `seed`, which should be drawn by chance; tests give their own.
    pub const fn new(seed: [u64; 2]) -> Self {
        Self { seed, given: 0 }
    }

    /// A name that was not given before.
    pub fn fresh(&mut self) -> NoteId {
        self.given += 1;
        let [first, second] = self.seed.map(u64::to_le_bytes);
        NoteId::of(&[&first, &second, &self.given.to_le_bytes()])
    }
}
