//! The text of a part as UTF-8, and where each run of it stands in the bytes of the part.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::document::{Segment, SegmentKind};
use crate::ingest::builder::TextBuilder;

/// How many first bytes may hold the declaration.
const DECLARATION: usize = 256;
/// The most characters of a run that was decoded.
const RUN: usize = 32;

/// A part as UTF-8.
pub(in crate::ingest) struct Source {
    text: String,
    /// Where the runs of the text stand; empty where the text is the bytes of the part.
    runs: Vec<Segment>,
    encoding: &'static Encoding,
    /// How many runs of bytes are not in that encoding.
    broken: usize,
}

impl Source {
    /// The text of `bytes`: by their byte order mark, their declaration, or as UTF-8.
    pub(in crate::ingest) fn new(bytes: Vec<u8>) -> Self {
        let (encoding, skip) = encoding(&bytes);
        if encoding != UTF_8 {
            return decoded(&bytes, encoding, skip);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self { text, runs: Vec::new(), encoding, broken: 0 },
            Err(error) => lossy(error.as_bytes()),
        }
    }

    /// The text. A byte order mark is a part of it.
    pub(in crate::ingest) fn text(&self) -> &str {
        &self.text
    }

    /// What was met, one sentence each.
    pub(in crate::ingest) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.encoding != UTF_8 {
            problems.push(format!("decoded from {}", self.encoding.name()));
        }
        if self.broken > 0 {
            let (broken, name) = (self.broken, self.encoding.name());
            problems.push(format!("{broken} runs of bytes that are not {name} are shown as \u{FFFD}"));
        }
        problems
    }

    /// The runs of the text from `from` to `to`, each with its kind and its first and one past last byte in the part.
    pub(in crate::ingest) fn runs(&self, from: usize, to: usize) -> impl Iterator<Item = Run<'_>> {
        let whole = self.runs.is_empty().then(|| self.text.get(from..to)).flatten();
        let whole = whole.map(|text| Run { text, kind: SegmentKind::Verbatim, from, to });
        let first = self.runs.partition_point(|run| run.span.end() as usize <= from);
        let touched = self.runs.get(first..).unwrap_or_default().iter();
        let touched = touched.take_while(move |run| (run.span.start() as usize) < to);
        whole.into_iter().chain(touched.filter_map(move |run| self.clipped(run, from, to)))
    }

    /// First and one past last byte in the part of the text from `from` to `to`.
    pub(in crate::ingest) fn place(&self, from: usize, to: usize) -> (usize, usize) {
        self.runs(from, to)
            .fold(None, |place: Option<(usize, usize)>, run| {
                Some((place.map_or(run.from, |(first, _)| first.min(run.from)), run.to))
            })
            .unwrap_or((from, to))
    }

    /// The part of `run` between `from` and `to`.
    fn clipped(&self, run: &Segment, from: usize, to: usize) -> Option<Run<'_>> {
        let (start, end) = (run.span.start() as usize, run.span.end() as usize);
        let (from, to) = (from.max(start), to.min(end));
        let text = self.text.get(from..to).filter(|text| !text.is_empty())?;
        let (first, last) = (run.source.0 as usize, run.source.1 as usize);
        if run.kind == SegmentKind::Replaced {
            return Some(Run { text, kind: run.kind, from: first, to: last });
        }
        let length = |words: &str| match run.kind {
            SegmentKind::Verbatim => words.len(),
            _ => words.chars().map(|c| width(c, self.encoding)).sum(),
        };
        let begin = first + self.text.get(start..from).map_or(0, length);
        Some(Run { text, kind: run.kind, from: begin, to: begin + length(text) })
    }
}

/// A run of the text and its place in the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Run<'s> {
    /// The words.
    pub(in crate::ingest) text: &'s str,
    /// How they came from the bytes.
    pub(in crate::ingest) kind: SegmentKind,
    /// The first byte.
    pub(in crate::ingest) from: usize,
    /// One past the last byte.
    pub(in crate::ingest) to: usize,
}

/// The encoding of `bytes` and the length of their byte order mark, where it is not part of the text.
fn encoding(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, length);
    }
    if bytes.starts_with(b"<\0") {
        return (UTF_16LE, 0);
    }
    if bytes.starts_with(b"\0<") {
        return (UTF_16BE, 0);
    }
    let head = bytes.get(..DECLARATION).unwrap_or(bytes);
    let named = declared(head).and_then(Encoding::for_label);
    // A declaration that can be read byte by byte is not in sixteen bits, whatever it says.
    (named.filter(|named| *named != UTF_16LE && *named != UTF_16BE).unwrap_or(UTF_8), 0)
}

/// The value of `encoding` in an XML declaration.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let head = head.get(head.iter().position(|byte| !byte.is_ascii_whitespace())?..)?;
    let end = memchr::memmem::find(head, b"?>").filter(|_| head.starts_with(b"<?xml"))?;
    let head = head.get(..end)?;
    let rest = head.get(memchr::memmem::find(head, b"encoding")? + 8..)?;
    let open = rest.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let value = rest.get(open + 1..)?;
    let quote = *rest.get(open)?;
    value.get(..memchr::memchr(quote, value)?)
}

/// UTF-8 with U+FFFD for each run of bytes that is none.
fn lossy(bytes: &[u8]) -> Source {
    let mut builder = TextBuilder::with_capacity(bytes.len());
    let (mut at, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        builder.push(chunk.valid(), SegmentKind::Verbatim, at, at + chunk.valid().len());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            builder.push("\u{FFFD}", SegmentKind::Replaced, at, at + chunk.invalid().len());
            at += chunk.invalid().len();
            broken += 1;
        }
    }
    let (text, runs) = builder.finish();
    Source { text, runs, encoding: UTF_8, broken }
}

/// Another encoding. ASCII stays verbatim where it is written in single bytes.
fn decoded(bytes: &[u8], encoding: &'static Encoding, skip: usize) -> Source {
    let (text, errors) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
    let mut builder = TextBuilder::with_capacity(text.len());
    let told: usize = text.chars().map(|c| width(c, encoding)).sum();
    if errors || told + skip != bytes.len() {
        let broken = text.matches('\u{FFFD}').count();
        builder.push(&text, SegmentKind::Replaced, skip, bytes.len());
        let (text, runs) = builder.finish();
        return Source { text, runs, encoding, broken };
    }
    let mut at = skip;
    let mut rest = text.as_ref();
    while let Some(first) = rest.chars().next() {
        let plain = |c: char| c.is_ascii() && width(c, encoding) == 1;
        let kind = if plain(first) { SegmentKind::Verbatim } else { SegmentKind::Decoded };
        let run = rest.char_indices().take_while(|(_, c)| plain(*c) == plain(first)).take(RUN);
        let length = run.last().map_or(rest.len(), |(at, c)| at + c.len_utf8());
        let (words, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let bytes: usize = words.chars().map(|c| width(c, encoding)).sum();
        builder.push(words, kind, at, at + bytes);
        at += bytes;
        rest = after;
    }
    let (text, runs) = builder.finish();
    Source { text, runs, encoding, broken: 0 }
}

/// How many bytes `c` takes in `encoding`.
fn width(c: char, encoding: &'static Encoding) -> usize {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        2 * c.len_utf16()
    } else if c.is_ascii() || encoding.is_single_byte() {
        1
    } else {
        encoding.encode(c.encode_utf8(&mut [0; 4])).0.len()
    }
}
