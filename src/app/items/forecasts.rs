//! Forecasts: whose it is, sentence, horizon, flags.

use super::{Item, label, placed};
use crate::briefing::Briefing;
use crate::display::{Piece, Role};

/// The item of forecast `at`.
pub(super) fn item(briefing: &Briefing, at: usize) -> Option<Item> {
    let forecast = briefing.findings.forecasts.get(at)?;
    let document = &briefing.reading.document;
    let speaker = match forecast.what.speaker {
        None => label("author", Role::Topic),
        Some(None) => label("speaker: not found", Role::Dim),
        Some(Some(id)) => match briefing.reading.entity(id) {
            Some(entity) => Piece::Styled(entity.name(), Role::Speaker),
            None => label("speaker: not found", Role::Dim),
        },
    };
    let head = vec![speaker, label("  ", Role::Dim), Piece::Source(forecast.span())];
    let mut tail: super::Tail = Vec::new();
    if let Some(horizon) = forecast.what.horizon {
        tail.push((format!("by “{}”", document.plain(horizon.span)), Role::Date));
    }
    tail.extend(forecast.what.flags.iter().map(|flag| ((*flag).to_owned(), Role::Dim)));
    tail.push(placed(document, forecast.span()));
    Some(Item { head, hang: 2, tail })
}
