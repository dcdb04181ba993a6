//! What may follow the keys pressed so far: shown at once after the first key of a sequence.

use crate::display::Role;

use super::command::Mode;
use super::items::{ItemRow, Tail};
use super::keymap::{Key, Keymap};
use super::layout::{Area, Shape};
use super::overlay_frame::{Content, OverlayFrame};
use super::state::App;

/// Cells of a key and of what it does.
const KEY: usize = 7;

impl Keymap {
    /// The keys that may follow `pressed` in `mode`, each with what the whole sequence does.
    pub fn following(&self, mode: Mode, pressed: &[Key]) -> Vec<(String, &'static str)> {
        let longer = self.bound.iter().filter(|bound| bound.modes.has(mode) && bound.keys.len() > pressed.len());
        let begun = longer.filter(|bound| bound.keys.iter().zip(pressed).all(|(chord, &key)| chord.takes(key)));
        let rest = begun.map(|bound| {
            let keys = bound.keys.iter().skip(pressed.len()).map(ToString::to_string).collect::<String>();
            (keys, bound.binding.help)
        });
        rest.collect()
    }
}

impl App {
    /// The list of what may follow, above the status line; `None` while no sequence is begun.
    pub(crate) fn next_keys_frame(&self) -> Option<OverlayFrame> {
        if self.pressed.is_empty() || self.frame.layout.shape == Shape::TooSmall {
            return None;
        }
        let next = self.keymap.following(self.mode(), &self.pressed);
        let (w, status) = (self.options.size.0, self.frame.layout.status.y);
        let room = status.saturating_sub(self.frame.layout.header.bottom() + 3).max(1);
        let columns = (next.len() as u16).div_ceil(room).clamp(1, (w / 46).max(1));
        let width = (columns * 46).min(w);
        let column = (width.saturating_sub(4)) / columns;
        let rows: Vec<ItemRow> = next
            .iter()
            .map(|(key, help)| {
                let key = format!("{key:<KEY$} ");
                self.words(&[(key.as_str(), Role::HintKey), (help, Role::Text)], Tail::new(), column.saturating_sub(1))
            })
            .collect();
        let rows = super::overlay_frame::in_columns(&rows, columns, column);
        let height = (rows.len() as u16 + 2).min(room + 2);
        let area = Area { x: w - width, y: status.saturating_sub(height), w: width, h: height };
        let title = self.pressed.iter().map(ToString::to_string).collect::<String>() + " …";
        Some(self.boxed(Content { title, rows, selected: None }, area, None))
    }
}
