//! Word documents: the fuzzed bytes are the part of the text, in a container that is whole.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|part: &[u8]| {
    pincite_fuzz::check(&pincite_fuzz::stored::zip(&[ENTRIES, &[("word/document.xml", part)]].concat()), "fuzzed");
});

const ENTRIES: &[(&str, &[u8])] = &[
    ("[Content_Types].xml", b"<Types/>"),
    (
        "word/_rels/document.xml.rels",
        b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
          <Relationship Type='x/styles' Target='styles.xml'/><Relationship Type='x/footnotes' Target='notes.xml'/>\
          </Relationships>",
    ),
    ("word/styles.xml", b"<w:styles><w:style w:styleId='H'><w:name w:val='heading 2'/></w:style></w:styles>"),
    ("word/notes.xml", b"<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>"),
];
