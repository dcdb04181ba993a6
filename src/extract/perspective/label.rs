//! What kind of view a sentence gives: watch, advice, forecast, impact or assessment.

use crate::extract::ViewLabel;
use crate::language::Tag;
use crate::reading::{Reading, Sentence};

/// The label, by the first family that fits: an instruction to watch, advice, a prediction in so many words, an effect
/// on somebody, a modal of the future before a verb of event; else an assessment.
pub fn of(reading: &Reading, sentence: &Sentence) -> ViewLabel {
    let has = |group: &str| reading.has_cue(&sentence.tokens, group);
    let opening = sentence.tokens.start..(sentence.tokens.start + 4).min(sentence.tokens.end);
    if reading.has_cue(&opening, "view.watch") || has("view.watch") && !has("view.first") {
        ViewLabel::Watch
    } else if sentence.tokens.clone().any(|at| matches!(reading.form(at), "should" | "ought"))
        || reading.cues_of(&sentence.tokens, "view.advice").any(|cue| cue.tokens.len() > 2)
    {
        ViewLabel::Advice
    } else if has("view.first_forecast") {
        ViewLabel::Forecast
    } else if has("view.impact") {
        ViewLabel::Impact
    } else if sentence.tokens.clone().any(|at| foretells(reading, at)) || anticipates(reading, sentence) {
        ViewLabel::Forecast
    } else {
        ViewLabel::Assessment
    }
}

/// "anticipates", "expects", "predicts" with the future after it.
fn anticipates(reading: &Reading, sentence: &Sentence) -> bool {
    let mut cues = reading.cues_of(&sentence.tokens, "forecast.predict");
    cues.any(|cue| reading.tag(cue.tokens.start) == Tag::Verb && !reading.form(cue.tokens.start).ends_with("ed"))
}

/// A modal before a verb of event (a state, or "be" with a complement, is the present).
fn foretells(reading: &Reading, at: u32) -> bool {
    let modal =
        matches!(reading.form(at), "will" | "'ll" | "would" | "could" | "may" | "might") && reading.tag(at) == Tag::Aux;
    let likely = matches!(reading.form(at), "likely" | "unlikely") && reading.form(at + 1) == "to";
    if likely {
        return true;
    }
    let verb = (at + 1..at + 5).find(|&next| {
        matches!(reading.tag(next), Tag::Verb | Tag::Aux) && !matches!(reading.form(next), "not" | "n't")
    });
    modal
        && verb.is_some_and(|verb| {
            let state = reading.has_cue(&(verb..verb + 1), "forecast.state");
            let copula = reading.form(verb) == "be" && reading.tag(verb + 1) != Tag::Verb;
            !(state || (copula && reading.form(at) != "will") || reading.form(verb) == "have")
        })
}
