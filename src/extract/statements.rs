//! Statements: one for every attribution.

use super::{Finding, Statement};
use crate::reading::Reading;
use crate::text::Span;

/// All statements, in order of the text. The first span is the sentence, then what was said.
pub fn find(reading: &Reading) -> Vec<Finding<Statement>> {
    let attributions = reading.attributions.iter().enumerate();
    attributions
        .filter_map(|(index, attribution)| {
            let sentence = reading.sentence(attribution.sentence)?;
            let mut spans = vec![sentence.span];
            spans.extend(attribution.content.iter().filter(|&&span| span != sentence.span));
            let mut cues: Vec<Span> = attribution.cue.into_iter().chain(attribution.speaker_span).collect();
            cues.sort_unstable();
            Some(Finding {
                spans,
                sentence: attribution.sentence,
                rule: attribution.rule,
                cues,
                what: Statement { attribution: index },
            })
        })
        .collect()
}
