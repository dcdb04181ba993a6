//! Keys and their names, and sequences of keys.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use super::bound::{Bound, Keymap, Meaning};

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

    /// Reads a name such as `j`, `ctrl-d`, `alt-right`, `shift-f6`, `enter`, `space`. Case matters for letters alone.
    pub fn parse(name: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = name;
        while let Some((modifier, after)) = MODIFIERS.iter().find_map(|(prefix, modifier)| {
            let begun = rest.get(..prefix.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(prefix));
            let after = rest.get(prefix.len()..).filter(|after| begun && !after.is_empty())?;
            Some((*modifier, after))
        }) {
            (modifiers, rest) = (modifiers | modifier, after);
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(char), None) if !char.is_control() => KeyCode::Char(char),
            _ => named(rest)?,
        };
        Some(Self { code, modifiers }.told())
    }

    /// The key as terminals tell it: Shift is part of a letter, Control takes its case away.
    fn told(self) -> Self {
        let (mut code, mut modifiers) = (self.code, self.modifiers);
        if let KeyCode::Char(char) = code {
            if modifiers.contains(KeyModifiers::SHIFT) {
                code = KeyCode::Char(char.to_ascii_uppercase());
            }
            if modifiers.contains(KeyModifiers::CONTROL) {
                code = KeyCode::Char(char.to_ascii_lowercase());
            }
            modifiers -= KeyModifiers::SHIFT;
        }
        if code == KeyCode::Tab && modifiers.contains(KeyModifiers::SHIFT) {
            return Self { code: KeyCode::BackTab, modifiers: KeyModifiers::NONE };
        }
        Self { code, modifiers }
    }

    /// The name that [`Key::parse`] reads.
    pub fn name(self) -> String {
        let mut name = String::new();
        for (prefix, _) in MODIFIERS.iter().filter(|(_, modifier)| self.modifiers.contains(*modifier)) {
            name.push_str(prefix);
        }
        match (NAMES.iter().find(|(_, _, code)| *code == self.code), self.code) {
            (Some((known, _, _)), _) => name.push_str(known),
            (None, KeyCode::Char(char)) => name.push(char),
            (None, other) => name.push_str(&other.to_string().to_ascii_lowercase()),
        }
        name
    }

    /// The key that terminals send instead of this one, where they cannot tell the two apart.
    pub fn same_as(self) -> Option<&'static str> {
        match (self.code, self.modifiers) {
            (KeyCode::Char('i'), KeyModifiers::CONTROL) => Some("tab"),
            (KeyCode::Char('m' | 'j'), KeyModifiers::CONTROL) => Some("enter"),
            (KeyCode::Char('h'), KeyModifiers::CONTROL) => Some("backspace"),
            (KeyCode::Char('['), KeyModifiers::CONTROL) => Some("esc"),
            _ => None,
        }
    }
}

const MODIFIERS: [(&str, KeyModifiers); 3] =
    [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("shift-", KeyModifiers::SHIFT)];

/// A key that has a name.
fn named(name: &str) -> Option<KeyCode> {
    let name = name.to_ascii_lowercase();
    let known = OTHER_NAMES.iter().find(|(other, _)| *other == name).map_or(name.as_str(), |(_, known)| known);
    if let Some((_, _, code)) = NAMES.iter().find(|(own, _, _)| *own == known) {
        return Some(*code);
    }
    let number: u8 = known.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

/// Names that mean the same.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("return", "enter"),
    ("escape", "esc"),
    ("pageup", "pgup"),
    ("pagedown", "pgdn"),
    ("pgdown", "pgdn"),
    ("del", "delete"),
    ("ins", "insert"),
];

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
    ("insert", "Ins", KeyCode::Insert),
    ("delete", "Del", KeyCode::Delete),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("Ctrl-")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("Alt-")?;
        }
        if self.modifiers.contains(KeyModifiers::SHIFT) {
            f.write_str("S-")?;
        }
        let named = NAMES.iter().find(|(_, _, code)| *code == self.code);
        match (named, self.code) {
            (Some((_, shown, _)), _) => f.write_str(shown),
            (None, KeyCode::Char(char)) => write!(f, "{char}"),
            (None, KeyCode::F(number)) => write!(f, "F{number}"),
            (None, other) => write!(f, "{other}"),
        }
    }
}

/// The most keys of a sequence.
const LONGEST: usize = 4;

/// One key of a sequence: a key by name, or any letter (`m{a-z}`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chord {
    /// This key.
    Key(Key),
    /// Any of `a` to `z`; which one is told with the command.
    Letter,
}

impl Chord {
    pub(super) fn parse(name: &str) -> Option<Self> {
        if name == "letter" { Some(Self::Letter) } else { Key::parse(name).map(Self::Key) }
    }

    /// Reads a sequence as a configuration writes it: keys by name, parted by blanks.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn sequence(written: &str) -> Result<Vec<Self>, String> {
        let mut keys = Vec::new();
        for name in written.split(' ').filter(|name| !name.is_empty()) {
            let Some(chord) = Self::parse(name) else {
                return Err(format!("unknown key `{name}` (such as: a, G, ctrl-d, alt-right, f5, space, pgdn)"));
            };
            if let Some(same) = chord.key().and_then(Key::same_as) {
                return Err(format!("terminals send `{name}` as `{same}`: write that, or take another key"));
            }
            keys.push(chord);
        }
        match keys.len() {
            0 => Err("a sequence of keys is missing".to_owned()),
            1..=LONGEST => Ok(keys),
            _ => Err(format!("a sequence holds at most {LONGEST} keys")),
        }
    }

    /// The key, where it is one.
    pub const fn key(self) -> Option<Key> {
        match self {
            Self::Key(key) => Some(key),
            Self::Letter => None,
        }
    }

    /// Its name in a configuration.
    pub fn name(self) -> String {
        match self {
            Self::Key(key) => key.name(),
            Self::Letter => "letter".to_owned(),
        }
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
