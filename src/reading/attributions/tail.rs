//! The clause at the end of a sentence that says whose all of it is: "The port confirmed the plan, people familiar with it said."

use std::ops::Range;

use crate::language::Tag;

use super::clauses::SUBORDINATORS;
use super::complements::OPENERS;
use super::fronted::ASKED;
use super::scene::Scene;

/// Longest stretch behind the verb of such a clause, in tokens: "told reporters at a briefing in Halder on Monday".
const REST: u32 = 14;

/// The comma before the words that end the sentence and say whose words stand before it ("…, people familiar with it said", "…, according
/// to the agency"); `None` where none do. What others are reported to say there ends at that comma.
pub(super) fn comma(scene: &Scene<'_>, range: &Range<u32>) -> Option<u32> {
    let comma = source(scene, range).or_else(|| clause(scene, range))?;
    let scenic =
        scene.tag(range.start) == Tag::Sconj || scene.is(range.start, &SUBORDINATORS) || scene.is(range.start, &ASKED);
    let told = range.start..comma;
    (!scene.in_speech(comma) && !scenic && scene.main_clause(told)).then_some(comma)
}

/// The comma before "according to X" at the end.
fn source(scene: &Scene<'_>, range: &Range<u32>) -> Option<u32> {
    let to = range
        .clone()
        .rev()
        .take(REST as usize)
        .find(|&t| t > range.start && scene.is(t, &["to"]) && scene.is(t - 1, &["according"]))?;
    let comma = (to - 1).checked_sub(1).filter(|&t| t > range.start && scene.is(t, &[","]))?;
    let rest = to + 1..range.end;
    let ends = !rest.clone().any(|t| scene.finite(t).is_some() || scene.is(t, &[","]) || scene.quotation(t).is_some());
    ends.then_some(comma)
}

/// The comma before a clause with a verb of saying that has nothing behind it.
fn clause(scene: &Scene<'_>, range: &Range<u32>) -> Option<u32> {
    let verb = range.clone().rev().find_map(|t| scene.finite(t))?;
    let rest = verb.tokens.end..range.end;
    let says = verb.tokens.len() <= 2 && !verb.passive && !verb.negated && scene.reports(&verb.tokens);
    let closed = rest.len() as u32 <= REST
        && !rest.clone().any(|t| scene.is(t, &OPENERS) || scene.is(t, &[":", ","]) || scene.quotation(t).is_some());
    let object = scene.chunk(verb.tokens.end).is_some_and(|chunk| !scene.noun(chunk.head).time);
    if !says || !closed || object && !scene.is(verb.head, &["told", "tells", "tell"]) {
        return None;
    }
    let speaker = scene.subject_before(verb.tokens.start, range.start)?;
    speaker.tokens.start.checked_sub(1).filter(|&t| t > range.start && scene.is(t, &[","]))
}
