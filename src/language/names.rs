//! Names of persons, organisations, places, groups and other things: a conditional random field over BIO labels, the best
//! path by Viterbi, then what the document as a whole makes of it.

use crate::document::Document;
use crate::model::{NAMES, Table};

use super::alone::Alone;
use super::name_features::{self, Place, Scene};
use super::name_signs::{self, Habits};
use super::repair::Repair;
use super::surface::{Case, Surface, Surfaces};
use super::tag_features::{Capitals, REACH, around};
use super::tagger::BORDER;
use super::{Language, Name, NameKind, WordId};

/// The number of labels: O, then B and I of each kind, and one that is never given.
pub(super) const LABELS: usize = 8;
/// The number of labels that are given.
const GIVEN: usize = 7;
/// The label outside names.
pub(super) const OUTSIDE: u8 = 0;
/// The kinds, in the order of the labels.
pub(super) const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];

type Scores = [i16; LABELS];

/// Whether `label` may follow `last`: an I only after B or I of its kind.
pub(super) const fn allowed(last: u8, label: u8) -> bool {
    (label as usize) < GIVEN && (label == OUTSIDE || label % 2 == 1 || last == label || last + 1 == label)
}

/// The sentence to be labelled.
pub(super) struct Words<'a> {
    /// The surfaces of its document.
    pub(super) surfaces: &'a Surfaces,
    /// The number of the surface of each word.
    pub(super) numbers: &'a [u32],
    /// The tag (by number) of each word.
    pub(super) tags: &'a [u8],
    /// What the document says of each word.
    pub(super) habits: &'a [Habits],
    /// What the sentence says of each word.
    pub(super) places: &'a [Place],
    /// Its capitals.
    pub(super) capitals: Capitals,
}

impl Words<'_> {
    /// The word at `index` with all that its features need, and the numbers of the surfaces around it.
    pub(super) fn scene(&self, index: usize) -> Option<(Scene<'_>, [usize; REACH])> {
        let edge = self.surfaces.list.first()?;
        let numbers = around(self.numbers, index, 0).map(|number| number as usize);
        let window: [&Surface; REACH] = numbers.map(|number| self.surfaces.list.get(number).unwrap_or(edge));
        let at = |at: usize| self.surfaces.list.get(*self.numbers.get(at)? as usize);
        let scene = Scene {
            window,
            tags: around(self.tags, index, BORDER),
            habits: around(self.habits, index, Habits::default()),
            place: self.places.get(index).copied().unwrap_or_default(),
            signs: name_signs::signs(at, index),
            first: index == 0,
            capitals: self.capitals,
        };
        Some((scene, numbers))
    }
}

/// The name model: the weights and what each surface scores by itself.
pub(super) struct Labeller<'a> {
    table: Table<'a, LABELS>,
    /// By label: the weights of no name and of the beginning of one of each kind after it.
    enter: [[i32; 4]; GIVEN],
    /// The weights of going on with a name of each kind, after its beginning and after a word inside it.
    stay: [[i32; 4]; 2],
    alone: Alone<LABELS>,
    /// The scores of the words of the sentence at hand.
    sums: Vec<Scores>,
    /// The rows of the word at hand.
    rows: Vec<u32>,
    /// By word and label: the label before it on the best path.
    path: Vec<[u8; LABELS]>,
}

/// Far below any weight: a label that may not follow another never lies on the best path.
const BARRED: i32 = i32::MIN / 4;
/// The sums before the first word, by its label: a sentence does not begin inside a name.
const OPENING: [i32; LABELS] = both([0; 4], [BARRED; 4]);

