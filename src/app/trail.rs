//! The trail of places an item leads to: what bears a key point out, the mentions of a stakeholder.

use crate::briefing::{Briefing, Evidence, FindingRef, Kind};
use crate::review::Verdict;
use crate::text::Span;

use super::pane::Pane;
use super::state::{App, Shown};

/// Where an item leads: its stops in order and the one being shown. `Enter` goes round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Whose trail it is.
    pub finding: FindingRef,
    /// How many places there are.
    pub count: usize,
    /// The one being shown.
    pub at: usize,
    /// What is said when it begins: that nothing supports a key point.
    pub silent: Option<&'static str>,
}

impl App {
    /// The place `Enter` would go to first.
    pub(crate) fn first_stop(&self, finding: FindingRef) -> Option<Shown> {
        stop(self.briefing.as_ref()?, finding, 0)
    }

    /// Where a finding leads.
    pub(super) fn trail_of(&self, finding: FindingRef) -> Trail {
        let Some(briefing) = &self.briefing else {
            return Trail { finding, count: 0, at: 0, silent: None };
        };
        let own = own_count(briefing, finding);
        if finding.kind != Kind::KeyPoint {
            return Trail { finding, count: own, at: 0, silent: None };
        }
        let evidence = evidence(briefing, finding);
        let (count, silent) = match (evidence.as_slice(), is_lifted(&evidence)) {
            ([], _) => (own.min(1), Some("no support was found in the body: this is its place in the list")),
            ([_], true) => (1, Some("lifted from this sentence; no other supports it")),
            (_, true) => (evidence.len(), None),
            (_, false) => (evidence.len() + own.min(1), None),
        };
        Trail { finding, count, at: 0, silent }
    }
}

/// What bears a key point out, best first; of its support nothing where none was found.
fn evidence(briefing: &Briefing, finding: FindingRef) -> Vec<Evidence<'_>> {
    let mut evidence = briefing.evidence(finding);
    let reviewed = briefing.review.supported.get(finding.index as usize);
    if reviewed.is_none_or(|found| found.verdict == Verdict::None) {
        evidence.retain(|one| one.support.is_none());
    }
    evidence
}

/// Whether the evidence is that of a point lifted from the text: its own sentence comes first.
fn is_lifted(evidence: &[Evidence]) -> bool {
    evidence.first().is_some_and(|first| first.support.is_none())
}

/// Stop `at` of the trail of a finding: what bears a key point out and then its place in the list, should it have one;
/// the places of other findings.
pub(super) fn stop(briefing: &Briefing, finding: FindingRef, at: usize) -> Option<Shown> {
    if finding.kind != Kind::KeyPoint {
        return own_stop(briefing, finding, at);
    }
    let evidence = evidence(briefing, finding);
    let label = format!("evidence {}/{}", at + 1, evidence.len());
    match evidence.get(at).map(|one| (one.span, one.support)) {
        Some((span, Some(found))) => Some(Shown { span, also: Vec::new(), cues: found.shared.clone(), label }),
        Some((_, None)) => {
            let own = own_stop(briefing, finding, 0)?;
            Some(Shown { label: format!("{label}, its own sentence"), ..own })
        }
        None => {
            let own = own_stop(briefing, finding, at.checked_sub(evidence.len())?)?;
            Some(Shown { label: "the key point itself".to_owned(), ..own })
        }
    }
}

/// Whether all spans of a finding are one place: those of a statement are its parts.
const fn is_whole(kind: Kind) -> bool {
    matches!(kind, Kind::Statement | Kind::KeyPoint | Kind::Indicator)
}

/// How many places a finding itself has.
fn own_count(briefing: &Briefing, finding: FindingRef) -> usize {
    let count = briefing.spans(finding).len();
    if is_whole(finding.kind) { count.min(1) } else { count }
}

/// Place `at` of a finding itself: one a span, but a statement is one place with all its parts.
pub(crate) fn own_stop(briefing: &Briefing, finding: FindingRef, at: usize) -> Option<Shown> {
    let spans = briefing.spans(finding);
    let name = Pane::listing(finding.kind).item();
    let count = spans.len();
    let &span = spans.get(at).filter(|_| at == 0 || !is_whole(finding.kind))?;
    let parts = if is_whole(finding.kind) { spans.get(1..).unwrap_or_default() } else { &[] };
    let also = parts.iter().copied().filter(|part| !span.covers(*part)).collect();
    let label = match (finding.kind, count) {
        (kind, _) if is_whole(kind) => name.to_owned(),
        (_, 1) => name.to_owned(),
        (Kind::Stakeholder, _) => format!("mention {}/{count}", at + 1),
        _ => format!("{name}, place {}/{count}", at + 1),
    };
    Some(Shown { span, also, cues: cues_of(briefing, finding), label })
}

/// The words that made a finding: cues of its rule, likelihood words and terms of a forecast, trend words.
pub(crate) fn cues_of(briefing: &Briefing, finding: FindingRef) -> Vec<Span> {
    let (at, found) = (finding.index as usize, &briefing.findings);
    let cues = match finding.kind {
        Kind::KeyPoint => found.key_points.get(at).map(|f| f.cues.clone()),
        Kind::Legal => found.legal.get(at).map(|f| f.cues.clone()),
        Kind::Indicator => found.indicators.get(at).map(|f| [f.cues.as_slice(), &f.what.trend_cues].concat()),
        Kind::AuthorView => found.author_view.get(at).map(|f| f.cues.clone()),
        Kind::Statement => found.statements.get(at).map(|f| f.cues.clone()),
        Kind::Forecast => found.forecasts.get(at).map(|f| {
            let words = f.what.likelihood.map(|word| word.span).into_iter();
            let term = f.what.horizon.map(|term| term.span);
            f.cues.iter().copied().chain(words).chain(term).collect()
        }),
        Kind::Stakeholder | Kind::Tradecraft | Kind::Damage => None,
    };
    let mut cues = cues.unwrap_or_default();
    cues.sort_unstable();
    cues.dedup();
    cues
}
