//! Tests of whole books, packed here.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::document::{BlockKind, Document, PartKind};
use crate::ingest::readers::Foreign;
use crate::ingest::sample::{opened, shown};

const CONTAINER: &str = "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>\
                         <rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
const OPF: &str = "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf' version='3.0'>\
    <metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Tides &amp; quays</dc:title>\
    <dc:creator>R. Quill</dc:creator><dc:date>2025-11-03</dc:date></metadata><manifest>\
    <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
    <item id='a' href='text/one.xhtml' media-type='application/xhtml+xml'/>\
    <item id='b' href='text/two%20b.xhtml' media-type='application/xhtml+xml'/></manifest>\
    <spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/></spine></package>";
const ONE: &str = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/></head>\
    <body><h1>Spring tide</h1><p>The water rose.<a id='p2'/> It fell again.</p><div/>\
    <aside epub:type='footnote'><p>By two metres.</p></aside></body></html>";
const TWO: &str =
    "<html><head><title>two</title></head><body><h1>Neap tide</h1><ul><li>Low&#8217;s first</li></ul></body></html>";

fn pack(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn book() -> Vec<(&'static str, &'static str)> {
    vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", OPF),
        ("OPS/nav.xhtml", "<html><body><nav><ol><li><a href='x'>Spring tide</a></li></ol></nav></body></html>"),
        ("OPS/text/one.xhtml", ONE),
        ("OPS/text/two b.xhtml", TWO),
    ]
}

fn read(entries: &[(&str, &str)]) -> Document {
    opened(&pack(entries), "book.epub").unwrap()
}

#[test]
fn chapters_follow_the_spine() {
    let document = read(&book());
    assert_eq!(
        shown(&document),
        [
            (BlockKind::Note, "title: Tides & quays\ncreator: R. Quill\ndate: 2025-11-03"),
            (BlockKind::Heading, "Spring tide"),
            (BlockKind::Paragraph, "The water rose. It fell again."),
            (BlockKind::Note, "By two metres."),
            (BlockKind::Heading, "Neap tide"),
            (BlockKind::Item, "Low’s first"),
        ]
    );
    assert_eq!(document.slice(document.title.unwrap()), "Tides & quays");
    assert_eq!(document.published.as_ref().unwrap().date, "2025-11-03");
    let names: Vec<&str> = document.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["OPS/book.opf", "OPS/text/one.xhtml", "OPS/text/two b.xhtml"]);
    assert!(document.parts.iter().all(|part| part.kind == PartKind::Entry));
    let whence = document.whence(document.blocks[4].content);
    assert!(whence[0].to_string().starts_with("OPS/text/two b.xhtml ¶1, bytes "), "{}", whence[0]);
}

#[test]
fn a_missing_chapter_is_told_and_the_rest_read() {
    let mut entries = book();
    entries.remove(4);
    let document = read(&entries);
    assert_eq!(document.blocks.len(), 3);
    assert!(document.problems[0].message.contains("left out"), "{:?}", document.problems);
}

#[test]
fn encrypted_chapters_are_refused_and_scrambled_fonts_are_not() {
    let data = |method: &str, uri: &str| {
        format!(
            "<encryption><EncryptedData><EncryptionMethod Algorithm='{method}'/><CipherData><CipherReference URI='{uri}'/>\
             </CipherData></EncryptedData></encryption>"
        )
    };
    let refused = data("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/text/one.xhtml");
    let mut entries = book();
    entries.push(("META-INF/encryption.xml", &refused));
    let error = Foreign::of(pack(&entries), "book.epub", &[]).unwrap().document().unwrap_err();
    assert!(error.message.contains("DRM"), "{error}");
    let fonts = data("http://www.idpf.org/2008/embedding", "OPS/fonts/a.otf");
    let mut entries = book();
    entries.push(("META-INF/encryption.xml", &fonts));
    assert_eq!(read(&entries).blocks.len(), 6);
}

#[test]
fn names_that_lead_out_are_not_followed() {
    let opf = OPF.replace("text/one.xhtml", "../../../etc/passwd");
    let mut entries = book();
    entries[2].1 = &opf;
    assert_eq!(read(&entries).blocks.len(), 3);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn damaged_books_are_read_or_refused(
        changes in proptest::collection::vec((0_usize..100_000, proptest::prelude::any::<u8>()), 1..12),
        chapter in 0_usize..3,
    ) {
        // Damage in the zip, and in an entry before it is packed.
        let mut entries = book();
        let mut text = entries[[2, 4, 5][chapter]].1.to_owned();
        let mut bytes = pack(&entries);
        for (at, byte) in &changes {
            let border = (0..=at % (text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            text.insert(border, (byte % 128) as char);
            let length = bytes.len();
            bytes[at % length] = *byte;
        }
        for bytes in [bytes, { entries[[2, 4, 5][chapter]].1 = &text; pack(&entries) }] {
            let document = Foreign::of(bytes, "book.epub", &[]).and_then(|found| found.document());
            if let Err(refusal) = document {
                assert!(!refusal.message.contains("read wrongly"), "{refusal}");
            }
        }
    }
}
