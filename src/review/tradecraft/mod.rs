//! Tradecraft checks after ICD 203 (analytic standards) and ICD 206 (sourcing). Each is conservative: it speaks of the
//! author's own words only, never of what others are quoted as saying.

mod likelihoods;
mod sourcing;

use super::{Check, Supported, Verdict};
use crate::extract::Findings;
use crate::reading::{Reading, SentenceId, Voice};

/// All checks that fail, in order of the text.
pub fn check(reading: &Reading, findings: &Findings, supported: &[Supported]) -> Vec<Check> {
    let rowed = likelihoods::rowed(reading);
    let mut checks = likelihoods::mixed_rows(&rowed);
    checks.extend(likelihoods::with_confidence(reading, &rowed));
    checks.extend(unsupported(findings, supported));
    checks.extend(sourcing::single_unnamed(reading));
    checks.extend(sourcing::bare_figures(reading));
    checks.sort_by_key(|check| (check.spans.first().copied(), check.check));
    checks
}

/// Key points of the document's own list that no body sentence supports (ICD 203: the summary says what the body says).
fn unsupported(findings: &Findings, supported: &[Supported]) -> Vec<Check> {
    let points = findings.key_points.iter().zip(supported);
    let bare = points.filter(|(point, support)| point.what.listed && support.verdict == Verdict::None);
    bare.map(|(point, _)| Check {
        check: "key-point-unsupported",
        sentence: Some(point.sentence),
        spans: vec![point.span()],
        message: "no sentence of the body was found that states this key point".to_owned(),
    })
    .collect()
}

/// Whether a sentence is in the author's or narrator's own words at `offset`.
fn own_words(reading: &Reading, id: SentenceId, offset: u32) -> bool {
    let voice = reading.voices.get(id.0 as usize);
    !matches!(voice, Some(Voice::Source(_))) && !reading.quoted(offset) && reading.attributed(offset).is_none()
}

#[cfg(test)]
mod tests;
