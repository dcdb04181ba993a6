//! The author's perspective: kind of view, sentence, place.

use super::{Item, label, placed};
use crate::briefing::{Briefing, Kind};
use crate::display::{Piece, Role};

/// The item of view `at`.
pub(super) fn item(briefing: &Briefing, at: usize) -> Option<Item> {
    let view = briefing.findings.author_view.get(at)?;
    let head = vec![
        label(format!("{:<10}", view.what.label.words()), Role::Topic),
        label("  ", Role::Dim),
        Piece::Source(view.span()),
    ];
    let here = briefing.citing(view.sentence).iter().filter(|finding| finding.kind == Kind::Forecast);
    let mut here = here.filter_map(|finding| briefing.findings.forecasts.get(finding.index as usize));
    let forecast = here.find(|forecast| forecast.sentence == view.sentence);
    let flags = forecast.map_or(&[][..], |forecast| forecast.what.flags.as_slice());
    let mut tail: super::Tail = flags.iter().map(|flag| ((*flag).to_owned(), Role::Dim)).collect();
    tail.push(placed(&briefing.reading.document, view.span()));
    Some(Item { head, hang: 2, tail })
}
