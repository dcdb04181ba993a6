//! Bytes read as `page.epub`: no panic, and what must hold of a document holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::document::invariant;
use pincite::ingest::Foreign;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(found) = Foreign::of(bytes.to_vec(), "page.epub", &[])
        && let Ok(document) = found.document()
    {
        let broken = invariant::check(&document);
        assert!(broken.is_empty(), "{broken:?}");
    }
});
