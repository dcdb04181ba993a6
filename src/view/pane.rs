//! A pane: its title or tabs, its items with their marks, or why it is empty.

use crate::app::App;
use crate::app::frame::TextRow;
use crate::app::layout::{Area, Shape};
use crate::app::pane::Pane;
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
        return tabs(app, pane, canvas);
    }
    let role = if focused { Role::FocusTitle } else { Role::Title };
    let name = format!(" {} {} ", pane.slot.pane as u8, pane.slot.pane.title());
    canvas.words(area.x, area.y, area.right(), &name, role);
    if let Some(count) = count(app, pane.slot.pane, focused) {
        let words = format!(" {count} ");
        let right = area.right().saturating_sub(1);
        canvas.words_right(area.x, area.y, right, &[(words.as_str(), role)]);
    }
}

/// `16`, or `2/16` in the pane that has the focus; `None` while nothing is known.
fn count(app: &App, pane: Pane, focused: bool) -> Option<String> {
    if pane != Pane::Notes {
        app.briefing.as_ref()?;
    }
    let (state, count) = (app.pane(pane), app.listed(pane));
    Some(if focused && count > 0 { format!("{}/{count}", state.selected + 1) } else { count.to_string() })
}

/// How much a row of tabs says, from all names and counts down to the shown tab alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    Full,
    Counted,
    Named,
    Tiny,
    Numbers,
    Shown,
}

/// A row of tabs, shortened until they fit.
fn tabs(app: &App, pane: &PaneFrame, canvas: &mut Canvas) {
    let area = pane.slot.area;
    let wide = app.frame.layout.shape == Shape::Wide && !app.zoomed;
    let shown: Vec<Pane> = Pane::ALL.into_iter().filter(|tab| !wide || *tab > Pane::Perspective).collect();
    let open = (!wide || app.tab > Pane::Perspective).then_some(pane.slot.pane);
    let forms = [Tabs::Full, Tabs::Counted, Tabs::Named, Tabs::Tiny, Tabs::Numbers, Tabs::Shown];
    let width = |form: Tabs| {
        let names = shown.iter().map(|tab| tab_name(app, *tab, open, form)).filter(|name| !name.is_empty());
        names.map(|name| width_of(&name) + 1).sum::<u16>().saturating_sub(1)
    };
    let form = forms.into_iter().find(|form| width(*form) <= area.w).unwrap_or(Tabs::Shown);
    let mut x = area.x;
    for tab in shown {
        let name = tab_name(app, tab, open, form);
        if name.is_empty() {
            continue;
        }
        let role = match (open == Some(tab), app.focused(tab)) {
            (true, true) => Role::FocusTitle,
            (true, false) => Role::Title,
            _ => Role::Dim,
        };
        x = canvas.words(x, area.y, area.right(), &name, role) + 1;
    }
}

/// What one tab says; nothing where it is left out.
fn tab_name(app: &App, tab: Pane, open: Option<Pane>, form: Tabs) -> String {
    let (here, number) = (open == Some(tab), tab as u8);
    let count = count(app, tab, here && app.focused(tab)).map_or(String::new(), |count| format!(" {count}"));
    let further = tab > Pane::Perspective && form != Tabs::Full;
    match (here, form) {
        (true, Tabs::Tiny) => format!("[{number} {}]", tab.short()),
        (true, _) => format!("[{number} {}{count}]", tab.short()),
        (false, Tabs::Full) => format!(" {number} {}{count} ", tab.short()),
        (false, Tabs::Shown) => String::new(),
        (false, _) if further => number.to_string(),
        (false, Tabs::Counted) => format!("{number} {}{count}", tab.short()),
        (false, Tabs::Named) => format!("{number} {}", tab.short()),
        (false, Tabs::Tiny) => format!("{number} {}", tab.tiny()),
        (false, Tabs::Numbers) => number.to_string(),
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
