//! One briefing of our own writing, and writers of it in every format: what the tests over all formats share.
#![allow(
    dead_code,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::expect_used,
    reason = "tests; every test crate uses a part of it"
)]

pub mod briefing;
pub mod confined;
pub mod decode;
pub mod findings;
pub mod hypertext;
pub mod mail;
pub mod mutate;
pub mod office;
pub mod original;
pub mod pdf;
pub mod plain;
pub mod random;
pub mod rtf;
pub mod zips;

use pincite::document::Document;
use pincite::ingest::{self, Foreign, Part};

/// One block of a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1 to 6.
    Heading(u8, String),
    /// Running text.
    Para(String),
    /// An item of a list.
    Item(String),
    /// A table: the first row names the columns.
    Table(Vec<Vec<String>>),
    /// A passage set apart.
    Quote(String),
}

/// A format: the name of a file in it, and its writer.
#[derive(Clone, Copy)]
pub struct Writer {
    /// A name that tells the format.
    pub name: &'static str,
    /// Writes a briefing.
    pub write: fn(&[Block]) -> Vec<u8>,
    /// The members that lead to the briefing in it.
    pub members: &'static [&'static str],
}

/// All formats, the plain text first.
pub const WRITERS: &[Writer] = &[
    Writer { name: "note.txt", write: plain::text, members: &[] },
    Writer { name: "note.md", write: plain::markdown, members: &[] },
    Writer { name: "note.html", write: hypertext::page, members: &[] },
    Writer { name: "note.docx", write: office::docx, members: &[] },
    Writer { name: "note.odt", write: office::odt, members: &[] },
    Writer { name: "note.epub", write: office::epub, members: &[] },
    Writer { name: "note.eml", write: mail::message, members: &[] },
    Writer { name: "note.pdf", write: pdf::file, members: &[] },
    Writer { name: "note.rtf", write: rtf::file, members: &[] },
    Writer { name: "note.rss", write: hypertext::feed, members: &["entry 1"] },
];

/// Reads bytes as the reader does, in this process.
pub fn open(bytes: &[u8], name: &str, members: &[&str]) -> Document {
    if members.is_empty() && !ingest::is_foreign(bytes, name) {
        return ingest::read(bytes.to_vec(), name, Part::Whole).unwrap();
    }
    let members: Vec<String> = members.iter().map(ToString::to_string).collect();
    Foreign::of(bytes.to_vec(), name, &members).unwrap_or_else(|why| panic!("{name}: {why}")).document().unwrap()
}

/// `text` with `&`, `<`, `>` and `"` as entities.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// `text` with every run of white space as one blank.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` without white space.
pub fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}
