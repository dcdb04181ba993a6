//! The one place that reads the keyboard: it sleeps until a key, an event or the end of the terminal.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};
use std::os::fd::AsFd as _;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::decode::{Decoder, Input};
use super::wake::Mailbox;

/// The most bytes taken before a picture is drawn.
const BATCH: usize = 1 << 16;

/// The keyboard of the terminal.
#[derive(Debug)]
pub struct Keyboard {
    terminal: File,
    decoder: Decoder,
    /// When the last bytes came.
    heard: Instant,
}

/// What ended the sleep.
#[derive(Debug, Default)]
pub struct Woken {
    /// What was typed, in order.
    pub typed: Vec<Input>,
    /// Whether the terminal is gone.
    pub gone: bool,
}

/// The terminal keys come from: standard input, or, where that is a pipe, the controlling terminal.
///
/// # Errors
/// When there is no terminal at all.
pub fn terminal() -> io::Result<File> {
    let input = io::stdin();
    if input.is_terminal() { Ok(File::from(input.as_fd().try_clone_to_owned()?)) } else { File::open("/dev/tty") }
}

impl Keyboard {
    /// The keyboard of `terminal`.
    pub fn new(terminal: File) -> Self {
        Self { terminal, decoder: Decoder::default(), heard: Instant::now() }
    }

    /// Sleeps until something happens, for no longer than `limit`, then takes all that waits. No tick: without keys and events it
    /// does not return before.
    ///
    /// # Errors
    /// Those of the system.
    pub fn listen(&mut self, mailbox: &Mailbox, limit: Duration) -> io::Result<Woken> {
        let mut woken = Woken::default();
        // The silence is counted from the last byte, whatever else wakes the reader meanwhile.
        let left = self.decoder.patience().map(|patience| patience.saturating_sub(self.heard.elapsed()));
        let timeout = Timespec::try_from(left.unwrap_or(Duration::MAX).min(limit)).ok();
        let mut sources = [PollFd::new(&self.terminal, PollFlags::IN), PollFd::new(&mailbox.bell, PollFlags::IN)];
        match poll(&mut sources, timeout.as_ref()) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(woken),
            Err(error) => return Err(error.into()),
        }
        let state = sources.first().map_or(PollFlags::empty(), PollFd::revents);
        if state.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            woken.gone = true;
        } else if state.contains(PollFlags::IN) {
            woken.gone = !self.drain(&mut woken.typed);
            self.heard = Instant::now();
        } else if self.decoder.patience().is_some_and(|patience| self.heard.elapsed() >= patience) {
            self.decoder.expire(&mut woken.typed);
        }
        Ok(woken)
    }

    /// Takes the bytes that wait; whether the terminal is still there.
    fn drain(&mut self, typed: &mut Vec<Input>) -> bool {
        let mut bytes = [0; 4096];
        let mut taken = 0;
        while taken < BATCH {
            match self.terminal.read(&mut bytes) {
                Ok(0) => return false,
                Ok(count) => {
                    taken += count;
                    self.decoder.feed(bytes.get(..count).unwrap_or_default(), typed);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return false,
            }
            let mut source = [PollFd::new(&self.terminal, PollFlags::IN)];
            let more = poll(&mut source, Some(&Timespec::default()));
            if !matches!(more, Ok(1..)) {
                break;
            }
        }
        true
    }
}
