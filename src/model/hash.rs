//! The one hash of the models: 64 bits, the same on every machine and in every version of the compiler.

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const PRIME: u64 = 0xD6E8_FEB8_6659_FD93;

/// The hash of a text.
pub fn text(text: &str) -> u64 {
    finish(text.bytes().fold(SEED, byte))
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
    let hash = (hash ^ (hash >> 32)).wrapping_mul(PRIME);
    hash ^ (hash >> 29)
}

/// The hash of a pair; the order matters.
pub const fn pair(first: u64, second: u64) -> u64 {
    finish(first.rotate_left(23).wrapping_mul(PRIME) ^ second.wrapping_add(SEED))
}

/// The hash of the feature that `template` makes of `value`.
pub const fn feature(template: u64, value: u64) -> u64 {
    pair(template.wrapping_add(1).wrapping_mul(SEED), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(text("Washington"), text("Washington"));
        assert_ne!(pair(1, 2), pair(2, 1));
        assert_ne!(feature(0, 7), feature(1, 7));
        assert_ne!(text("ab"), text("ba"));
    }
}
