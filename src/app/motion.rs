//! Motions: what the moving commands do in the source, in a pane and in the lists on top.

use super::command::Command;
use super::pane::Focus;
use super::state::App;

impl App {
    /// A moving command in the focused part.
    pub(crate) fn move_by(&mut self, command: Command) {
        if let (Focus::Pane(pane), Command::Down | Command::Up) = (self.focus, command) {
            let state = self.pane_mut(pane);
            let last = state.items.len().saturating_sub(1);
            state.selected = match command {
                Command::Down => (state.selected + 1).min(last),
                _ => state.selected.saturating_sub(1),
            };
            self.follow_selection();
        }
    }
}
