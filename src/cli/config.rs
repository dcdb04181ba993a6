//! `pincite config`: a file to begin with, its mistakes, the places in use, the names of commands.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use crate::app::settings::default_file;
use crate::app::{Keymap, names};
use crate::notebook::store::{RealDisk, fresh};
use crate::shell::config::{self, places};
use crate::shell::environment::Environment;
use crate::text::glyph::display_line;

use super::args::ConfigVerb;
use super::exit::Status;
use super::messages;

const HOMELESS: &str = "there is no home directory, so there is no place for a configuration";

/// Does what is asked of the configuration.
pub fn run(verb: ConfigVerb, named: Option<&Path>) -> Status {
    match verb {
        ConfigVerb::Init => init(named),
        ConfigVerb::Check => check(named),
        ConfigVerb::Path => paths(named),
        ConfigVerb::Keys => keys(named),
    }
}

/// Writes a file with every default commented out; never over one that is there.
fn init(named: Option<&Path>) -> Status {
    if Environment::of(|name| std::env::var(name).ok(), None).secure {
        return messages::refuse("PINCITE_SECURE is set: nothing is written");
    }
    let Some((path, _)) = config::path(named) else { return messages::refuse(HOMELESS) };
    let made = path.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(Ok(()), fs::create_dir_all);
    let disk = RealDisk::new(std::process::id().to_string());
    match made.and_then(|()| fresh(&disk, &path, default_file().as_bytes())) {
        Ok(()) => print(&[format!("{}: written", path.display())], Status::Done),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            messages::say(&format!(
                "{}: exists and is left as it is; `pincite config check` looks at it",
                path.display()
            ));
            Status::Failed
        }
        Err(error) => {
            messages::say(&format!("{}: cannot be written: {error}", path.display()));
            Status::Failed
        }
    }
}

fn check(named: Option<&Path>) -> Status {
    let mut loaded = config::load(named);
    let _ = loaded.prose();
    let Some(path) = &loaded.path else { return messages::refuse(HOMELESS) };
    let path = path.display();
    if !loaded.found {
        return print(
            &[format!("{path}: no file; the defaults hold (`pincite config init` writes one)")],
            Status::Done,
        );
    }
    let mut lines: Vec<String> =
        loaded.problems.iter().map(|problem| format!("{path}:{}: {}", problem.line, problem.message)).collect();
    let status = if lines.is_empty() { Status::Done } else { Status::Failed };
    if lines.is_empty() {
        lines.push(format!("{path}: no mistakes"));
    }
    print(&lines, status)
}

/// `pincite config path` and `pincite paths`.
pub fn paths(named: Option<&Path>) -> Status {
    let mut lines: Vec<String> =
        places().iter().map(|place| format!("{:<8} {}", place.what, place.path.display())).collect();
    if lines.is_empty() {
        return messages::refuse(HOMELESS);
    }
    if let (Some((path, true)), Some(first)) = (config::path(named), lines.first_mut()) {
        *first = format!("{:<8} {}", "config", path.display());
    }
    print(&lines, Status::Done)
}

/// The names of all commands with their keys as they are.
fn keys(named: Option<&Path>) -> Status {
    let keymap = config::load(named).settings.keymap;
    print(&key_lines(&keymap), Status::Done)
}

/// `jump  Enter  go to the evidence`, one line a command.
pub fn key_lines(keymap: &Keymap) -> Vec<String> {
    let all = names::all().into_iter().map(|(name, binding)| {
        let mut keys: Vec<String> = Vec::new();
        for bound in keymap.bound.iter().filter(|bound| bound.binding.command == binding.command) {
            let shown = bound.spelled();
            if !keys.contains(&shown) {
                keys.push(shown);
            }
        }
        format!("{name:<20} {:<26} {}", keys.join(", "), binding.help).trim_end().to_owned()
    });
    all.collect()
}

fn print(lines: &[String], status: Status) -> Status {
    let mut out = io::stdout().lock();
    match lines.iter().try_for_each(|line| writeln!(out, "{}", display_line(line))) {
        Ok(()) => status,
        Err(error) => messages::unwritten(&error),
    }
}
