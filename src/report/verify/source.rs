//! The bytes an extract is verified against.

use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::document::{Document, SegmentKind};
use crate::text::Span;

/// What the spans of an extract point into.
pub struct Source {
    text: Text,
    /// Where every line ends.
    ends: Vec<usize>,
}

enum Text {
    /// The file itself: for an extract whose text was the file, byte for byte. No reading lies between, so one changed
    /// byte, even one that is no UTF-8, touches nothing but itself.
    Bytes(Vec<u8>),
    /// The document that was read from the file again.
    Document(Arc<Document>),
}

impl Source {
    /// The bytes of the file itself.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        Self { ends: memchr::memchr_iter(b'\n', &bytes).collect(), text: Text::Bytes(bytes) }
    }

    /// The document read from the file.
    pub fn of_document(document: Arc<Document>) -> Self {
        let ends = memchr::memchr_iter(b'\n', document.text.as_bytes()).collect();
        Self { text: Text::Document(document), ends }
    }

    /// The SHA-256 of the bytes of a file, in hex.
    pub fn hash(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// The document that was read from the file, where one was.
    pub fn document(&self) -> Option<&Document> {
        match &self.text {
            Text::Bytes(_) => None,
            Text::Document(document) => Some(document),
        }
    }

    fn text(&self) -> &[u8] {
        match &self.text {
            Text::Bytes(bytes) => bytes,
            Text::Document(document) => document.text.as_bytes(),
        }
    }

    /// Whether `quote` stands at `span`.
    pub fn holds(&self, span: Span, quote: &str) -> bool {
        self.text().get(span.range()).is_some_and(|bytes| bytes == quote.as_bytes())
    }

    /// The line, from 1, on which `offset` lies.
    pub fn line(&self, offset: u32) -> usize {
        self.ends.partition_point(|&end| end < offset as usize) + 1
    }

    /// Where the same bytes stand in the file, first and one past last, if they do.
    pub fn in_file(&self, span: Span) -> Option<(u64, u64)> {
        let own = (u64::from(span.start()), u64::from(span.end()));
        let Text::Document(document) = &self.text else { return (own.1 <= self.text().len() as u64).then_some(own) };
        let at = document.segments.partition_point(|segment| segment.span.end() <= span.start());
        let segment = document.segments.get(at)?;
        let from = segment.source.0.checked_add(own.0.checked_sub(u64::from(segment.span.start()))?)?;
        let verbatim = segment.kind == SegmentKind::Verbatim && segment.span.covers(span);
        verbatim.then_some((from, from + u64::from(span.len())))
    }
}
