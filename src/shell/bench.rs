//! What each tab holds of the outside world: its file, its worker, what is still to be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use crate::app::TabId;

use super::analysis::{self, Request};
use super::confined::Cancel;
use super::opening::{Rest, Target};
use super::wake::Post;
use super::watch::Stamp;

/// One tab.
#[derive(Default)]
pub struct Bench {
    /// What is read; `None` for the sample and for standard input.
    pub target: Option<Target>,
    /// What is to be read behind the first bytes.
    pub rest: Option<Rest>,
    /// Whether nothing of the target has been read yet.
    pub unread: bool,
    /// The state of the file when it was read.
    pub stamp: Option<Stamp>,
    /// Whether it was looked up how the document had been left.
    pub recalled: bool,
    /// Stops the reading.
    pub cancel: Cancel,
    /// Where it is asked; started when it is first needed.
    pub worker: Option<Sender<Request>>,
}

impl Bench {
    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.target.as_ref().map(|target| target.path.as_path())
    }
}

/// All tabs.
pub struct Benches {
    of: BTreeMap<TabId, Bench>,
    post: Post,
    lexicon: analysis::Shared,
}

impl Benches {
    /// None yet; answers go by `post`.
    pub fn new(post: Post) -> Self {
        Self { of: BTreeMap::new(), post, lexicon: analysis::Shared::default() }
    }

    /// The way to a tab.
    pub fn post(&self, tab: TabId) -> Post {
        self.post.of(tab)
    }

    /// Sets up a tab.
    pub fn set(&mut self, tab: TabId, bench: Bench) {
        self.of.insert(tab, bench);
    }

    /// What a tab holds.
    pub fn get(&self, tab: TabId) -> Option<&Bench> {
        self.of.get(&tab)
    }

    /// The same, to change.
    pub fn get_mut(&mut self, tab: TabId) -> Option<&mut Bench> {
        self.of.get_mut(&tab)
    }

    /// The tab that shows `target`.
    pub fn showing(&self, target: &Target) -> Option<TabId> {
        self.of.iter().find(|(_, bench)| bench.target.as_ref() == Some(target)).map(|(tab, _)| *tab)
    }

    /// Asks the worker of a tab, which is started when it is first needed.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn ask(&mut self, tab: TabId, request: Request) -> Result<(), String> {
        let Some(bench) = self.of.get_mut(&tab) else { return Ok(()) };
        if bench.worker.is_none() {
            let started = analysis::start(self.post.of(tab), analysis::Shared::clone(&self.lexicon));
            bench.worker = Some(started.map_err(|error| format!("the document cannot be analysed: {error}"))?);
        }
        let sent = bench.worker.as_ref().map(|worker| worker.send(request));
        drop(sent);
        Ok(())
    }

    /// Lets go of a tab: what is still being read or analysed for it ends by itself.
    pub fn close(&mut self, tab: TabId) {
        if let Some(bench) = self.of.remove(&tab) {
            bench.cancel.cancel();
        }
    }
}

/// The path that was typed; `~/` is the home of the user.
pub fn expanded(typed: &str) -> PathBuf {
    let home = typed.strip_prefix("~/").and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    home.unwrap_or_else(|| PathBuf::from(typed))
}
