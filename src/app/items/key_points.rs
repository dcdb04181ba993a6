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
        tail.push(verdict(found.verdict));
        tail.extend(drift(briefing, found).map(|words| (words, Role::Drift)));
    }
    tail.push(placed(document, point.span()));
    Some(Item { head, hang: 2, tail })
}

fn verdict(verdict: Verdict) -> (String, Role) {
    match verdict {
        Verdict::Stated => ("stated".to_owned(), Role::Verdict),
        Verdict::Partly => ("partly stated".to_owned(), Role::Verdict),
        Verdict::None => ("no support found".to_owned(), Role::Drift),
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
