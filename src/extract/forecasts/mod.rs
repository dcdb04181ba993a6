//! Statements about the future, whoever makes them: event, likelihood, horizon, owner.

mod horizon;
mod likelihood;
mod modal;
mod predict;

use super::{Finding, Forecast, Likelihood};
use crate::reading::{Reading, Sentence, SentenceId};
use crate::text::Span;

/// Words that make a sentence a statement about the future.
struct Trigger {
    /// The rule that took them.
    rule: &'static str,
    /// The words.
    span: Span,
    /// The main verb of the event, where one was found (a token index).
    verb: Option<u32>,
}

/// All forecasts, in order of the text: one for each sentence of running text that speaks of the future.
pub fn find(reading: &Reading) -> Vec<Finding<Forecast>> {
    let all = reading.sentences.iter().enumerate();
    all.filter(|(_, sentence)| reading.is_prose(sentence))
        .filter_map(|(at, sentence)| forecast(reading, SentenceId(at as u32), sentence))
        .collect()
}

fn forecast(reading: &Reading, id: SentenceId, sentence: &Sentence) -> Option<Finding<Forecast>> {
    let mut triggers = modal::find(reading, sentence);
    triggers.extend(predict::find(reading, sentence));
    triggers.sort_by_key(|trigger| trigger.span);
    let first = triggers.first()?;
    let likelihood = likelihood::of(reading, sentence, &triggers);
    let horizon = horizon::find(reading, sentence);
    let mut flags = Vec::new();
    if horizon.is_none() {
        flags.push("no date");
    }
    if triggers.iter().all(|trigger| !is_event(reading, trigger)) {
        flags.push("no event");
    }
    if likelihood.is_none() {
        flags.push("no likelihood");
    }
    let cues = triggers.iter().map(|trigger| trigger.span).chain(horizon.map(|horizon| horizon.span)).collect();
    let what = Forecast { speaker: owner(reading, first.span), likelihood, horizon, flags };
    Some(Finding { spans: vec![sentence.span], sentence: id, rule: first.rule, cues, what })
}

/// Whose forecast it is: the speaker of the attribution that covers the words, or of the quotation around them; else
/// the author.
#[allow(clippy::option_option, reason = "the shape of `Forecast::speaker`")]
fn owner(reading: &Reading, cue: Span) -> Option<Option<crate::reading::EntityId>> {
    match reading.attributed(cue.start()) {
        Some((_, attribution)) => Some(attribution.speaker),
        None => reading.quoted(cue.start()).then_some(None),
    }
}

/// Whether the verb names an event that one could check: not a verb of vague bearing (`affect`, `shape`, `remain`).
fn is_event(reading: &Reading, trigger: &Trigger) -> bool {
    trigger.verb.is_some_and(|verb| !reading.has_cue(&(verb..verb + 1), "forecast.vague"))
}

#[cfg(test)]
mod tests;
