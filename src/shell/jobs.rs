//! The jobs worker: searches in steps, so that a newer search, or none, ends it between two of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use crate::app::{Action, TabId};
use crate::document::Document;
use crate::text::Span;
use crate::text::search::Search;

use super::wake::Post;

/// Bytes of one step.
const STEP: u32 = 1 << 20;
/// The most matches that are told.
const MOST: usize = 1_000_000;

/// A search that is wanted.
#[derive(Debug)]
pub struct Job {
    /// The tab that asks.
    pub tab: TabId,
    /// To be told with every answer.
    pub generation: u64,
    /// What to look for.
    pub query: String,
    /// Where to look.
    pub document: Arc<Document>,
    /// Where to begin.
    pub from: u32,
}

/// The way to the worker.
#[derive(Debug)]
pub struct Jobs {
    sender: Sender<(u64, Job)>,
    /// The number of the search that is wanted; 0 for none.
    wanted: Arc<AtomicU64>,
    asked: u64,
}

impl Jobs {
    /// Starts the worker; it ends when this is dropped.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(post: Post) -> std::io::Result<Self> {
        let (sender, jobs) = mpsc::channel::<(u64, Job)>();
        let wanted = Arc::new(AtomicU64::new(0));
        let wants = Arc::clone(&wanted);
        let work = move || {
            for (number, job) in jobs {
                let post = post.of(job.tab);
                let search = || run(&job, &post, || wants.load(Ordering::SeqCst) == number);
                if catch_unwind(AssertUnwindSafe(search)).is_err() {
                    let done = Action::SearchProgress { generation: job.generation, matches: Vec::new(), done: true };
                    post.act(done);
                    post.act(Action::Message("internal error: the search broke off".to_owned()));
                }
            }
        };
        thread::Builder::new().name("jobs".to_owned()).spawn(work)?;
        Ok(Self { sender, wanted, asked: 0 })
    }

    /// Searches; what runs is cancelled.
    pub fn search(&mut self, job: Job) {
        self.asked += 1;
        self.wanted.store(self.asked, Ordering::SeqCst);
        let _ = self.sender.send((self.asked, job));
    }

    /// Stops what runs.
    pub fn cancel(&self) {
        self.wanted.store(0, Ordering::SeqCst);
    }
}

/// Searches from `job.from` to the end, then from the beginning to there.
fn run(job: &Job, post: &Post, wanted: impl Fn() -> bool) {
    let Job { generation, query, document, from, .. } = job;
    let (search, mut told) = (Search::new(query), 0);
    let mut first = None;
    for (start, end) in [(*from, document.span().end()), (0, *from)] {
        let mut scan = search.scan(&document.text, &document.markup, start);
        let mut more = start < end;
        while more && told < MOST {
            if !wanted() {
                return;
            }
            let mut matches = Vec::new();
            more = scan.step(STEP, &mut matches) && (start == *from || scan.progress() < end);
            if start == 0 && *from > 0 {
                let overlaps = |found: &Span| first.is_some_and(|first: Span| first.overlaps(*found));
                matches.retain(|found| found.start() < end && !overlaps(found));
            } else {
                first = first.or_else(|| matches.first().copied());
            }
            told += matches.len();
            if !matches.is_empty() {
                post.act(Action::SearchProgress { generation: *generation, matches, done: false });
            }
        }
        if *from == 0 {
            break;
        }
    }
    post.act(Action::SearchProgress { generation: *generation, matches: Vec::new(), done: true });
    if told >= MOST {
        post.act(Action::Message(format!("only the first {told} matches are counted")));
    }
}
