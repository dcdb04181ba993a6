//! A notebook as a file: JSON Lines. The first line says what it is and of which document, every other one is a note.
//!
//! `{"schema":"pincite-notes/1","sha256":"…","name":"report.md","paths":["/home/ada/report.md"]}`

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Note, NoteId, merge};

/// What the first line of a notebook says it is.
pub const SCHEMA: &str = "pincite-notes/1";
const FAMILY: &str = "pincite-notes/";
/// The longest line that is read, in bytes.
const LINE: usize = 1 << 20;
/// The most notes of one document.
pub const MOST: usize = 50_000;
/// The most paths that are kept.
const PATHS: usize = 64;

/// The first line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// `pincite-notes/1`.
    pub schema: String,
    /// SHA-256 of the source, in hex.
    #[serde(default)]
    pub sha256: String,
    /// Its name, for people.
    #[serde(default)]
    pub name: String,
    /// The canonical paths it was read at: by them the notes of its former versions are found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
    /// What a newer program wrote.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Header {
    /// The header among the first bytes of a file.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let line = bytes.split(|byte| *byte == b'\n').next()?;
        let header: Self = serde_json::from_slice(line).ok()?;
        header.schema.starts_with(FAMILY).then_some(header)
    }

    /// Notes that the document was read at `path`, the latest last.
    pub fn seen_at(&mut self, path: &str) {
        self.paths.retain(|known| known != path);
        self.paths.push(path.to_owned());
        let spare = self.paths.len().saturating_sub(PATHS);
        self.paths.drain(..spare);
    }
}

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// The first line, where it could be read.
    pub header: Option<Header>,
    /// Notes and what is left of deleted ones.
    pub notes: merge::Notes,
    /// Lines that are neither, as they stand.
    pub damaged: Vec<Vec<u8>>,
    /// Whether a newer program wrote it: it may be read, never written.
    pub newer: bool,
    /// Whether there were more notes than are read.
    pub cut: bool,
}

/// Reads a file. Never fails: what cannot be read is set aside.
pub fn read(bytes: &[u8]) -> Contents {
    let mut contents = Contents { header: Header::of(bytes), ..Contents::default() };
    contents.newer = contents.header.as_ref().is_some_and(|header| header.schema != SCHEMA);
    let lines = bytes.split(|byte| *byte == b'\n').skip(usize::from(contents.header.is_some()));
    for line in lines.filter(|line| !line.iter().all(u8::is_ascii_whitespace)) {
        match note(line) {
            Some(_) if contents.notes.len() >= MOST => {
                contents.cut = true;
                break;
            }
            Some(note) => merge::keep_both(&mut contents.notes, note),
            None => contents.damaged.push(line.to_vec()),
        }
    }
    contents
}

fn note(line: &[u8]) -> Option<Note> {
    if line.len() > LINE {
        return None;
    }
    serde_json::from_slice::<Note>(line).ok()?.cleaned()
}

/// The file that holds `notes`, in the order of their passages.
pub fn write(header: &Header, notes: &merge::Notes) -> Vec<u8> {
    let mut lines: Vec<(u32, &NoteId, &Note)> =
        notes.iter().map(|(id, note)| (note.anchor.span.start(), id, note)).collect();
    lines.sort_by_key(|(at, id, _)| (*at, *id));
    let mut out = Vec::new();
    // A header and notes are strings, numbers and maps of them: they always have a form in JSON.
    let mut push = |line: serde_json::Result<Vec<u8>>| {
        out.extend(line.unwrap_or_default());
        out.push(b'\n');
    };
    push(serde_json::to_vec(header));
    for (_, _, note) in lines {
        push(serde_json::to_vec(note));
    }
    out
}
