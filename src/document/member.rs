//! Documents inside a document.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A document inside this one that can be opened on its own (`--member NAME`): an attachment, an entry of a feed, a file
/// of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its name as `--member` takes it. It comes from the source and may hold anything; it is never used as a path.
    pub name: String,
    /// The words that list it in the text; empty where no words do.
    pub span: Span,
    /// Its length in bytes, once it is unpacked, as the source tells it; 0 where the source does not.
    pub bytes: u64,
}
