//! Commands of the palette that take a typed argument: `:open PATH`.

use super::action::{Effect, Effects};
use super::state::{App, Input, Overlay};

/// What was typed, where it is a command with its argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Open a file.
    Open(String),
}

impl Typed {
    /// Reads a line of the palette; `None` where it is something else.
    pub fn parse(line: &str) -> Option<Self> {
        let line = line.trim_start().trim_start_matches(':');
        let (name, argument) = line.split_once(char::is_whitespace)?;
        let argument = argument.trim();
        match name {
            "open" | "o" | "e" | "edit" | "tabnew" if !argument.is_empty() => Some(Self::Open(argument.to_owned())),
            _ => None,
        }
    }

    /// What the palette says it does, and its short name.
    pub fn entry(&self) -> (String, String) {
        match self {
            Self::Open(path) => (format!("open {path}"), ":open".to_owned()),
        }
    }

    pub fn run(self) -> Effects {
        match self {
            Self::Open(path) => vec![Effect::Open { path: Some(path), members: Vec::new() }],
        }
    }
}

impl App {
    /// `:open` without a path: the palette waits for one.
    pub(super) fn open_typing(&mut self) {
        self.overlay = Some(Overlay::Palette(Input("open ".to_owned()), 0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_hold_blanks_and_a_command_without_one_is_none() {
        assert_eq!(Typed::parse(":open a b.txt "), Some(Typed::Open("a b.txt".to_owned())));
        assert_eq!(Typed::parse("open "), None);
        assert_eq!(Typed::parse("next match"), None);
    }
}
