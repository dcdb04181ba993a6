//! Key points: number, text, place, verdict, modality drift.

use super::{Item, label, placed};
use crate::briefing::Briefing;
use crate::display::{Piece, Role};
use crate::review::{Drift, Supported, Verdict};

/// The item of key point `at`.
pub(super) fn item(briefing: &Briefing, at: usize) -> Option<Item> {
    let point = briefing.findings.key_points.get(at)?;
    let document = &briefing.reading.document;
    let mut head = vec![label(format!("{:<2}", at + 1), Role::Dim)];
    for (index, span) in point.spans.iter().enumerate() {
        if index > 0 {
            head.push(label(" ", Role::Text));
        }
        head.push(Piece::Source(*span));
    }
    let mut tail = Vec::new();
    if !point.what.listed {
        tail.push(("lifted".to_owned(), Role::Dim));
    }
    if let Some(found) = briefing.review.supported.get(at) {
        tail.push(verdict(found.verdict, point.what.listed));
        tail.extend(drift(briefing, found).map(|words| (words, Role::Drift)));
    }
    tail.push(placed(document, point.span()));
    Some(Item { head, hang: 2, tail })
}

/// What the rest of the text says of a point; that nothing does is no fault of a sentence lifted from it.
fn verdict(verdict: Verdict, listed: bool) -> (String, Role) {
    match (verdict, listed) {
        (Verdict::Stated, _) => ("stated".to_owned(), Role::Verdict),
        (Verdict::Partly, _) => ("partly stated".to_owned(), Role::Verdict),
        (Verdict::None, true) => ("no support found".to_owned(), Role::Drift),
        (Verdict::None, false) => ("said once".to_owned(), Role::Dim),
    }
}

/// `▲could→will` where the body says more than the point, `▼will→could` where it says less.
fn drift(briefing: &Briefing, found: &Supported) -> Option<String> {
    let modality = found.modality?;
    let mark = match modality.drift {
        Drift::Stronger => '▲',
        Drift::Weaker => '▼',
        Drift::None => return None,
    };
    let word = |span| briefing.reading.document.plain(span);
    Some(format!("{mark}{}→{}", word(modality.point), word(modality.support)))
}
