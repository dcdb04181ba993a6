//! Training the name model.
//!
//! Weights are learnt twice over: one set from all texts, and one set of their differences from the texts labelled by
//! hand alone (Daumé 2007). The model that ships is the sum of both, so that the labels a model gave the silver texts teach
//! words and contexts, but not their own slips.

use crate::language::name_features;
use crate::language::names::{LABELS, Words};
use crate::language::surface::{Surface, Surfaces};
use crate::language::tag_features::REACH;

use super::corpus::Sentence;
use super::weights::{Shuffle, Weights, together};

/// 2 to this is the number of rows.
pub(super) const BITS: u32 = 17;
/// The models whose sum ships.
const MODELS: u64 = 4;
const EPOCHS: usize = 5;
const RATE: f32 = 0.05;
/// The rate of the differences.
const OWN_RATE: f32 = 0.025;
const CLIPPED: usize = 10_000;

/// A sentence to learn from.
#[derive(Clone, Copy)]
pub(super) struct Lesson<'a> {
    /// The sentence, its tags given.
    pub(super) sentence: &'a Sentence,
    /// Whether its labels were given by hand.
    pub(super) by_hand: bool,
}

/// The sentence as the model sees it.
pub(super) fn words<'a>(surfaces: &'a Surfaces, sentence: &'a Sentence) -> Words<'a> {
    Words {
        surfaces,
        numbers: &sentence.numbers,
        tags: &sentence.tags,
        habits: &sentence.habits,
        places: &sentence.places,
        capitals: sentence.capitals,
    }
}

/// Trains on `lessons` and gives the bytes of the table.
pub(super) fn train(surfaces: &Surfaces, lessons: &[Lesson<'_>]) -> Vec<u8> {
    together(MODELS, |seed| learnt(surfaces, lessons, seed)).quantise(CLIPPED)
}

fn learnt(surfaces: &Surfaces, lessons: &[Lesson<'_>], seed: u64) -> Weights<LABELS> {
    let mut shared = Weights::<LABELS>::new(BITS);
    let mut own = Weights::<LABELS>::new(BITS);
    let rows = |surface: &Surface, at: usize| {
        let mut rows = Vec::new();
        name_features::alone(surface, at, |features| rows.extend(features.iter().map(|&one| shared.row(one))));
        rows
    };
    let alone: Vec<[Vec<u32>; REACH]> =
        surfaces.list.iter().map(|surface| std::array::from_fn(|at| rows(surface, at))).collect();
    let mut order = lessons.to_vec();
    let mut shuffle = Shuffle::new(seed);
    for _ in 0..EPOCHS {
        shuffle.shuffle(&mut order);
        for lesson in &order {
            let features = features(&shared, surfaces, &alone, lesson.sentence);
            learn(&mut shared, lesson.by_hand.then_some(&mut own), &features, &lesson.sentence.labels);
            shared.advance();
            own.advance();
        }
    }
    shared.add_averages(&own);
    shared
}

/// The rows of the features of each word of a sentence.
fn features(
    model: &Weights<LABELS>,
    surfaces: &Surfaces,
    alone: &[[Vec<u32>; REACH]],
    sentence: &Sentence,
) -> Vec<Vec<u32>> {
    let words = words(surfaces, sentence);
    let scenes = (0..sentence.numbers.len()).map_while(|index| words.scene(index));
    let rows = scenes.map(|(scene, numbers)| {
        let mut rows = Vec::new();
        name_features::placed(&scene, |features| rows.extend(features.iter().map(|&one| model.row(one))));
        for (place, number) in numbers.into_iter().enumerate() {
            rows.extend(alone.get(number).and_then(|sets| sets.get(place)).into_iter().flatten());
        }
        rows
    });
    rows.collect()
}

/// One step down the loss of a sentence, in the weights all texts share and, where given, in the differences.
fn learn(shared: &mut Weights<LABELS>, own: Option<&mut Weights<LABELS>>, features: &[Vec<u32>], labels: &[u8]) {
    let mut scores: Vec<[f32; LABELS]> = features.iter().map(|rows| shared.scores(rows)).collect();
    let mut transitions = shared.transitions;
    if let Some(own) = &own {
        let more = features.iter().flat_map(|rows| own.scores(rows));
        for (score, more) in scores.as_flattened_mut().iter_mut().zip(more) {
            *score += more;
        }
        for (step, more) in transitions.as_flattened_mut().iter_mut().zip(own.transitions.as_flattened()) {
            *step += more;
        }
    }
    let loss = super::chain::loss(&scores, &transitions, labels);
    for (model, rate) in [(Some(shared), RATE), (own, OWN_RATE)] {
        let Some(model) = model else { continue };
        for (rows, slopes) in features.iter().zip(&loss.words) {
            model.descend(rows, slopes, rate);
        }
        model.descend_transition(&loss.transitions, rate);
    }
}
