//! What every target asks of a reader: whatever the bytes, a refusal, or a document that holds together and whose verbatim
//! text stands in its parts where it says. `tests/formats_corpus.rs` asks it of the corpora.

pub mod keys;
pub mod office;
pub mod state;
pub mod stored;
pub mod wire;

use pincite::document::{Document, SegmentKind, invariant};
use pincite::ingest::{self, Foreign, Part};

/// A fuzz target: its name, which is that of its corpus too, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[
    ("archive", |bytes| check(bytes, "fuzzed")),
    ("config", state::config),
    ("docx", office::docx),
    ("email", |bytes| check(bytes, "note.eml")),
    ("epub", |bytes| check(bytes, "book.epub")),
    ("feed", |bytes| check(bytes, "news.rss")),
    ("html", |bytes| check(bytes, "page.html")),
    ("keys", keys::typed),
    ("markdown", |bytes| plain(bytes, "note.md")),
    ("notes", state::notes),
    ("odt", office::odt),
    ("pdf", |bytes| check(bytes, "fuzz.pdf")),
    ("rtf", |bytes| check(bytes, "note.rtf")),
    ("text", |bytes| plain(bytes, "note.txt")),
    ("wire", wire::answer),
];

/// Does what the target of that name does.
///
/// # Panics
/// Where something does not hold, or there is no such target.
pub fn run(name: &str, bytes: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(own, _)| *own == name).expect("a target of that name");
    target(bytes);
}

/// Reads `bytes` as a file called `name`, and its first members.
///
/// # Panics
/// Where something does not hold.
pub fn check(bytes: &[u8], name: &str) {
    let Ok(file) = Foreign::of(bytes.to_vec(), name, &[]) else { return };
    let Ok(document) = file.document() else { return };
    let parts = document.parts.iter().map(|part| match file.part(part) {
        Ok(bytes) => bytes,
        Err(why) => panic!("part {} is missing: {why}", part.name),
    });
    stands(&document, &parts.collect::<Vec<_>>());
    for member in document.members.into_iter().take(4) {
        let _ = Foreign::of(bytes.to_vec(), name, &[member.name]);
    }
}

/// Reads `bytes` as a text or as Markdown, whole and as the beginning of something longer.
///
/// # Panics
/// Where something does not hold.
pub fn plain(bytes: &[u8], name: &str) {
    let read = |part| ingest::read(bytes.to_vec(), name, part);
    let (Ok(whole), Ok(prefix)) = (read(Part::Whole), read(Part::Prefix)) else { return };
    stands(&whole, &[bytes.to_vec()]);
    stands(&prefix, &[bytes.to_vec()]);
    assert!(whole.text.starts_with(&prefix.text));
}

/// Holds the document together, and does its text stand in `parts`?
fn stands(document: &Document, parts: &[Vec<u8>]) {
    assert_eq!(invariant::check(document), Vec::<String>::new());
    for segment in document.segments.iter().filter(|segment| segment.kind != SegmentKind::Inserted) {
        let part = parts.get(segment.part as usize).expect("a part");
        let place = part.get(segment.source.0 as usize..segment.source.1 as usize).expect("a place in the part");
        if segment.kind == SegmentKind::Verbatim {
            assert_eq!(place, document.slice(segment.span).as_bytes());
        }
    }
}
