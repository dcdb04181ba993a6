//! The tabs in the header: as many names as fit, the one that is shown always among them.

use crate::app::App;
use crate::display::Role;
use crate::text::glyph::width_of;

use super::canvas::Canvas;

/// The widest name.
const WIDEST: u16 = 24;

/// Draws the names of the tabs between `x` and `end`; the next free column.
pub(super) fn draw(app: &App, canvas: &mut Canvas, x: u16, end: u16) -> u16 {
    let y = app.frame.layout.header.y;
    let names = &app.strip.names;
    let widths: Vec<u16> = names.iter().map(|(_, name)| width_of(name).clamp(1, WIDEST) + 2).collect();
    let (first, last) = window(&widths, app.strip.at, end.saturating_sub(x));
    let mut x = x;
    if first > 0 {
        x = canvas.words(x, y, end, "…", Role::Dim);
    }
    for (at, ((_, name), width)) in names.iter().zip(&widths).enumerate().take(last).skip(first) {
        let (role, marks) = if at == app.strip.at { (Role::FocusTitle, ("[", "]")) } else { (Role::Dim, (" ", " ")) };
        let after = x.saturating_add(*width).min(end).saturating_sub(1);
        x = canvas.words(x, y, after, marks.0, role);
        if width_of(name) > WIDEST {
            x = canvas.words(x, y, after.saturating_sub(1), name, role);
            x = canvas.words(x, y, after, "…", role);
        } else {
            x = canvas.words(x, y, after, name, role);
        }
        x = canvas.words(x, y, end, marks.1, role);
    }
    if last < names.len() { canvas.words(x, y, end, "…", Role::Dim) } else { x }
}

/// Which names fit into `room` cells, `at` among them: from the first to before the last.
fn window(widths: &[u16], at: usize, room: u16) -> (usize, usize) {
    let (mut first, mut last) = (at, (at + 1).min(widths.len()));
    let taken = |first: usize, last: usize| {
        let names: u16 = widths.iter().take(last).skip(first).copied().fold(0, u16::saturating_add);
        names + u16::from(first > 0) + u16::from(last < widths.len())
    };
    loop {
        if last < widths.len() && taken(first, last + 1) <= room {
            last += 1;
        } else if first > 0 && taken(first - 1, last) <= room {
            first -= 1;
        } else {
            return (first, last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn the_shown_tab_is_always_among_those_that_fit() {
        let widths = [10, 12, 8, 20, 5];
        for at in 0..widths.len() {
            for room in 0..80 {
                let (first, last) = window(&widths, at, room);
                assert!(first <= at && at < last, "{at} of {room}: {first}..{last}");
            }
            assert_eq!(window(&widths, at, 55), (0, 5));
        }
        assert_eq!(window(&widths, 0, 30), (0, 2));
        assert_eq!(window(&widths, 4, 30), (3, 5));
    }
}
