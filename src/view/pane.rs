//! A pane: its title or tabs, its items with their marks, or why it is empty.

use crate::app::App;
use crate::app::frame::TextRow;
use crate::app::layout::Area;
use crate::app::pane_frame::{PaneFrame, PaneRow, Standing};
use crate::display::Role;
use crate::text::glyph::width_of;

use super::canvas::Canvas;

/// Draws one pane.
pub(super) fn draw(app: &App, pane: &PaneFrame, canvas: &mut Canvas) {
    let area = pane.slot.area;
    if area.h == 0 {
        return;
    }
    title(app, pane, canvas);
    let body = area.below(1);
    if let Some(why) = &pane.empty {
        for (line, y) in wrapped(why, body.w.saturating_sub(4)).iter().zip(body.y..body.bottom()) {
            canvas.words(body.x + 3, y, body.right(), line, Role::Dim);
        }
    }
    for (row, y) in pane.rows.iter().zip(body.y..body.bottom()) {
        item(row, Area { y, h: 1, ..body }, canvas);
    }
}

fn item(row: &PaneRow, area: Area, canvas: &mut Canvas) {
    if row.standing == Standing::Selected {
        canvas.ground(area.x, area.y, area.right(), Role::Selection);
    }
    text(&row.text, Area { x: area.x + 3, w: area.w.saturating_sub(4), ..area }, canvas);
    if row.first {
        let (mark, role) = match row.standing {
            Standing::Selected => ("▶", Role::FocusTitle),
            Standing::Chosen if row.here => ("▷", Role::FocusTitle),
            Standing::Chosen => ("▷", Role::Dim),
            Standing::Here => ("•", Role::FocusTitle),
            Standing::Plain => (" ", Role::Dim),
        };
        canvas.words(area.x + 1, area.y, area.right(), mark, role);
    }
}

/// Draws a row of text with what stands at its right edge.
pub(super) fn text(row: &TextRow, area: Area, canvas: &mut Canvas) {
    canvas.runs(area.x, area.y, area.right(), &row.runs);
    let mut parts: Vec<(&str, Role)> = Vec::new();
    for (words, role) in &row.tail {
        if !parts.is_empty() {
            parts.push((" ", Role::Dim));
        }
        parts.push((words, *role));
    }
    if !parts.is_empty() {
        canvas.words_right(area.x, area.y, area.right(), &parts);
    }
}

/// The title row: a rule with the name and the count, or with tabs.
fn title(app: &App, pane: &PaneFrame, canvas: &mut Canvas) {
    let area = pane.slot.area;
    let focused = app.focused(pane.slot.pane);
    let (symbol, role) = if focused { ("━", Role::FocusTitle) } else { ("─", Role::Rule) };
    canvas.line(area.x, area.y, area.right(), symbol, role);
    if pane.slot.tabs {
        for tab in app.tab_row(&pane.slot) {
            let role = match (tab.open, focused) {
                (true, true) => Role::FocusTitle,
                (true, false) => Role::Title,
                _ => Role::Dim,
            };
            canvas.words(tab.x, area.y, area.right(), &tab.words, role);
        }
        return;
    }
    let role = if focused { Role::FocusTitle } else { Role::Title };
    let name = format!(" {} {} ", pane.slot.pane as u8, pane.slot.pane.title());
    canvas.words(area.x, area.y, area.right(), &name, role);
    if let Some(count) = app.count_of(pane.slot.pane) {
        let words = format!(" {count} ");
        let right = area.right().saturating_sub(1);
        canvas.words_right(area.x, area.y, right, &[(words.as_str(), role)]);
    }
}

/// The rule between the source and the panes, joined to their title rows.
pub(super) fn rule(app: &App, canvas: &mut Canvas) {
    let layout = &app.frame.layout;
    let (Some(x), Some(source)) = (layout.rule, layout.source) else { return };
    for y in source.y..source.bottom() {
        let joined = layout.slots.iter().any(|slot| slot.area.y == y);
        let symbol = match (joined, y == source.y) {
            (true, true) => "┬",
            (true, false) => "├",
            (false, true) => "┐",
            (false, false) => "│",
        };
        canvas.line(x, y, x + 1, symbol, Role::Rule);
    }
}

/// Our own words, broken between words.
fn wrapped(words: &str, width: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && width_of(line) + 1 + width_of(word) > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
