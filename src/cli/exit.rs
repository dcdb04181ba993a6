//! The exit statuses, all of them: 0 done; 1 something failed or does not hold; 2 usage, or the only input was refused.
//! A signal ends the program with 128 and its number.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All was done.
    Done,
    /// Some of several inputs were refused; `verify`: something does not hold.
    Failed,
    /// The command was not understood, or its only input was refused.
    Usage,
    /// A signal ended it.
    Signal(u8),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Failed => 1,
            Status::Usage => 2,
            Status::Signal(number) => 128 + number,
        })
    }
}
