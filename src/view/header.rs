//! The first row: the file, its sentences, how much of it is cited, hidden characters, damage.

use crate::app::App;
use crate::app::header::facts;
use crate::display::Role;
use crate::text::glyph::width_of;

use super::canvas::Canvas;

/// Draws the header.
pub(super) fn draw(app: &App, canvas: &mut Canvas) {
    let area = app.frame.layout.header;
    let x = app.header_start();
    if x > area.x + 1 {
        canvas.words(area.x + 1, area.y, x, "pincite", Role::FocusTitle);
    }
    let room = area.right().saturating_sub(x + 1);
    let mut facts = facts(app);
    let end = if app.strip.names.len() > 1 {
        super::strip::draw(app, canvas)
    } else {
        canvas.words(x, area.y, area.right(), &app.name(), Role::Heading)
    };
    while !facts.is_empty() && width_of(&facts.join(" · ")) + 2 > room.saturating_sub(end.saturating_sub(x)) {
        facts.pop();
    }
    let words = facts.join(" · ");
    canvas.words_right(end, area.y, area.right().saturating_sub(1), &[(words.as_str(), Role::Dim)]);
}
