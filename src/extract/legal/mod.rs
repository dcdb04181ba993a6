//! Legal questions: sentences that assert, dispute, doubt, explain or ask a matter of law.
//!
//! A bare word of law is not enough: it needs an operator (permission, breach, doubt, an act of law) or a second word
//! of law; in a passage about law one of either carries on what the sentence before began.

mod score;
mod topics;

use super::{Finding, LegalQuestion};
use crate::reading::{Reading, Sentence, SentenceId};
use score::{ENOUGH, Score};

/// How many sentences away a question of law still sets the theme of a passage.
const REACH: usize = 2;
/// The share of questions of law among a document's sentences, in percent, from which its passages carry on.
const DENSE: usize = 10;

/// All legal questions, in order of the text.
pub fn find(reading: &Reading) -> Vec<Finding<LegalQuestion>> {
    let prose: Vec<(SentenceId, &Sentence)> = reading
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| reading.is_prose(sentence))
        .map(|(at, sentence)| (SentenceId(at as u32), sentence))
        .collect();
    let scores: Vec<Score> = prose.iter().map(|(_, sentence)| score::of(reading, sentence)).collect();
    let firm = scores.iter().filter(|score| score.points >= ENOUGH).count();
    let strong = scores.iter().filter(|score| score.strong).count();
    if firm == 0 || passing(firm, strong, prose.len()) {
        return Vec::new();
    }
    let dense = firm >= 3 && firm * 100 >= prose.len() * DENSE;
    let mut topics = topics::Topics::of(reading);
    let mut found = Vec::new();
    for (at, ((id, sentence), score)) in prose.iter().zip(&scores).enumerate() {
        let near = scores.get(at.saturating_sub(REACH)..(at + REACH + 1).min(scores.len())).unwrap_or_default();
        let carried =
            dense && score.norm && score.points == ENOUGH - 1 && near.iter().any(|other| other.points >= ENOUGH);
        if score.points < ENOUGH && !carried {
            continue;
        }
        let what = LegalQuestion { topics: topics.choose(reading, sentence, score) };
        let cues = score.cues.iter().map(|cue| cue.span).collect();
        let rule = if carried { "legal-passage" } else { score.rule };
        found.push(Finding { spans: vec![sentence.span], sentence: *id, rule, cues, what });
    }
    found
}

/// A single word of law beside an operator in a long text, and nothing firmer anywhere: named in passing.
fn passing(firm: usize, strong: usize, sentences: usize) -> bool {
    firm == 1 && strong == 0 && sentences >= 20
}

#[cfg(test)]
mod tests;
