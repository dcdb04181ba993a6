//! The evidence pack: the source as it is, every quote as a file with its place, and a script that proves them with
//! nothing but POSIX tools. All file names are ours; the same input gives the same bytes.

mod check;
mod cksum;
mod quotes;
mod readme;

use std::io;

use sha2::{Digest as _, Sha256};

use crate::briefing::Briefing;
use crate::document::{Document, Format};

use super::annotation::{self, Remark};
use super::{json, markdown};

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its path below the pack's folder: letters, digits, `.`, `-` and `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Packed {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// Makes the pack of a briefing from the bytes it was read from: its files, the script last, so that a pack without one
/// is known not to be complete.
///
/// # Errors
/// Those of writing the findings; with memory to write to there are none.
pub fn pack(briefing: &Briefing, source: &[u8], remarks: &[Remark]) -> io::Result<Vec<Packed>> {
    let document = &briefing.reading.document;
    let own = format!("source.{}", extension(document.format));
    let verbatim = document.text.as_bytes() == source;
    // Quotes are slices of this file: the source itself, or the text that was read from it.
    let text = if verbatim { own.clone() } else { "text.txt".to_owned() };
    let mut files = vec![Packed::new(own.clone(), source)];
    if !verbatim {
        files.push(Packed::new(&*text, document.text.as_bytes()));
    }
    let (rows, quotes) = quotes::quotes(briefing, remarks);
    files.push(Packed::new("quotes.tsv", quotes::table(&rows, document)));
    files.extend(quotes);
    let (mut findings, mut annotations, mut report) = (Vec::new(), Vec::new(), Vec::new());
    json::write_with(briefing, remarks, json::Options { with_text: false, lines: true }, &mut findings)?;
    annotation::write(briefing, remarks, &mut annotations)?;
    markdown::write_with(briefing, remarks, &mut report)?;
    files.push(Packed::new("findings.json", findings));
    files.push(Packed::new("annotations.jsonld", annotations));
    files.push(Packed::new("report.md", report));
    files.push(Packed::new("README.txt", readme::text(document, &own, &text, rows.len())));
    let script = Packed::new("check.sh", check::script(&own, &text));
    let sums: Vec<&Packed> = files.iter().chain([&script]).collect();
    let sums = Packed::new("SHA256SUMS", sha256_sums(&sums));
    let all: Vec<&Packed> = files.iter().chain([&script, &sums]).collect();
    let cksums = Packed::new("CKSUMS", cksum::sums(&all));
    files.extend([sums, cksums, script]);
    Ok(files)
}

/// The lines that `sha256sum -c` and `shasum -a 256 -c` read.
fn sha256_sums(files: &[&Packed]) -> String {
    let lines: Vec<String> = files.iter().map(|file| format!("{}  {}\n", sha256(&file.bytes), file.name)).collect();
    lines.concat()
}

fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// The usual ending of a file's name in a format.
const fn extension(format: Format) -> &'static str {
    match format {
        Format::Text => "txt",
        Format::Markdown => "md",
        Format::Html => "html",
        Format::Docx => "docx",
        Format::Odt => "odt",
        Format::Rtf => "rtf",
        Format::Epub => "epub",
        Format::Email => "eml",
        Format::Pdf => "pdf",
        Format::Feed => "xml",
        Format::Archive => "zip",
    }
}

/// What the document calls itself in a line of text: the name of its file.
fn file_of(document: &Document) -> &str {
    let path = &document.source.path;
    path.rsplit('/').next().unwrap_or(path)
}
