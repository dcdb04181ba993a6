//! What the reader can change of its looks while it runs.

use super::action::Effects;
use super::state::{App, Scheme};

impl App {
    /// The source text as wide as the settings say, or as its pane.
    pub(crate) fn toggle_width(&mut self) {
        let settings = &mut self.options.settings;
        (settings.text_width, self.other_width) = (self.other_width, settings.text_width);
        match settings.text_width {
            0 => self.say("the text is as wide as its pane"),
            columns => self.say(&format!("the text is at most {columns} columns wide")),
        }
        self.reveal();
    }

    /// The theme that reads well on the ground of the terminal.
    pub(crate) fn read_on(&mut self, scheme: Scheme) -> Effects {
        self.options.scheme = scheme;
        Effects::new()
    }

    /// The next theme.
    pub(crate) fn next_theme(&mut self) {
        self.options.scheme = self.options.scheme.next();
        self.say(&format!("theme {}", self.options.scheme.name()));
    }
}
