//! Sentences that a careful analyst would lift from a text without a list: the lead, then the sentences that stand for
//! the rest of it (Edmundson 1969: position, cue words, key words; Carbonell and Goldstein 1998: no repetition).

use super::super::{Finding, KeyPoint};
use super::point;
use crate::document::BlockKind;
use crate::language::Tag;
use crate::reading::{Reading, SectionKind, Sentence, SentenceId, Term, Terms};

/// The fewest and the most sentences that are lifted.
const FEWEST: usize = 3;
const MOST: usize = 5;
/// One more sentence is lifted for every so many of the body.
const EVERY: usize = 9;
/// The most sentences that are weighed; those after them are not.
const WEIGHED: usize = 4000;
/// Words that open or mark a sentence which sums up, concludes or turns.
const CUES: &[&str] = &[
    "accused",
    "announced",
    "assessed",
    "concluded",
    "condemned",
    "confirmed",
    "critical",
    "however",
    "key",
    "main",
    "major",
    "most",
    "overall",
    "result",
    "significant",
    "therefore",
    "unprecedented",
    "warned",
    "officially",
    "despite",
    "record",
    "crucial",
    "ultimately",
];

/// A sentence with what speaks for it.
struct Candidate {
    id: SentenceId,
    score: f32,
    terms: Vec<Term>,
    cues: Vec<crate::text::Span>,
}

/// The lifted points, in order of the text.
pub(super) fn find(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let mut candidates = candidates(reading);
    let wanted = (candidates.len() / EVERY).clamp(FEWEST, MOST).min(candidates.len());
    let mut taken: Vec<Candidate> = Vec::new();
    while taken.len() < wanted {
        let worth = |candidate: &Candidate| candidate.score * (1.0 - repetition(candidate, &taken));
        let best = candidates
            .iter()
            .enumerate()
            .max_by(|(at, one), (to, other)| worth(one).total_cmp(&worth(other)).then(to.cmp(at)));
        let Some(at) = best.map(|(at, _)| at) else { break };
        taken.push(candidates.swap_remove(at));
        candidates.sort_by_key(|candidate| candidate.id);
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
        let near = if candidate.id.0.abs_diff(other.id.0) <= 1 { 0.15 } else { 0.0 };
        0.8 * common as f32 / candidate.terms.len().max(1) as f32 + near
    };
    taken.iter().map(same).fold(0.0, f32::max).min(1.0)
}

fn candidates(reading: &Reading) -> Vec<Candidate> {
    let terms = Terms::new(&reading.language);
    let body: Vec<(SentenceId, &Sentence)> = reading
        .sentences
        .iter()
        .zip(0..)
        .map(|(s, n)| (SentenceId(n), s))
        .filter(|(_, s)| is_body(reading, s))
        .take(WEIGHED)
        .collect();
    let mut spread = vec![0_u32; terms.count()];
    let of: Vec<Vec<Term>> = body
        .iter()
        .map(|(_, sentence)| {
            let mut own: Vec<Term> =
                terms.of(&reading.language, sentence.tokens.clone()).map(|(_, term)| term).collect();
            own.sort_unstable();
            own.dedup();
            for term in &own {
                if let Some(count) = spread.get_mut(*term as usize) {
                    *count += 1
                }
            }
            own
        })
        .collect();
    let many = body.len().max(1) as f32;
    let mut block = None;
    let mut found = Vec::new();
    for (place, ((id, sentence), own)) in body.into_iter().zip(of).enumerate() {
        let first = block.replace(sentence.block) != Some(sentence.block);
        let weight = |term: &Term| (spread.get(*term as usize).copied().unwrap_or(0) as f32 / many).sqrt();
        let common: Vec<f32> = own.iter().map(weight).filter(|weight| *weight * *weight * many > 1.5).collect();
        let central = common.iter().sum::<f32>() / (own.len() as f32 + 4.0);
        let cues = cues(reading, sentence);
        let lead = 1.0 / (1.0 + place as f32 * 0.9);
        let score = central
            + lead * 0.9
            + shape(reading, sentence, own.len())
            + if first { 0.12 } else { 0.0 }
            + 0.15 * cues.len().min(2) as f32;
        if own.len() >= 4 {
            found.push(Candidate { id, score, terms: own, cues });
        }
    }
    found
}

/// Running text of the body, no notes, no list, no author's section.
fn is_body(reading: &Reading, sentence: &Sentence) -> bool {
    let section = reading.section_kind(sentence);
    matches!(sentence.kind, BlockKind::Paragraph | BlockKind::Item)
        && matches!(
            section,
            SectionKind::Body | SectionKind::KeyPoints | SectionKind::FrontMatter | SectionKind::AuthorView
        )
}

fn cues(reading: &Reading, sentence: &Sentence) -> Vec<crate::text::Span> {
    let tokens = reading.language.tokens(&sentence.tokens).iter();
    tokens
        .filter(|token| CUES.contains(&reading.language.vocabulary.form(token.word)))
        .map(|token| token.span)
        .collect()
}

/// What the form of a sentence says for and against it: names, a fair length; no quotation, no pronoun without its
/// noun.
fn shape(reading: &Reading, sentence: &Sentence, length: usize) -> f32 {
    let language = &reading.language;
    let tokens = language.tokens(&sentence.tokens);
    let names = tokens.iter().filter(|token| token.tag == Tag::Propn).count().min(4) as f32;
    let form = |at: usize| tokens.get(at).map_or("", |token| language.vocabulary.form(token.word));
    let words = reading.slice(sentence.span);
    let quoted = match words.chars().next() {
        Some('"' | '“' | '\'' | '‘') => 0.5,
        _ if words.contains(['“', '"']) => 0.25,
        _ => 0.0,
    };
    let hangs = matches!(
        form(0),
        "he" | "she" | "it" | "they" | "this" | "that" | "these" | "those" | "but" | "and" | "i" | "we"
    );
    let fair = match length {
        0..=6 => -0.25,
        7..=9 => 0.0,
        10..=28 => 0.15,
        _ => 0.05,
    };
    let question = if words.ends_with('?') { -0.3 } else { 0.0 };
    names * 0.03 + fair + question - quoted - if hangs { 0.15 } else { 0.0 }
}
