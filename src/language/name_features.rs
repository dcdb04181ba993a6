//! What the name model looks at: features of each word by itself at its distance, and features of the place it stands
//! in. Trainer and model both call these, so that they cannot differ.

use crate::model::hash::{feature, pair, text};
use crate::model::{Gazetteer, Kinds};

use super::name_signs::{Cue, Habits};
use super::surface::{Case, Surface, Surfaces};
use super::tag_features::{Capitals, HERE, REACH, Window};

/// What the place of a word in its sentence says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Kinds of a gazetteer entry of several words that covers the word.
    entry: Kinds,
    /// Whether the word is the first of that entry.
    begins: bool,
    /// The nearest word without a capital before the run of capitals (0: none).
    before: u64,
    /// The nearest one after it.
    after: u64,
    /// The last word of the run of capitals the word stands in.
    last: u64,
    /// Kinds of that last word.
    last_kinds: Kinds,
    /// Whether brackets stand around the run.
    bracketed: bool,
    /// What a link word before the run ties it to: "Bank of" ...
    left: Link,
    /// What a link word after it ties it to: ... "of England".
    right: Link,
}

/// Another run of capitals that a link word or two (`of`, `for the`, a comma) tie a run to.
#[derive(Clone, Copy, Debug, Default)]
struct Link {
    /// The link words (0: none).
    words: u64,
    /// The word of the other run next to them (0: there is no such run).
    other: u64,
    /// Its kinds.
    kinds: Kinds,
}

impl Link {
    /// The link beside a run, given the words beside it, the nearest first.
    fn of(beside: [Option<&Surface>; 3]) -> Self {
        let link = |surface: Option<&Surface>| surface.filter(|surface| surface.cues.any(Cue::LINK)).map(|s| s.word);
        let [near, next, far] = beside;
        let Some(first) = link(near) else { return Self::default() };
        let second = link(next);
        let other = if second.is_some() { far } else { next }.filter(|surface| surface.case.capital());
        Self {
            words: pair(first, second.unwrap_or(0)),
            other: other.map_or(0, |surface| surface.word),
            kinds: other.map_or(Kinds::NONE, |surface| surface.kinds),
        }
    }
}

/// Features of a word by itself, `at` its place among [`REACH`].
pub(super) fn alone(surface: &Surface, at: usize, mut emit: impl FnMut(&[u64])) {
    let base = 0x10_0000 | (at as u64) << 8;
    let (case, capital) = (surface.case as u64, u64::from(surface.case.capital()));
    let say = |template: u64, value: u64| feature(base | template, value);
    let [small, middle, large] = surface.facts.clusters.map(u64::from);
    emit(&[say(1, surface.word), say(2, middle)]);
    if !(1..=3).contains(&at) {
        emit(&[say(3, case)]);
        return;
    }
    emit(&[say(4, large), say(5, surface.shape)]);
    let kinds = surface.kinds.without(Kinds::STARTS);
    for bit in bits(kinds.0) {
        emit(&[say(6, pair(u64::from(bit), capital))]);
    }
    emit(&[say(7, u64::from(kinds.0))]);
    if at != HERE {
        emit(&[say(8, surface.suffixes[2])]);
        return;
    }
    emit(&[say(9, pair(surface.word, case)), say(10, pair(large, case)), say(11, pair(small, case)), say(12, case)]);
    for (length, &affix) in (0..).zip(&surface.prefixes).filter(|(_, affix)| **affix != 0) {
        emit(&[say(30 + length, pair(affix, capital))]);
    }
    for (length, &affix) in (0..).zip(surface.suffixes.iter().take(4)).filter(|(_, affix)| **affix != 0) {
        emit(&[say(40 + length, pair(affix, capital))]);
    }
}

/// The numbers of the bits that are set, in order.
fn bits(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        Some(bit)
    })
}

/// All that the features of a place need.
pub(super) struct Scene<'a> {
    /// The word with its neighbours.
    pub(super) window: Window<'a>,
    /// Their tags, 17 beyond the sentence.
    pub(super) tags: [u8; REACH],
    /// What the document says of each.
    pub(super) habits: [Habits; REACH],
    /// What the sentence says of the word.
    pub(super) place: Place,
    /// What stands about the word itself, where it has a capital.
    pub(super) signs: u16,
    /// Whether the word begins the sentence.
    pub(super) first: bool,
    /// The capitals of the sentence.
    pub(super) capitals: Capitals,
}

