//! The topics of a legal question: those its own words name; else those of the passage, else those of the document.

use super::score::Score;
use crate::reading::{Reading, Sentence};

/// The topics of `pincite/1`, in the order of the schema.
const TOPICS: [&str; 11] = [
    "use of force",
    "sovereignty",
    "jurisdiction",
    "authority/separation of powers",
    "treaty/international obligation",
    "rights/due process",
    "sanctions/export control",
    "privacy/data",
    "liability/enforcement",
    "oversight/transparency",
    "rules of engagement",
];

/// How often a document speaks of its main topic at least.
const PASSING: u32 = 3;

/// What has been chosen so far.
pub struct Topics {
    /// The topics of the last question, and its block.
    last: Option<(Vec<&'static str>, u32)>,
    /// What the document speaks of most.
    document: Option<&'static str>,
}

impl Topics {
    /// Weighs the topics of a whole document; mere context words count where no word of law names a topic.
    pub fn of(reading: &Reading) -> Self {
        let mut sums = [0; TOPICS.len()];
        for cue in &reading.cues {
            let group = reading.lexicon.facts(cue.group).filter(|group| group.is_in("legal"));
            let topic = group.and_then(|group| index(group.fact("topic")?));
            if let Some(sum) = topic.and_then(|topic| sums.get_mut(topic)) {
                *sum += 1;
            }
        }
        // A strike or an attack named in passing makes no document about force.
        let main =
            best(&sums).first().copied().filter(|topic| index(topic).and_then(|at| sums.get(at)) >= Some(&PASSING));
        Self { last: None, document: main }
    }

    /// The topics of one question, the strongest first, three at most.
    pub fn choose(&mut self, reading: &Reading, sentence: &Sentence, score: &Score<'_>) -> Vec<&'static str> {
        let mut sums = [0; TOPICS.len()];
        for cue in &score.cues {
            let Some(group) = reading.lexicon.facts(cue.group) else { continue };
            let weight: u32 = group.fact("weight").and_then(|weight| weight.parse().ok()).unwrap_or(0);
            let topic = group.fact("topic").and_then(index);
            if let Some(sum) = topic.and_then(|topic| sums.get_mut(topic)) {
                *sum += weight;
            }
        }
        let mut topics = best(&sums);
        if topics.is_empty() {
            let carried = self.last.as_ref().filter(|(_, end)| sentence.block.saturating_sub(*end) <= 2);
            topics = match carried {
                _ if reading.has_cue(&sentence.tokens, "legal.force_context") => vec!["use of force"],
                Some((topics, _)) => topics.clone(),
                None => vec![self.document.unwrap_or("liability/enforcement")],
            };
        }
        self.last = Some((topics.clone(), sentence.block));
        topics
    }
}

fn index(topic: &str) -> Option<usize> {
    TOPICS.iter().position(|known| *known == topic)
}

/// The topics with at least half of the best sum, best first.
fn best(sums: &[u32; TOPICS.len()]) -> Vec<&'static str> {
    let top = sums.iter().copied().max().unwrap_or(0);
    let mut order: Vec<(u32, &'static str)> =
        sums.iter().copied().zip(TOPICS).filter(|(sum, _)| *sum > 0 && sum * 2 >= top).collect();
    order.sort_by_key(|(sum, _)| std::cmp::Reverse(*sum));
    order.into_iter().map(|(_, topic)| topic).take(3).collect()
}