impl<'a> Labeller<'a> {
    /// The model with these weights, or `None` where the bytes are no table of labels.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let table = Table::new(bytes)?;
        let step = |last: usize, label: usize| {
            let weight = table.transitions().get(last).and_then(|row| row.get(label));
            weight.filter(|_| allowed(last as u8, label as u8)).map_or(BARRED, |weight| i32::from(*weight))
        };
        let enter = std::array::from_fn(|last| [0, 1, 3, 5].map(|label| step(last, label)));
        let stay = [0, 1].map(|inside| {
            let [person, organisation, place] = [2, 4, 6].map(|label| step(label - 1 + inside, label));
            [person, organisation, place, BARRED]
        });
        let (sums, rows, path) = (Vec::new(), Vec::new(), Vec::new());
        Some(Self { table, enter, stay, alone: Alone::default(), sums, rows, path })
    }

    /// Sums what each new surface scores by itself.
    pub(super) fn learn(&mut self, surfaces: &Surfaces) {
        self.alone.learn(surfaces, &self.table, |surface, at, rows| {
            name_features::alone(surface, at, |features| rows.extend(features.iter().map(|&one| self.table.row(one))));
        });
    }

    /// Sums the scores of every label for each word.
    fn score(&mut self, words: &Words<'_>) {
        let Self { table, alone, sums, rows, .. } = self;
        alone.around(*table.bias(), words.numbers, sums);
        for (index, scores) in sums.iter_mut().enumerate() {
            if let Some((scene, _)) = words.scene(index) {
                rows.clear();
                name_features::placed(&scene, |features| rows.extend(features.iter().map(|&one| table.row(one))));
                table.add_rows(rows, scores);
            }
        }
    }

    /// The labels of a sentence along the best path.
    pub(super) fn sentence(&mut self, words: &Words<'_>, labels: &mut Vec<u8>) {
        self.score(words);
        let mut path = std::mem::take(&mut self.path);
        path.clear();
        let mut sums = [0; LABELS];
        for (index, scores) in self.sums.iter().enumerate() {
            let scores = scores.map(i32::from);
            let (best, from) = if index == 0 { (OPENING, [OUTSIDE; LABELS]) } else { self.step(sums) };
            path.push(from);
            // Only differences matter: taken from the first label, they stay small however long the sentence.
            let base = best.first().zip(scores.first()).map_or(0, |(best, score)| best.wrapping_add(*score));
            for ((sum, best), score) in sums.iter_mut().zip(best).zip(scores) {
                *sum = best.wrapping_add(score).wrapping_sub(base);
            }
        }
        trace(&sums, &path, labels);
        self.path = path;
    }

    /// The best sum on the way to each label of the next word and the label it comes from, the first of equals. A word
    /// inside a name can only follow one of its kind, so four labels at a time are enough.
    fn step(&self, sums: [i32; LABELS]) -> ([i32; LABELS], [u8; LABELS]) {
        let mut enter = Ways::NONE;
        for (last, (&sum, steps)) in (0..).zip(sums.iter().zip(&self.enter)) {
            enter.take([sum; 4], steps, [last; 4]);
        }
        let mut stay = Ways::NONE;
        let [_, b1, i1, b2, i2, b3, i3, _] = sums;
        let [after_begin, after_inside] = &self.stay;
        stay.take([b1, b2, b3, BARRED], after_begin, [1, 3, 5, 7]);
        stay.take([i1, i2, i3, BARRED], after_inside, [2, 4, 6, 7]);
        let from = both(enter.from, stay.from).map(|label| label as u8);
        (both(enter.best, stay.best), from)
    }
}

/// The best sums on the way to four labels, and the labels they come from.
struct Ways {
    best: [i32; 4],
    from: [u32; 4],
}

impl Ways {
    const NONE: Self = Self { best: [i32::MIN; 4], from: [0; 4] };

    /// Weighs the ways from the labels `last`, which have `sums`.
    #[inline]
    fn take(&mut self, sums: [i32; 4], steps: &[i32; 4], last: [u32; 4]) {
        let known = self.best.iter_mut().zip(&mut self.from);
        for ((best, from), ((sum, step), last)) in known.zip(sums.iter().zip(steps).zip(last)) {
            let way = sum.wrapping_add(*step);
            *from = if way > *best { last } else { *from };
            *best = way.max(*best);
        }
    }
}

/// In the order of the labels: what belongs to no name and the beginnings, and what belongs to the words inside.
const fn both<T: Copy>([outside, b1, b2, b3]: [T; 4], [i1, i2, i3, none]: [T; 4]) -> [T; LABELS] {
    [outside, b1, i1, b2, i2, b3, i3, none]
}

/// Walks the best path back from its end.
fn trace(sums: &[i32; LABELS], path: &[[u8; LABELS]], labels: &mut Vec<u8>) {
    labels.clear();
    let mut label = OUTSIDE;
    let mut best = i32::MIN;
    for (candidate, &sum) in sums.iter().enumerate() {
        if sum > best {
            (label, best) = (candidate as u8, sum);
        }
    }
    for from in path.iter().rev() {
        labels.push(label);
        label = from.get(usize::from(label)).copied().unwrap_or(OUTSIDE);
    }
    labels.reverse();
}

/// The runs of labels that are names: first word, one past the last, kind (an index into [`KINDS`]).
pub(super) fn runs(labels: &[u8]) -> Vec<(usize, usize, u8)> {
    let mut runs: Vec<(usize, usize, u8)> = Vec::new();
    for (index, &label) in labels.iter().enumerate() {
        match label {
            OUTSIDE => {}
            label if label % 2 == 1 => runs.push((index, index + 1, label / 2)),
            _ => {
                if let Some(run) = runs.last_mut().filter(|run| run.1 == index) {
                    run.1 = index + 1;
                }
            }
        }
    }
    runs
}

/// Adds what one sentence tells of the habits of its words (by number of word form).
pub(super) fn observe(
    surfaces: &Surfaces,
    numbers: &[u32],
    words: impl Iterator<Item = WordId>,
    capitals: Capitals,
    habits: &mut Vec<Habits>,
) {
    let mut opening = true;
    let at = |index: usize| numbers.get(index).and_then(|number| surfaces.list.get(*number as usize));
    for (index, word) in words.enumerate() {
        let row = word.0 as usize;
        let case = at(index).map_or(Case::None, |surface| surface.case);
        if row >= habits.len() {
            habits.resize(row + 1, Habits::default());
        }
        if let Some(habit) = habits.get_mut(row) {
            habit.lower |= case == Case::Lower;
            habit.capital |= case.capital() && !opening && capitals == Capitals::Usual;
            habit.add(name_signs::signs(at, index));
        }
        if case != Case::None {
            opening = false;
        }
    }
}

