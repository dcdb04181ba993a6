//! Sourcing (ICD 206): claims that rest on one unnamed source, estimates that nobody vouches for.

use super::own_words;
use crate::language::Tag;
use crate::reading::{EntityKind, Reading, SentenceId, SourceClass};
use crate::review::Check;

/// Statements of one unnamed person that no other attribution in the same sentence supports.
pub fn single_unnamed(reading: &Reading) -> Vec<Check> {
    let unnamed = reading.attributions.iter().filter(|attribution| {
        let class = matches!(attribution.class, SourceClass::Unnamed | SourceClass::Background);
        let one = attribution
            .speaker
            .and_then(|id| reading.entity(id))
            .is_some_and(|entity| entity.kind == EntityKind::Anonymous);
        let near = reading.attributions_of(attribution.sentence);
        let same = near.filter(|(_, other)| other.sentence == attribution.sentence);
        class && one && same.count() == 1
    });
    unnamed
        .filter_map(|attribution| {
            let span = attribution.speaker_span.or_else(|| attribution.content.first().copied())?;
            Some(Check {
                check: "single-unnamed-source",
                sentence: Some(attribution.sentence),
                spans: vec![span],
                message: "the claim rests on one unnamed source".to_owned(),
            })
        })
        .collect()
}

/// Estimates ("about 40 percent", "at least 300") in the author's own words, in a sentence that names no source and
/// carries no note or link: somebody must have counted.
pub fn bare_figures(reading: &Reading) -> Vec<Check> {
    let mut checks = Vec::new();
    for (at, sentence) in reading.sentences.iter().enumerate().filter(|(_, sentence)| reading.is_prose(sentence)) {
        let id = SentenceId(at as u32);
        let figure = sentence.tokens.clone().find(|&at| is_estimate(reading, at));
        let Some(figure) = figure.filter(|&at| own_words(reading, id, reading.token_span(at).start())) else {
            continue;
        };
        let sourced = reading.attributions_of(id).next().is_some()
            || reading.cues_in(&sentence.tokens).iter().any(|cue| {
                matches!(
                    reading.lexicon.name(cue.group),
                    "report.medium" | "report.according" | "report.quoted" | "report.hearsay" | "report.expect"
                )
            })
            || reading.slice(sentence.span).contains(['[', '(']);
        if !sourced {
            checks.push(Check {
                check: "figure-without-source",
                sentence: Some(id),
                spans: vec![reading.token_span(figure)],
                message: "an estimate without a source in its sentence".to_owned(),
            });
        }
    }
    checks
}

/// A number behind a word of approximation, with two digits or a word of size; no year, no time of day.
fn is_estimate(reading: &Reading, at: u32) -> bool {
    if reading.tag(at) != Tag::Num {
        return false;
    }
    let number = reading.form(at).bytes().filter(u8::is_ascii_digit).count() >= 2;
    let year =
        reading.form(at).len() == 4 && (reading.form(at).starts_with("19") || reading.form(at).starts_with("20"));
    let before = |steps: u32| at.checked_sub(steps).map_or("", |at| reading.form(at));
    let near =
        [before(1), if matches!(before(1), "$" | "€" | "£" | "than" | "to" | "least" | "of") { before(2) } else { "" }];
    let about = near.iter().any(|form| {
        matches!(
            *form,
            "about"
                | "approximately"
                | "roughly"
                | "around"
                | "nearly"
                | "almost"
                | "some"
                | "over"
                | "least"
                | "upwards"
        )
    }) || (matches!(near, ["than", "more" | "less" | "fewer"] | ["to", "up"] | ["least", "at"]));
    number && !year && about
}
