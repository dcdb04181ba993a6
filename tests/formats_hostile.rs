//! Files that are made to do harm: bombs and deep nests, read in children.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod formats_kit;

use std::io::{Cursor, Read as _, Write as _};

use formats_kit::zips::{entries, zipped};
use formats_kit::{briefing, confined, office, pdf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What every bomb inflates to.
const GIB: usize = 1 << 30;
/// How deep every nest is.
const DEPTH: usize = 100_000;

/// Reads hostile bytes: that it comes back sound and in time is the test; what was read of it, if anything.
fn read(bytes: Vec<u8>, name: &str) -> Option<String> {
    let outcome = confined::read(bytes, name, env!("CARGO_BIN_EXE_pincite"), name);
    outcome.ok().map(|document| document.text)
}

/// A zip container whose entry `name` inflates to a gibibyte of blanks.
fn bomb(name: &str, beside: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in beside {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    let blanks = vec![b' '; 1 << 20];
    (0..GIB >> 20).for_each(|_| writer.write_all(&blanks).unwrap());
    writer.finish().unwrap().into_inner()
}

#[test]
fn zip_bombs() {
    let mut word = entries(&office::docx(&briefing::briefing()));
    word.retain(|(name, _)| name != "word/document.xml");
    let bytes = bomb("word/document.xml", &word);
    assert!(bytes.len() < 2 << 20, "{}", bytes.len());
    read(bytes, "bomb.docx");
}

/// The checksum of `count` blanks (RFC 1950, section 8.2).
fn adler(count: u128) -> u32 {
    let (low, high) = (1 + 32 * count, count + 32 * (count * (count + 1) / 2));
    ((high % 65521) as u32) << 16 | (low % 65521) as u32
}

#[test]
fn a_page_that_inflates_to_a_gibibyte() {
    let container = bomb("blanks", &[]);
    let mut deflated = Vec::new();
    ZipArchive::new(Cursor::new(&container)).unwrap().by_index_raw(0).unwrap().read_to_end(&mut deflated).unwrap();
    let zlib = [&[0x78, 0x9c][..], &deflated, &adler(GIB as u128).to_be_bytes()].concat();
    let head = format!("<</Filter/FlateDecode/Length {}>>stream\n", zlib.len());
    read(page([head.as_bytes(), &zlib, b"\nendstream"].concat(), ""), "bomb.pdf");
}

/// A PDF of one page with these contents and something more in its catalog.
fn page(contents: Vec<u8>, more: &str) -> Vec<u8> {
    pdf::assemble(&[
        format!("<</Type/Catalog/Pages 2 0 R{more}>>").into_bytes(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        contents,
    ])
}

#[test]
fn nested_arrays_of_a_pdf() {
    let painted = "BT /F1 12 Tf 72 700 Td (The port is shut.) Tj ET";
    let stream = |content: &str| format!("<</Length {}>>stream\n{content}\nendstream", content.len()).into_bytes();
    let nest = format!("/X {}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    read(page(stream(painted), &nest), "catalog.pdf");
    read(page(stream(&format!("{}{painted}", "[".repeat(DEPTH))), ""), "contents.pdf");
    assert!(read(page(stream(painted), ""), "sound.pdf").unwrap().contains("The port is shut."));
}

#[test]
fn nested_elements_and_groups() {
    let divs = format!("<html><body>{}<p>The port is shut.{}", "<div>".repeat(DEPTH), "</div>".repeat(DEPTH));
    read(divs.into_bytes(), "nest.html");
    let groups = format!("{{\\rtf1 The port is shut.\\par {}too{}}}", "{".repeat(DEPTH), "}".repeat(DEPTH));
    assert!(read(groups.into_bytes(), "nest.rtf").unwrap().contains("The port is shut."));
    let lists = format!("<rss><channel><title>Port</title><item>{}</item></channel></rss>", "<b>".repeat(DEPTH));
    read(lists.into_bytes(), "nest.rss");
    let mut parts = entries(&office::odt(&briefing::briefing()));
    let content = String::from_utf8(parts[1].1.clone()).unwrap();
    parts[1].1 = content.replacen("<text:h ", &("<text:section>".repeat(DEPTH) + "<text:h "), 1).into_bytes();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    read(zipped(&parts), "nest.odt");
}

#[test]
fn entities_that_multiply() {
    let entity = |at: usize| format!("<!ENTITY a{at} \"&a{0};&a{0};&a{0};&a{0};\">", at - 1);
    let entities: Vec<String> = (1..30).map(entity).collect();
    let entities = format!("<!ENTITY a0 \"harbour \">{}", entities.concat());
    let doctype = format!("<!DOCTYPE x [{entities}]>");
    let mut parts = entries(&office::docx(&briefing::briefing()));
    let document = parts.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
    let content = String::from_utf8(document.1.clone()).unwrap();
    document.1 = content.replacen("?>", &format!("?>{doctype}"), 1).replacen("Port", "&a29; Port", 1).into_bytes();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert!(read(zipped(&parts), "entities.docx").is_none_or(|text| text.len() < 1 << 20));
    let feed = format!("<?xml version=\"1.0\"?>{doctype}<rss><channel><title>&a29;</title></channel></rss>");
    assert!(read(feed.into_bytes(), "entities.rss").is_none_or(|text| text.len() < 1 << 20));
}

#[test]
fn a_message_of_a_thousand_parts() {
    let head =
        "Subject: Port\r\nMIME-Version: 1.0\r\nMessage-ID: <a@b>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n";
    let parts = |at: usize| format!("--x\r\nContent-Type: text/plain\r\n\r\nThe port is shut, part {at}.\r\n");
    let flat = format!("{head}{}--x--\r\n", (0..1000).map(parts).collect::<String>());
    assert!(read(flat.into_bytes(), "parts.eml").unwrap().contains("The port is shut, part 0."));
    let deeper = |at: usize| format!("Content-Type: multipart/mixed; boundary=x{at}\r\n\r\n--x{at}\r\n");
    let nest = format!("{head}--x\r\n{}", (0..1000).map(deeper).collect::<String>());
    read(nest.into_bytes(), "nest.eml");
}