/// All names, in order, none overlapping. `numbers` are the surfaces of the tokens.
pub(super) fn find(_document: &Document, language: &Language, surfaces: &Surfaces, numbers: &[u32]) -> Vec<Name> {
    let Some(mut labeller) = Labeller::new(NAMES) else { return Vec::new() };
    labeller.learn(surfaces);
    let case = |number: u32| surfaces.list.get(number as usize).map_or(Case::None, |surface| surface.case);
    let mut habits = Vec::new();
    let mut all_capitals = Vec::with_capacity(language.sentences.len());
    for sentence in &language.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let cases = numbers.get(range).unwrap_or_default().iter().map(|&number| case(number));
        let capitals = Capitals::of(cases.clone());
        let words = language.tokens(&sentence.tokens).iter().map(|token| token.word);
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        observe(surfaces, numbers.get(range).unwrap_or_default(), words, capitals, &mut habits);
        all_capitals.push(capitals);
    }
    let mut names = Vec::new();
    let (mut labels, mut places, mut tags, mut known) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (sentence, &capitals) in language.sentences.iter().zip(&all_capitals) {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let tokens = language.tokens(&sentence.tokens);
        let numbers = numbers.get(range).unwrap_or_default();
        let form = |index: usize| tokens.get(index).map_or("", |token| language.vocabulary.form(token.word));
        name_features::places(surfaces, numbers, form, &mut places);
        tags.clear();
        tags.extend(tokens.iter().map(|token| token.tag as u8));
        known.clear();
        known.extend(tokens.iter().map(|token| habits.get(token.word.0 as usize).copied().unwrap_or_default()));
        let words = Words { surfaces, numbers, tags: &tags, habits: &known, places: &places, capitals };
        labeller.sentence(&words, &mut labels);
        for (start, end, kind) in runs(&labels) {
            let range = sentence.tokens.start + start as u32..sentence.tokens.start + end as u32;
            let kind = KINDS.get(usize::from(kind)).copied().unwrap_or(NameKind::Other);
            names.push(Name { span: language.span(&range), tokens: range, kind });
        }
    }
    Repair { language, surfaces, numbers, capitals: &all_capitals }.all(names)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use crate::language::Tag::{self, Adj, Adp, Det, Noun, Propn, Punct, Verb};
    use crate::language::sample::document;
    use crate::language::{NameKind, analyse};

    #[test]
    fn a_plain_sentence_is_tagged_and_its_names_found() {
        let text = "Maria Keller met officials of the Foreign Ministry in Nairobi on Tuesday.";
        let document = document(text, &[]);
        let language = analyse(&document, document.span());
        let names: Vec<(&str, NameKind)> =
            language.names.iter().map(|name| (document.slice(name.span), name.kind)).collect();
        let expected = [
            ("Maria Keller", NameKind::Person),
            ("Foreign Ministry", NameKind::Organisation),
            ("Nairobi", NameKind::Place),
        ];
        assert_eq!(names, expected);
        let tags: Vec<Tag> = language.tokens.iter().map(|token| token.tag).collect();
        assert_eq!(tags, [Propn, Propn, Verb, Noun, Adp, Det, Adj, Propn, Adp, Propn, Adp, Propn, Punct]);
    }

    fn found(text: &str) -> Vec<(String, NameKind)> {
        let document = document(text, &[]);
        let names = analyse(&document, document.span()).names;
        names.iter().map(|name| (document.slice(name.span).to_owned(), name.kind)).collect()
    }

    #[test]
    fn an_owner_is_a_name_of_its_own() {
        let names =
            found("Officials at the Pentagon's Cyber Command resigned. The People's Liberation Army is silent.");
        let names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Pentagon", "Cyber Command", "People's Liberation Army"]);
    }

    #[test]
    fn a_lone_surname_is_the_person_named_before() {
        let names = found("Maria Keller spoke on Monday. On Tuesday Keller flew to Kenya.");
        assert_eq!(names.iter().filter(|(_, kind)| *kind == NameKind::Person).count(), 2, "{names:?}");
        assert!(names.contains(&("Keller".to_owned(), NameKind::Person)), "{names:?}");
    }

    #[test]
    fn any_text_is_read_without_panic_and_names_stay_in_order() {
        let mut state = 7_u64;
        let alphabet: Vec<char> = "aB.'’-$9 \n\t(\"“é中\u{200b}\u{301}𝒳I of The U.S.".chars().collect();
        for length in [0, 1, 2, 7, 60, 400, 2000] {
            let text: String = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    *alphabet.get((state >> 33) as usize % alphabet.len()).unwrap()
                })
                .collect();
            let document = document(&text, &[]);
            let language = analyse(&document, document.span());
            let mut end = 0;
            for name in &language.names {
                assert!(name.tokens.start >= end && name.tokens.end > name.tokens.start, "{text:?}");
                assert!(text.is_char_boundary(name.span.start() as usize));
                assert!(text.is_char_boundary(name.span.end() as usize));
                end = name.tokens.end;
            }
        }
    }
}
