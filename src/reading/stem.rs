//! Stems of English words: Porter's second algorithm (Snowball's "english"), over lower-case ASCII letters.
//!
//! The test holds it against another implementation on every word form that the models know.

/// Words that are stemmed as a whole.
const WHOLE: &[(&[u8], &[u8])] = &[
    (b"andes", b"andes"),
    (b"atlas", b"atlas"),
    (b"bias", b"bias"),
    (b"cosmos", b"cosmos"),
    (b"dying", b"die"),
    (b"early", b"earli"),
    (b"gently", b"gentl"),
    (b"howe", b"howe"),
    (b"idly", b"idl"),
    (b"lying", b"lie"),
    (b"news", b"news"),
    (b"only", b"onli"),
    (b"singly", b"singl"),
    (b"skies", b"sky"),
    (b"skis", b"ski"),
    (b"sky", b"sky"),
    (b"tying", b"tie"),
    (b"ugly", b"ugli"),
];

/// Words that keep what looks like an ending of a verb.
const KEPT: &[&[u8]] = &[b"canning", b"earring", b"exceed", b"herring", b"inning", b"outing", b"proceed", b"succeed"];

/// Beginnings after which the first region begins, whatever the vowels.
const OPENINGS: &[&[u8]] = &[b"arsen", b"commun", b"gener"];

