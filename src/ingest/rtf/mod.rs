//! Rich Text Format (Microsoft's specification 1.9.1): paragraphs, headings, lists, tables and notes; offsets count in
//! the file.

mod characters;
mod lexer;
mod pages;
mod paragraphs;
mod pending;
mod reader;
mod state;
mod tables;
mod words;

use super::composer::Composer;
use super::refusal::Stop;

/// Reads a file.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    reader::Reader::new(bytes, out).document()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
mod tests;
