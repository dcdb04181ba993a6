//! What the reader remembers from one run to the next, under `$XDG_STATE_HOME/pincite`: how each document was left, and
//! which were read last. Files of a newer release are left alone; damaged ones are set aside before they are replaced.

mod recent;
mod sessions;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy as _, Xdg};
use serde_json::Value;

use crate::app::{Recent, Sitting};
use crate::notebook::store::{Disk as _, RealDisk, durable};

/// The most bytes of a file that are read.
const LONGEST: u64 = 1 << 20;

/// Where the reader remembers.
#[derive(Clone, Debug)]
pub struct Memory {
    folder: PathBuf,
    disk: RealDisk,
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
}

impl Memory {
    /// The usual place; `None` where there is no home to put it in.
    pub fn usual() -> Option<Self> {
        let base = Xdg::new().ok()?;
        let named = std::env::var_os("XDG_STATE_HOME").is_some_and(|folder| Path::new(&folder).is_absolute());
        // Nobody's home is made up: a folder is only put into one that is there.
        (named || etcetera::home_dir().ok()?.is_dir()).then_some(())?;
        Some(Self::at(base.state_dir()?.join("pincite")))
    }

    /// In this folder.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder, disk: RealDisk::new(std::process::id().to_string()) }
    }

    /// How a document was left: by its bytes, else by its path.
    pub fn recall(&self, sha256: &str, path: Option<&str>, members: &[String]) -> Option<Sitting> {
        let by_path = || {
            let known = self.recent();
            let entry =
                known.into_iter().find(|entry| Some(entry.path.as_str()) == path && entry.members == members)?;
            self.session(&entry.sha256)
        };
        self.session(sha256).or_else(by_path)
    }

    /// Reads a file; its schema is `name` with a number.
    fn read(&self, path: &Path, name: &str) -> Held {
        let bytes = match self.disk.read(path, LONGEST + 1) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Held::Nothing,
            Err(_) => return Held::Damaged,
        };
        let value = (bytes.len() as u64 <= LONGEST).then(|| serde_json::from_slice::<Value>(&bytes).ok()).flatten();
        let schema =
            value.as_ref().and_then(|value| value.get("schema")?.as_str()?.strip_prefix(name)?.parse::<u32>().ok());
        match (value, schema) {
            (Some(value), Some(1)) => Held::Known(value),
            (Some(_), Some(2..)) => Held::Newer,
            _ => Held::Damaged,
        }
    }

    /// Writes a file in the place of what it `held`, for the user alone.
    fn write(&self, path: &Path, held: &Held, value: &Value) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        match held {
            Held::Newer => return Err(format!("{}: a newer release of pincite wrote it", path.display())),
            Held::Damaged => self.set_aside(path).map_err(failed)?,
            Held::Nothing | Held::Known(_) => {}
        }
        durable(&self.disk, path, value.to_string().as_bytes()).map_err(failed)
    }

    fn set_aside(&self, path: &Path) -> std::io::Result<()> {
        for number in 1..100_u32 {
            let mut name = path.as_os_str().to_os_string();
            name.push(format!(".damaged-{number}"));
            if fs::symlink_metadata(&name).is_err() {
                return self.disk.rename(path, Path::new(&name));
            }
        }
        Err(std::io::Error::other("too many damaged files beside it"))
    }

    fn folder(&self, path: &Path) -> Result<(), String> {
        self.disk.folder(path).map_err(|error| format!("{}: {error}", path.display()))
    }
}
