//! OpenDocument texts: the fuzzed bytes are the part of the text, in a container that is whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::document::invariant;
use pincite::ingest::Foreign;

#[path = "../stored.rs"]
mod stored;

fuzz_target!(|part: &[u8]| {
    let bytes = stored::zip(&[ENTRIES, &[("content.xml", part)]].concat());
    if let Ok(document) = Foreign::of(bytes, "fuzzed", &[]).and_then(|foreign| foreign.document()) {
        assert!(invariant::check(&document).is_empty());
    }
});

const ENTRIES: &[(&str, &[u8])] = &[
    ("mimetype", b"application/vnd.oasis.opendocument.text"),
    ("styles.xml", b"<style:style style:name='H' style:family='paragraph' style:default-outline-level='2'/>"),
];
