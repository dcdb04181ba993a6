//! The table of keys with what the user changed in it; what is in the way of what, and which of them wins.

use super::bindings::TABLE;
use super::command::{Command, Mode, Modes};
use super::keymap::{Bound, Chord, Key, Keymap};
use super::names;
use super::settings::Problem;

/// One line of the user's table.
#[derive(Clone, Debug)]
pub struct Rebound {
    /// Its line in the file, from 1.
    pub line: u32,
    /// The sequence as it was written.
    pub written: String,
    /// The keys. Never empty.
    pub keys: Vec<Chord>,
    /// What they do; `None` takes the sequence away.
    pub command: Option<Command>,
}

/// The user's lines while they are laid over the table.
struct Remap {
    own: Vec<(Bound, u32)>,
    problems: Vec<Problem>,
}

impl Keymap {
    /// The table with the user's lines over it. A line wins over the table, an earlier line over a later one; Ctrl-C
    /// quits whatever is written.
    pub fn with(rebound: &[Rebound]) -> (Self, Vec<Problem>) {
        let mut remap = Remap { own: Vec::new(), problems: Vec::new() };
        let mut bound = Self::default().bound;
        for line in rebound {
            if line.keys.first() == Key::parse("ctrl-c").map(Chord::Key).as_ref() {
                remap.tell(line.line, "ctrl-c always quits; this line is left out".to_owned());
                continue;
            }
            match line.command {
                Some(command) => remap.bind(line, command),
                None => remap.unbind(line, &mut bound),
            }
        }
        remap.cover(&mut bound);
        bound.retain(|bound| bound.modes.0 != 0);
        // In front of the table's own keys: what the user chose is what the hints show.
        let mut all: Vec<Bound> = remap.own.into_iter().map(|(bound, _)| bound).collect();
        all.append(&mut bound);
        let keymap = Self { bound: all };
        let line = rebound.last().map_or(1, |last| last.line);
        remap.problems.extend(keymap.dead_ends().map(|message| Problem { line, message }));
        (keymap, remap.problems)
    }

    /// Whether one cannot get out any more without Ctrl-C.
    fn dead_ends(&self) -> Option<String> {
        let ctrl_c = Key::parse("ctrl-c").map(Chord::Key);
        let has = |mode: Mode, commands: &[Command]| {
            let own = self.bound.iter().filter(|bound| bound.modes.has(mode) && bound.keys.first() != ctrl_c.as_ref());
            own.clone().any(|bound| commands.contains(&bound.binding.command))
        };
        if ![Mode::Source, Mode::Pane].into_iter().all(|mode| has(mode, &[Command::Quit, Command::Close])) {
            return Some("no key is left to quit but ctrl-c".to_owned());
        }
        let out = [Command::Cancel, Command::Close, Command::Quit];
        let shut = Mode::ALL.into_iter().find(|mode| !has(*mode, &out))?;
        Some(format!("no key is left to close `{}` but ctrl-c", format!("{shut:?}").to_lowercase()))
    }
}

impl Remap {
    fn tell(&mut self, line: u32, message: String) {
        self.problems.push(Problem { line, message });
    }

    fn bind(&mut self, line: &Rebound, command: Command) {
        let written = &line.written;
        let mut found = false;
        for binding in TABLE.iter().filter(|binding| binding.command == command) {
            let letter = binding.keys.iter().any(|keys| keys.ends_with("letter"));
            let mut keys = line.keys.clone();
            if letter && keys.last() != Some(&Chord::Letter) {
                keys.push(Chord::Letter);
            }
            let modes = if types(&keys) { without(binding.modes, Modes::typing()) } else { binding.modes };
            let before = self.own.iter().find(|(own, _)| own.modes.0 & modes.0 != 0 && in_the_way(&own.keys, &keys));
            if let Some((own, first)) = before {
                let message = format!("`{written}` is left out: line {first} binds `{}`", spelled(&own.keys));
                return self.tell(line.line, message);
            }
            if modes.0 != 0 {
                found = true;
                self.own.push((Bound { modes, keys, binding }, line.line));
            }
        }
        if !found {
            let name = names::name(command);
            let message =
                format!("`{name}` is for lines being typed, where `{written}` is text: take a key with ctrl-");
            self.tell(line.line, message);
        }
    }

    fn unbind(&mut self, line: &Rebound, bound: &mut Vec<Bound>) {
        let before = bound.len();
        bound.retain(|bound| bound.keys != line.keys);
        if bound.len() == before {
            self.tell(line.line, format!("nothing is bound to `{}`", line.written));
        }
    }

    /// Takes away what the user's lines stand in front of. The same sequence is simply replaced; one that begins or goes
    /// on differently is told.
    fn cover(&mut self, bound: &mut [Bound]) {
        let mut told: Vec<Problem> = Vec::new();
        for table in bound {
            for (own, line) in &self.own {
                let shared = table.modes.0 & own.modes.0;
                if shared == 0 || !in_the_way(&own.keys, &table.keys) {
                    continue;
                }
                table.modes = without(table.modes, own.modes);
                if own.keys != table.keys {
                    let (own, hidden) = (spelled(&own.keys), spelled(&table.keys));
                    let name = names::name(table.binding.command);
                    let message =
                        format!("`{own}` wins over `{hidden}` ({name}); write `\"{hidden}\" = \"none\"` to agree");
                    told.push(Problem { line: *line, message });
                }
            }
        }
        told.sort();
        told.dedup();
        self.problems.append(&mut told);
    }
}

fn without(modes: Modes, other: Modes) -> Modes {
    Modes(modes.0 & !other.0)
}

/// Whether the first key is text where text is typed.
fn types(keys: &[Chord]) -> bool {
    match keys.first() {
        Some(Chord::Key(key)) => key.typed().is_some(),
        _ => true,
    }
}

/// Whether one sequence is the other, or begins it.
fn in_the_way(a: &[Chord], b: &[Chord]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b || letter(*a, *b) || letter(*b, *a))
}

/// Whether `any` is any letter and `one` is one.
fn letter(any: Chord, one: Chord) -> bool {
    matches!((any, one), (Chord::Letter, Chord::Key(key)) if Chord::Letter.takes(key))
}

/// The sequence as a configuration writes it.
pub fn spelled(keys: &[Chord]) -> String {
    keys.iter().map(|chord| chord.name()).collect::<Vec<_>>().join(" ")
}
