//! Where the terminal's own cursor stands: in the line being typed, else on the row that is selected, so that screen readers
//! and magnifiers follow.

use ratatui::layout::Position;

use crate::app::App;
use crate::app::pane::Focus;
use crate::app::pane_frame::Standing;
use crate::app::status;
use crate::display::{Role, Run};
use crate::text::Span;
use crate::text::glyph::{glyphs, width_of};

/// The cell of the cursor.
pub(super) fn place(app: &App) -> Option<Position> {
    let place = typed(app).or_else(|| on_top(app)).or_else(|| match app.focus {
        Focus::Source => in_source(app),
        Focus::Pane(_) => in_pane(app),
    })?;
    let (w, h) = app.options.size;
    (place.x < w && place.y < h).then_some(place)
}

/// Behind the line that is typed in the status line.
fn typed(app: &App) -> Option<Position> {
    let (prompt, typed, said) = status::prompt(app)?;
    let area = app.frame.layout.status;
    let x = area.x + 1 + width_of(prompt) + width_of(app.line_seen(prompt, &typed, &said).0);
    Some(Position::new(x.min(area.right().saturating_sub(2)), area.y))
}

/// In the box on top: where one types, else on the row that is selected.
fn on_top(app: &App) -> Option<Position> {
    let overlay = app.frame.overlay.as_ref()?;
    let area = overlay.area;
    if let Some(typed) = &overlay.input {
        let x = area.x + 2 + width_of(overlay.prompt) + width_of(overlay.seen(typed));
        return Some(Position::new(x.min(area.right().saturating_sub(2)), area.y + 1));
    }
    let written = overlay.rows.iter().zip(area.y + 1..).find_map(|(row, y)| {
        let caret = row.runs.iter().find(|run| run.ground == Some(Role::Label))?;
        Some(Position::new(area.x + 2 + caret.column, y))
    });
    if written.is_some() {
        return written;
    }
    let row = overlay.selected.unwrap_or(0) as u16;
    Some(Position::new(area.x + 1, (area.y + 1 + row).min(area.bottom().saturating_sub(1))))
}

fn in_pane(app: &App) -> Option<Position> {
    let pane = app.frame.panes.iter().find(|pane| app.focused(pane.slot.pane))?;
    let area = pane.slot.area;
    let rows = || pane.rows.iter().zip(area.y + 1..area.bottom());
    let selected =
        |first: bool| rows().find(move |(row, _)| row.standing == Standing::Selected && (row.first || !first));
    let y = selected(true).or_else(|| selected(false)).map_or(area.y, |(_, y)| y);
    Some(Position::new(area.x + 1, y))
}

fn in_source(app: &App) -> Option<Position> {
    let source = app.frame.source.as_ref()?;
    let (row, y) = source.rows.iter().zip(source.area.y..).find(|(row, _)| row.here)?;
    let at = app.source.at;
    let run = row.runs.iter().find(|run| run.label.is_none() && run.span.contains(at));
    let column = run.map_or(0, |run| column_of(run, &app.document.text, at));
    Some(Position::new(source.area.x + source.text + column, y))
}

/// The column of a byte of a run.
fn column_of(run: &Run, text: &str, at: u32) -> u16 {
    let before = Span::new(run.span.start(), at);
    glyphs(text, before).fold(run.column, |column, glyph| column.saturating_add(glyph.width_at(column)))
}
