//! Zip archives: the fuzzed bytes are the file; each member that it lists is opened.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::document::invariant;
use pincite::ingest::Foreign;

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = Foreign::of(bytes.to_vec(), "fuzzed", &[]).and_then(|foreign| foreign.document()) else { return };
    assert!(invariant::check(&document).is_empty());
    for member in document.members.into_iter().take(8) {
        let _ = Foreign::of(bytes.to_vec(), "fuzzed", &[member.name]);
    }
});
