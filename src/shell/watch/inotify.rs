//! What Linux tells of files (inotify). On other systems there is nothing to be had without a ticking clock.

use std::io;
use std::path::Path;

/// What is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Every change of a file.
    Changes,
    /// That a file goes, or another takes its name.
    End,
    /// That a name comes up in a folder.
    Names,
}

#[cfg(target_os = "linux")]
pub use linux::Inotify;
#[cfg(not(target_os = "linux"))]
pub use other::Inotify;

#[cfg(target_os = "linux")]
mod linux {
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;

    use rustix::fs::inotify::{self, CreateFlags, Reader, WatchFlags};
    use rustix::io::Errno;

    use super::{Path, Wish, io};

    /// The way to the kernel.
    pub struct Inotify(OwnedFd);

    impl Inotify {
        /// A new one.
        ///
        /// # Errors
        /// When the system gives none.
        pub fn new() -> io::Result<Self> {
            Ok(Self(inotify::init(CreateFlags::CLOEXEC)?))
        }

        /// Watches a path; the number of the watch, which is the same for the same file. `None` where that cannot be.
        pub fn add(&self, path: &Path, wish: Wish) -> Option<i32> {
            let end = WatchFlags::ATTRIB | WatchFlags::DELETE_SELF | WatchFlags::MOVE_SELF;
            let flags = match wish {
                Wish::Changes => end | WatchFlags::MODIFY,
                Wish::End => end,
                Wish::Names => WatchFlags::CREATE | WatchFlags::MOVED_TO | WatchFlags::ONLYDIR,
            };
            inotify::add_watch(&self.0, path, flags).ok()
        }

        /// Ends a watch.
        pub fn remove(&self, number: i32) {
            // The kernel has ended the watch on a file that is gone.
            let _ = inotify::remove_watch(&self.0, number);
        }

        /// Sleeps, and gives the number of the watch of everything that happens. Ends with the descriptor.
        pub fn each(&self, mut told: impl FnMut(i32)) {
            let mut bytes = [MaybeUninit::uninit(); 4096];
            let mut events = Reader::new(&self.0, &mut bytes);
            loop {
                match events.next() {
                    Ok(event) => told(event.wd()),
                    Err(Errno::INTR) => {}
                    Err(_) => return,
                }
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use super::{Path, Wish, io};

    /// Nothing.
    pub struct Inotify;

    impl Inotify {
        /// None.
        ///
        /// # Errors
        /// Always.
        pub fn new() -> io::Result<Self> {
            Err(io::ErrorKind::Unsupported.into())
        }

        /// No watch.
        pub fn add(&self, _: &Path, _: Wish) -> Option<i32> {
            None
        }

        /// Nothing to end.
        pub fn remove(&self, _: i32) {}

        /// Nothing to wait for.
        pub fn each(&self, _: impl FnMut(i32)) {}
    }
}
