//! Plain text: the text is the file; blocks are told from the shape of its lines.

use super::decode;
use super::{Part, Refusal, facts, finish, lines};
use crate::document::{Document, Format};

/// Reads a plain text.
///
/// # Errors
/// As [`super::read`].
pub fn read(bytes: Vec<u8>, path: &str, part: Part) -> Result<Document, Refusal> {
    let source = finish::source(&bytes, path, part);
    let mut decoded = decode::decode(bytes, part)?;
    let mut found = lines::segment(&decoded.text);
    if part == Part::Prefix && found.safe > 0 && found.safe < decoded.text.len() {
        finish::cut(&mut decoded, found.safe);
        found = lines::segment(&decoded.text);
    }
    let document = finish::document(decoded, Format::Text, source, found.blocks, found.markup);
    Ok(facts::find(document))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
mod tests;
