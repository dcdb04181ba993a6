//! Writing a file so that it is wholly old or wholly new, whatever happens in between.

use std::io;
use std::path::Path;

use super::Disk;

/// Puts `bytes` in the place of the file at `path`, for the user alone (0600): writes a new file in the same folder, waits
/// until it is on the disk, renames it, and waits until the name is on the disk. When this returns `Ok`, neither a kill
/// nor a loss of power takes the bytes away; after an error the file holds either what it held or `bytes`, whole.
/// `path` itself is replaced, also where it is a link. Of two processes that write at once the later one counts; what must
/// not be lost is read and written under a lock.
///
/// # Errors
/// What the system says.
pub fn durable(disk: &impl Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
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
    let mut left = bytes;
    let mut written = Ok(());
    while !left.is_empty() && written.is_ok() {
        match disk.write(&mut file, left) {
            Ok(0) => written = Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => left = left.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => written = Err(error),
        }
    }
    let written = written.and_then(|()| disk.sync(&file)).and_then(|()| disk.rename(&making, path));
    if written.is_err() {
        // Where this fails too, the next writer of the notebook removes it.
        let _ = disk.remove(&making);
    }
    written?;
    disk.sync_folder(folder)
}

/// The name of a file that will be `name`.
pub(super) fn in_the_making(name: &str, tag: &str) -> String {
    format!(".{name}.{tag}.tmp")
}

/// Whether `other` will be `name`, or was to be.
pub(super) fn was_in_the_making(name: &str, other: &str) -> bool {
    other.strip_prefix('.').and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| {
        let tag = rest.strip_prefix('.').and_then(|rest| rest.strip_suffix(".tmp"));
        tag.is_some_and(|tag| !tag.is_empty() && tag.chars().all(|char| char.is_ascii_alphanumeric() || char == '-'))
    })
}
