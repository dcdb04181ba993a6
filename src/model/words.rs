//! What is known of a word form without its context: its clusters and the parts of speech it has had.

use std::borrow::Cow;

use fst::Map;

/// What is known of one word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct WordFacts {
    /// Its cluster among 32, 128 and 512, each from 1; 0 where it has none.
    pub clusters: [u16; 3],
    /// The parts of speech it had in the training texts, one bit each in the order of UPOS; 0 for a rare word.
    pub tags: u32,
    /// Its commonest part of speech, from 1 in the order of UPOS; 0 for a rare word.
    pub usual: u8,
}

impl WordFacts {
    /// The facts in one number, as the word list stores them.
    pub fn pack(self) -> u64 {
        let [small, middle, large] = self.clusters.map(u64::from);
        small | middle << 6 | large << 14 | u64::from(self.tags) << 24 | u64::from(self.usual) << 41
    }

    /// The facts that a number of the word list stands for.
    pub fn unpack(packed: u64) -> Self {
        let cut = |shift: u32, bits: u32| (packed >> shift) & ((1 << bits) - 1);
        Self {
            clusters: [cut(0, 6) as u16, cut(6, 8) as u16, cut(14, 10) as u16],
            tags: cut(24, 17) as u32,
            usual: cut(41, 5) as u8,
        }
    }
}

/// The word list, read in place.
#[derive(Clone, Debug)]
pub struct Words {
    map: Option<Map<Cow<'static, [u8]>>>,
}

impl Words {
    /// The list whose bytes these are; an empty one where they are no fst map.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        Self { map: Map::new(bytes.into()).ok() }
    }

    /// What is known of a lower-case word form.
    pub fn facts(&self, form: &str) -> WordFacts {
        let packed = self.map.as_ref().and_then(|map| map.get(form));
        packed.map_or_else(WordFacts::default, WordFacts::unpack)
    }

    /// The number of word forms.
    pub fn len(&self) -> usize {
        self.map.as_ref().map_or(0, Map::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for Words {
    /// The list that ships.
    fn default() -> Self {
        Self::new(super::WORDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_survive_packing() {
        let facts = WordFacts { clusters: [32, 128, 512], tags: 0x1_FFFF, usual: 17 };
        assert_eq!(WordFacts::unpack(facts.pack()), facts);
        assert_eq!(WordFacts::unpack(0), WordFacts::default());
    }

    #[test]
    fn bytes_that_are_no_map_give_an_empty_list() {
        assert!(Words::new(&b"not a map"[..]).is_empty());
    }
}
