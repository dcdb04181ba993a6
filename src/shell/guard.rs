//! The one place that changes the terminal's modes and puts them back.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::AsFd as _;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};

/// Holds the terminal: raw mode, alternate screen, hidden cursor, bracketed paste; nothing else is asked of it.
///
/// Shared by the reader, the panic hook and the watcher of signals: whoever leaves first restores everything, the
/// others do nothing.
#[derive(Debug)]
pub struct Guard {
    terminal: File,
    entered: AtomicBool,
}

impl Guard {
    /// A guard over the terminal that standard output is. Nothing is changed yet.
    ///
    /// # Errors
    /// When standard output is closed.
    pub fn new() -> io::Result<Self> {
        let terminal = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        Ok(Self { terminal, entered: AtomicBool::new(false) })
    }

    /// The terminal, to write to.
    ///
    /// # Errors
    /// When no more files may be opened.
    pub fn writer(&self) -> io::Result<File> {
        self.terminal.try_clone()
    }

    /// Takes the terminal. Does nothing when it is held.
    ///
    /// # Errors
    /// Those of the terminal; what was changed by then is put back.
    pub fn enter(&self) -> io::Result<()> {
        if self.entered.swap(true, Ordering::SeqCst) {
            return Ok(());
        }
        let entered = terminal::enable_raw_mode().and_then(|()| {
            let mut modes = Vec::new();
            queue!(modes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
            (&self.terminal).write_all(&modes)
        });
        if entered.is_err() {
            self.leave();
        }
        entered
    }

    /// Gives the terminal back as it was found. Does nothing when it is not held; errors do not matter any more.
    pub fn leave(&self) {
        if !self.entered.swap(false, Ordering::SeqCst) {
            return;
        }
        let mut modes = Vec::new();
        let queued = queue!(modes, DisableBracketedPaste, SetAttribute(Attribute::Reset), Show, LeaveAlternateScreen);
        let _ = queued.and_then(|()| (&self.terminal).write_all(&modes));
        let _ = terminal::disable_raw_mode();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}
