//! Office documents: the fuzzed bytes are the part of the text, in a container that is whole.

use super::{check, stored};

/// A Word document.
pub fn docx(part: &[u8]) {
    check(&stored::zip(&[WORD, &[("word/document.xml", part)]].concat()), "fuzzed");
}

/// An OpenDocument text.
pub fn odt(part: &[u8]) {
    check(&stored::zip(&[OPEN, &[("content.xml", part)]].concat()), "fuzzed");
}

const WORD: &[(&str, &[u8])] = &[
    ("[Content_Types].xml", b"<Types/>"),
    (
        "word/_rels/document.xml.rels",
        b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
          <Relationship Type='x/styles' Target='styles.xml'/><Relationship Type='x/footnotes' Target='notes.xml'/>\
          </Relationships>",
    ),
    ("word/styles.xml", b"<w:styles><w:style w:styleId='H'><w:name w:val='heading 2'/></w:style></w:styles>"),
    (
        "word/notes.xml",
        b"<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>",
    ),
];

const OPEN: &[(&str, &[u8])] = &[
    ("mimetype", b"application/vnd.oasis.opendocument.text"),
    ("styles.xml", b"<style:style style:name='H' style:family='paragraph' style:default-outline-level='2'/>"),
];
