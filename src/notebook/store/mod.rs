//! Where notebooks lie on the disk, and how they are read and written: the one part of the notebook that touches files.
//!
//! One file a document: `$XDG_DATA_HOME/pincite/notes/<sha256>.jsonl`, or `<file>.pincite.jsonl` beside the document. When
//! a document changes, so does its hash; the header of every notebook lists the paths its document was read at, and the
//! notebook of a document is the union of all that know its path. No index needs to be kept in step with the files.

#[cfg(test)]
mod damage_tests;
mod disk;
mod durable;
#[cfg(test)]
pub mod faults;
#[cfg(test)]
mod faults_tests;
mod keeper;
#[cfg(test)]
mod keeper_tests;

pub use disk::{Disk, RealDisk};
pub use durable::{durable, fresh, set_aside, sweep};
pub use keeper::{Keeper, Loaded, Saved};

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The document a notebook is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its name, for people.
    pub name: String,
    /// Its canonical path; `None` for standard input and the sample.
    pub path: Option<String>,
}

/// Where a notebook is to lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this folder, with the notebooks of all documents.
    Shelf(PathBuf),
    /// In this file, beside its document. What lies there may come from anybody.
    Beside(PathBuf),
}

impl Place {
    /// The notebook of the document at `path`, beside it.
    pub fn beside(path: &Path) -> PathBuf {
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(".pincite.jsonl");
        path.with_file_name(name)
    }

    /// The file of the notebook of a document with this hash.
    pub fn file(&self, sha256: &str) -> PathBuf {
        match self {
            Self::Shelf(folder) => folder.join(format!("{sha256}.jsonl")),
            Self::Beside(file) => file.clone(),
        }
    }
}

/// The file beside `path` whose name has `ending` behind it.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(ending);
    PathBuf::from(name)
}

/// Why something could not be done: why, how to go on, what, where.
#[derive(Debug)]
pub struct Trouble {
    doing: &'static str,
    path: PathBuf,
    why: io::Error,
}

impl Trouble {
    fn new(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |why| Self { doing, path: path.to_path_buf(), why }
    }

    /// What went wrong.
    pub const fn why(&self) -> &io::Error {
        &self.why
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { doing, path, why } = self;
        let how = match why.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; free some space",
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "; make the folder writable",
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "; something else has that name",
            _ if why.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
                "; it is a symbolic link, remove it"
            }
            _ => "",
        };
        // The reason first: a status line may have no room for a long path.
        write!(f, "{why}{how}: {doing} {}", path.display())
    }
}

impl std::error::Error for Trouble {}
