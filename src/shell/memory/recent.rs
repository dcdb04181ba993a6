//! Which documents were read last: `recent.json`, schema `pincite-recent/1`, the latest first.

use serde_json::json;

use super::{Held, Memory, Recent};
use crate::notebook::store::Disk as _;

/// The schema without its number.
const SCHEMA: &str = "pincite-recent/";
/// The most documents that are listed.
const MOST: usize = 50;
/// The longest path, in bytes.
const PATH: usize = 4096;

impl Memory {
    /// The documents that were read last.
    pub fn recent(&self) -> Vec<Recent> {
        match self.read(&self.folder.join("recent.json"), SCHEMA) {
            Held::Known(value) => listed(&value),
            _ => Vec::new(),
        }
    }

    /// Puts documents at the head of the list, the last of them first. Another instance may do the same at the same time.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn add_recent(&self, read: &[Recent]) -> Result<(), String> {
        if read.is_empty() {
            return Ok(());
        }
        self.folder(&self.folder)?;
        let path = self.folder.join("recent.json");
        let lock = self.disk.lock(&self.folder.join("recent.lock"));
        let _lock = lock.map_err(|error| format!("{}: {error}", path.display()))?;
        let held = self.read(&path, SCHEMA);
        let mut list = match &held {
            Held::Known(value) => listed(value),
            _ => Vec::new(),
        };
        for entry in read {
            list.retain(|known| known.path != entry.path || known.members != entry.members);
            list.insert(0, entry.clone());
        }
        list.truncate(MOST);
        self.write(&path, &held, &json!({"schema": format!("{SCHEMA}1"), "files": list}))
    }
}

/// The entries that make sense.
fn listed(value: &serde_json::Value) -> Vec<Recent> {
    let files = value.get("files").and_then(serde_json::Value::as_array);
    let entries = files.into_iter().flatten().filter_map(|entry| serde_json::from_value::<Recent>(entry.clone()).ok());
    entries.filter(|entry| !entry.path.is_empty() && entry.path.len() <= PATH).take(MOST).collect()
}
