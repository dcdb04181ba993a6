//! What speaks for a sentence: its place, how much of the text its words stand for, who acts or answers in it, its form.

use std::collections::HashSet;

use super::Candidate;
use super::body::Body;
use crate::reading::{Entity, EntityId, Mode, Reading, Sentence, SentenceId};
use crate::text::Span;

/// Words that mark a sentence which sums up, concludes, warns or turns.
const CUES: &[&str] = &[
    "accused",
    "announced",
    "assessed",
    "concluded",
    "conclusion",
    "condemned",
    "confirmed",
    "critical",
    "crucial",
    "despite",
    "however",
    "important",
    "key",
    "main",
    "major",
    "most",
    "officially",
    "overall",
    "recommended",
    "record",
    "result",
    "significant",
    "therefore",
    "ultimately",
    "unprecedented",
    "urged",
    "warned",
];
/// First words that lean on the sentence before.
const LEANING: &[&str] = &["he", "she", "it", "they", "this", "that", "these", "those", "but", "and", "i", "we"];
/// The fewest content words of a sentence that is lifted.
const FEWEST_TERMS: usize = 4;

/// The weights of what is counted.
const CENTRAL: f32 = 1.3;
const LEAD: f32 = 0.9;
const EARLY: f32 = 0.3;
const OPENS_SECTION: f32 = 0.12;
const PARTY: f32 = 0.03;
const NEW_SPEAKER: f32 = 0.1;
const CUE: f32 = 0.15;
const FAIR: f32 = 0.25;
const SHORT: f32 = -0.25;
const LEANS: f32 = -0.15;
const QUOTES: f32 = -0.4;
const OPENS_QUOTE: f32 = -0.5;
const ASKS: f32 = -0.3;

/// The sentences that can be lifted, in order: those with a finite verb and enough words.
pub(super) fn weigh(reading: &Reading, body: &Body) -> Vec<Candidate> {
    let many = body.lines.len().max(1) as f32;
    let parties = parties(reading);
    let answering = answering(reading);
    let mut section = None;
    let mut found = Vec::new();
    for (place, line) in body.lines.iter().enumerate() {
        let Some(sentence) = reading.sentence(line.id) else { continue };
        let opens = section.replace(sentence.section) != Some(sentence.section);
        if line.terms.len() < FEWEST_TERMS || !is_clause(reading, sentence) {
            continue;
        }
        let spread = line.terms.iter().filter_map(|term| body.spread.get(*term as usize)).filter(|&&count| count > 1);
        let central: f32 = spread.map(|&count| (count as f32 / many).sqrt()).sum();
        let acting = parties.iter().filter(|(id, _)| *id == line.id).count().min(4) as f32;
        let cues = cues(reading, sentence);
        let score = CENTRAL * central / (line.terms.len() as f32 + 4.0)
            + LEAD / (1.0 + place as f32 * 0.9)
            + EARLY * (1.0 - place as f32 / many)
            + if opens { OPENS_SECTION } else { 0.0 }
            + PARTY * acting
            + if answering.contains(&line.id) { NEW_SPEAKER } else { 0.0 }
            + CUE * cues.len().min(2) as f32
            + form(reading, sentence, line.terms.len());
        found.push(Candidate { id: line.id, score, terms: line.terms.clone(), cues });
    }
    found
}

/// Whether a sentence has a finite verb outside of brackets; captions ("the mayor (left)"), bylines and labels have none.
fn is_clause(reading: &Reading, sentence: &Sentence) -> bool {
    let aside = |at: u32| at > sentence.tokens.start && matches!(reading.form(at - 1), "(" | "[");
    reading.language.verbs_in(&sentence.tokens).iter().any(|group| group.finite && !aside(group.tokens.start))
}

/// Sentence and stakeholder of every mention, each pair once, sorted.
fn parties(reading: &Reading) -> Vec<(SentenceId, usize)> {
    let large = reading.entities.iter().enumerate().filter(|(_, entity)| entity.weight >= Entity::STAKEHOLDER);
    let mut found: Vec<(SentenceId, usize)> =
        large.flat_map(|(at, entity)| entity.mentions.iter().map(move |mention| (mention.sentence, at))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The sentences in which somebody is reported for the first time, not wholly in quotation marks.
fn answering(reading: &Reading) -> HashSet<SentenceId> {
    let mut reports: Vec<(SentenceId, EntityId, bool)> = reading
        .attributions
        .iter()
        .filter_map(|report| Some((report.sentence, report.speaker?, report.mode == Mode::Direct)))
        .collect();
    reports.sort_unstable();
    let mut known = HashSet::new();
    let fresh = reports.into_iter().filter(|&(_, speaker, direct)| known.insert(speaker) && !direct);
    fresh.map(|(id, _, _)| id).collect()
}

fn cues(reading: &Reading, sentence: &Sentence) -> Vec<Span> {
    let tokens = sentence.tokens.clone().filter(|&token| CUES.contains(&reading.form(token)));
    tokens.map(|token| reading.token_span(token)).collect()
}

/// What the form of a sentence says for and against it: a fair length; no quotation, no question, nothing that leans on
/// the sentence before.
fn form(reading: &Reading, sentence: &Sentence, terms: usize) -> f32 {
    let words = reading.slice(sentence.span);
    let length = match terms {
        0..=6 => SHORT,
        10..=30 => FAIR,
        _ => 0.0,
    };
    let leans = if LEANING.contains(&reading.form(sentence.tokens.start)) { LEANS } else { 0.0 };
    let quotes = if words.contains(['“', '"']) { QUOTES } else { 0.0 };
    let opens = if words.starts_with(['"', '“', '\'', '‘']) { OPENS_QUOTE } else { 0.0 };
    let asks = if words.trim_end_matches(['"', '”']).ends_with('?') { ASKS } else { 0.0 };
    length + leans + quotes + opens + asks
}
