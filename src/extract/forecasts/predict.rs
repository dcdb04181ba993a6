//! Verbs and frames of prediction: "is expected to", "we anticipate", "is likely to", "plans to", "is going to".

use super::Trigger;
use crate::language::Tag;
use crate::lexicon::Cue;
use crate::reading::{Reading, Sentence};

/// How many words before it the subject of "going to" is looked for.
const REACH: u32 = 8;

/// The words of prediction in a sentence.
pub fn find(reading: &Reading, sentence: &Sentence) -> Vec<Trigger> {
    let cues = reading.cues_in(&sentence.tokens).iter();
    cues.filter_map(|cue| Some((rule(reading, sentence, cue)?, cue)))
        .map(|(rule, cue)| Trigger { rule, span: cue.span, verb: verb_after(reading, sentence, cue.tokens.end) })
        .collect()
}

fn rule(reading: &Reading, sentence: &Sentence, cue: &Cue) -> Option<&'static str> {
    match reading.lexicon.name(cue.group) {
        "forecast.self" => Some("own-prediction"),
        "forecast.frame" => frame(reading, sentence, cue).then_some("future-frame"),
        "forecast.plan" => (plan(reading, sentence, cue) && foretells(reading, sentence, cue)).then_some("plan"),
        "forecast.predict" => predicts(reading, sentence, cue).then_some("verb-of-prediction"),
        "likelihood.modal" if reading.form(cue.tokens.start) == "going" => {
            (going_to(reading, sentence, cue) && foretells(reading, sentence, cue)).then_some("going-to")
        }
        _ => None,
    }
}

/// The first verb at or after `from`, within the next few words.
fn verb_after(reading: &Reading, sentence: &Sentence, from: u32) -> Option<u32> {
    (from..sentence.tokens.end.min(from + 12)).find(|&at| reading.tag(at) == Tag::Verb)
}

/// The form before the cue, adverbs and negation skipped; "to" is none of these, though it is a particle.
fn before<'a>(reading: &'a Reading, sentence: &Sentence, cue: &Cue) -> &'a str {
    let mut words = (sentence.tokens.start..cue.tokens.start).rev();
    let skipped = |at| reading.tag(at) == Tag::Adv || reading.tag(at) == Tag::Part && reading.form(at) != "to";
    words.find(|&at| !skipped(at)).map_or("", |at| reading.form(at))
}

/// A frame foretells when its verb is not a past one: "is set to", not "was set to"; "less likely to" compares.
fn frame(reading: &Reading, sentence: &Sentence, cue: &Cue) -> bool {
    let previous = cue.tokens.start.checked_sub(1).map_or("", |at| reading.form(at));
    let compared = matches!(previous, "less" | "more" | "as" | "not" | "only" | "failed" | "n't")
        && reading.form(cue.tokens.start) == "likely";
    let past = matches!(before(reading, sentence, cue), "was" | "were" | "been" | "had" | "did");
    let bare_set = reading.form(cue.tokens.start) == "set" && !is_be(before(reading, sentence, cue));
    !(compared || past || bare_set)
}

fn is_be(form: &str) -> bool {
    matches!(form, "is" | "are" | "am" | "'s" | "'re" | "'m" | "be" | "being" | "looks" | "look" | "seems" | "appears")
}

/// A plan in the present tense.
fn plan(reading: &Reading, sentence: &Sentence, cue: &Cue) -> bool {
    let present = !reading.form(cue.tokens.start).ends_with("ed") && !reading.form(cue.tokens.start).ends_with("ing");
    let verb = matches!(reading.tag(cue.tokens.start), Tag::Verb | Tag::Aux);
    let bound = matches!(before(reading, sentence, cue), "to" | "was" | "were" | "not");
    present && verb && !bound && reading.tag(cue.tokens.end) == Tag::Verb
}

/// A verb of prediction that is somebody's present judgment: "expects the army to", "doubts that it will". Not the noun, not "failed to
/// anticipate", not "was anticipating", not the participle before a noun.
fn predicts(reading: &Reading, sentence: &Sentence, cue: &Cue) -> bool {
    let at = cue.tokens.start;
    let form = reading.form(at);
    let past = form.ends_with("ed") || form.ends_with("ing") || form == "foresaw" || form == "bet";
    let bound = matches!(
        before(reading, sentence, cue),
        "to" | "was" | "were" | "failed" | "than" | "as" | "could" | "would" | "might"
    );
    let clause = (cue.tokens.end..sentence.tokens.end)
        .any(|at| matches!(reading.form(at), "to" | "that" | "will" | "would" | "may" | "could" | "might"));
    reading.tag(at) == Tag::Verb && !past && !bound && clause
}

/// "is going to" before a verb.
fn going_to(reading: &Reading, sentence: &Sentence, cue: &Cue) -> bool {
    let be = before(reading, sentence, cue);
    let spoken = matches!(be, "is" | "are" | "am" | "'s" | "'re" | "'m" | "\u{2019}s" | "\u{2019}re" | "\u{2019}m")
        || reading.tag(cue.tokens.start.saturating_sub(1)) == Tag::Pron;
    spoken && matches!(reading.tag(cue.tokens.end), Tag::Verb | Tag::Aux) && be != "your"
}

/// Whether a "going to" foretells. With a first person before a verb of action it states a will (Coates 1983; Bybee, Perkins and
/// Pagliuca 1994): "we are going to see more of it" foretells, "we are going to stop them" intends. With "you" or "your" it speaks
/// to the reader of a text that is quoted.
fn foretells(reading: &Reading, sentence: &Sentence, cue: &Cue) -> bool {
    let Some(to) = cue.tokens.clone().find(|&at| reading.form(at) == "going") else { return true };
    let near = to.saturating_sub(REACH).max(sentence.tokens.start)..to;
    let subject = near.clone().rev().find(|&at| matches!(reading.tag(at), Tag::Pron | Tag::Noun | Tag::Propn));
    let first = subject.is_some_and(|at| matches!(reading.form(at), "i" | "we"));
    let verb = verb_after(reading, sentence, cue.tokens.end);
    let willed = verb.is_some_and(|at| !reading.has_cue(&(at..at + 1), "forecast.unwilled"));
    !(first && willed || reading.has_form(&near, &["you", "your"]))
}
