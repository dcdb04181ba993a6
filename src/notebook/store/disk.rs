//! The few things that are done with files, behind a trait, so that a test can let any of them fail.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::time::SystemTime;

use rustix::fs::OFlags;

/// What can be done with files. No method follows a symbolic link at the end of a path; each fails with what the system says.
#[allow(clippy::missing_errors_doc, reason = "said above for all of them")]
pub trait Disk {
    /// Makes a folder, and those above it, for the user alone. One that is there must be a folder itself, no link to one.
    fn folder(&self, path: &Path) -> io::Result<()>;
    /// Waits for the lock of the file at `path` and holds it while the answer lives.
    fn lock(&self, path: &Path) -> io::Result<File>;
    /// The first `limit` bytes of a regular file; `None` where there is no such file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>>;
    /// The names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Makes a file that was not there, for the user alone.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Writes some of `bytes`: how many.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;
    /// Waits until the file is on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Puts a file in the place of another.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a name that nothing must have.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// When a file was last written.
    fn modified(&self, path: &Path) -> io::Result<SystemTime>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names of a folder are on the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// A word that no other process uses at the same time, for the names of files in the making.
    fn tag(&self) -> &str;
}

/// The disk itself.
#[derive(Clone, Debug)]
pub struct RealDisk {
    tag: String,
}

impl RealDisk {
    /// The disk, with a word that no other process uses (letters and digits).
    pub fn new(tag: impl Into<String>) -> Self {
        Self { tag: tag.into() }
    }
}

/// Never through a link, and never waiting for the other end of a pipe.
fn flags() -> i32 {
    (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC).bits().cast_signed()
}

impl Disk for RealDisk {
    fn folder(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(path)?;
        let link = fs::symlink_metadata(path)?.is_symlink();
        if link { Err(rustix::io::Errno::LOOP.into()) } else { Ok(()) }
    }

    fn lock(&self, path: &Path) -> io::Result<File> {
        let file =
            OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).custom_flags(flags()).open(path)?;
        regular(&file)?;
        file.lock()?;
        Ok(file)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
        let file = match OpenOptions::new().read(true).custom_flags(flags()).open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        regular(&file)?;
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.extend(entry?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().write(true).create_new(true).mode(0o600).custom_flags(flags()).open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Not every file system has links: the name is taken first, by an empty file.
            Err(_) => {
                self.create(to)?;
                fs::rename(from, to).inspect_err(|_| drop(fs::remove_file(to)))
            }
        }
    }

    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        fs::symlink_metadata(path)?.modified()
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    fn tag(&self) -> &str {
        &self.tag
    }
}

fn regular(file: &File) -> io::Result<()> {
    let kind = file.metadata()?;
    if kind.is_file() { Ok(()) } else { Err(io::Error::other("it is no regular file")) }
}
