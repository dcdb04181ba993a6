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
    let _ = error.print();
    if error.use_stderr() { Status::Usage } else { Status::Done }
}

/// The status after writing to standard output failed: a reader that has gone away is no failure.
pub fn unwritten(error: &io::Error) -> Status {
    if error.kind() != io::ErrorKind::BrokenPipe {
        say(&format!("cannot write: {error}"));
        return Status::Failed;
    }
    Status::Done
}
