//! The table `[keys]`: sequences and the names of commands, to a keymap.

use toml::de::DeTable;

use super::nearest;
use super::read::File;
use crate::app::keymap::{Chord, Keymap};
use crate::app::names;
use crate::app::remap::Rebound;

/// Reads the table; what is wrong is told and left out.
pub(super) fn read(file: &mut File<'_>, table: &DeTable<'_>) -> Keymap {
    let mut rebound = Vec::new();
    for (key, value) in table {
        let (written, at) = (key.get_ref().as_ref(), key.span().start);
        let keys = match Chord::sequence(written) {
            Ok(keys) => keys,
            Err(message) => {
                file.fault(at, message);
                continue;
            }
        };
        let Some(name) = value.get_ref().as_str() else {
            file.fault(value.span().start, format!("the key \"{written}\" needs the name of a command, or \"none\""));
            continue;
        };
        let command = names::named(name);
        if command.is_none() && name != "none" {
            file.fault(value.span().start, unknown(name));
            continue;
        }
        rebound.push(Rebound { line: file.line(at), written: written.to_owned(), keys, command });
    }
    rebound.sort_by_key(|rebound| rebound.line);
    let (keymap, problems) = Keymap::with(&rebound);
    for problem in problems {
        file.told(problem);
    }
    keymap
}

fn unknown(name: &str) -> String {
    let all = names::all();
    let advice = nearest(name, all.iter().map(|(name, _)| name.as_str()));
    let advice = advice
        .map_or_else(|| "; `pincite config keys` lists them".to_owned(), |near| format!("; did you mean `{near}`?"));
    format!("unknown command `{name}`{advice}")
}
