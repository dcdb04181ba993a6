//! Sentences that a careful analyst would lift from a text without a list: the lead, then the sentences that stand for
//! the rest of it (Edmundson 1969: position, cue words, key words; Carbonell and Goldstein 1998: no repetition).

mod body;
mod worth;

use super::super::{Finding, KeyPoint};
use super::point;
use crate::reading::{Reading, SentenceId, Term};

/// The fewest and the most sentences that are lifted.
const FEWEST: usize = 3;
const MOST: usize = 5;
/// One more sentence is lifted for every so many of the body.
const EVERY: usize = 6;
/// How much a sentence loses whose words are all said by one that is lifted already.
const REPEATED: f32 = 0.8;
/// How much a sentence loses that stands beside one that is lifted already.
const BESIDE: f32 = 0.15;

/// A sentence with what speaks for it.
#[derive(Debug)]
struct Candidate {
    id: SentenceId,
    score: f32,
    terms: Vec<Term>,
    cues: Vec<crate::text::Span>,
}

/// The lifted points, in order of the text.
pub(super) fn find(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let mut rest = worth::weigh(reading, &body::find(reading));
    let wanted = ((rest.len() + EVERY / 2) / EVERY).clamp(FEWEST, MOST).min(rest.len());
    let mut taken: Vec<Candidate> = Vec::with_capacity(wanted);
    while taken.len() < wanted {
        let worth = |candidate: &Candidate| {
            let share = if candidate.score > 0.0 { 1.0 - repetition(candidate, &taken) } else { 1.0 };
            candidate.score * share
        };
        let best = rest
            .iter()
            .enumerate()
            .max_by(|(at, one), (to, other)| worth(one).total_cmp(&worth(other)).then(to.cmp(at)));
        let Some(at) = best.map(|(at, _)| at) else { break };
        taken.push(rest.remove(at));
    }
    taken.sort_by_key(|candidate| candidate.id);
    let lifted = taken.into_iter().filter_map(|candidate| {
        let span = reading.sentence(candidate.id)?.span;
        point(reading, span, false, "lifted", candidate.cues)
    });
    lifted.collect()
}

/// How much of a candidate the sentences taken say already, and how near it stands to one of them, from 0 to 1.
fn repetition(candidate: &Candidate, taken: &[Candidate]) -> f32 {
    let same = |other: &Candidate| {
        let common = candidate.terms.iter().filter(|term| other.terms.contains(term)).count();
        let near = if candidate.id.0.abs_diff(other.id.0) <= 1 { BESIDE } else { 0.0 };
        REPEATED * common as f32 / candidate.terms.len().max(1) as f32 + near
    };
    taken.iter().map(same).fold(0.0, f32::max).min(1.0)
}
