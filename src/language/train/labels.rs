//! Training and measuring the name model.

use crate::language::name_features;
use crate::language::names::{LABELS, Labeller, Words, runs};
use crate::language::surface::{Surface, Surfaces};
use crate::language::tag_features::REACH;

use super::corpus::Sentence;
use super::weights::{Shuffle, Weights};

/// 2 to this is the number of rows.
pub(super) const BITS: u32 = 17;
const EPOCHS: usize = 6;
const RATE: f32 = 0.05;
const CLIPPED: usize = 10_000;

fn words<'a>(surfaces: &'a Surfaces, sentence: &'a Sentence) -> Words<'a> {
    Words {
        surfaces,
        numbers: &sentence.numbers,
        tags: &sentence.tags,
        habits: &sentence.habits,
        places: &sentence.places,
        capitals: sentence.capitals,
    }
}

/// Trains on `sentences` (tags given) and gives the bytes of the table.
pub(super) fn train(surfaces: &Surfaces, sentences: &[&Sentence]) -> Vec<u8> {
    let mut model = Weights::<LABELS>::new(BITS);
    let rows = |surface: &Surface, at: usize| {
        let mut rows = Vec::new();
        name_features::alone(surface, at, |feature| rows.push(model.row(feature)));
        rows
    };
    let alone: Vec<[Vec<u32>; REACH]> =
        surfaces.list.iter().map(|surface| std::array::from_fn(|at| rows(surface, at))).collect();
    let mut order: Vec<&Sentence> = sentences.to_vec();
    let mut shuffle = Shuffle::new(1);
    for _ in 0..EPOCHS {
        shuffle.shuffle(&mut order);
        for sentence in &order {
            learn(&mut model, surfaces, &alone, sentence);
        }
    }
    model.quantise(CLIPPED)
}

fn learn(model: &mut Weights<LABELS>, surfaces: &Surfaces, alone: &[[Vec<u32>; REACH]], sentence: &Sentence) {
    let words = words(surfaces, sentence);
    let mut placed: Vec<Vec<u32>> = Vec::new();
    let mut around: Vec<[usize; REACH]> = Vec::new();
    for index in 0..sentence.numbers.len() {
        let Some((scene, numbers)) = words.scene(index) else { return };
        let mut rows = Vec::new();
        name_features::placed(&scene, |feature| rows.push(model.row(feature)));
        placed.push(rows);
        around.push(numbers);
    }
    let features: Vec<[&[u32]; REACH + 1]> = (placed.iter().zip(&around))
        .map(|(rows, numbers)| {
            let mut features: [&[u32]; REACH + 1] = [rows; REACH + 1];
            for ((place, number), slot) in numbers.iter().enumerate().zip(&mut features) {
                *slot = alone.get(*number).and_then(|sets| sets.get(place)).map_or(&[], Vec::as_slice);
            }
            features
        })
        .collect();
    let scores: Vec<[f32; LABELS]> = features.iter().map(|features| model.scores(features)).collect();
    let loss = super::chain::loss(&scores, &model.transitions, &sentence.labels);
    for (features, slopes) in features.iter().zip(&loss.words) {
        model.descend(features, slopes, RATE);
    }
    model.descend_transition(&loss.transitions, RATE);
    model.advance();
}

/// Counts of spans: of each kind and of all (last), right, found and given by hand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts([[u32; 3]; 4]);

impl Counts {
    fn add(&mut self, kind: u8, which: usize) {
        for row in [usize::from(kind), 3] {
            if let Some(cell) = self.0.get_mut(row).and_then(|row| row.get_mut(which)) {
                *cell += 1;
            }
        }
    }

    /// The sum of two counts.
    pub(super) fn plus(mut self, other: Self) -> Self {
        for (cell, more) in self.0.as_flattened_mut().iter_mut().zip(other.0.as_flattened()) {
            *cell += more;
        }
        self
    }

    /// F1 in percent: PER, ORG, LOC, all.
    pub(super) fn f1(&self) -> [f64; 4] {
        self.0.map(|[right, found, given]| 200.0 * f64::from(right) / f64::from((found + given).max(1)))
    }
}

/// Exact spans found in `sentences`.
pub(super) fn measure(bytes: &[u8], surfaces: &Surfaces, sentences: &[&Sentence]) -> Counts {
    let mut counts = Counts::default();
    let Some(mut labeller) = Labeller::new(bytes) else { return counts };
    labeller.learn(surfaces);
    let mut labels = Vec::new();
    for sentence in sentences {
        labeller.sentence(&words(surfaces, sentence), &mut labels);
        let (found, given) = (runs(&labels), runs(&sentence.labels));
        for run in &found {
            counts.add(run.2, 1);
            if given.contains(run) {
                counts.add(run.2, 0);
            }
        }
        for run in given {
            counts.add(run.2, 2);
        }
    }
    counts
}
