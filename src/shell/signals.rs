//! The watcher: one thread that sleeps until a signal comes or the terminal goes, and sees to it that the program ends
//! when it must, whatever the reader is doing.

use std::fs::File;
use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level;

use super::guard::Guard;
use super::wake::{Event, Post};

/// How long the reader has to give the terminal back by itself.
const RESTORE: Duration = Duration::from_millis(120);
/// How long it has to save what is to be saved, and to end.
const GRACE: Duration = Duration::from_millis(1500);
/// The same while another program has the terminal: the reader waits for that and does nothing.
const LENT: Duration = Duration::from_millis(300);

/// What the watcher needs to know and do.
pub struct Watcher {
    /// Restores the terminal when the reader does not.
    pub guard: Arc<Guard>,
    /// Reaches the reader.
    pub post: Post,
    /// Whether another program (the editor) has the terminal.
    pub lent: Arc<AtomicBool>,
    /// The terminal, whose end is watched.
    pub terminal: File,
}

/// Starts the watcher.
///
/// # Errors
/// When signals cannot be caught.
pub fn watch(watcher: Watcher) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut delivery = SignalDelivery::with_pipe(read, write, SignalOnly, signals)?;
    let run = move || {
        while let Ok(gone) = sleep(&delivery, &watcher.terminal) {
            for signal in delivery.pending() {
                watcher.take(signal);
            }
            if gone {
                watcher.end(SIGHUP);
            }
        }
    };
    thread::Builder::new().name("watcher".to_owned()).spawn(run).map(drop)
}

/// Sleeps until a signal has come or the terminal is gone; whether it is.
fn sleep(delivery: &SignalDelivery<UnixStream, SignalOnly>, terminal: &File) -> io::Result<bool> {
    let signals = delivery.get_read();
    // No flags: only what cannot be masked, the end of the terminal.
    let mut sources = [PollFd::new(signals, PollFlags::IN), PollFd::new(terminal, PollFlags::empty())];
    match poll(&mut sources, None) {
        Ok(_) => {
            let state = sources.last().map_or(PollFlags::empty(), PollFd::revents);
            Ok(state.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL))
        }
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

impl Watcher {
    fn take(&self, signal: i32) {
        let lent = self.lent.load(Ordering::SeqCst);
        match signal {
            // They are meant for the program that has the terminal.
            SIGINT | SIGQUIT if lent => {}
            SIGTSTP if lent && super::stop::alone() => {}
            SIGTSTP if lent => drop(low_level::emulate_default_handler(SIGTSTP)),
            SIGWINCH => drop(self.post.send(Event::Resized)),
            SIGTSTP => drop(self.post.send(Event::Suspend)),
            SIGCONT => drop(self.post.send(Event::Continued)),
            other => self.end(other),
        }
    }

    /// Asks the reader to end; gives the terminal back when it does not, and ends the program. The end itself is in the hands
    /// of a thread of its own, since a terminal that takes nothing may keep whoever writes to it.
    fn end(&self, signal: i32) {
        self.post.send(Event::Signal(signal));
        let end = move || {
            thread::sleep(RESTORE + GRACE);
            std::process::exit(128 + signal);
        };
        let sure = thread::Builder::new().name("end".to_owned()).spawn(end).is_ok();
        thread::sleep(RESTORE);
        if sure {
            self.guard.leave();
        }
        thread::sleep(if self.lent.load(Ordering::SeqCst) { LENT } else { GRACE });
        self.guard.leave();
        std::process::exit(128 + signal);
    }
}
