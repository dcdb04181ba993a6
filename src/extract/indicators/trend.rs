//! The direction that the words of a row state.

use super::super::Trend;
use crate::reading::Reading;
use crate::text::Span;

/// The direction stated by the first cell that states one, with its words. Two opposite directions, or a fall that still
/// leaves the figure high ("but remain above"), are mixed.
pub(super) fn of(reading: &Reading, cells: &[Span]) -> (Trend, Vec<Span>) {
    let found = cells.iter().map(|&cell| cell_trend(reading, cell));
    found.into_iter().find(|(trend, _)| *trend != Trend::None).unwrap_or((Trend::None, Vec::new()))
}

fn cell_trend(reading: &Reading, cell: Span) -> (Trend, Vec<Span>) {
    let tokens = reading.language.tokens_in(cell);
    let (mut trend, mut cues, mut end) = (Trend::None, Vec::new(), 0);
    let mut relative = false;
    for cue in reading.cues_in(&tokens) {
        let Some(group) = reading.lexicon.facts(cue.group).filter(|group| group.name.starts_with("trend.")) else {
            continue;
        };
        if group.name == "trend.relative" {
            relative = true;
            cues.push(cue.span);
            end = end.max(cue.tokens.end);
            continue;
        }
        if cue.tokens.start < end {
            continue;
        }
        let Some(next) = group.fact("direction").and_then(direction) else { continue };
        let exceeds = matches!(reading.language.form(cue.tokens.start), "exceed" | "exceeds" | "exceeding");
        let next = if exceeds { Trend::Level } else { next };
        end = end.max(cue.tokens.end);
        cues.push(cue.span);
        trend = join(trend, next);
    }
    let trend = if relative && matches!(trend, Trend::Up | Trend::Down) { Trend::Mixed } else { trend };
    let trend = if relative && trend == Trend::None { Trend::Level } else { trend };
    (trend, if trend == Trend::None { Vec::new() } else { cues })
}

fn direction(word: &str) -> Option<Trend> {
    Some(match word {
        "up" => Trend::Up,
        "down" => Trend::Down,
        "level" => Trend::Level,
        "mixed" => Trend::Mixed,
        _ => return None,
    })
}

/// Both directions together; a level beside a direction says where it goes on from, not that it stands still.
fn join(one: Trend, other: Trend) -> Trend {
    match (one, other) {
        (Trend::None | Trend::Level, other) => other,
        (one, Trend::None | Trend::Level) => one,
        (one, other) if one == other => one,
        _ => Trend::Mixed,
    }
}
