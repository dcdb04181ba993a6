//! Floor 5: what needs findings: support of key points, modality drift, tradecraft checks, coverage.

mod coverage;
mod support;
mod tradecraft;
mod types;

pub use coverage::citations;
pub use types::{Check, Coverage, Drift, Modality, Review, Support, Supported, Verdict};

use crate::extract::Findings;
use crate::reading::Reading;

/// Reviews the findings of one document.
pub fn review(reading: &Reading, findings: &Findings) -> Review {
    let supported = support::rank(reading, findings);
    Review {
        tradecraft: tradecraft::check(reading, findings, &supported),
        coverage: coverage::share(reading, findings),
        supported,
    }
}
