//! Watching the files of the tabs: one thread that sleeps until the system tells of a change. Nothing is read, and nothing
//! ticks; where the system cannot tell (a network file system, another system than Linux) a reload on demand still works.

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

/// A file that is watched on behalf of a tab.
struct Watched {
    tab: TabId,
    path: PathBuf,
    /// The state that was read.
    stamp: Stamp,
    /// What the tab has been told.
    told: OnDisk,
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
        let Some(files) = &self.0 else { return };
        let mut files = locked(files);
        files.forget(tab);
        let path = path.to_path_buf();
        files.watched.push(Watched { tab, path, stamp, told: OnDisk::Same, file: None, folder: None });
        let last = files.watched.len() - 1;
        files.look(last);
    }

    /// Watches for a tab no more.
    pub fn forget(&self, tab: TabId) {
        if let Some(files) = &self.0 {
            locked(files).forget(tab);
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
                Some(found) if found == stamp => OnDisk::Same,
                Some(_) => OnDisk::Changed,
            };
            self.arm(at, &path, now);
            self.tell(at, now);
            if Stamp::at(&path) == found {
                return;
            }
        }
    }

    fn arm(&mut self, at: usize, path: &Path, now: OnDisk) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Of a file that is known to have changed only its end matters: a log that grows wakes nobody.
        let quiet = now == OnDisk::Changed
            && self
                .watched
                .iter()
                .enumerate()
                .all(|(other, watched)| other == at || watched.path != path || watched.told == OnDisk::Changed);
        let (file, beside) = match now {
            OnDisk::Gone => (None, self.inotify.add(folder, Wish::Names)),
            _ if quiet => (self.inotify.add(path, Wish::End), None),
            _ => (self.inotify.add(path, Wish::Changes), None),
        };
        let Some(watched) = self.watched.get_mut(at) else { return };
        let old = [std::mem::replace(&mut watched.folder, beside), std::mem::replace(&mut watched.file, file)];
        for number in old.into_iter().flatten() {
            self.release(number);
        }
    }

    fn tell(&mut self, at: usize, now: OnDisk) {
        let Some(watched) = self.watched.get_mut(at).filter(|watched| watched.told != now) else { return };
        watched.told = now;
        self.post.of(watched.tab).act(Action::OnDisk(now));
    }

    fn forget(&mut self, tab: TabId) {
        let (gone, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.watched).into_iter().partition(|watched| watched.tab == tab);
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
