//! What the reader remembers from one run to the next, under `$XDG_STATE_HOME/pincite`: how each document was left, and
//! which were read last. Files of a newer release are left alone; damaged ones are set aside before they are replaced, and that
//! is told.

#[cfg(test)]
mod faults_tests;
mod recent;
mod sessions;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy as _, Xdg};
use rustix::io::Errno;
use serde_json::Value;

use crate::app::{Recent, Sitting};
use crate::notebook::seal::{self, Opened};
use crate::notebook::store::{Disk, RealDisk, durable, set_aside, sweep};

use super::config::may_be_made;

/// The most bytes of a file that are read.
const LONGEST: u64 = 1 << 20;

/// Where the reader remembers.
#[derive(Clone, Debug)]
pub struct Memory<D = RealDisk> {
    folder: PathBuf,
    disk: D,
}

/// What a file of ours holds.
enum Held {
    /// There is none.
    Nothing,
    /// What it says.
    Known(Value),
    /// A newer release wrote it.
    Newer,
    /// Nothing that can be made out.
    Damaged,
    /// It is there and cannot be read now: why.
    Unread(String),
}

impl Held {
    /// Why the file at `path` says nothing, where that is not as it should be.
    fn told(&self, path: &Path) -> Option<String> {
        let path = path.display();
        match self {
            Self::Nothing | Self::Known(_) => None,
            Self::Newer => Some(format!("{path}: a newer release of pincite wrote it; it is left as it is")),
            Self::Damaged => Some(format!("{path} is damaged; it is set aside when you leave")),
            Self::Unread(why) => Some(format!("{path} cannot be read: {why}")),
        }
    }
}

/// Where a damaged file was put, where there was one; else why something cannot be remembered.
pub type Kept = Result<Option<PathBuf>, String>;

impl Memory {
    /// The usual place; `None` where there is no home to put it in.
    pub fn usual() -> Option<Self> {
        let base = Xdg::new().ok()?;
        may_be_made("XDG_STATE_HOME").then_some(())?;
        Some(Self::at(base.state_dir()?.join("pincite")))
    }

    /// In this folder.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder, disk: RealDisk::new(std::process::id().to_string()) }
    }
}

impl<D: Disk> Memory<D> {
    /// How a document was left: by its bytes, else by its path.
    ///
    /// # Errors
    /// Why that is not known, where something is there that cannot be used.
    pub fn recall(&self, sha256: &str, path: Option<&str>, members: &[String]) -> Result<Option<Sitting>, String> {
        if let Some(sitting) = self.session(sha256)? {
            return Ok(Some(sitting));
        }
        let known = self.recent()?;
        let entry = known.into_iter().find(|entry| Some(entry.path.as_str()) == path && entry.members == members);
        entry.map_or(Ok(None), |entry| self.session(&entry.sha256))
    }

    /// What is remembered and cannot be used: why, one line a file.
    pub fn unsound(&self) -> Vec<String> {
        let list = self.recent().err();
        let names = self.disk.list(&self.folder.join("sessions")).unwrap_or_default();
        let sessions = names.iter().filter_map(|name| self.session(name.strip_suffix(".json")?).err());
        list.into_iter().chain(sessions).collect()
    }

    /// Reads a file; its schema is `name` with a number.
    fn read(&self, path: &Path, name: &str) -> Held {
        let bytes = match self.disk.read(path, LONGEST + 1) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Held::Nothing,
            // A link, or something else that is no file: nothing of ours.
            Err(error) if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => return Held::Damaged,
            Err(error) if error.raw_os_error().is_none() => return Held::Damaged,
            Err(error) => return Held::Unread(error.to_string()),
        };
        let (whole, sound) = match seal::open(&bytes) {
            Opened::Sound(json) => (json, true),
            Opened::Bare(json) => (json.into(), false),
            Opened::Broken => (bytes.as_slice().into(), false),
        };
        let value = (bytes.len() as u64 <= LONGEST).then(|| serde_json::from_slice::<Value>(&whole).ok()).flatten();
        let schema =
            value.as_ref().and_then(|value| value.get("schema")?.as_str()?.strip_prefix(name)?.parse::<u32>().ok());
        match (value, schema) {
            (Some(value), Some(1)) if sound => Held::Known(value),
            (Some(_), Some(2..)) => Held::Newer,
            _ => Held::Damaged,
        }
    }

    /// Writes a file in the place of what it `held`, for the user alone. Its lock is held.
    fn write(&self, path: &Path, held: &Held, value: &Value) -> Kept {
        let failed = |error: io::Error| format!("{}: {error}", path.display());
        let aside = match held {
            Held::Newer | Held::Unread(_) => return Err(held.told(path).unwrap_or_default()),
            Held::Damaged => Some(set_aside(&self.disk, path).map_err(failed)?),
            Held::Nothing | Held::Known(_) => None,
        };
        sweep(&self.disk, path);
        durable(&self.disk, path, &seal::seal(value.to_string().into_bytes())).map_err(failed)?;
        Ok(aside)
    }

    fn folder(&self, path: &Path) -> Result<(), String> {
        self.disk.folder(path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Waits for the lock of that name; the folder is made first.
    fn lock(&self, name: &str) -> Result<File, String> {
        self.folder(&self.folder)?;
        let path = self.folder.join(name);
        self.disk.lock(&path).map_err(|error| format!("{}: {error}", path.display()))
    }
}
