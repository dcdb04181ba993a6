//! How each document was left: `sessions/<sha256>.json`, schema `pincite-session/1`.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use serde_json::{Value, json};

use super::{Held, Memory, Sitting};

/// The schema without its number.
const SCHEMA: &str = "pincite-session/";
/// The most documents that are remembered; those left longest ago go first.
const MOST: usize = 300;

impl Memory {
    /// The file of a document; `None` for what is no hash.
    pub(super) fn session_path_of(&self, sha256: &str) -> Option<PathBuf> {
        let sound = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        sound.then(|| self.folder.join("sessions").join(format!("{sha256}.json")))
    }

    /// How the document with these bytes was left.
    pub(super) fn session(&self, sha256: &str) -> Option<Sitting> {
        match self.read(&self.session_path_of(sha256)?, SCHEMA) {
            Held::Known(value) => serde_json::from_value::<Sitting>(value).ok().map(Sitting::cleaned),
            _ => None,
        }
    }

    /// Remembers how a document was left.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn keep(&self, sitting: &Sitting) -> Result<(), String> {
        let Some(path) = self.session_path_of(&sitting.sha256) else { return Ok(()) };
        self.folder(&self.folder.join("sessions"))?;
        let mut value = serde_json::to_value(sitting).map_err(|error| error.to_string())?;
        if let Value::Object(object) = &mut value {
            object.insert("schema".to_owned(), json!(format!("{SCHEMA}1")));
        }
        let held = match self.read(&path, SCHEMA) {
            // What can be read and makes no sense is damaged too.
            Held::Known(value) if serde_json::from_value::<Sitting>(value.clone()).is_err() => Held::Damaged,
            held => held,
        };
        self.write(&path, &held, &value)?;
        self.prune();
        Ok(())
    }

    /// Forgets the documents that were left longest ago.
    fn prune(&self) {
        let Ok(entries) = fs::read_dir(self.folder.join("sessions")) else { return };
        let ours = entries.flatten().map(|entry| entry.path());
        let ours = ours.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
        let mut sessions: Vec<(SystemTime, PathBuf)> =
            ours.filter_map(|path| Some((fs::symlink_metadata(&path).ok()?.modified().ok()?, path))).collect();
        sessions.sort();
        let more = sessions.len().saturating_sub(MOST);
        for (_, path) in sessions.into_iter().take(more) {
            let _ = fs::remove_file(path);
        }
    }
}
