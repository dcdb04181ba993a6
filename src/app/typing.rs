//! Erasing in the line, the label or the words that are being typed; an empty line is closed by erasing once more.

use super::action::Effects;
use super::command::Command;
use super::picker::Picker;
use super::state::{App, Input, Overlay};

impl App {
    /// Backspace, Ctrl-w and Ctrl-u while typing.
    pub(super) fn erase(&mut self, command: Command) -> Effects {
        let erase = |input: &mut Input| match command {
            Command::EraseLine => input.0.clear(),
            Command::EraseWord => input.erase_word(),
            _ => drop(input.0.pop()),
        };
        let last = command == Command::EraseChar;
        match &mut self.overlay {
            Some(Overlay::Search(input)) if input.0.is_empty() && last => return self.cancel_search(),
            Some(Overlay::Search(input)) => {
                erase(input);
                let query = input.0.clone();
                return self.query_changed(&query);
            }
            Some(Overlay::Palette(input, _) | Overlay::Picker(Picker { input, .. }) | Overlay::Filter(input))
                if input.0.is_empty() && last =>
            {
                self.overlay = None;
            }
            Some(Overlay::Palette(input, selected) | Overlay::Picker(Picker { input, selected, .. })) => {
                erase(input);
                *selected = 0;
            }
            Some(Overlay::Filter(input)) => {
                erase(input);
                let typed = input.0.clone();
                self.filter_changed(&typed);
            }
            Some(Overlay::Help(help)) if help.words.0.is_empty() && last => help.typing = false,
            Some(Overlay::Help(help)) => erase(&mut help.words),
            Some(Overlay::Hints(label)) => drop(label.pop()),
            _ => {}
        }
        Vec::new()
    }

    /// `/` in the help begins to type, Enter ends it.
    pub(super) fn search_help(&mut self) {
        if let Some(Overlay::Help(help)) = &mut self.overlay {
            help.typing = !help.typing;
        }
    }
}
