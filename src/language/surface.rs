//! Surfaces: a word form in one of its spellings, with all that the models ask of it, worked out once a document.

use crate::model::{Gazetteer, Kinds, WordFacts, Words, hash};

use super::WordId;
use super::name_signs::Cue;

/// How a token is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Case {
    /// No letter in it, or beyond the sentence.
    #[default]
    None,
    /// Lower case only.
    Lower,
    /// A capital first, the rest lower case.
    Title,
    /// One capital and no other letter.
    Single,
    /// Two capitals or more and no lower case.
    Upper,
    /// Any other mixture.
    Mixed,
}

impl Case {
    /// The number of cases.
    pub(super) const COUNT: usize = 6;

    /// How `text` is capitalised.
    pub(super) fn of(text: &str) -> Self {
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Self::Lower;
        }
        let (mut upper, mut lower, mut first) = (0_u32, 0_u32, None);
        for c in text.chars() {
            let is_upper = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
            if is_upper {
                upper += 1;
            } else if c.is_ascii_lowercase() || (!c.is_ascii() && c.is_alphabetic()) {
                lower += 1;
            } else {
                continue;
            }
            first.get_or_insert(is_upper);
        }
        match (upper, lower, first) {
            (0, 0, _) => Self::None,
            (0, _, _) => Self::Lower,
            (1, 0, _) => Self::Single,
            (_, 0, _) => Self::Upper,
            (1, _, Some(true)) => Self::Title,
            _ => Self::Mixed,
        }
    }

    /// Whether a name may begin so.
    pub(super) const fn capital(self) -> bool {
        matches!(self, Self::Title | Self::Single | Self::Upper | Self::Mixed)
    }
}

/// A word form in one of its spellings. What is asked of it at each of its places comes first, on one line of the cache.
#[derive(Clone, Debug, Default)]
#[repr(C, align(64))]
pub(super) struct Surface {
    /// The hash of the form, digits made `0`.
    pub(super) word: u64,
    /// The hash of its collapsed shape.
    pub(super) shape: u64,
    /// The hash of its last three characters; of the whole where it is shorter.
    ending: u64,
    /// What the word list knows of it.
    pub(super) facts: WordFacts,
    /// What the gazetteer knows of it.
    pub(super) kinds: Kinds,
    /// Its parts of speech in the word list, all and the usual one, as the features take them.
    pub(super) tags: u64,
    /// Its spelling.
    pub(super) case: Case,
    /// What it tells of a name beside it.
    pub(super) cues: Cue,
    /// The hashes of its last 1 to 5 characters.
    pub(super) suffixes: [u64; 5],
    /// The hashes of its first 1 to 4 characters.
    pub(super) prefixes: [u64; 4],
}

impl Surface {
    fn new(form: &str, case: Case, words: &Words, gazetteer: &Gazetteer) -> Self {
        let (mut prefixes, mut suffixes) = ([0; 4], [0; 5]);
        for (prefix, (at, c)) in prefixes.iter_mut().zip(form.char_indices()) {
            *prefix = hashed(form.get(..at + c.len_utf8()).unwrap_or_default());
        }
        for (suffix, (at, _)) in suffixes.iter_mut().zip(form.char_indices().rev()) {
            *suffix = hashed(form.get(at..).unwrap_or_default());
        }
        let word = hashed(form);
        let [_, _, three, ..] = suffixes;
        let facts = words.facts(form);
        Self {
            word,
            ending: if three == 0 { word } else { three },
            suffixes,
            prefixes,
            shape: shape(form, case),
            case,
            facts,
            tags: u64::from(facts.tags) << 5 | u64::from(facts.usual),
            kinds: gazetteer.kinds(form),
            cues: Cue::of(form),
        }
    }

    /// The same word form in another spelling.
    fn respelt(&self, form: &str, case: Case) -> Self {
        Self { shape: shape(form, case), case, ..self.clone() }
    }

    /// Its cluster among 512, mixed for hashing.
    pub(super) fn cluster(&self) -> u64 {
        u64::from(self.facts.clusters[2])
    }

    /// Its cluster among 128, mixed for hashing.
    pub(super) fn coarse(&self) -> u64 {
        u64::from(self.facts.clusters[1])
    }

    /// Its last three characters.
    pub(super) fn ending(&self) -> u64 {
        self.ending
    }
}

/// The hash of a text, every digit taken as `0`.
fn hashed(text: &str) -> u64 {
    let alike = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    hash::finish(text.bytes().fold(hash::start(), |state, byte| hash::byte(state, alike(byte))))
}

/// The collapsed shape: runs of letters `a`, of digits `0`, marks as they are, and the case.
fn shape(form: &str, case: Case) -> u64 {
    let mut state = hash::start();
    let mut last = '\0';
    for c in form.chars() {
        let class = if c.is_alphabetic() {
            'a'
        } else if c.is_numeric() {
            '0'
        } else if c.is_ascii() {
            c
        } else {
            '*'
        };
        if class != last {
            state = hash::byte(state, class as u8);
        }
        last = class;
    }
    hash::finish(hash::byte(state, case as u8))
}

/// The surfaces of one document, each with a number; number 0 stands for what lies beyond a sentence.
#[derive(Debug)]
pub(super) struct Surfaces {
    /// By number.
    pub(super) list: Vec<Surface>,
    /// By word and case: the number, 0 where there is none yet.
    index: Vec<[u32; Case::COUNT]>,
    words: Words,
    gazetteer: Gazetteer,
}

impl Surfaces {
    /// No surfaces yet; facts will come from `words` and `gazetteer`.
    pub(super) fn new(words: Words, gazetteer: Gazetteer) -> Self {
        Self { list: vec![Surface::default()], index: Vec::new(), words, gazetteer }
    }

    /// The gazetteer they are looked up in.
    pub(super) fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The number of the surface with this word (its lower-case form given) spelt as in `text`.
    pub(super) fn intern(&mut self, word: WordId, form: &str, text: &str) -> u32 {
        let case = Case::of(text);
        let row = word.0 as usize;
        if row >= self.index.len() {
            self.index.resize(row + 1, [0; Case::COUNT]);
        }
        let next = self.list.len() as u32;
        let Some(spellings) = self.index.get_mut(row) else { return 0 };
        let known = spellings.iter().copied().find(|&number| number != 0);
        let Some(slot) = spellings.get_mut(case as usize) else { return 0 };
        if *slot == 0 {
            *slot = next;
            let known = known.and_then(|number| self.list.get(number as usize));
            let surface = known.map(|known| known.respelt(form, case));
            self.list.push(surface.unwrap_or_else(|| Surface::new(form, case, &self.words, &self.gazetteer)));
        }
        *slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        let texts = ["the", "The", "U.", "U.S.", "McKay", "2025", "iPhone", "Łódź"];
        let cases = texts.map(Case::of);
        assert_eq!(
            cases,
            [Case::Lower, Case::Title, Case::Single, Case::Upper, Case::Mixed, Case::None, Case::Mixed, Case::Title]
        );
    }
}
