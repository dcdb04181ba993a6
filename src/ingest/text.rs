//! Plain text: the text is the file.

use super::{Part, Refusal};
use crate::document::Document;

/// Reads a plain text.
///
/// # Errors
/// As [`super::read`].
pub fn read(_bytes: Vec<u8>, _path: &str, _part: Part) -> Result<Document, Refusal> {
    Err(Refusal::new("no reader"))
}
