//! Markdown: the text is the file; pulldown-cmark says which bytes are syntax.

use super::{Part, Refusal};
use crate::document::Document;

/// Whether the path has an extension of Markdown.
pub fn is_markdown(path: &str) -> bool {
    [".md", ".markdown"].iter().any(|end| path.to_ascii_lowercase().ends_with(end))
}

/// Reads a Markdown document.
///
/// # Errors
/// As [`super::read`].
pub fn read(bytes: Vec<u8>, path: &str, part: Part) -> Result<Document, Refusal> {
    super::text::read(bytes, path, part)
}
