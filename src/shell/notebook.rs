//! The notebook worker: loads and saves the notes of all tabs, so that no key waits for the disk. What it says is saved is
//! on the disk. A save that failed is tried again every few seconds, and with the next change.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::app::{Action, TabId};
use crate::document::Document;
use crate::notebook::store::{Keeper, Loaded, RealDisk};
use crate::notebook::time::rfc3339;
use crate::notebook::{Anchor, Note, NoteId, Placed, Placer};

use super::rescue::{Unsaved, rescue};
use super::shelf::{Keeping, origin, told};
use super::wake::Post;

/// How long after a failure saving is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// What is asked of the worker.
#[derive(Debug)]
enum Request {
    Load { tab: TabId, document: Arc<Document>, path: Option<PathBuf>, unsaved: Vec<Note> },
    Save { tab: TabId, generation: u64, notes: Vec<Note> },
    Look(TabId),
    Forget(TabId),
}

/// The way to the worker.
#[derive(Debug)]
pub struct Notebooks {
    /// Where they are kept.
    pub keeping: Keeping,
    sender: Option<Arc<Sender<Request>>>,
    ended: Receiver<Vec<String>>,
}

/// Two numbers by chance, for the names of notes and of files in the making.
pub fn seed() -> [u64; 2] {
    let pid = std::process::id();
    [RandomState::new().hash_one(pid), RandomState::new().hash_one((pid, "pincite"))]
}

impl Notebooks {
    /// Starts the worker.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(post: Post, keeping: Keeping, seed: [u64; 2]) -> std::io::Result<Self> {
        let (sender, requests) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        let tag = format!("{:x}-{:x}", std::process::id(), seed[0]);
        let kept = keeping.clone();
        let work = move || {
            let told = Worker { post, keeping: kept, tag, tabs: BTreeMap::new() }.run(&requests);
            let _ = end.send(told);
        };
        thread::Builder::new().name("notebook".to_owned()).spawn(work)?;
        Ok(Self { keeping, sender: Some(Arc::new(sender)), ended })
    }

    fn ask(&self, request: Request) {
        let sent = self.sender.as_ref().map(|sender| sender.send(request));
        drop(sent);
    }

    /// Loads the notebook of a document that was read at `path`, and places its notes and those of `unsaved`.
    pub fn load(&self, tab: TabId, document: Arc<Document>, path: Option<PathBuf>, unsaved: Vec<Note>) {
        self.ask(Request::Load { tab, document, path, unsaved });
    }

    /// Saves changes.
    pub fn save(&self, tab: TabId, generation: u64, notes: Vec<Note>) {
        self.ask(Request::Save { tab, generation, notes });
    }

    /// What asks the worker to look whether somebody else has written the notebook of a tab. It holds up no end.
    pub fn looking(&self, tab: TabId) -> impl Fn() + Send + 'static {
        let sender = self.sender.as_ref().map(Arc::downgrade).unwrap_or_default();
        move || {
            let sent = sender.upgrade().map(|sender| sender.send(Request::Look(tab)));
            drop(sent);
        }
    }

    /// Lets a tab go; what was asked for it before is still done.
    pub fn forget(&self, tab: TabId) {
        self.ask(Request::Forget(tab));
    }

    /// Waits until all that was asked for is done, but no longer than `limit`; what is to be said of notes that could not be
    /// saved.
    pub fn finish(&mut self, limit: Duration) -> Vec<String> {
        self.sender = None;
        match self.ended.recv_timeout(limit) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => {
                vec!["the disk does not answer: the last notes may not be saved".to_owned()]
            }
            Err(RecvTimeoutError::Disconnected) => Vec::new(),
        }
    }
}

struct Worker {
    post: Post,
    keeping: Keeping,
    tag: String,
    tabs: BTreeMap<TabId, Open>,
}

/// The notebook of one tab.
struct Open {
    document: Arc<Document>,
    keeper: Option<Keeper<RealDisk>>,
    /// Where notes were found: an anchor is looked for once.
    places: BTreeMap<NoteId, (Anchor, Placed)>,
    /// What could not be saved.
    failed: Option<(u64, Vec<Note>, String)>,
}

