//! What is said on standard error, one line each, through the sanitiser.

use std::io::{self, Write as _};

use crate::text::glyph::display_line;

use super::exit::Status;

/// Says something to the user; a closed standard error is no reason to stop.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "pincite: {}", display_line(message));
}

/// Says why nothing was done.
pub fn refuse(message: &str) -> Status {
    say(message);
    Status::Usage
}

/// Prints help or version, or what was wrong with the arguments.
pub fn usage(error: &clap::Error) -> Status {
    if !error.use_stderr() {
        let _ = error.print();
        return Status::Done;
    }
    // What was wrong repeats the arguments.
    let mut out = io::stderr().lock();
    for line in error.render().to_string().lines() {
        let _ = writeln!(out, "{}", display_line(line));
    }
    Status::Usage
}

/// The status after writing to standard output failed: a reader that has gone away is no failure.
pub fn unwritten(error: &io::Error) -> Status {
    if error.kind() != io::ErrorKind::BrokenPipe {
        say(&format!("cannot write: {error}"));
        return Status::Failed;
    }
    Status::Done
}
