//! The last step of every reader: the parts put together as a document.

use sha2::{Digest, Sha256};

use super::Part;
use super::decode::Decoded;
use crate::document::{Block, Document, Format, Source};
use crate::text::{LineIndex, Span};

/// What is known of the source before it is decoded; a prefix has no hash.
pub(super) fn source(bytes: &[u8], path: &str, part: Part) -> Source {
    let sha256 = match part {
        Part::Whole => format!("{:x}", Sha256::digest(bytes)),
        Part::Prefix => String::new(),
    };
    Source { path: path.to_owned(), bytes: bytes.len() as u64, sha256, encoding: "" }
}

/// Cuts a decoded text at `at`, a character border, with its segments.
pub(super) fn cut(decoded: &mut Decoded, at: usize) {
    decoded.text.truncate(at);
    decoded.text.shrink_to_fit();
    decoded.segments.retain(|segment| (segment.span.start() as usize) < at);
    if let Some(last) = decoded.segments.last_mut().filter(|last| last.span.end() as usize > at) {
        let dropped = u64::from(last.span.end()) - at as u64;
        last.span = Span::new(last.span.start(), at as u32);
        last.source.1 = last.source.1.saturating_sub(dropped).max(last.source.0);
    }
}

/// The document, without title and date.
pub(super) fn document(
    decoded: Decoded,
    format: Format,
    source: Source,
    blocks: Vec<Block>,
    markup: Vec<Span>,
) -> Document {
    let prefix = source.sha256.is_empty();
    Document {
        lines: LineIndex::new(&decoded.text),
        text: decoded.text,
        segments: decoded.segments,
        blocks,
        markup,
        format,
        source: Source { encoding: decoded.encoding, ..source },
        problems: decoded.problems,
        prefix,
        ..Document::default()
    }
}
