//! Floor 10: the command line: one file a verb.

mod args;
mod exit;
mod extract;
mod messages;
mod quoting;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Verb};
use exit::Status;

/// Runs the program with its arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return messages::usage(&error).into(),
    };
    let status = match &arguments.verb {
        Some(Verb::Extract(options)) => extract::run(options),
        Some(Verb::Verify(options)) => verify::run(options),
        None => Status::Usage,
    };
    status.into()
}
