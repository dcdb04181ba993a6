//! Why a finding stands: its other candidates.

use crate::briefing::{FindingRef, Kind};
use crate::text::Span;

use super::state::App;

/// Something else the rule could have taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Other {
    /// Its place.
    pub span: Span,
    /// Its score; comparable within one finding.
    pub score: f32,
}

impl App {
    /// The other candidates of a finding, best first: speakers of a statement, further support of a key point.
    pub(crate) fn candidates(&self, finding: FindingRef) -> Vec<Other> {
        let Some(briefing) = &self.briefing else { return Vec::new() };
        let at = finding.index as usize;
        match finding.kind {
            Kind::Statement => {
                let statement = briefing.findings.statements.get(at);
                let said = statement.and_then(|found| found.what.of(&briefing.reading.attributions));
                let others = said.map_or(&[][..], |said| said.candidates.as_slice());
                others.iter().map(|other| Other { span: other.span, score: other.score }).collect()
            }
            Kind::KeyPoint => {
                let supported = briefing.review.supported.get(at);
                let support = supported.map_or(&[][..], |found| found.support.as_slice());
                support.iter().map(|support| Other { span: support.span, score: support.score }).collect()
            }
            _ => Vec::new(),
        }
    }
}
