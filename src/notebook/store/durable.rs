//! Writing a file so that it is wholly old or wholly new, whatever happens in between; setting one aside.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::{Disk, beside};

/// How many names a file that is set aside may try.
const ASIDE: u32 = 10_000;

/// Puts `bytes` in the place of the file at `path`, for the user alone (0600): writes a new file in the same folder, waits
/// until it is on the disk, renames it, and waits until the name is on the disk. When this returns `Ok`, neither a kill
/// nor a loss of power takes the bytes away; after an error the file holds either what it held or `bytes`, whole.
/// `path` itself is replaced, also where it is a link. Of two processes that write at once the later one counts; what must
/// not be lost is read and written under a lock.
///
/// # Errors
/// What the system says.
pub fn durable(disk: &impl Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    made(disk, path, bytes, |making| disk.rename(making, path))
}

/// The same for a file that must not be there yet.
///
/// # Errors
/// `AlreadyExists` where it is; else what the system says.
pub fn fresh(disk: &impl Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    made(disk, path, bytes, |making| disk.rename_new(making, path))
}

/// Writes a file in the making, waits until it is on the disk, and lets `settle` give it its name.
fn made(disk: &impl Disk, path: &Path, bytes: &[u8], settle: impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let making = folder.join(in_the_making(&name.to_string_lossy(), disk.tag()));
    let mut file = match disk.create(&making) {
        // Left by a process that had the same tag and was killed.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            disk.remove(&making)?;
            disk.create(&making)?
        }
        created => created?,
    };
    let written = fill(disk, &mut file, bytes).and_then(|()| disk.sync(&file)).and_then(|()| settle(&making));
    if written.is_err() {
        // Where this fails too, the next writer of the file removes it.
        let _ = disk.remove(&making);
    }
    written?;
    disk.sync_folder(folder)
}

fn fill(disk: &impl Disk, file: &mut File, mut left: &[u8]) -> io::Result<()> {
    while !left.is_empty() {
        match disk.write(file, left) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => left = left.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Gives a damaged file a name that nothing had, beside its own: where it is now. Nothing is ever written over by it.
///
/// # Errors
/// What the system says; then it is where it was.
pub fn set_aside(disk: &impl Disk, path: &Path) -> io::Result<PathBuf> {
    for number in 1..ASIDE {
        let name = beside(path, &format!(".damaged-{number}"));
        match disk.create(&name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            // The name is ours now, so that the file that is put over it is our own empty one.
            Ok(_) => {
                return match disk.rename(path, &name) {
                    Ok(()) => Ok(name),
                    Err(error) => {
                        let _ = disk.remove(&name);
                        Err(error)
                    }
                };
            }
        }
    }
    Err(io::Error::other("too many damaged files beside it"))
}

/// Removes what killed writers of the file at `path` left. Its lock is held: nobody else is writing it.
pub fn sweep(disk: &impl Disk, path: &Path) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().unwrap_or(Path::new("."));
    let names = disk.list(folder).unwrap_or_default();
    for left in names.iter().filter(|other| was_in_the_making(&name, other)) {
        let _ = disk.remove(&folder.join(left));
    }
}

/// The name of a file that will be `name`.
fn in_the_making(name: &str, tag: &str) -> String {
    format!(".{name}.{tag}.tmp")
}

/// Whether `other` will be `name`, or was to be.
fn was_in_the_making(name: &str, other: &str) -> bool {
    other.strip_prefix('.').and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| {
        let tag = rest.strip_prefix('.').and_then(|rest| rest.strip_suffix(".tmp"));
        tag.is_some_and(|tag| !tag.is_empty() && tag.chars().all(|char| char.is_ascii_alphanumeric() || char == '-'))
    })
}
