//! How each document was left: `sessions/<sha256>.json`, schema `pincite-session/1`.

use std::path::PathBuf;
use std::time::SystemTime;

use serde_json::{Value, json};

use super::{Held, Kept, Memory, Sitting};
use crate::notebook::store::Disk;

/// The schema without its number.
const SCHEMA: &str = "pincite-session/";
/// The most documents that are remembered; those left longest ago go first.
const MOST: usize = 300;

impl<D: Disk> Memory<D> {
    /// The file of a document; `None` for what is no hash.
    pub(super) fn session_path_of(&self, sha256: &str) -> Option<PathBuf> {
        let sound = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        sound.then(|| self.folder.join("sessions").join(format!("{sha256}.json")))
    }

    /// How the document with these bytes was left.
    pub(super) fn session(&self, sha256: &str) -> Result<Option<Sitting>, String> {
        let Some(path) = self.session_path_of(sha256) else { return Ok(None) };
        let held = self.read(&path, SCHEMA);
        match sitting(&held) {
            Some(sitting) => Ok(Some(sitting.cleaned())),
            // What can be read and makes no sense is damaged too.
            None if matches!(held, Held::Known(_)) => Err(Held::Damaged.told(&path).unwrap_or_default()),
            None => held.told(&path).map_or(Ok(None), Err),
        }
    }

    /// Remembers how a document was left.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn keep(&self, sitting: &Sitting) -> Kept {
        let Some(path) = self.session_path_of(&sitting.sha256) else { return Ok(None) };
        let _lock = self.lock("sessions.lock")?;
        self.folder(&self.folder.join("sessions"))?;
        let mut value = serde_json::to_value(sitting).map_err(|error| error.to_string())?;
        if let Value::Object(object) = &mut value {
            object.insert("schema".to_owned(), json!(format!("{SCHEMA}1")));
        }
        let mut held = self.read(&path, SCHEMA);
        if matches!(held, Held::Known(_)) && self::sitting(&held).is_none() {
            held = Held::Damaged;
        }
        let aside = self.write(&path, &held, &value)?;
        self.prune();
        Ok(aside)
    }

    /// Forgets the documents that were left longest ago.
    fn prune(&self) {
        let folder = self.folder.join("sessions");
        let names = self.disk.list(&folder).unwrap_or_default();
        let ours = names.iter().filter(|name| name.strip_suffix(".json").is_some()).map(|name| folder.join(name));
        let mut sessions: Vec<(SystemTime, PathBuf)> =
            ours.filter_map(|path| Some((self.disk.modified(&path).ok()?, path))).collect();
        sessions.sort();
        let more = sessions.len().saturating_sub(MOST);
        for (_, path) in sessions.into_iter().take(more) {
            let _ = self.disk.remove(&path);
        }
    }
}

fn sitting(held: &Held) -> Option<Sitting> {
    let Held::Known(value) = held else { return None };
    serde_json::from_value(value.clone()).ok()
}
