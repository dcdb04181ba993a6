//! Boxes on top: peek, why, cited by, help, palette.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::overlay_frame::OverlayFrame;
use crate::display::Role;

use super::canvas::Canvas;
use super::pane;

/// Draws what is on top.
pub(super) fn draw(app: &App, canvas: &mut Canvas) {
    for overlay in app.frame.overlay.iter().chain(&app.frame.next_keys) {
        draw_box(overlay, canvas);
    }
}

fn draw_box(overlay: &OverlayFrame, canvas: &mut Canvas) {
    let area = overlay.area;
    canvas.clear(area);
    border(area, canvas);
    let title = format!(" {} ", overlay.title);
    canvas.words(area.x + 2, area.y, area.right().saturating_sub(2), &title, Role::FocusTitle);
    let inner = Area { x: area.x + 2, w: area.w.saturating_sub(4), ..area };
    let mut y = area.y + 1;
    if let Some(typed) = &overlay.input {
        let x = canvas.words(inner.x, y, inner.right(), overlay.prompt, Role::HintKey);
        let x = canvas.words(x, y, inner.right(), overlay.seen(typed), Role::Text);
        canvas.ground(x, y, (x + 1).min(inner.right()), Role::Label);
        canvas.line(inner.x, y + 1, inner.right(), "─", Role::Rule);
        y += 2;
    }
    for (at, (row, y)) in overlay.rows.iter().zip(y..area.bottom().saturating_sub(1)).enumerate() {
        if overlay.selected == Some(at) {
            canvas.ground(area.x + 1, y, area.right().saturating_sub(1), Role::Selection);
            canvas.words(area.x + 1, y, area.right(), "▶", Role::FocusTitle);
        }
        pane::text(row, Area { y, h: 1, ..inner }, canvas);
    }
    let foot = area.bottom().saturating_sub(1 + overlay.foot.len() as u16);
    for (row, y) in overlay.foot.iter().zip(foot.max(y)..area.bottom().saturating_sub(1)) {
        pane::text(row, Area { y, h: 1, ..inner }, canvas);
    }
}

fn border(area: Area, canvas: &mut Canvas) {
    if area.w < 2 || area.h < 2 {
        return;
    }
    let (left, right, top, bottom) = (area.x, area.right() - 1, area.y, area.bottom() - 1);
    canvas.line(left, top, right, "─", Role::Title);
    canvas.line(left, bottom, right, "─", Role::Title);
    for y in top..=bottom {
        canvas.line(left, y, left + 1, "│", Role::Title);
        canvas.line(right, y, right + 1, "│", Role::Title);
    }
    for (x, y, corner) in [(left, top, "╭"), (right, top, "╮"), (left, bottom, "╰"), (right, bottom, "╯")] {
        canvas.line(x, y, x + 1, corner, Role::Title);
    }
}
