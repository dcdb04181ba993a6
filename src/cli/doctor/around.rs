//! The program itself, its configuration, limits, and the tools it may call.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::lexicon::Lexicon;
use crate::model;
use crate::shell::environment::{self, Environment};
use crate::shell::lexicon::UserLexicon;
use crate::shell::{Surroundings, config, confine, editor};

use super::Line;

pub(super) fn program() -> Vec<Line> {
    let own = std::env::current_exe().map_or_else(|error| error.to_string(), |path| path.display().to_string());
    let mut sum = Sha256::new();
    for table in [model::TAGGER, model::NAMES, model::GAZETTEER, model::WORDS] {
        sum.update(table);
    }
    let builtin = Lexicon::builtin();
    let mut lines = vec![
        Line::well("version", format!("pincite {}", env!("CARGO_PKG_VERSION"))),
        Line::well("file", own),
        Line::well("models", format!("{}, sha256:{:x}", model::VERSION, sum.finalize())),
        Line::well("lexicon", format!("built in, sha256:{}", builtin.hash)),
        Line::well("network", "no code for it is in the program"),
    ];
    let user = environment::lexicon_folder().map(|folder| UserLexicon::read(&folder)).unwrap_or_default();
    if !user.files.is_empty() || !user.unread.is_empty() {
        let files = user.files.len() + user.unread.len();
        lines.push(match user.lexicon() {
            Ok(lexicon) if user.unread.is_empty() => {
                Line::well("your lexicon", format!("{files} files, sha256:{}", lexicon.hash))
            }
            _ => Line::wrong("your lexicon", format!("{files} files with mistakes"), "see `pincite lexicon check`"),
        });
    }
    lines
}

pub(super) fn configuration(named: Option<&Path>) -> Vec<Line> {
    let mut loaded = config::load(named);
    let _ = loaded.prose();
    let Some(path) = &loaded.path else {
        return vec![Line::note("file", "no home, so no place for one", "set HOME or XDG_CONFIG_HOME")];
    };
    let path = path.display();
    vec![match (loaded.problems.first(), loaded.found) {
        (Some(problem), _) => Line::wrong(
            "file",
            format!("{path}, line {}: {}", problem.line, problem.message),
            format!("{} in all: see `pincite config check`; until then the defaults hold there", loaded.problems.len()),
        ),
        (None, true) => Line::well("file", path.to_string()),
        (None, false) => Line::well("file", format!("{path}: none, the defaults hold")),
    }]
}

pub(super) fn limits() -> Vec<Line> {
    let told = |name: &str, limit: Option<u64>| match (name, limit) {
        ("core", Some(0)) => Line::well(name, "0: what was read is never written to a core"),
        ("core", _) => Line::wrong(name, "a core of the program may be written", "set `ulimit -c 0` in the shell"),
        ("memory", Some(bytes)) if bytes < 1 << 30 => {
            let mib = bytes >> 20;
            Line::note(name, format!("{mib} MiB"), "a child alone may need 512 MiB; raise it (`ulimit -v`)")
        }
        ("open files", Some(files)) if files < 64 => {
            Line::note(name, files.to_string(), "several documents need more; raise it (`ulimit -n 256`)")
        }
        (_, Some(limit)) => Line::well(name, limit.to_string()),
        (_, None) => Line::well(name, "no limit"),
    };
    confine::limits().into_iter().map(|(name, limit)| told(name, limit)).collect()
}

pub(super) fn tools(variable: &dyn Fn(&str) -> Option<String>, environment: &Environment) -> Vec<Line> {
    if environment.secure {
        let says = "PINCITE_SECURE is set: no editor, links, clipboard or export, nothing written, no suspend";
        return vec![Line::well("secure mode", says)];
    }
    let mut lines = vec![Line::well("secure mode", "off (PINCITE_SECURE=1 turns it on)")];
    lines.push(Line::well("clipboard", Surroundings::of(variable).ways().join(", then ")));
    let named = environment.editor.as_deref();
    let command = named.unwrap_or(editor::DEFAULT);
    let program = editor::split(command).and_then(|words| words.into_iter().next());
    let found = program.as_deref().and_then(|program| found(program, variable("PATH").as_deref()));
    lines.push(match (found, named) {
        (Some(path), _) => Line::well("editor", format!("{command} ({})", path.display())),
        (None, Some(_)) => {
            Line::wrong("editor", format!("`{command}` is not found"), "set VISUAL or EDITOR to a program in PATH")
        }
        (None, None) => Line::note("editor", format!("{command} is not found"), "set VISUAL or EDITOR to your editor"),
    });
    lines
}

/// The file of a program, as starting it would look for it.
fn found(program: &str, path: Option<&str>) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(|file| file.is_file());
    }
    let folders = std::env::split_paths(path?);
    let mut files = folders.map(|folder| folder.join(program));
    files.find(|file| file.is_file())
}
