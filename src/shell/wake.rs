//! How workers reach the reader: a queue of events and a byte that ends its sleep.

use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use crate::app::{Action, TabId};

/// What happens outside the keyboard.
#[derive(Debug)]
pub enum Event {
    /// Something for a tab.
    Action(TabId, Action),
    /// The terminal has a new size.
    Resized,
    /// The user asked to stop for a while (SIGTSTP).
    Suspend,
    /// The program goes on after a stop (SIGCONT).
    Continued,
    /// A signal ends the program.
    Signal(i32),
}

/// The end that events are sent from, on behalf of one tab.
#[derive(Clone, Debug)]
pub struct Post {
    tab: TabId,
    queue: Sender<Event>,
    bell: Arc<UnixStream>,
}

impl Post {
    /// Sends an event; whether somebody still listens.
    pub fn send(&self, event: Event) -> bool {
        let sent = self.queue.send(event).is_ok();
        // A full pipe already wakes the reader.
        let _ = self.bell.as_ref().write(&[0]);
        sent
    }

    /// The same for another tab.
    pub fn of(&self, tab: TabId) -> Self {
        Self { tab, ..self.clone() }
    }

    /// Sends something for the tab.
    pub fn act(&self, action: Action) -> bool {
        self.send(Event::Action(self.tab, action))
    }
}

/// The end that events arrive at.
#[derive(Debug)]
pub struct Mailbox {
    queue: Receiver<Event>,
    /// Readable while events may wait.
    pub bell: UnixStream,
}

impl Mailbox {
    /// Takes what waits, without waiting.
    pub fn take(&mut self) -> Vec<Event> {
        while matches!(self.bell.read(&mut [0; 256]), Ok(256)) {}
        self.queue.try_iter().collect()
    }
}

/// A new pair.
///
/// # Errors
/// When no more files may be opened.
pub fn pair() -> io::Result<(Post, Mailbox)> {
    let (queue, waiting) = mpsc::channel();
    let (bell, rung) = UnixStream::pair()?;
    bell.set_nonblocking(true)?;
    rung.set_nonblocking(true)?;
    Ok((Post { tab: TabId::default(), queue, bell: Arc::new(bell) }, Mailbox { queue: waiting, bell: rung }))
}
