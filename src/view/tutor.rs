//! The box of the tutor, above the status line.

use crate::app::App;
use crate::app::layout::Area;
use crate::display::Role;

use super::canvas::Canvas;
use super::pane;

/// Draws the lesson.
pub(super) fn draw(app: &App, canvas: &mut Canvas) {
    let Some(tutor) = &app.frame.tutor else { return };
    let area = tutor.area;
    canvas.clear(area);
    canvas.line(area.x, area.y, area.right(), "─", Role::Rule);
    let end = area.right().saturating_sub(2);
    let x = canvas.words_right(area.x + 1, area.y, end, &[(tutor.progress.as_str(), Role::Dim)]);
    canvas.words(area.x + 1, area.y, x.saturating_sub(1), &format!("{} ", tutor.title), Role::FocusTitle);
    for (row, y) in tutor.rows.iter().zip(area.y + 1..area.bottom()) {
        pane::text(row, Area { x: area.x + 1, y, w: area.w.saturating_sub(2), h: 1 }, canvas);
    }
}
