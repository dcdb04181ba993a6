//! Commands of the palette that take a typed argument: `:open PATH`.

use super::action::{Effect, Effects};
use super::state::{App, Input, Overlay};

/// What was typed, where it is a command with its argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Open a file.
    Open(String),
}

/// The command with its blank, and the path that is being typed after it.
fn path_in(line: &str) -> Option<(&str, &str)> {
    let begins = line.find("open ")? + "open ".len();
    let (command, path) = line.split_at_checked(begins)?;
    matches!(command.trim_start_matches([' ', ':']), "open ").then_some((command, path))
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

/// The most names that are told.
const NAMES: usize = 12;

impl App {
    /// Tab while a path is typed: asks how it goes on. `None` where no path is being typed.
    pub(super) fn completing(&self) -> Option<Effects> {
        let Some(Overlay::Palette(input, _)) = &self.overlay else { return None };
        let (_, path) = path_in(&input.0)?;
        Some(vec![Effect::Complete { typed: path.to_owned() }])
    }

    /// How a path goes on; what was typed since then stands.
    pub(super) fn complete(&mut self, typed: &str, completed: &str, names: &[String]) {
        let Some(Overlay::Palette(input, _)) = &mut self.overlay else { return };
        let Some((command, path)) = path_in(&input.0) else { return };
        if path != typed {
            return;
        }
        let line = format!("{command}{completed}");
        input.0.clear();
        input.push(&line);
        self.message = match names {
            [] => Some("no file begins so".to_owned()),
            [_] => None,
            several => Some(several.iter().take(NAMES).cloned().collect::<Vec<_>>().join("  ")),
        };
    }

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
