//! Markdown: the text is the file; pulldown-cmark says where blocks lie and which bytes are syntax.

mod leaves;
mod syntax;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
mod tests;

use super::decode;
use super::{Part, Refusal, facts, finish};
use crate::document::{Block, Document, Format};
use crate::text::Span;

/// Whether the path has an extension of Markdown.
pub fn is_markdown(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".md", ".markdown", ".mdown", ".mkd"].iter().any(|end| path.ends_with(end))
}

/// Reads a Markdown document. A prefix is cut before the last top-level block that a blank line stands before.
///
/// # Errors
/// As [`super::read`].
pub fn read(bytes: Vec<u8>, path: &str, part: Part) -> Result<Document, Refusal> {
    let source = finish::source(&bytes, path, part);
    let mut decoded = decode::decode(bytes, part)?;
    let (mut blocks, mut markup, safe) = cut(&decoded.text);
    if part == Part::Prefix && safe > 0 && safe < decoded.text.len() {
        finish::cut(&mut decoded, safe);
        (blocks, markup, _) = cut(&decoded.text);
    }
    let document = finish::document(decoded, Format::Markdown, source, blocks, markup);
    Ok(facts::find(document))
}

/// Blocks that tile the text, markup, and where a prefix of it should end.
fn cut(text: &str) -> (Vec<Block>, Vec<Span>, usize) {
    let parsed = leaves::parse(text);
    let blocks = leaves::blocks(text, &parsed);
    let markup = syntax::markup(text, &blocks, &parsed);
    (blocks, markup, parsed.safe)
}
