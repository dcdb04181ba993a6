//! The analysis worker of a tab: reads the rest of the source, then analyses; each stage is published as one snapshot.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};
use std::thread;

use crate::app::{Action, Original};
use crate::briefing::Briefing;
use crate::document::{Document, SourcePart};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::text::Span;

use super::confined::{self, Cancel, Wanted};
use super::lexicon;
use super::opening::Rest;
use super::wake::Post;

/// What the worker is asked for.
pub enum Request {
    /// Read the rest of the source.
    Read(Rest, Cancel),
    /// Read all of the source again, without showing its beginning.
    Reread(Rest, Cancel),
    /// Get the bytes of a part of the source: its place in the document, and what it is.
    Part(u32, SourcePart),
    /// Analyse a part of a document.
    Analyse {
        /// To be told with the answer.
        generation: u64,
        /// The document.
        document: Arc<Document>,
        /// The part.
        extent: Span,
    },
}

/// The lexicon of all workers, read when one first needs it.
pub type Shared = Arc<OnceLock<Arc<Lexicon>>>;

/// Starts a worker; it ends when the sender is dropped.
///
/// # Errors
/// When no thread can be started.
pub fn start(post: Post, lexicon: Shared) -> std::io::Result<Sender<Request>> {
    let (sender, requests) = mpsc::channel();
    let work = move || Worker { post, requests, lexicon, wanted: None }.run();
    thread::Builder::new().name("analysis".to_owned()).spawn(work)?;
    Ok(sender)
}

struct Worker {
    post: Post,
    requests: Receiver<Request>,
    lexicon: Shared,
    /// What was read in a child, to ask for its parts.
    wanted: Option<Wanted>,
}

impl Worker {
    fn run(mut self) {
        let mut next = self.requests.recv().ok();
        while let Some(request) = next.take() {
            let done = catch_unwind(AssertUnwindSafe(|| self.take(request)));
            next = done.unwrap_or_else(|_| {
                self.say("internal error: this document could not be analysed; reading goes on");
                None
            });
            next = next.or_else(|| self.requests.recv().ok());
        }
    }

    /// Does what was asked; gives the request that came in between and makes the rest of this one pointless.
    fn take(&mut self, request: Request) -> Option<Request> {
        match request {
            Request::Read(rest, cancel) => {
                let post = self.post.clone();
                let told = move |document, progress| {
                    post.act(Action::DocumentReplaced(document));
                    post.act(Action::ReadingOn(progress));
                };
                match rest.read(&cancel, told, &mut self.wanted) {
                    Ok(document) => drop(self.post.act(Action::DocumentReplaced(document))),
                    Err(refusal) => drop(self.post.act(Action::ReadingFailed(refusal.to_string()))),
                }
                None
            }
            Request::Reread(rest, cancel) => {
                let (post, mut wanted) = (self.post.clone(), None);
                let told = move |_, progress| {
                    post.act(Action::ReadingOn(progress));
                };
                match rest.read(&cancel, told, &mut wanted) {
                    Ok(document) => {
                        self.wanted = wanted;
                        self.post.act(Action::Reloaded(document));
                    }
                    Err(refusal) => drop(self.post.act(Action::ReloadFailed(refusal.to_string()))),
                }
                None
            }
            Request::Part(part, what) => {
                let found = self.wanted.as_ref().map(|wanted| confined::parts(wanted, &[what]));
                let bytes = match found {
                    Some(Ok(mut found)) => found.pop().unwrap_or_else(|| Err("there is no such part".to_owned())),
                    Some(Err(refusal)) => Err(format!("the original {refusal}")),
                    None => Err("the original is no longer at hand".to_owned()),
                };
                self.post.act(Action::PartReady(Original { part, bytes: bytes.map(Arc::new) }));
                None
            }
            Request::Analyse { generation, document, extent } => self.analyse(generation, document, extent),
        }
    }

    fn analyse(&mut self, generation: u64, document: Arc<Document>, extent: Span) -> Option<Request> {
        if let Some(newer) = self.newer() {
            return Some(newer);
        }
        let lexicon = self.lexicon();
        let reading = Arc::new(Reading::of(document, lexicon, extent));
        self.post.act(Action::ReadingReady { generation, reading: Arc::clone(&reading) });
        if let Some(newer) = self.newer() {
            return Some(newer);
        }
        let briefing = Arc::new(Briefing::join(reading, extent));
        self.post.act(Action::BriefingReady { generation, briefing });
        None
    }

    /// The last request that has come in, if any.
    fn newer(&self) -> Option<Request> {
        self.requests.try_iter().last()
    }

    /// The lexicon, read when it is first needed.
    fn lexicon(&self) -> Arc<Lexicon> {
        let read = || {
            let (read, message) = lexicon::load();
            if let Some(message) = message {
                self.say(&message);
            }
            Arc::new(read)
        };
        Arc::clone(self.lexicon.get_or_init(read))
    }

    fn say(&self, message: &str) {
        self.post.act(Action::Message(message.to_owned()));
    }
}
