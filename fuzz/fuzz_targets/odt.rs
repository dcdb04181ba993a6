//! OpenDocument texts: the fuzzed bytes are the part of the text, in a container that is whole.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|part: &[u8]| {
    pincite_fuzz::check(&pincite_fuzz::stored::zip(&[ENTRIES, &[("content.xml", part)]].concat()), "fuzzed");
});

const ENTRIES: &[(&str, &[u8])] = &[
    ("mimetype", b"application/vnd.oasis.opendocument.text"),
    ("styles.xml", b"<style:style style:name='H' style:family='paragraph' style:default-outline-level='2'/>"),
];