/// Features of a word in its place.
#[inline]
pub(super) fn placed(scene: &Scene<'_>, mut emit: impl FnMut(&[u64])) {
    let [far, before, here, after, beyond] = scene.window;
    let [_, tag_before, tag, tag_after, _] = scene.tags.map(u64::from);
    let place = scene.place;
    let say = |template: u64, value: u64| feature(0x11_0000 | template, value);
    let case = here.case as u64;
    let capital = u64::from(here.case.capital());
    let [_, habit_before, habit, habit_after, _] = scene.habits.map(|h| u64::from(h.lower) << 1 | u64::from(h.capital));
    let state = u64::from(scene.first) << 2 | scene.capitals as u64;
    emit(&[
        say(1, pair(before.word, here.word)),
        say(2, pair(here.word, after.word)),
        say(3, pair(pair(before.shape, here.shape), after.shape)),
        say(4, pair(state, case)),
        say(5, pair(pair(habit, case), state)),
        say(6, pair(habit, case)),
        say(7, pair(pair(habit_before, before.case as u64), pair(habit, case))),
        say(8, pair(pair(habit_after, after.case as u64), pair(habit, case))),
        say(9, pair(tag, case)),
        say(10, pair(pair(tag_before, tag), pair(tag_after, case))),
        say(11, pair(before.coarse(), here.coarse())),
        say(12, pair(here.coarse(), after.coarse())),
        say(13, pair(far.word, before.word)),
        say(14, pair(after.word, beyond.word)),
    ]);
    if here.case.capital() {
        run(scene, say, &mut emit);
    } else {
        emit(&[
            say(69, pair(here.word, pair(u64::from(before.kinds.0), u64::from(after.kinds.0)))),
            say(70, pair(here.word, pair(before.case as u64, after.case as u64))),
            say(71, pair(here.word, pair(before.word, after.case as u64))),
            say(72, pair(here.word, pair(after.word, beyond.case as u64))),
        ]);
    }
    for bit in bits(place.entry.0) {
        emit(&[say(30, pair(u64::from(bit), u64::from(place.begins) << 1 | capital))]);
    }
}

/// Features of a word in a run of capitals.
#[inline]
fn run(scene: &Scene<'_>, say: impl Fn(u64, u64) -> u64, emit: &mut impl FnMut(&[u64])) {
    let [_, before, here, after, _] = scene.window;
    let [_, _, habits, _, _] = scene.habits;
    let place = scene.place;
    let kinds = u64::from(here.kinds.0);
    emit(&[
        say(20, place.before),
        say(21, place.after),
        say(22, place.last),
        say(23, u64::from(place.last_kinds.0)),
        say(24, pair(place.last, place.before)),
        say(25, pair(u64::from(place.bracketed), here.case as u64)),
        say(26, pair(kinds, u64::from(after.kinds.0) << 1 | u64::from(after.case.capital()))),
        say(27, pair(kinds, u64::from(before.kinds.0) << 1 | u64::from(before.case.capital()))),
    ]);
    let signs = habits.elsewhere(scene.signs);
    for bit in bits(u32::from(signs)) {
        emit(&[say(50, u64::from(bit))]);
    }
    emit(&[
        say(51, u64::from(signs)),
        say(60, pair(place.left.words, place.left.other)),
        say(61, pair(place.left.words, u64::from(place.left.kinds.0))),
        say(62, pair(place.right.words, place.right.other)),
        say(63, pair(place.right.words, u64::from(place.right.kinds.0))),
        say(65, pair(place.before, place.after)),
        say(66, pair(place.before, kinds)),
        say(67, pair(place.after, kinds)),
        say(68, pair(place.before, u64::from(place.last_kinds.0))),
    ]);
}

/// The words of opening brackets and of closing ones.
const OPENING: [u64; 2] = [text("("), text("[")];
const CLOSING: [u64; 2] = [text(")"), text("]")];

/// The places of the words of a sentence. `form` gives the lower-case form of the word at an index.
pub(super) fn places<'f>(surfaces: &Surfaces, sentence: &[u32], form: impl Fn(usize) -> &'f str, out: &mut Vec<Place>) {
    out.clear();
    out.resize(sentence.len(), Place::default());
    let at = |index: usize| sentence.get(index).and_then(|&number| surfaces.list.get(number as usize));
    entries(surfaces.gazetteer(), sentence.len(), at, form, out);
    let joins = |surface: &Surface| surface.case.capital();
    let mut index = 0;
    while let Some(surface) = at(index) {
        if !joins(surface) {
            index += 1;
            continue;
        }
        let mut end = index + 1;
        while at(end).is_some_and(joins) {
            end += 1;
        }
        let before = index.checked_sub(1).and_then(at);
        let after = at(end);
        let last = end.checked_sub(1).and_then(at);
        let mark = |surface: Option<&Surface>, marks: [u64; 2]| surface.is_some_and(|s| marks.contains(&s.word));
        let bracketed = mark(before, OPENING) && mark(after, CLOSING);
        let back = |count: usize| index.checked_sub(count).and_then(at);
        let left = Link::of([before, back(2), back(3)]);
        let right = Link::of([after, at(end + 1), at(end + 2)]);
        for place in out.get_mut(index..end).unwrap_or_default() {
            (place.left, place.right) = (left, right);
            place.before = before.map_or(0, |surface| surface.word);
            place.after = after.map_or(0, |surface| surface.word);
            place.last = last.map_or(0, |surface| surface.word);
            place.last_kinds = last.map_or(Kinds::NONE, |surface| surface.kinds);
            place.bracketed = bracketed;
        }
        index = end;
    }
}

/// Marks the words that gazetteer entries of several words cover.
fn entries<'s, 'f>(
    gazetteer: &Gazetteer,
    length: usize,
    at: impl Fn(usize) -> Option<&'s Surface>,
    form: impl Fn(usize) -> &'f str,
    out: &mut [Place],
) {
    let mut index = 0;
    while index < length {
        let starts = at(index).is_some_and(|s| s.kinds.any(Kinds::STARTS) && s.case != Case::Lower);
        let found = if starts { gazetteer.longest((index..length.min(index + 8)).map(&form)) } else { None };
        match found {
            Some((count, kinds)) if count > 1 => {
                for (offset, place) in out.iter_mut().skip(index).take(count).enumerate() {
                    place.entry = kinds;
                    place.begins = offset == 0;
                }
                index += count;
            }
            _ => index += 1,
        }
    }
}
