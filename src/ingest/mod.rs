//! Floor 2: bytes to Document: one reader a format, through one builder.

mod archive;
mod builder;
mod composer;
mod decode;
mod docx;
mod email;
mod epub;
mod facts;
mod feed;
mod finish;
mod guess;
mod html;
mod hypertext;
mod lines;
mod markdown;
mod numerals;
mod odt;
mod office;
mod package;
pub mod passage;
mod pdf;
mod piece;
mod readers;
mod refusal;
mod rtf;
#[cfg(test)]
mod sample;
mod sniff;
mod text;
pub mod wire;
mod xml;

pub use composer::Sink;
pub use piece::{Assembly, Piece};
pub use readers::{Foreign, is_foreign};
pub use refusal::{Refusal, Stop};

use crate::document::Document;

/// How many first bytes of a long source make its prefix document. The encoding of a source is told from these.
pub const PREFIX_BYTES: usize = 256 * 1024;

/// Which bytes of the source are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    Whole,
    /// The first ones of a longer source: the document is marked as a prefix, its hash is left empty.
    Prefix,
}

/// Reads a document. `path` is shown and its extension (`.md`, `.markdown`) tells Markdown from text.
///
/// # Errors
/// Only where the bytes are no document at all: empty, binary, 4 GiB and more. Everything else is told in
/// `Document::problems`.
pub fn read(bytes: Vec<u8>, path: &str, part: Part) -> Result<Document, Refusal> {
    if markdown::is_markdown(path) { markdown::read(bytes, path, part) } else { text::read(bytes, path, part) }
}
