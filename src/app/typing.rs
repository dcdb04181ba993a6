//! Typing and erasing in the line, the label or the words that are being typed; an empty line is closed by erasing once more.

use super::action::Effects;
use super::command::Command;
use super::picker::Picker;
use super::state::{App, Input, Overlay};

impl App {
    /// Text for the line or label that is being typed; nothing elsewhere.
    pub(super) fn typed(&mut self, text: &str) -> Effects {
        if let Some(effects) = self.typed_in_box(text) {
            return effects;
        }
        let whole = match &mut self.overlay {
            Some(Overlay::Search(input) | Overlay::Filter(input) | Overlay::Palette(input, _)) => input.push(text),
            Some(Overlay::Picker(picker)) => picker.input.push(text),
            Some(Overlay::Help(help)) if help.typing => help.words.push(text),
            _ => true,
        };
        if !whole {
            self.say("a line holds 1000 bytes; the rest was left out");
        }
        match &mut self.overlay {
            Some(Overlay::Search(input)) => {
                let query = input.0.clone();
                self.query_changed(&query)
            }
            Some(Overlay::Palette(_, selected) | Overlay::Picker(Picker { selected, .. })) => {
                *selected = 0;
                Vec::new()
            }
            Some(Overlay::Help(help)) if help.typing => {
                help.scrolled = 0;
                Vec::new()
            }
            Some(Overlay::Filter(input)) => {
                let typed = input.0.clone();
                self.filter_changed(&typed);
                Vec::new()
            }
            Some(Overlay::Hints(label)) => {
                label.extend(text.chars().filter(char::is_ascii_lowercase).take(2));
                self.label_typed();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

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
