//! Which documents were read last: `recent.json`, schema `pincite-recent/1`, the latest first.

use serde_json::json;

use super::{Held, Kept, Memory, Recent};
use crate::notebook::store::Disk;

/// The schema without its number.
const SCHEMA: &str = "pincite-recent/";
/// The most documents that are listed.
const MOST: usize = 50;
/// The longest path, in bytes.
const PATH: usize = 4096;

impl<D: Disk> Memory<D> {
    /// The documents that were read last.
    ///
    /// # Errors
    /// Why that is not known, where there is a list that cannot be used.
    pub fn recent(&self) -> Result<Vec<Recent>, String> {
        let path = self.folder.join("recent.json");
        match self.read(&path, SCHEMA) {
            Held::Known(value) => Ok(listed(&value)),
            held => held.told(&path).map_or(Ok(Vec::new()), Err),
        }
    }

    /// Puts documents at the head of the list, the last of them first. Another instance may do the same at the same time.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn add_recent(&self, read: &[Recent]) -> Kept {
        if read.is_empty() {
            return Ok(None);
        }
        let _lock = self.lock("recent.lock")?;
        let path = self.folder.join("recent.json");
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
