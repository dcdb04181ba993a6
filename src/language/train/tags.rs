//! Training and measuring the tagger.

use crate::language::surface::{Surface, Surfaces};
use crate::language::tag_features::{self, Capitals, HERE, REACH, Window};
use crate::language::tagger::{BORDER, TAGS};

use super::corpus::Sentence;
use super::weights::{Shuffle, Weights, exp, together};

/// 2 to this is the number of rows of the tagger that ships.
pub(super) const BITS: u32 = 16;
/// The same of the tagger that tags what the other learns from.
pub(super) const TEACHER_BITS: u32 = 18;
/// The models whose sum is a tagger.
const MODELS: u64 = 4;
const EPOCHS: usize = 6;
const RATE: f32 = 0.05;
const CLIPPED: usize = 10_000;

/// The rows of what each surface says by itself at every distance.
fn alone(model: &Weights<TAGS>, surfaces: &Surfaces) -> Vec<[Vec<u32>; REACH]> {
    let rows = |surface: &Surface, at: usize| {
        let mut rows = Vec::new();
        tag_features::alone(surface, at, |features| rows.extend(features.iter().map(|&one| model.row(one))));
        rows
    };
    surfaces.list.iter().map(|surface| std::array::from_fn(|at| rows(surface, at))).collect()
}

/// Trains on `sentences` and gives the bytes of a table of 2^`bits` rows.
pub(super) fn train(surfaces: &Surfaces, sentences: &[&Sentence], bits: u32) -> Vec<u8> {
    together(MODELS, |seed| learnt(surfaces, sentences, bits, seed)).quantise(CLIPPED)
}

fn learnt(surfaces: &Surfaces, sentences: &[&Sentence], bits: u32, seed: u64) -> Weights<TAGS> {
    let mut model = Weights::<TAGS>::new(bits);
    let alone = alone(&model, surfaces);
    let mut order: Vec<&Sentence> = sentences.to_vec();
    let mut shuffle = Shuffle::new(seed);
    for _ in 0..EPOCHS {
        shuffle.shuffle(&mut order);
        for sentence in &order {
            learn(&mut model, surfaces, &alone, sentence);
        }
    }
    model
}

/// The slope of the log loss in each score.
fn slopes(scores: &[f32; TAGS], gold: u8) -> [f32; TAGS] {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut slopes = scores.map(|score| exp(score - top));
    let total: f32 = slopes.iter().sum();
    for (label, slope) in (0_u8..).zip(&mut slopes) {
        *slope = *slope / total - if label == gold { 1.0 } else { 0.0 };
    }
    slopes
}

fn learn(model: &mut Weights<TAGS>, surfaces: &Surfaces, alone: &[[Vec<u32>; REACH]], sentence: &Sentence) {
    let number = |index: Option<usize>| index.and_then(|i| sentence.numbers.get(i)).copied().unwrap_or(0) as usize;
    let case = |number: &u32| surfaces.list.get(*number as usize).map(|surface| surface.case).unwrap_or_default();
    let capitals = Capitals::of(sentence.numbers.iter().map(case));
    let (mut last, mut earlier) = (BORDER, BORDER);
    let mut rows = Vec::new();
    for (index, &gold) in sentence.tags.iter().enumerate() {
        let numbers: [usize; REACH] = std::array::from_fn(|place| number((index + place).checked_sub(HERE)));
        let Some(edge) = surfaces.list.first() else { return };
        let window: Window<'_> = numbers.map(|number| surfaces.list.get(number).unwrap_or(edge));
        rows.clear();
        rows.extend(tag_features::together(&window, index == 0, capitals).map(|feature| model.row(feature)));
        let [_, _, here, after, _] = window;
        rows.extend(tag_features::history([here, after], last, earlier).map(|feature| model.row(feature)));
        for (place, &number) in numbers.iter().enumerate() {
            rows.extend(alone.get(number).and_then(|sets| sets.get(place)).into_iter().flatten());
        }
        let scores = model.scores(&rows);
        let best = (0_u8..).zip(scores).reduce(|best, next| if next.1 > best.1 { next } else { best });
        let best = best.map_or(0, |(label, _)| label);
        if gold != BORDER {
            model.descend(&rows, &slopes(&scores, gold), RATE);
        }
        model.advance();
        (last, earlier) = (best, last);
    }
}
