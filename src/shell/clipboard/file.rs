//! The last resort of a copy: a file of the user's alone.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// What the file is called.
const NAME: &str = "copied.txt";

/// Writes `text` to a file in `folder`, which is made first where it is not there yet: a fresh one, closed to others, in
/// the user's folder for this session or among the temporary files. The file's path.
///
/// # Errors
/// Those of the file system.
pub fn write(text: &str, folder: &mut Option<PathBuf>, runtime: Option<&Path>) -> io::Result<PathBuf> {
    if folder.as_ref().is_none_or(|folder| !folder.is_dir()) {
        let closed = Permissions::from_mode(0o700);
        let fresh = |at: &Path| tempfile::Builder::new().prefix("pincite-").permissions(closed.clone()).tempdir_in(at);
        let made = runtime.map(fresh).and_then(Result::ok).map_or_else(|| fresh(&std::env::temp_dir()), Ok)?;
        *folder = Some(made.keep());
    }
    let path = folder.as_deref().unwrap_or(Path::new("")).join(NAME);
    let mut options = OpenOptions::new();
    let mut file: File = options.write(true).create(true).truncate(true).mode(0o600).open(&path)?;
    file.write_all(text.as_bytes())?;
    Ok(path)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_file_is_the_users_alone_and_holds_the_last_copy() {
        let runtime = tempfile::tempdir().unwrap();
        let mut folder = None;
        let first = write("one\n", &mut folder, Some(runtime.path())).unwrap();
        let second = write("2", &mut folder, Some(runtime.path())).unwrap();
        assert!(first.starts_with(runtime.path()));
        assert_eq!((first.clone(), "2".to_owned()), (second, fs::read_to_string(&first).unwrap()));
        assert_eq!(fs::metadata(&first).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(first.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
