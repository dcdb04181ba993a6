//! The help, laid out: every line of the live table of keys, or those that hold the words that were typed.

use crate::display::Role;

use super::bindings::Group;
use super::fuzzy::Words;
use super::items::{ItemRow, Tail};
use super::overlay_frame::{OverlayFrame, in_columns};
use super::state::{App, Help};
use super::why;

/// Cells of a column that shows every line whole.
const COLUMN: u16 = 57;

impl App {
    /// Lays out the help.
    pub(super) fn help_frame(&mut self, help: &Help) -> OverlayFrame {
        let w = self.options.size.0;
        let columns = (w.saturating_sub(6) / COLUMN).clamp(1, 3);
        let width = w.saturating_sub(2).min(columns * (COLUMN + 1) + 3).max(if columns == 1 { 76.min(w) } else { 0 });
        let column = width.saturating_sub(4) / columns;
        let cells = self.help_cells(&help.words.0, column.saturating_sub(1).max(1));
        let rows = if columns > 1 { in_columns(&cells, columns, column) } else { cells };
        let title = match (help.typing, help.words.0.as_str()) {
            (true, words) => format!("keys /{words}▏"),
            (false, "") => "keys".to_owned(),
            (false, words) => format!("keys /{words} (Esc shows all)"),
        };
        self.scrolled_frame(&title, rows, width, help.scrolled)
    }

    fn help_cells(&self, typed: &str, column: u16) -> Vec<ItemRow> {
        let mut wanted = Words::new(typed);
        let mut cells: Vec<ItemRow> = Vec::new();
        for group in Group::ALL {
            let mut lines = why::help_lines(&self.keymap, group);
            if !typed.trim().is_empty() {
                lines.retain(|(keys, help)| wanted.fit(&format!("{} {keys} {help}", group.title())));
            }
            if lines.is_empty() {
                continue;
            }
            if !cells.is_empty() {
                cells.push(self.words(&[], Tail::new(), column));
            }
            cells.push(self.words(&[(group.title(), Role::Title)], Tail::new(), column));
            cells.extend(lines.iter().map(|(keys, help)| {
                let keys = format!("{keys:<18} ");
                self.words(&[(keys.as_str(), Role::HintKey), (help, Role::Text)], Tail::new(), column)
            }));
        }
        if cells.is_empty() {
            cells.push(self.words(&[("no key does that", Role::Dim)], Tail::new(), column));
        }
        cells
    }
}
