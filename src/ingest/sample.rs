//! What the tests of all readers share: containers, and documents with all that must hold checked.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::document::{BlockKind, Document, SegmentKind, invariant};
use crate::ingest::{Foreign, Refusal};

/// A zip container with these entries, stored as they are.
pub(in crate::ingest) fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in entries {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Checks that all holds of `document`: every verbatim segment is the bytes at its place in its part, every other lies
/// inside of it.
pub(in crate::ingest) fn check(document: &Document, parts: &[Vec<u8>]) {
    assert_eq!(invariant::check(document), Vec::<String>::new());
    for segment in document.segments.iter().filter(|segment| segment.kind != SegmentKind::Inserted) {
        let range = segment.source.0 as usize..segment.source.1 as usize;
        let there = parts[segment.part as usize].get(range).expect("a place in the part");
        if segment.kind == SegmentKind::Verbatim {
            assert_eq!(there, document.slice(segment.span).as_bytes());
        }
    }
}

/// The document in a file of that name, all checked that must hold.
pub(in crate::ingest) fn opened(bytes: &[u8], name: &str) -> Result<Document, Refusal> {
    let foreign = Foreign::of(bytes.to_vec(), name, &[])?;
    let document = foreign.document()?;
    let parts: Vec<Vec<u8>> = document.parts.iter().map(|part| foreign.part(part).unwrap()).collect();
    check(&document, &parts);
    Ok(document)
}

/// The document in `bytes`, whose name tells nothing.
pub(in crate::ingest) fn checked(bytes: &[u8]) -> Result<Document, Refusal> {
    opened(bytes, "sample")
}

/// Kind, level and words of each block.
pub(in crate::ingest) fn blocks(document: &Document) -> Vec<(BlockKind, u8, &str)> {
    document.blocks.iter().map(|block| (block.kind, block.level, document.slice(block.content))).collect()
}

/// Label and words of each block.
pub(in crate::ingest) fn labelled(document: &Document) -> Vec<String> {
    let label = |block: &crate::document::Block| block.label.as_deref().unwrap_or_default().to_owned();
    document.blocks.iter().map(|block| format!("{} {}", label(block), document.slice(block.content))).collect()
}

/// Kind and words of each block.
pub(in crate::ingest) fn shown(document: &Document) -> Vec<(BlockKind, &str)> {
    blocks(document).into_iter().map(|(kind, _, words)| (kind, words)).collect()
}

/// The cells of the table at `at`, row by row.
pub(in crate::ingest) fn cells(document: &Document, at: usize) -> Vec<Vec<&str>> {
    let rows = document.grids[at].rows.iter();
    rows.map(|row| row.iter().map(|cell| document.slice(*cell)).collect()).collect()
}

/// All messages, one a line.
pub(in crate::ingest) fn problems(document: &Document) -> String {
    document.problems.iter().fold(String::new(), |all, problem| all + &problem.message + "\n")
}
