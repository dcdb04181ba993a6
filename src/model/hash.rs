//! The one hash of the models: 64 bits, the same on every machine and in every version of the compiler. And the maps
//! of an analysis: a quick hash begun with a number drawn for each map, so that no text can be written to slow one down.
//! Their order is never read.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// A map by [`Seed`].
pub type HashMap<K, V> = std::collections::HashMap<K, V, Seed>;
/// A set by [`Seed`].
pub type HashSet<K> = std::collections::HashSet<K, Seed>;

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const PRIME: u64 = 0xD6E8_FEB8_6659_FD93;

/// The hash of a text.
pub const fn text(text: &str) -> u64 {
    let (mut hash, mut rest) = (SEED, text.as_bytes());
    while let [first, after @ ..] = rest {
        (hash, rest) = (byte(hash, *first), after);
    }
    finish(hash)
}

/// One more byte into a running hash, begun with [`start`].
pub const fn byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01B3)
}

/// The running hash of no bytes.
pub const fn start() -> u64 {
    SEED
}

/// Mixes the bits of a running hash, so that each depends on all.
pub const fn finish(hash: u64) -> u64 {
    let hash = mix(hash);
    hash ^ (hash >> 29)
}

/// The hash of a pair; the order matters.
pub const fn pair(first: u64, second: u64) -> u64 {
    finish(joined(first, second))
}

/// The hash of the feature that `template` makes of `value`; only its upper bits are mixed, which tell the row of a
/// [`Table`](super::Table).
#[inline]
pub const fn feature(template: u64, value: u64) -> u64 {
    mix(joined(template.wrapping_add(1).wrapping_mul(SEED), value))
}

const fn joined(first: u64, second: u64) -> u64 {
    first.rotate_left(23).wrapping_mul(PRIME) ^ second.wrapping_add(SEED)
}

/// The first step of [`finish`]; the second leaves the upper 29 bits as they are.
const fn mix(hash: u64) -> u64 {
    (hash ^ (hash >> 32)).wrapping_mul(PRIME)
}

/// What the hashes of one map begin with.
#[derive(Clone, Copy, Debug)]
pub struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        Self(RandomState::new().hash_one(SEED))
    }
}

impl BuildHasher for Seed {
    type Hasher = Folding;

    fn build_hasher(&self) -> Folding {
        Folding(self.0)
    }
}

/// A running hash: each word of eight bytes is folded in by one multiplication to 128 bits.
#[derive(Clone, Copy, Debug)]
pub struct Folding(u64);

impl Folding {
    const fn fold(&mut self, word: u64) {
        let product = (self.0 ^ word) as u128 * ((PRIME ^ self.0.rotate_left(32)) | 1) as u128;
        self.0 = (product as u64) ^ (product >> 64) as u64;
    }
}

impl Hasher for Folding {
    fn finish(&self) -> u64 {
        finish(self.0)
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.fold(u64::from_le_bytes(*word));
        }
        let tail = rest.iter().fold(1, |tail, byte| tail << 8 | u64::from(*byte));
        self.fold(tail);
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.fold(u64::from(number));
    }

    #[inline]
    fn write_u32(&mut self, number: u32) {
        self.fold(u64::from(number));
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.fold(number);
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.fold(number as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(text("Washington"), text("Washington"));
        assert_ne!(pair(1, 2), pair(2, 1));
        assert_ne!(feature(0, 7), feature(1, 7));
        let whole = pair(SEED.wrapping_mul(4), 7);
        assert_eq!(feature(3, 7) >> 35, whole >> 35);
        assert_ne!(text("ab"), text("ba"));
    }

    #[test]
    fn maps_tell_like_keys_apart() {
        let seed = Seed::default();
        let keys = ["", "a", "aa", "aaaaaaaa", "aaaaaaaaa", "\0", "\0\0", "baaaaaaa"];
        let mut hashes = keys.map(|key| seed.hash_one(key)).to_vec();
        hashes.extend([[1_u32, 2].as_slice(), &[2, 1], &[1, 2, 0]].map(|key| seed.hash_one(key)));
        let all = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), all);
        assert_eq!(seed.hash_one("harbour"), seed.hash_one(String::from("harbour")));
    }
}
