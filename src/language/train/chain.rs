//! The log loss of a linear chain and its slopes, by the forward and backward recursions.

use crate::language::names::{LABELS, OUTSIDE, allowed};

use super::weights::exp;

type Scores = [f32; LABELS];

/// The slopes of the loss of one sentence.
pub(super) struct Loss {
    /// In the scores of each word.
    pub(super) words: Vec<Scores>,
    /// In the weight of each label (second) after another (first).
    pub(super) transitions: [Scores; LABELS],
}

const NEVER: f32 = -1e30;

/// The logarithm of a sum of exponentials.
fn log_sum(terms: &Scores) -> f32 {
    let top = terms.iter().copied().fold(NEVER, f32::max);
    if top <= NEVER {
        return NEVER;
    }
    let sum: f32 = terms.iter().map(|term| exp(term - top)).sum();
    top + sum.ln()
}

/// What a step costs where it is allowed.
fn step(transitions: &[Scores; LABELS], from: u8, to: u8) -> f32 {
    if !allowed(from, to) {
        return NEVER;
    }
    transitions.get(usize::from(from)).and_then(|row| row.get(usize::from(to))).copied().unwrap_or(NEVER)
}

fn each(mut value: impl FnMut(u8) -> f32) -> Scores {
    std::array::from_fn(|label| value(label as u8).max(NEVER))
}

fn get(scores: &Scores, label: u8) -> f32 {
    scores.get(usize::from(label)).copied().unwrap_or(NEVER)
}

/// The slopes of the loss of a sentence with these scores and these labels given by hand.
pub(super) fn loss(scores: &[Scores], transitions: &[Scores; LABELS], gold: &[u8]) -> Loss {
    let mut forward: Vec<Scores> = Vec::with_capacity(scores.len());
    for here in scores {
        let sums = match forward.last() {
            None => each(|to| if allowed(OUTSIDE, to) { get(here, to) } else { NEVER }),
            Some(last) => {
                each(|to| log_sum(&each(|from| get(last, from) + step(transitions, from, to))) + get(here, to))
            }
        };
        forward.push(sums);
    }
    let mut loss = Loss { words: vec![[0.0; LABELS]; scores.len()], transitions: [[0.0; LABELS]; LABELS] };
    let Some(end) = forward.last() else { return loss };
    let total = log_sum(end);
    let mut after = [0.0; LABELS];
    let places = loss.words.iter_mut().zip(scores).zip(&forward).zip(gold).enumerate().rev();
    for (index, (((slopes, here), sums), &label)) in places {
        *slopes = each(|to| exp(get(sums, to) + get(&after, to) - total));
        let onward: Scores = each(|to| get(&after, to) + get(here, to));
        if let Some(slope) = slopes.get_mut(usize::from(label)) {
            *slope -= 1.0;
        }
        let Some(before) = index.checked_sub(1) else { break };
        if let (Some(last), Some(&last_gold)) = (forward.get(before), gold.get(before)) {
            for (from, row) in (0_u8..).zip(&mut loss.transitions) {
                for (to, cell) in (0_u8..).zip(row) {
                    *cell += exp(get(last, from) + step(transitions, from, to) + get(&onward, to) - total);
                    if from == last_gold && to == label {
                        *cell -= 1.0;
                    }
                }
            }
        }
        after = each(|from| log_sum(&each(|to| step(transitions, from, to) + get(&onward, to))));
    }
    loss
}
