//! The likelihood word of a forecast and its ICD 203 band.

use super::{Likelihood, Trigger};
use crate::lexicon::Cue;
use crate::reading::{Reading, Sentence};

/// How far from its trigger a likelihood word may stand, in bytes.
const NEAR: u32 = 40;

/// The likelihood of a forecast: a word with a band that stands with the trigger, else a word without band, else the
/// modal. A modal with its adverb ("would likely") is one span with the adverb's band.
pub fn of(reading: &Reading, sentence: &Sentence, triggers: &[Trigger]) -> Option<Likelihood> {
    let near = |cue: &&Cue| {
        triggers.iter().any(|trigger| {
            cue.span.start() <= trigger.span.end() + NEAR && trigger.span.start() <= cue.span.end() + NEAR
        })
    };
    let words = reading.cues_in(&sentence.tokens).iter().filter(|cue| {
        let theme = reading.lexicon.in_theme(cue.group, "likelihood");
        theme && !reading.lexicon.is(cue.group, "likelihood.confidence")
    });
    let words: Vec<&Cue> = words.filter(near).collect();
    let longest =
        |cue: &Cue| words.iter().all(|other| !(other.span.covers(cue.span) && other.span.len() > cue.span.len()));
    let banded = words.iter().find(|cue| band(reading, cue).is_some() && longest(cue));
    if let Some(cue) = banded {
        return Some(Likelihood { span: with_modal(reading, cue), band: band(reading, cue) });
    }
    let modal = |cue: &&&Cue| reading.lexicon.is(cue.group, "likelihood.modal");
    let taken = words.iter().find(|cue| triggers.iter().any(|trigger| trigger.span == cue.span) || !modal(cue));
    taken.map(|cue| Likelihood { span: cue.span, band: None })
}

/// The span of a likelihood word together with a modal right before it.
fn with_modal(reading: &Reading, cue: &Cue) -> crate::text::Span {
    let before = cue.tokens.start.wrapping_sub(1);
    let modal = reading.cues_of(&(before..cue.tokens.start), "likelihood.modal").next();
    modal.map_or(cue.span, |modal| modal.span.cover(cue.span))
}

/// The band of a cue's group, in percent.
fn band(reading: &Reading, cue: &Cue) -> Option<(u8, u8)> {
    let group = reading.lexicon.facts(cue.group)?;
    Some((group.fact("low")?.parse().ok()?, group.fact("high")?.parse().ok()?))
}
