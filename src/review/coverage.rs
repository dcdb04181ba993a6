//! Which sentences findings cite, and how much of the document that is.

use super::Coverage;
use crate::document::BlockKind;
use crate::extract::Findings;
use crate::reading::{Reading, SentenceId};
use crate::text::Span;

/// The sentences that the spans of a finding touch, in order, each once.
pub fn citations(reading: &Reading, spans: &[Span]) -> Vec<SentenceId> {
    let mut cited: Vec<SentenceId> = spans.iter().flat_map(|&span| reading.sentences_in(span)).collect();
    cited.sort_unstable();
    cited.dedup();
    cited
}

/// The share of body sentences (headings and notes left out) that some finding cites; damage does not count.
pub fn share(reading: &Reading, findings: &Findings) -> Coverage {
    let mut cited = vec![false; reading.sentences.len()];
    let mut mark = |spans: &[Span]| {
        for id in spans.iter().flat_map(|&span| reading.sentences_in(span)) {
            if let Some(flag) = cited.get_mut(id.0 as usize) {
                *flag = true;
            }
        }
    };
    findings.key_points.iter().for_each(|finding| mark(&finding.spans));
    findings.stakeholders.iter().for_each(|finding| mark(&finding.spans));
    findings.statements.iter().for_each(|finding| mark(&finding.spans));
    findings.legal.iter().for_each(|finding| mark(&finding.spans));
    findings.indicators.iter().for_each(|finding| mark(&finding.spans));
    findings.author_view.iter().for_each(|finding| mark(&finding.spans));
    findings.forecasts.iter().for_each(|finding| mark(&finding.spans));
    let body = reading.sentences.iter().zip(&cited);
    body.filter(|(sentence, _)| !matches!(sentence.kind, BlockKind::Heading | BlockKind::Note))
        .fold(Coverage::default(), |sum, (_, &cited)| Coverage { cited: sum.cited + u32::from(cited), of: sum.of + 1 })
}
