//! The training texts as numbers: surfaces, tags, labels and the habits of each document.

use crate::language::name_features::{self, Place};
use crate::language::name_signs::Habits;
use crate::language::names;
use crate::language::surface::{Case, Surfaces};
use crate::language::tag_features::Capitals;
use crate::language::{Vocabulary, WordId};

use super::data::Doc;

/// One sentence as the models see it.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// The number of the surface of each word.
    pub(super) numbers: Vec<u32>,
    /// The word form of each word.
    pub(super) words: Vec<WordId>,
    pub(super) tags: Vec<u8>,
    pub(super) labels: Vec<u8>,
    pub(super) habits: Vec<Habits>,
    pub(super) places: Vec<Place>,
    pub(super) capitals: Capitals,
}

/// The vocabulary and surfaces that all texts share.
pub(super) struct Corpus {
    pub(super) vocabulary: Vocabulary,
    pub(super) surfaces: Surfaces,
}

impl Corpus {
    /// An empty corpus whose surfaces know what these lists know.
    pub(super) fn new(surfaces: Surfaces) -> Self {
        Self { vocabulary: Vocabulary::default(), surfaces }
    }

    /// The sentences of a document.
    pub(super) fn add(&mut self, doc: &Doc) -> Vec<Sentence> {
        let mut sentences: Vec<Sentence> = doc.sentences.iter().map(|rows| self.sentence(rows)).collect();
        let mut habits = Vec::new();
        for sentence in &sentences {
            let words = sentence.words.iter().copied();
            names::observe(&self.surfaces, &sentence.numbers, words, sentence.capitals, &mut habits);
        }
        for sentence in &mut sentences {
            let known = |word: &WordId| habits.get(word.0 as usize).copied().unwrap_or_default();
            sentence.habits = sentence.words.iter().map(known).collect();
        }
        sentences
    }

    fn cases<'s>(&'s self, sentence: &'s Sentence) -> impl Iterator<Item = Case> + 's {
        let case = |number: &u32| self.surfaces.list.get(*number as usize).map(|s| s.case).unwrap_or_default();
        sentence.numbers.iter().map(case)
    }

    fn sentence(&mut self, rows: &[super::data::Row]) -> Sentence {
        let mut sentence = Sentence {
            numbers: Vec::new(),
            words: Vec::new(),
            tags: rows.iter().map(|row| row.tag).collect(),
            labels: rows.iter().map(|row| row.label).collect(),
            habits: Vec::new(),
            places: Vec::new(),
            capitals: Capitals::Usual,
        };
        for row in rows {
            let form = super::form(&row.text);
            let word = self.vocabulary.intern(&form);
            sentence.words.push(word);
            sentence.numbers.push(self.surfaces.intern(word, &form, &row.text));
        }
        sentence.capitals = Capitals::of(self.cases(&sentence));
        let form = |index: usize| sentence.words.get(index).map_or("", |word| self.vocabulary.form(*word));
        let mut places = Vec::new();
        name_features::places(&self.surfaces, &sentence.numbers, form, &mut places);
        sentence.places = places;
        sentence
    }
}
