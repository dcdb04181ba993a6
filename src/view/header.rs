//! The first row: the file, its sentences, how much of it is cited, hidden characters, damage.

use crate::app::App;
use crate::app::layout::Shape;
use crate::briefing::Kind;
use crate::display::Role;
use crate::text::glyph::width_of;

use super::canvas::Canvas;

/// Draws the header.
pub(super) fn draw(app: &App, canvas: &mut Canvas) {
    let area = app.frame.layout.header;
    let mut x = area.x + 1;
    if app.frame.layout.shape >= Shape::Beside {
        x = canvas.words(x, area.y, area.right(), "pincite", Role::FocusTitle) + 2;
    }
    let room = area.right().saturating_sub(x + 1);
    let mut facts = facts(app);
    let end = if app.strip.names.len() > 1 {
        let kept = facts.first().map_or(0, |fact| width_of(fact) + 3);
        super::strip::draw(app, canvas, x, area.right().saturating_sub(1 + kept))
    } else {
        canvas.words(x, area.y, area.right(), &app.name(), Role::Heading)
    };
    while !facts.is_empty() && width_of(&facts.join(" · ")) + 2 > room.saturating_sub(end.saturating_sub(x)) {
        facts.pop();
    }
    let words = facts.join(" · ");
    canvas.words_right(end, area.y, area.right().saturating_sub(1), &[(words.as_str(), Role::Dim)]);
}

/// What is known of the document, the most useful first.
fn facts(app: &App) -> Vec<String> {
    let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let Some(reading) = &app.reading else {
        return vec!["reading …".to_owned()];
    };
    let mut facts = vec![plural(reading.sentences.len(), "sentence", "sentences")];
    if let Some(pass) = &app.facet {
        facts = vec![format!("{} of {} · {} only", pass.sentences.len(), facts.concat(), pass.facet.title())];
    }
    if let Some(briefing) = &app.briefing {
        let share = briefing.review.coverage;
        if share.of > 0 {
            facts.push(format!("{}% cited", u64::from(share.cited) * 100 / u64::from(share.of)));
        }
        if let Some(share) = app.read_share() {
            facts.push(format!("{share}% read"));
        }
        let left = app.left_unread();
        if left > 0 {
            facts.push(format!("{} MiB not analysed (:analyse)", left.div_ceil(1 << 20)));
        }
        let hidden = briefing.hidden() as usize;
        if hidden > 0 {
            facts.push(plural(hidden, "hidden character", "hidden characters"));
        }
        let notes = briefing.count(Kind::Damage) as usize;
        if notes > 0 {
            facts.push(plural(notes, "damage note", "damage notes"));
        }
    }
    facts
}
