//! Floor 10: the command line: one file a verb.

mod args;
mod child;
mod choices;
mod config;
mod doctor;
mod exit;
mod export;
mod extract;
mod lexicon;
mod manual;
mod messages;
mod open;
mod place;
mod quoting;
mod read;
mod verify;
mod wishes;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use crate::shell::confine::no_core;

use args::{Arguments, LexiconVerb, Verb};

/// Runs the program with its arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    no_core();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return messages::usage(&error).into(),
    };
    let named = arguments.config.as_deref();
    let status = match &arguments.verb {
        Some(Verb::ConfinedChild { probe: true }) => child::probe(),
        Some(Verb::ConfinedChild { probe: false }) => child::run(),
        Some(Verb::Extract(options)) => extract::run(options),
        Some(Verb::Export(options)) => export::run(options, named),
        Some(Verb::Verify(options)) => verify::run(options),
        Some(Verb::Explain { file, members }) => read::explain(file, members),
        Some(Verb::Lexicon(LexiconVerb::Check)) => lexicon::check(),
        Some(Verb::Tutor) => read::tutor(named),
        Some(Verb::Config(verb)) => config::run(*verb, named),
        Some(Verb::Doctor) => doctor::run(named),
        Some(Verb::Paths) => config::paths(named),
        Some(Verb::Completions { shell }) => manual::completions(*shell),
        Some(Verb::Man) => manual::man(),
        Some(Verb::Read(options) | Verb::Open(options)) => read::run(options, named),
        None => read::run(&arguments.read, named),
    };
    status.into()
}