impl Worker {
    fn run(mut self, requests: &Receiver<Request>) -> Vec<String> {
        loop {
            let waiting = self.tabs.values().any(|open| open.failed.is_some());
            let wait = if waiting { AGAIN } else { Duration::MAX };
            let mut asked = match requests.recv_timeout(wait) {
                Ok(request) => vec![request],
                Err(RecvTimeoutError::Timeout) => {
                    self.again();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            };
            asked.extend(requests.try_iter());
            while !asked.is_empty() {
                let request = asked.remove(0);
                // Each save holds all that is not saved yet: the last one for a tab is enough.
                let later = |tab: TabId| {
                    asked.iter().any(|other| matches!(other, Request::Save { tab: own, .. } if *own == tab))
                };
                if !matches!(request, Request::Save { tab, .. } if later(tab)) {
                    self.take(request);
                }
            }
        }
        self.again();
        let temporary = std::env::temp_dir();
        let left = self.tabs.into_values().filter_map(|open| {
            let (_, notes, why) = open.failed?;
            Some(Unsaved { origin: origin(&open.document, None), notes, why })
        });
        left.map(|left| rescue(&temporary, left, &now())).collect()
    }

    fn take(&mut self, request: Request) {
        let tab = match &request {
            Request::Load { tab, .. } | Request::Save { tab, .. } | Request::Look(tab) | Request::Forget(tab) => *tab,
        };
        let done = catch_unwind(AssertUnwindSafe(|| match request {
            Request::Load { tab, document, path, unsaved } => self.load(tab, document, path.as_deref(), unsaved),
            Request::Save { tab, generation, notes } => self.save(tab, generation, notes, true),
            Request::Look(tab) => self.look(tab),
            Request::Forget(tab) => {
                self.again();
                // What is still not saved is tried again, and told at the end.
                if self.tabs.get(&tab).is_some_and(|open| open.failed.is_none()) {
                    self.tabs.remove(&tab);
                }
            }
        }));
        if done.is_err() {
            self.post.of(tab).act(Action::NotesFailed("internal error: the notes were not saved".to_owned()));
        }
    }

    fn again(&mut self) {
        for tab in self.tabs.keys().copied().collect::<Vec<_>>() {
            if let Some((generation, notes, _)) = self.tabs.get_mut(&tab).and_then(|open| open.failed.take()) {
                self.save(tab, generation, notes, false);
            }
        }
    }

    fn load(&mut self, tab: TabId, document: Arc<Document>, path: Option<&Path>, unsaved: Vec<Note>) {
        let (mut never, mut trouble) = (self.keeping.never.clone(), None);
        let place = self.keeping.place(&document.source.sha256, path);
        let mut keeper = match place {
            Ok(place) => Some(Keeper::new(RealDisk::new(self.tag.clone()), place, origin(&document, path))),
            Err(why) => {
                never.get_or_insert(why);
                None
            }
        };
        let loaded = match keeper.as_mut().map(Keeper::load) {
            Some(Ok(loaded)) => loaded,
            Some(Err(error)) => {
                trouble = Some(error.to_string());
                Loaded::default()
            }
            None => Loaded::default(),
        };
        let source = document.source.sha256.clone();
        let mut open = Open { document, keeper, places: BTreeMap::new(), failed: None };
        let mut notes: BTreeMap<NoteId, Note> =
            loaded.notes.iter().cloned().map(|note| (note.id.clone(), note)).collect();
        notes.extend(unsaved.into_iter().map(|note| (note.id.clone(), note)));
        let notes = open.placed(notes.into_values());
        let orphans = notes.iter().filter(|(_, placed)| *placed == Placed::Orphan).count();
        let told = trouble.or_else(|| told(&loaded, orphans));
        never = never.or(loaded.read_only);
        self.tabs.insert(tab, open);
        self.post.of(tab).act(Action::NotesLoaded { source, notes, told, never });
    }

    /// Tells the tab what somebody else has written; what cannot be read now is told by the next save.
    fn look(&mut self, tab: TabId) {
        let Some(open) = self.tabs.get_mut(&tab) else { return };
        if let Some(Ok(Some(notes))) = open.keeper.as_mut().map(Keeper::look) {
            let source = open.document.source.sha256.clone();
            let notes = open.placed(notes.into_iter());
            self.post.of(tab).act(Action::NotesElsewhere { source, notes });
        }
    }

    /// Saves; what fails is kept for another try. `loud`: whether a failure is told.
    fn save(&mut self, tab: TabId, generation: u64, notes: Vec<Note>, loud: bool) {
        let post = self.post.of(tab);
        if self.keeping.never.is_some() {
            return;
        }
        let Some(open) = self.tabs.get_mut(&tab) else { return };
        // These changes hold all that failed before.
        open.failed = None;
        let Some(keeper) = open.keeper.as_mut() else { return };
        match keeper.save(&notes, &now()) {
            Ok(saved) => {
                let source = open.document.source.sha256.clone();
                let notes = open.placed(saved.notes.into_iter());
                post.act(Action::NotesSaved { source, generation, notes, twice: saved.twice });
                if let Some(path) = saved.set_aside {
                    let told = format!("damaged lines of the notebook were put in {}", path.display());
                    post.act(Action::Message(told));
                }
            }
            Err(error) => {
                open.failed = Some((generation, notes, error.to_string()));
                if loud {
                    post.act(Action::NotesFailed(error.to_string()));
                }
            }
        }
    }
}

fn now() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    rfc3339(since.map_or(0, |since| since.as_secs()))
}

impl Open {
    fn placed(&mut self, notes: impl Iterator<Item = Note>) -> Vec<(Note, Placed)> {
        let document = Arc::clone(&self.document);
        let finder = Placer::new(&document);
        notes
            .map(|note| {
                let known = self.places.get(&note.id).filter(|(anchor, _)| *anchor == note.anchor);
                let placed = known.map_or_else(|| finder.place(&note.anchor), |(_, placed)| *placed);
                self.places.insert(note.id.clone(), (note.anchor.clone(), placed));
                (note, placed)
            })
            .collect()
    }
}
