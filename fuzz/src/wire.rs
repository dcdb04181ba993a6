//! The parent's side: the bytes are what a child answered, and the child may be hostile.

use pincite::document::{Document, invariant};
use pincite::ingest::wire::{Frames, hear};

/// Reads an answer as the parent does, and asks of the documents what the reader asks of them.
///
/// # Panics
/// Where something does not hold.
pub fn answer(bytes: &[u8]) {
    let (assembly, _) = hear(&mut Frames::new(bytes), |assembly| ask(&assembly.so_far()));
    if let Some(Ok(document)) = assembly.map(pincite::ingest::Assembly::finish) {
        ask(&document);
    }
}

fn ask(document: &Document) {
    assert_eq!(invariant::check(document), Vec::<String>::new());
    for block in document.blocks.iter().take(64) {
        let _ = document.plain(block.content);
        let _ = document.citation(block.content);
        let _ = document.place(block.span.start());
        let _ = document.page_start(block.page);
        document.whence(block.content).iter().for_each(|whence| drop(whence.to_string()));
        document.table_rows(block).iter().for_each(|row| drop(document.slice(row.span).to_owned()));
    }
    for problem in &document.problems {
        let _ = problem.place.as_ref().map(ToString::to_string);
    }
    let address = document.address.as_ref();
    assert!(address.is_none_or(|address| !address.contains(char::is_control)));
}
