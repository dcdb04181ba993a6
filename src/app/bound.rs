//! Which command a sequence of keys stands for in a mode.

use super::bindings::{Binding, TABLE};
use super::command::{Command, Mode, Modes};
use super::keymap::{Chord, Key};

/// A sequence of keys bound to a command in some modes.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// The sequence as a configuration writes it (`g g`, `ctrl-o`, `m letter`).
    pub fn spelled(&self) -> String {
        super::remap::spelled(&self.keys)
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
