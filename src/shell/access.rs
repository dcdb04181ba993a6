//! Whose a path is, and what may be done with it.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::fs::{Access, access};
use rustix::process::geteuid;

/// Whether what lies there may be read.
pub fn readable(path: &Path) -> bool {
    access(path, Access::READ_OK).is_ok()
}

/// Whether files may be made in this folder.
pub fn open_to_us(folder: &Path) -> bool {
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

/// Whether it belongs to the user that runs the program.
pub fn ours(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|kind| kind.uid() == geteuid().as_raw())
}
