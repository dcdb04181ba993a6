//! Keys and their names, sequences of keys, and which command a sequence stands for in a mode.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::bindings::{Binding, TABLE};
use super::command::{Command, Mode, Modes};

/// One key with its modifiers. A letter carries its case; Shift is not told apart from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control and Alt; Shift only with keys that are not characters.
    pub modifiers: KeyModifiers,
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = event.modifiers & known;
        if matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code: event.code, modifiers }
    }
}

impl Key {
    /// The key of a character without modifiers.
    pub const fn char(char: char) -> Self {
        Self { code: KeyCode::Char(char), modifiers: KeyModifiers::NONE }
    }

    /// The character this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(char) if self.modifiers.is_empty() => Some(char),
            _ => None,
        }
    }

    /// Reads a name such as `j`, `ctrl-d`, `alt-right`, `enter`, `space`.
    pub fn parse(name: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = name;
        loop {
            if let Some(after) = rest.strip_prefix("ctrl-") {
                (modifiers, rest) = (modifiers | KeyModifiers::CONTROL, after);
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (modifiers, rest) = (modifiers | KeyModifiers::ALT, after);
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(char), None) => KeyCode::Char(char),
            _ => NAMES.iter().find(|(known, _, _)| *known == rest).map(|(_, _, code)| *code)?,
        };
        Some(Self { code, modifiers })
    }
}

/// Name in the table, name in the help, key.
const NAMES: &[(&str, &str, KeyCode)] = &[
    ("enter", "Enter", KeyCode::Enter),
    ("esc", "Esc", KeyCode::Esc),
    ("tab", "Tab", KeyCode::Tab),
    ("backtab", "S-Tab", KeyCode::BackTab),
    ("backspace", "Backspace", KeyCode::Backspace),
    ("space", "Space", KeyCode::Char(' ')),
    ("up", "↑", KeyCode::Up),
    ("down", "↓", KeyCode::Down),
    ("left", "←", KeyCode::Left),
    ("right", "→", KeyCode::Right),
    ("home", "Home", KeyCode::Home),
    ("end", "End", KeyCode::End),
    ("pgup", "PgUp", KeyCode::PageUp),
    ("pgdn", "PgDn", KeyCode::PageDown),
    ("f1", "F1", KeyCode::F(1)),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("Ctrl-")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("Alt-")?;
        }
        let named = NAMES.iter().find(|(_, _, code)| *code == self.code);
        match (named, self.code) {
            (Some((_, shown, _)), _) => f.write_str(shown),
            (None, KeyCode::Char(char)) => write!(f, "{char}"),
            (None, other) => write!(f, "{other}"),
        }
    }
}

/// One key of a sequence: a key by name, or any letter (`m{a-z}`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chord {
    /// This key.
    Key(Key),
    /// Any of `a` to `z`; which one is told with the command.
    Letter,
}

impl Chord {
    fn parse(name: &str) -> Option<Self> {
        if name == "letter" { Some(Self::Letter) } else { Key::parse(name).map(Self::Key) }
    }

    /// Whether a pressed key is this one.
    pub fn takes(self, key: Key) -> bool {
        match self {
            Self::Key(own) => own == key,
            Self::Letter => key.typed().is_some_and(|char| char.is_ascii_lowercase()),
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => key.fmt(f),
            Self::Letter => f.write_str("{a-z}"),
        }
    }
}

/// A sequence of keys bound to a command in some modes.
#[derive(Clone, Debug)]
pub struct Bound {
    /// Where it holds.
    pub modes: Modes,
    /// The keys, in order. Never empty.
    pub keys: Vec<Chord>,
    /// The binding it belongs to.
    pub binding: &'static Binding,
}

impl Bound {
    /// The sequence as the help shows it (`gg`, `Ctrl-o`, `m{a-z}`).
    pub fn shown(&self) -> String {
        self.keys.iter().map(ToString::to_string).collect()
    }
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A command; with the letter, where the sequence holds one.
    Command(Command, Option<char>),
    /// The beginning of a longer sequence.
    Begun,
    /// Nothing.
    Nothing,
}

/// All bound sequences: what the help and the hint bar are made from.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// In the order of the table.
    pub bound: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bound = Vec::new();
        for binding in TABLE {
            for sequence in binding.keys {
                let keys: Vec<Chord> = sequence.split(' ').filter_map(Chord::parse).collect();
                if !keys.is_empty() {
                    bound.push(Bound { modes: binding.modes, keys, binding });
                }
            }
        }
        Self { bound }
    }
}

impl Keymap {
    /// What the keys pressed so far mean in `mode`.
    pub fn meaning(&self, mode: Mode, pressed: &[Key]) -> Meaning {
        let mut begun = false;
        for bound in self.bound.iter().filter(|bound| bound.modes.has(mode)) {
            let fits = bound.keys.iter().zip(pressed).all(|(chord, &key)| chord.takes(key));
            if !fits || pressed.len() > bound.keys.len() {
                continue;
            }
            if pressed.len() == bound.keys.len() {
                let letter = bound.keys.iter().zip(pressed).find(|(chord, _)| **chord == Chord::Letter);
                return Meaning::Command(bound.binding.command, letter.and_then(|(_, key)| key.typed()));
            }
            begun = true;
        }
        if begun { Meaning::Begun } else { Meaning::Nothing }
    }

    /// The first sequence bound to `command` in `mode`, as the help shows it.
    pub fn shown(&self, mode: Mode, command: Command) -> Option<String> {
        let mut of = self.bound.iter().filter(|bound| bound.modes.has(mode));
        of.find(|bound| bound.binding.command == command).map(Bound::shown)
    }
}
