//! Watching the files of the tabs and their notebooks: one thread that sleeps until the system tells of a change. Nothing is
//! read, and nothing ticks; where the system cannot tell (a network file system, another system than Linux) a reload on
//! demand still works, and notes of other windows come with the next save.

mod inotify;

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::app::{Action, OnDisk, TabId};

use super::wake::Post;
use inotify::{Inotify, Wish};

/// What tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    length: u64,
    /// Seconds and nanoseconds of the last change of its bytes.
    changed: (i64, i64),
}

impl Stamp {
    /// The stamp of a file with this metadata.
    pub fn of(data: &Metadata) -> Self {
        Self { device: data.dev(), inode: data.ino(), length: data.len(), changed: (data.mtime(), data.mtime_nsec()) }
    }

    /// The stamp of the file at `path`; `None` where there is none.
    pub fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().filter(Metadata::is_file).map(|data| Self::of(&data))
    }
}

/// What a file is to its tab.
enum Role {
    /// Its document, and what the tab has been told of it.
    Document(OnDisk),
    /// Its notebook, and who is told that it is another one now.
    Notebook(Box<dyn Fn() + Send>),
}

/// A file that is watched on behalf of a tab.
struct Watched {
    tab: TabId,
    role: Role,
    path: PathBuf,
    /// The state that was read, of a notebook the state seen last.
    stamp: Option<Stamp>,
    /// The number of the watch on the file, and on its folder while the file is gone.
    file: Option<i32>,
    folder: Option<i32>,
}

/// All that is watched.
struct Files {
    inotify: Arc<Inotify>,
    post: Post,
    watched: Vec<Watched>,
}

/// The watch. Without one where the system has none.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<Mutex<Files>>>);

impl Watch {
    /// Starts the thread; it sleeps until the program ends.
    pub fn start(post: Post) -> Self {
        let Ok(inotify) = Inotify::new().map(Arc::new) else { return Self(None) };
        let files = Arc::new(Mutex::new(Files { inotify: Arc::clone(&inotify), post, watched: Vec::new() }));
        let known = Arc::clone(&files);
        let sleep = move || inotify.each(|number| locked(&known).noticed(number));
        let started = thread::Builder::new().name("files".to_owned()).spawn(sleep);
        Self(started.ok().map(|_| files))
    }

    /// Watches the file of a tab, which was read when it was in the state `stamp`.
    pub fn watch(&self, tab: TabId, path: &Path, stamp: Stamp) {
        self.begin(tab, path, Some(stamp), Role::Document(OnDisk::Same));
    }

    /// Watches the notebook of a tab, which need not be there yet: `tell` is called whenever there is another one.
    pub fn watch_notebook(&self, tab: TabId, path: &Path, tell: impl Fn() + Send + 'static) {
        self.begin(tab, path, Stamp::at(path), Role::Notebook(Box::new(tell)));
    }

    fn begin(&self, tab: TabId, path: &Path, stamp: Option<Stamp>, role: Role) {
        let Some(files) = &self.0 else { return };
        let mut files = locked(files);
        let document = matches!(role, Role::Document(_));
        files.forget(|other| other.tab == tab && matches!(other.role, Role::Document(_)) == document);
        files.watched.push(Watched { tab, role, path: path.to_path_buf(), stamp, file: None, folder: None });
        let last = files.watched.len() - 1;
        files.look(last);
    }

    /// Watches for a tab no more.
    pub fn forget(&self, tab: TabId) {
        if let Some(files) = &self.0 {
            locked(files).forget(|other| other.tab == tab);
        }
    }
}

fn locked(files: &Mutex<Files>) -> MutexGuard<'_, Files> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Files {
    /// Something happened to the file or folder of a watch.
    fn noticed(&mut self, number: i32) {
        let concerned = |watched: &Watched| watched.file == Some(number) || watched.folder == Some(number);
        let found: Vec<usize> =
            self.watched.iter().enumerate().filter(|(_, watched)| concerned(watched)).map(|(at, _)| at).collect();
        for at in found {
            self.look(at);
        }
    }

    /// Looks at a file, watches what is there now and tells its tab what is new.
    fn look(&mut self, at: usize) {
        // A file that comes or goes between the look and the watch is seen at the second look.
        for _ in 0..2 {
            let Some((path, stamp)) = self.watched.get(at).map(|watched| (watched.path.clone(), watched.stamp)) else {
                return;
            };
            let found = Stamp::at(&path);
            let now = match found {
                None => OnDisk::Gone,
                Some(_) if found == stamp => OnDisk::Same,
                Some(_) => OnDisk::Changed,
            };
            self.arm(at, &path, now);
            self.tell(at, now, found);
            if Stamp::at(&path) == found {
                return;
            }
        }
    }

    fn arm(&mut self, at: usize, path: &Path, now: OnDisk) {
        // Of a file that is known to have changed only its end matters: a log that grows wakes nobody.
        let settled = |watched: &Watched| matches!(watched.role, Role::Document(OnDisk::Changed));
        let quiet = now == OnDisk::Changed
            && self.watched.get(at).is_some_and(|watched| matches!(watched.role, Role::Document(_)))
            && self
                .watched
                .iter()
                .enumerate()
                .all(|(other, watched)| other == at || watched.path != path || settled(watched));
        let (file, beside) = match now {
            OnDisk::Gone => (None, self.above(path)),
            _ if quiet => (self.inotify.add(path, Wish::End), None),
            _ => (self.inotify.add(path, Wish::Changes), None),
        };
        let Some(watched) = self.watched.get_mut(at) else { return };
        let old = [std::mem::replace(&mut watched.folder, beside), std::mem::replace(&mut watched.file, file)];
        for number in old.into_iter().flatten() {
            self.release(number);
        }
    }

    /// Watches the folder of a path, or the nearest one above it that is there.
    fn above(&self, path: &Path) -> Option<i32> {
        let folders = || path.ancestors().skip(1);
        let named =
            |folder: &Path| if folder.as_os_str().is_empty() { Path::new(".").to_owned() } else { folder.to_owned() };
        let nearest = || folders().find_map(|folder| self.inotify.add(&named(folder), Wish::Names));
        // A folder that was made between the look and the watch is seen at the next look.
        let mut found = nearest()?;
        loop {
            let again = nearest()?;
            if again == found {
                return Some(found);
            }
            self.release(std::mem::replace(&mut found, again));
        }
    }

    fn tell(&mut self, at: usize, now: OnDisk, found: Option<Stamp>) {
        let Some(watched) = self.watched.get_mut(at) else { return };
        match &mut watched.role {
            Role::Document(told) => {
                if std::mem::replace(told, now) != now {
                    self.post.of(watched.tab).act(Action::OnDisk(now));
                }
            }
            Role::Notebook(tell) => {
                if std::mem::replace(&mut watched.stamp, found) != found && found.is_some() {
                    tell();
                }
            }
        }
    }

    fn forget(&mut self, meant: impl Fn(&Watched) -> bool) {
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.watched).into_iter().partition(meant);
        self.watched = kept;
        for number in gone.iter().flat_map(|watched| [watched.file, watched.folder]).flatten() {
            self.release(number);
        }
    }

    /// Ends a watch that nobody needs any more.
    fn release(&self, number: i32) {
        let needed = |watched: &Watched| watched.file == Some(number) || watched.folder == Some(number);
        if !self.watched.iter().any(needed) {
            self.inotify.remove(number);
        }
    }
}

#[cfg(test)]
mod tests;
