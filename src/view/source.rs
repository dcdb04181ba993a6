//! The source: title, gutter (line numbers, evidence bar, letters of the panes) and text.

use crate::app::App;
use crate::app::pane::Focus;
use crate::app::source_frame::SourceFrame;
use crate::display::Role;

use super::canvas::Canvas;

/// Draws the source, where it is on the screen.
pub(super) fn draw(app: &App, canvas: &mut Canvas) {
    let Some(source) = &app.frame.source else { return };
    let focused = app.focus == Focus::Source;
    if let Some(title) = source.title {
        let (symbol, role) = if focused { ("━", Role::FocusTitle) } else { ("─", Role::Rule) };
        canvas.line(title.x, title.y, title.right(), symbol, role);
        let role = if focused { Role::FocusTitle } else { Role::Title };
        canvas.words(title.x, title.y, title.right(), " Source ", role);
    }
    canvas.page(source.area, |canvas| rows(source, focused, canvas));
}

fn rows(source: &SourceFrame, focused: bool, canvas: &mut Canvas) {
    let end = source.area.right();
    for (row, y) in source.rows.iter().zip(source.area.y..source.area.bottom()) {
        let mut x = source.area.x;
        if !row.mark.is_empty() {
            let mark = format!("{:>1$}", row.mark, usize::from(source.digits));
            let role = if row.here { Role::FocusTitle } else { Role::LineNumber };
            canvas.words(x, y, end, &mark, role);
        }
        x += source.digits;
        if let Some(sign) = row.noted {
            canvas.words(x, y, end, sign.encode_utf8(&mut [0; 4]), Role::GutterLetter);
        }
        if row.here && focused && !row.bar {
            canvas.words(x + 1, y, end, "›", Role::FocusTitle);
        }
        if row.bar {
            canvas.words(x + 1, y, end, "┃", Role::FocusTitle);
        }
        canvas.words(x + 2, y, end, &row.letters, Role::GutterLetter);
        canvas.runs(source.area.x + source.text, y, end, &row.runs);
    }
}
