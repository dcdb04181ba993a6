//! PDF: whatever the bytes, a document that holds together or a refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::document::invariant;
use pincite::ingest::Foreign;

fuzz_target!(|bytes: &[u8]| {
    if !bytes.starts_with(b"%PDF-") {
        return;
    }
    if let Ok(document) = Foreign::of(bytes.to_vec(), "fuzz.pdf", &[]).and_then(|file| file.document()) {
        assert_eq!(invariant::check(&document), Vec::<String>::new());
    }
});
