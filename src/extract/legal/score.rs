//! How much a sentence speaks of law: points of its cue families, each word counted once.

use crate::lexicon::Cue;
use crate::reading::{Reading, Sentence};

/// Points from which a sentence puts a question of law.
pub const ENOUGH: u32 = 3;
/// Operators and hints count this much at most: alone they are not law.
const HINTS: u32 = 2;

/// What a sentence scores.
pub struct Score<'a> {
    /// Its points; [`ENOUGH`] make a question of law.
    pub points: u32,
    /// Whether a phrase raises the question by itself.
    pub strong: bool,
    /// Whether a word of law stands in it, not only operators.
    pub norm: bool,
    /// The rule that fits.
    pub rule: &'static str,
    /// The cues that counted.
    pub cues: Vec<&'a Cue>,
}

/// Scores a sentence. A phrase that only looks like law (`legal.not`) takes its words out; of cues over the same words
/// the weightiest counts.
pub fn of<'a>(reading: &'a Reading, sentence: &Sentence) -> Score<'a> {
    let blocked: Vec<&Cue> = reading.cues_of(&sentence.tokens, "legal.not").collect();
    let mut cues: Vec<(u32, &Cue)> = reading
        .cues_in(&sentence.tokens)
        .iter()
        .filter(|cue| !blocked.iter().any(|not| not.span.covers(cue.span)))
        .filter_map(|cue| Some((weight(reading, cue)?, cue)))
        .collect();
    cues.sort_by_key(|(weight, cue)| (std::cmp::Reverse(*weight), std::cmp::Reverse(cue.span.len()), cue.span));
    let mut counted: Vec<(u32, &Cue)> = Vec::new();
    for (weight, cue) in cues {
        if counted.iter().all(|(_, other)| !other.span.overlaps(cue.span)) {
            counted.push((weight, cue));
        }
    }
    let sum = |least: u32| counted.iter().filter(|(weight, _)| *weight >= least).map(|(weight, _)| weight).sum::<u32>();
    let norms = sum(2);
    let hints = (sum(1) - norms).min(HINTS);
    let strong = counted.iter().any(|(weight, _)| *weight >= 3);
    let twice = counted.iter().filter(|(weight, _)| *weight == 2).count() > 1;
    let rule = match (strong, twice) {
        (true, _) => "word-of-law",
        (false, true) => "two-norms",
        (false, false) => "norm-with-operator",
    };
    let mut cues: Vec<&Cue> = counted.into_iter().map(|(_, cue)| cue).collect();
    cues.sort_by_key(|cue| cue.span);
    Score { points: norms + hints, strong, norm: norms > 0, rule, cues }
}

/// The weight of a cue of the legal theme; `None` for other themes and for groups that only tell the topic.
fn weight(reading: &Reading, cue: &Cue) -> Option<u32> {
    let group = reading.lexicon.facts(cue.group).filter(|group| group.is_in("legal"))?;
    group.fact("weight")?.parse().ok().filter(|&weight| weight > 0)
}
