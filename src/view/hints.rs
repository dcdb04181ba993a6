//! Hint labels: drawn over whatever they lead to.

use crate::app::App;
use crate::display::Role;

use super::canvas::Canvas;

/// Draws the labels, while they are wanted.
pub(super) fn draw(app: &App, canvas: &mut Canvas) {
    let end = app.frame.layout.header.right();
    for label in &app.frame.labels {
        canvas.words(label.x, label.y, end, &label.text, Role::Label);
    }
}
