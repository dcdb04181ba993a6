//! The documents that were read last.

use serde::{Deserialize, Serialize};

/// One of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// The canonical path of the file.
    pub path: String,
    /// The members that lead to the document inside it.
    pub members: Vec<String>,
    /// SHA-256 of its bytes when it was left, in hex.
    pub sha256: String,
    /// Where it was left (`L41`).
    pub place: String,
}
