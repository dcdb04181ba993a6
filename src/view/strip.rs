//! The names of the documents that are open: as many as fit, the one that is shown always among them.

use crate::app::App;
use crate::app::header::{Titles, WIDEST};
use crate::display::Role;
use crate::text::glyph::width_of;

use super::canvas::Canvas;

/// Draws the names; the next free column.
pub(super) fn draw(app: &App, canvas: &mut Canvas) -> u16 {
    let Titles { shown, more, end } = app.titles();
    let y = app.frame.layout.header.y;
    if more.0 {
        canvas.words(app.header_start(), y, end, "…", Role::Dim);
    }
    let mut x = app.header_start();
    for title in shown {
        let name = app.strip.names.get(title.at).map_or("", |(_, name)| name.as_str());
        let here = title.at == app.strip.at;
        let (role, marks) = if here { (Role::FocusTitle, ("[", "]")) } else { (Role::Dim, (" ", " ")) };
        let after = (title.x + title.width).saturating_sub(1);
        x = canvas.words(title.x, y, after, marks.0, role);
        if width_of(name) > WIDEST {
            x = canvas.words(x, y, after.saturating_sub(1), name, role);
            x = canvas.words(x, y, after, "…", role);
        } else {
            x = canvas.words(x, y, after, name, role);
        }
        x = canvas.words(x, y, end, marks.1, role);
    }
    if more.1 { canvas.words(x, y, end, "…", Role::Dim) } else { x }
}
