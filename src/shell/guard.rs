//! The one place that changes the terminal's modes and puts them back.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::AsFd as _;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use crate::app::settings::Mouse;

/// Holds the terminal: raw mode, alternate screen, hidden cursor, bracketed paste, reports of the mouse
/// where they are wanted; nothing else is asked of it.
///
/// Shared by the reader, the panic hook and the watcher of signals: whoever leaves first restores everything, the
/// others do nothing.
#[derive(Debug)]
pub struct Guard {
    terminal: File,
    entered: AtomicBool,
    /// What the mouse does, as `Mouse as u8`.
    mouse: AtomicU8,
}

/// Reports of buttons and the wheel, in the form that has no limit of columns.
const BUTTONS: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Reports of moves while a button is down, besides.
const DRAGS: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
/// No reports, those that only another program asks for among them.
const NONE: &[u8] = b"\x1b[?1006l\x1b[?1004l\x1b[?1003l\x1b[?1002l\x1b[?1000l";

const fn reports(mouse: u8) -> &'static [u8] {
    match mouse {
        0 => &[],
        1 => BUTTONS,
        _ => DRAGS,
    }
}

/// Whether something failed because there is no terminal any more.
pub fn gone(error: &io::Error) -> bool {
    let number = error.raw_os_error().map(Errno::from_raw_os_error);
    matches!(number, Some(Errno::IO | Errno::NXIO | Errno::PIPE | Errno::BADF))
}

impl Guard {
    /// A guard over the terminal that standard output is. Nothing is changed yet.
    ///
    /// # Errors
    /// When standard output is closed.
    pub fn new() -> io::Result<Self> {
        let terminal = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        Ok(Self { terminal, entered: AtomicBool::new(false), mouse: AtomicU8::new(0) })
    }

    /// Writes to the terminal while it is held; afterwards nothing is written any more, whoever is still drawing.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if self.entered.load(Ordering::SeqCst) { (&self.terminal).write_all(bytes) } else { Ok(()) }
    }

    /// Takes the terminal. Does nothing when it is held.
    ///
    /// # Errors
    /// Those of the terminal; what was changed by then is put back.
    pub fn enter(&self) -> io::Result<()> {
        if self.entered.swap(true, Ordering::SeqCst) {
            return Ok(());
        }
        let entered = terminal::enable_raw_mode().and_then(|()| self.ask_for_modes());
        if entered.is_err() {
            self.leave();
        }
        entered
    }

    /// Takes a terminal again that is held but was in other hands while the program was stopped. Nothing is written before what is
    /// typed is raw: Ctrl-S would keep it waiting.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn retake(&self) -> io::Result<()> {
        if !self.entered.load(Ordering::SeqCst) {
            return self.enter();
        }
        let _ = terminal::disable_raw_mode();
        terminal::enable_raw_mode()?;
        self.ask_for_modes()
    }

    fn ask_for_modes(&self) -> io::Result<()> {
        let mut modes = Vec::new();
        queue!(modes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        modes.extend_from_slice(NONE);
        modes.extend_from_slice(reports(self.mouse.load(Ordering::SeqCst)));
        (&self.terminal).write_all(&modes)
    }

    /// Whether the terminal is gone.
    pub fn hung_up(&self) -> bool {
        let mut terminal = [PollFd::new(&self.terminal, PollFlags::empty())];
        matches!(poll(&mut terminal, Some(&Timespec::default())), Ok(1..))
    }

    /// How the terminal treats what is typed, now.
    pub fn discipline(&self) -> Option<Termios> {
        tcgetattr(&self.terminal).ok()
    }

    /// Lets the terminal treat what is typed as it did: a program that had it may have died in between.
    pub fn set_discipline(&self, discipline: Option<&Termios>) {
        let _ = discipline.map(|discipline| tcsetattr(&self.terminal, OptionalActions::Now, discipline));
    }

    /// Asks the terminal for reports of the mouse, now and whenever it is taken again; or for none any more.
    pub fn set_mouse(&self, mouse: Mouse) {
        self.mouse.store(mouse as u8, Ordering::SeqCst);
        if self.entered.load(Ordering::SeqCst) {
            let _ = (&self.terminal).write_all(&[NONE, reports(mouse as u8)].concat());
        }
    }

    /// Gives the terminal back as it was found. Does nothing when it is not held; errors do not matter any more.
    ///
    /// The line discipline comes first: it never waits, while a terminal that takes nothing keeps a write waiting. Reports of
    /// the mouse are ended whether they were asked for or not, since an editor may have left them on.
    pub fn leave(&self) {
        if !self.entered.swap(false, Ordering::SeqCst) {
            return;
        }
        let _ = terminal::disable_raw_mode();
        let mut modes = NONE.to_vec();
        let queued = queue!(modes, DisableBracketedPaste, SetAttribute(Attribute::Reset), Show, LeaveAlternateScreen);
        let _ = queued.and_then(|()| (&self.terminal).write_all(&modes));
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}
