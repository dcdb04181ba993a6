//! The settings: what a configuration file may say, what holds without one, and from the text of the file to both.

mod keys;
mod read;
mod table;

pub use crate::text::near::nearest;
pub use read::{line_of, read};
pub use table::{SETTINGS, Setting, Value, default_file};

use super::keymap::Keymap;
use super::state::Scheme;
use crate::report::citation::Templates;

/// What the mouse does. Without it the terminal's own selection works as everywhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mouse {
    /// Nothing: it is the terminal's.
    #[default]
    Off,
    /// The wheel scrolls.
    Wheel,
    /// The wheel scrolls, a click selects and goes on.
    On,
}

/// Yes, no, or what the terminal suggests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switch {
    /// What the terminal suggests.
    #[default]
    Auto,
    /// Yes.
    On,
    /// No.
    Off,
}

impl Switch {
    /// Yes or no; `suggested` is what the terminal suggests.
    pub const fn decided(self, suggested: bool) -> bool {
        match self {
            Self::Auto => suggested,
            Self::On => true,
            Self::Off => false,
        }
    }
}

/// Where notes are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotesPlace {
    /// In the folder for data of the user.
    #[default]
    Data,
    /// In a file beside the document.
    Beside,
}

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The theme; `None` takes what the terminal says of its ground.
    pub theme: Option<Scheme>,
    /// A `.tmTheme` file for the colours of the source text, as the user wrote its path.
    pub source_theme: Option<String>,
    /// The widest the source text may be, in columns; 0 is as wide as the pane.
    pub text_width: u16,
    /// What the mouse does.
    pub mouse: Mouse,
    /// Whether borders and marks are ASCII.
    pub ascii: Switch,
    /// Where notes are kept.
    pub notes: NotesPlace,
    /// Whether the file is watched for changes.
    pub watch: bool,
    /// Whether a document opens where it was left.
    pub restore: bool,
    /// Templates for what is copied.
    pub copy: Templates,
    /// The keys.
    pub keymap: Keymap,
}

/// The widest text unless a setting says otherwise: longer lines are hard to read.
pub const MEASURE: u16 = 100;

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: None,
            source_theme: None,
            text_width: MEASURE,
            mouse: Mouse::default(),
            ascii: Switch::default(),
            notes: NotesPlace::default(),
            watch: true,
            restore: true,
            copy: Templates::default(),
            keymap: Keymap::default(),
        }
    }
}

impl Settings {
    /// The text width that is not in force: the usual one where that is the pane's, else the pane's.
    pub const fn other_width(&self) -> u16 {
        if self.text_width == 0 { MEASURE } else { 0 }
    }
}

/// Something that is wrong in a configuration, in words, with the line it stands on (from 1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong and what holds instead.
    pub message: String,
}

#[cfg(test)]
mod tests;
