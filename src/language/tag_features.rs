//! What the tagger looks at: features of each word by itself at its distance, features of neighbours taken together,
//! and features of the tags already given. Trainer and tagger both call these, so that they cannot differ.

use crate::model::hash::{feature, pair};

use super::surface::{Case, Surface};

/// The distances at which a word by itself counts.
pub(super) const REACH: usize = 5;
/// Where among [`REACH`] the word to be tagged stands.
pub(super) const HERE: usize = 2;

/// What `list` has about `index`, the place [`HERE`] holding what it has there; `beyond` where it has nothing.
#[inline]
pub(super) fn around<T: Copy>(list: &[T], index: usize, beyond: T) -> [T; REACH] {
    let inside = index.checked_sub(HERE).and_then(|from| list.get(from..)?.first_chunk());
    inside.copied().unwrap_or_else(|| {
        std::array::from_fn(|place| {
            (index + place).checked_sub(HERE).and_then(|at| list.get(at)).copied().unwrap_or(beyond)
        })
    })
}

/// The kind of a sentence, told by its capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Capitals {
    /// Running text.
    Usual,
    /// Nearly all words have a capital: a title or a list of names.
    Titled,
    /// No lower case.
    All,
}

impl Capitals {
    /// Of the cases of a sentence.
    pub(super) fn of(cases: impl Iterator<Item = Case>) -> Self {
        let (mut lower, mut titled, mut upper) = (0_usize, 0_usize, 0_usize);
        for case in cases {
            match case {
                Case::Lower => lower += 1,
                Case::Title | Case::Mixed => titled += 1,
                Case::Upper => upper += 1,
                Case::None | Case::Single => {}
            }
        }
        if lower == 0 && titled == 0 && upper > 1 {
            Self::All
        } else if titled + upper > 2 && lower <= titled + upper {
            Self::Titled
        } else {
            Self::Usual
        }
    }
}

/// Features of a word by itself, `at` its place among [`REACH`].
pub(super) fn alone(surface: &Surface, at: usize, mut emit: impl FnMut(&[u64])) {
    let base = (at as u64) << 8;
    let case = surface.case as u64;
    let say = |template: u64, value: u64| feature(base | template, value);
    let [small, middle, large] = surface.facts.clusters.map(u64::from);
    emit(&[say(1, surface.word), say(2, large), say(3, middle), say(4, surface.tags)]);
    if !(1..=3).contains(&at) {
        return;
    }
    emit(&[say(5, surface.ending()), say(6, case), say(7, surface.shape)]);
    if at != HERE {
        emit(&[say(20, surface.suffixes[1])]);
        return;
    }
    emit(&[
        say(8, small),
        say(9, pair(surface.word, case)),
        say(10, pair(large, case)),
        say(11, u64::from(surface.kinds.0)),
        say(12, pair(u64::from(surface.facts.usual), case)),
    ]);
    for (length, &affix) in (0..).zip(&surface.prefixes).filter(|(_, affix)| **affix != 0) {
        emit(&[say(30 + length, affix)]);
    }
    for (length, &affix) in (0..).zip(&surface.suffixes).filter(|(_, affix)| **affix != 0) {
        emit(&[say(40 + length, affix), say(50 + length, pair(affix, case))]);
    }
}

/// A word with two neighbours on each side.
pub(super) type Window<'a> = [&'a Surface; REACH];

/// Features of neighbours taken together. `first`: whether the word begins its sentence.
#[inline]
pub(super) fn together(window: &Window<'_>, first: bool, capitals: Capitals) -> [u64; 17] {
    let [far, before, here, after, beyond] = window;
    let say = |template: u64, value: u64| feature(0x1000 | template, value);
    let state = u64::from(first) << 2 | capitals as u64;
    let spelt = pair(state, here.case as u64);
    [
        say(1, pair(before.word, here.word)),
        say(2, pair(here.word, after.word)),
        say(3, spelt),
        say(4, pair(spelt, here.ending())),
        say(5, pair(spelt, here.tags)),
        say(6, pair(before.cluster(), here.cluster())),
        say(7, pair(here.cluster(), after.cluster())),
        say(8, pair(pair(before.coarse(), here.coarse()), after.coarse())),
        say(9, pair(pair(before.tags, here.tags), after.tags)),
        say(10, pair(here.tags, after.tags)),
        say(11, pair(pair(here.tags, after.tags), beyond.tags)),
        say(12, pair(before.word, after.word)),
        say(13, pair(here.ending(), after.ending())),
        say(14, pair(before.ending(), here.ending())),
        say(15, pair(pair(before.case as u64, here.case as u64), after.case as u64)),
        say(16, pair(far.word, before.word)),
        say(17, pair(after.word, beyond.word)),
    ]
}

/// Features of the two tags before (17 for the border of the sentence); `words`: the word and the one after it.
#[inline]
pub(super) fn history(words: [&Surface; 2], last: u8, earlier: u8) -> [u64; 8] {
    let [here, after] = words;
    let say = |template: u64, value: u64| feature(0x2000 | template, value);
    let (one, two) = (u64::from(last), u64::from(earlier) << 5 | u64::from(last));
    [
        say(1, one),
        say(2, two),
        say(3, pair(one, here.word)),
        say(4, pair(two, here.tags)),
        say(5, pair(one, here.ending())),
        say(6, pair(one, after.word)),
        say(7, pair(two, pair(here.tags, after.tags))),
        say(8, pair(two, here.cluster())),
    ]
}
