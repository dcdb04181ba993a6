//! Floor 10: the command line: one file a verb.

mod args;
mod child;
mod exit;
mod export;
mod extract;
mod lexicon;
mod messages;
mod open;
mod quoting;
mod read;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, LexiconVerb, Verb};

/// Runs the program with its arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return messages::usage(&error).into(),
    };
    let status = match &arguments.verb {
        Some(Verb::ConfinedChild) => child::run(),
        Some(Verb::Extract(options)) => extract::run(options),
        Some(Verb::Export(options)) => export::run(options),
        Some(Verb::Verify(options)) => verify::run(options),
        Some(Verb::Explain { file, members }) => read::explain(file, members),
        Some(Verb::Lexicon(LexiconVerb::Check)) => lexicon::check(),
        Some(Verb::Tutor) => read::tutor(),
        Some(Verb::Read(options)) => read::run(options),
        None => read::run(&arguments.read),
    };
    status.into()
}