/// What an ending needs before it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// To stand in the first region.
    First,
    /// To stand in the second region.
    Second,
    /// The first region and one of these letters before it.
    FirstAfter(&'static [u8]),
    /// The second region and one of these letters before it.
    SecondAfter(&'static [u8]),
}

/// An ending, what stands in its place, and what it needs; in a list of them a longer one stands before one that it
/// ends with.
type Ending = (&'static [u8], &'static [u8], Needs);

const STEP_2: &[Ending] = &[
    (b"ational", b"ate", Needs::First),
    (b"tional", b"tion", Needs::First),
    (b"ization", b"ize", Needs::First),
    (b"ation", b"ate", Needs::First),
    (b"biliti", b"ble", Needs::First),
    (b"aliti", b"al", Needs::First),
    (b"iviti", b"ive", Needs::First),
    (b"iveness", b"ive", Needs::First),
    (b"fulness", b"ful", Needs::First),
    (b"ousness", b"ous", Needs::First),
    (b"alism", b"al", Needs::First),
    (b"izer", b"ize", Needs::First),
    (b"ator", b"ate", Needs::First),
    (b"anci", b"ance", Needs::First),
    (b"enci", b"ence", Needs::First),
    (b"ogi", b"og", Needs::FirstAfter(b"l")),
    (b"abli", b"able", Needs::First),
    (b"bli", b"ble", Needs::First),
    (b"alli", b"al", Needs::First),
    (b"fulli", b"ful", Needs::First),
    (b"lessli", b"less", Needs::First),
    (b"ousli", b"ous", Needs::First),
    (b"entli", b"ent", Needs::First),
    (b"li", b"", Needs::FirstAfter(b"cdeghkmnrt")),
];

const STEP_3: &[Ending] = &[
    (b"ational", b"ate", Needs::First),
    (b"tional", b"tion", Needs::First),
    (b"icate", b"ic", Needs::First),
    (b"ative", b"", Needs::Second),
    (b"alize", b"al", Needs::First),
    (b"iciti", b"ic", Needs::First),
    (b"ical", b"ic", Needs::First),
    (b"ful", b"", Needs::First),
    (b"ness", b"", Needs::First),
];

const STEP_4: &[Ending] = &[
    (b"ance", b"", Needs::Second),
    (b"ence", b"", Needs::Second),
    (b"able", b"", Needs::Second),
    (b"ible", b"", Needs::Second),
    (b"ate", b"", Needs::Second),
    (b"ive", b"", Needs::Second),
    (b"ize", b"", Needs::Second),
    (b"ement", b"", Needs::Second),
    (b"ment", b"", Needs::Second),
    (b"ent", b"", Needs::Second),
    (b"ant", b"", Needs::Second),
    (b"iti", b"", Needs::Second),
    (b"al", b"", Needs::Second),
    (b"ic", b"", Needs::Second),
    (b"ism", b"", Needs::Second),
    (b"ion", b"", Needs::SecondAfter(b"st")),
    (b"er", b"", Needs::Second),
    (b"ous", b"", Needs::Second),
];

/// The stemmer: the word at hand, worked on in place.
#[derive(Debug, Default)]
pub(super) struct Stemmer {
    /// Lower-case letters; `Y` is a `y` that is no vowel.
    word: Vec<u8>,
    /// Where the first region begins: after the first letter that follows a vowel and is none.
    first: usize,
    /// Where the second one begins: the same again inside the first.
    second: usize,
}

impl Stemmer {
    /// The stem of a word of lower-case ASCII letters.
    pub(super) fn stem(&mut self, word: &str) -> &[u8] {
        let word = word.as_bytes();
        self.word.clear();
        if let Some((_, stem)) = WHOLE.iter().find(|(whole, _)| *whole == word) {
            self.word.extend_from_slice(stem);
            return &self.word;
        }
        self.word.extend_from_slice(word);
        if word.len() < 3 {
            return &self.word;
        }
        self.mark_consonants();
        self.mark_regions();
        self.plural();
        if !KEPT.contains(&self.word.as_slice()) {
            self.verb();
            self.last_y();
            for endings in [STEP_2, STEP_3, STEP_4] {
                self.ending(endings);
            }
            self.last_letter();
        }
        self.word.make_ascii_lowercase();
        &self.word
    }

    /// Makes each `y` that stands first or after a vowel a `Y`.
    fn mark_consonants(&mut self) {
        let mut after_vowel = true;
        for letter in &mut self.word {
            if *letter == b'y' && after_vowel {
                *letter = b'Y';
            }
            after_vowel = is_vowel(*letter);
        }
    }

    fn mark_regions(&mut self) {
        let opening = OPENINGS.iter().find(|opening| self.word.starts_with(opening));
        self.first = opening.map_or_else(|| self.after_syllable(0), |opening| opening.len());
        self.second = self.after_syllable(self.first);
    }

    /// The place after the first letter from `from` on that follows a vowel and is none; the end where there is none.
    fn after_syllable(&self, from: usize) -> usize {
        let rest = self.word.get(from..).unwrap_or_default();
        let found = rest.windows(2).position(|pair| matches!(*pair, [one, two] if is_vowel(one) && !is_vowel(two)));
        found.map_or(self.word.len(), |at| from + at + 2)
    }

    /// `s`, `es`, `ies` of plurals and verbs.
    fn plural(&mut self) {
        let length = self.word.len();
        if self.word.ends_with(b"sses") {
            self.word.truncate(length - 2);
        } else if self.word.ends_with(b"ied") || self.word.ends_with(b"ies") {
            self.word.truncate(if length > 4 { length - 2 } else { length - 1 });
        } else if self.word.ends_with(b"s") && !self.word.ends_with(b"us") && !self.word.ends_with(b"ss") {
            let before = self.word.get(..length - 2).unwrap_or_default();
            if before.iter().copied().any(is_vowel) {
                self.word.truncate(length - 1);
            }
        }
    }

    /// `ed`, `ing` and their adverbs.
    fn verb(&mut self) {
        let has = |ending: &&[u8]| self.word.ends_with(ending);
        if let Some(ending) = [&b"eedly"[..], b"eed"].iter().find(|ending| has(ending)) {
            if self.word.len() - ending.len() >= self.first {
                self.replace(ending.len(), b"ee");
            }
            return;
        }
        let Some(ending) = [&b"ingly"[..], b"edly", b"ing", b"ed"].into_iter().find(has) else { return };
        let stem = self.word.len() - ending.len();
        if !self.word.iter().take(stem).copied().any(is_vowel) {
            return;
        }
        self.word.truncate(stem);
        match self.word.as_slice() {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.word.push(b'e'),
            [.., one, two] if one == two && b"bdfgmnprt".contains(one) => self.word.truncate(stem - 1),
            _ if stem == self.first && ends_short(&self.word) => self.word.push(b'e'),
            _ => {}
        }
    }

    /// A last `y` after a consonant.
    fn last_y(&mut self) {
        if let [_, .., before, last @ (b'y' | b'Y')] = self.word.as_mut_slice()
            && !is_vowel(*before)
        {
            *last = b'i';
        }
    }

    /// The first of these endings that the word has, where it has what that one needs.
    fn ending(&mut self, endings: &[Ending]) {
        let last = self.word.last();
        let own = endings.iter().find(|(ending, ..)| ending.last() == last && self.word.ends_with(ending));
        let Some((ending, instead, needs)) = own else { return };
        let stem = self.word.len() - ending.len();
        let after = |letters: &[u8]| {
            let before = stem.checked_sub(1).and_then(|at| self.word.get(at));
            before.is_some_and(|before| letters.contains(before))
        };
        let fits = match needs {
            Needs::First => stem >= self.first,
            Needs::Second => stem >= self.second,
            Needs::FirstAfter(letters) => stem >= self.first && after(letters),
            Needs::SecondAfter(letters) => stem >= self.second && after(letters),
        };
        if fits {
            self.replace(ending.len(), instead);
        }
    }

    /// A last `e`, or the second of two `l`.
    fn last_letter(&mut self) {
        let Some((last, before)) = self.word.split_last() else { return };
        let stem = before.len();
        let goes = match last {
            b'e' => stem >= self.second || stem >= self.first && !ends_short(before),
            b'l' => stem >= self.second && before.ends_with(b"l"),
            _ => false,
        };
        if goes {
            self.word.truncate(stem);
        }
    }

    /// Puts `instead` in the place of the last `length` letters.
    fn replace(&mut self, length: usize, instead: &[u8]) {
        self.word.truncate(self.word.len().saturating_sub(length));
        self.word.extend_from_slice(instead);
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether the last syllable is short: a vowel between two consonants, the last none of `w`, `x`, `Y`; or a vowel that
/// begins the word and a consonant that ends it.
fn ends_short(word: &[u8]) -> bool {
    match *word {
        [.., before, vowel, last] => {
            !is_vowel(before) && is_vowel(vowel) && !is_vowel(last) && !matches!(last, b'w' | b'x' | b'Y')
        }
        [vowel, last] => is_vowel(vowel) && !is_vowel(last),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use fst::{Map, Streamer};
    use proptest::prelude::*;
    use rust_stemmers::{Algorithm, Stemmer as Other};

    fn stem(word: &str) -> String {
        String::from_utf8(Stemmer::default().stem(word).to_vec()).unwrap()
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let words = ["nations", "nationally", "hopping", "hoping", "cries", "ties", "generously", "communism", "yes"];
        let stems = ["nation", "nation", "hop", "hope", "cri", "tie", "generous", "communism", "yes"];
        assert_eq!(words.map(stem), stems);
    }

    #[test]
    fn every_word_of_the_models_has_the_stem_that_snowball_gives_it() {
        let other = Other::create(Algorithm::English);
        let mut count = 0;
        for bytes in [crate::model::WORDS, crate::model::GAZETTEER] {
            let list = Map::new(bytes).unwrap();
            let mut words = list.keys();
            while let Some(key) = words.next() {
                for word in std::str::from_utf8(key).unwrap().split(|c: char| !c.is_ascii_lowercase()) {
                    assert_eq!(stem(word), other.stem(word), "{word}");
                    count += 1;
                }
            }
        }
        assert!(count > 40_000, "{count}");
    }

    proptest! {
        #[test]
        fn endings_on_any_beginning_are_cut_as_snowball_cuts_them(
            head in "[a-z]{0,6}",
            endings in prop::collection::vec(prop::sample::select(&[
                "ational", "tional", "ization", "ation", "biliti", "iviti", "iveness", "ful", "ness", "ous", "li", "ly", "eed",
                "ed", "ing", "edly", "ingly", "ies", "ied", "s", "sses", "us", "y", "ogi", "logy", "abli", "icate", "ative", "ical",
                "ment", "ement", "ent", "ion", "sion", "tion", "e", "ll", "l", "ize", "er", "able", "bb", "tt", "at", "iz", "bl",
            ][..]), 0..4),
        ) {
            let word = format!("{head}{}", endings.concat());
            prop_assert_eq!(stem(&word), Other::create(Algorithm::English).stem(&word));
        }
    }
}
