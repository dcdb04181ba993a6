//! A notebook as a file: JSON Lines. The first line says what it is and of which document, every other one is a note.
//!
//! `{"schema":"pincite-notes/1","sha256":"…","name":"report.md","paths":["/home/ada/report.md"],"count":1,"sum":"…"}`
//!
//! Every line that is written here bears its sum ([`seal`]), and the header says how many notes follow. A line with another
//! sum than its own is damaged; a note without one was added by hand or by another program, and is taken as it is where all
//! that the header counts are there with theirs.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::seal::{self, Opened};
use super::{Note, NoteId, merge};

/// What the first line of a notebook says it is.
pub const SCHEMA: &str = "pincite-notes/1";
const FAMILY: &str = "pincite-notes/";
/// The longest line without a sum that is read, in bytes.
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
    /// How many notes follow, deleted ones among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
    /// What a newer program wrote.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Header {
    /// The header among the first bytes of a file; `None` where it is damaged or there is none.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let line = bytes.split(|byte| *byte == b'\n').next()?;
        match seal::open(line) {
            Opened::Sound(line) => Self::parsed(&line),
            Opened::Bare(line) => Self::parsed(line).filter(|header| header.is_newer() || !sealed(bytes)),
            // What a newer release counts as its sum is not known here.
            Opened::Broken => Self::parsed(line).filter(Self::is_newer),
        }
    }

    fn parsed(line: &[u8]) -> Option<Self> {
        let header: Self = serde_json::from_slice(line).ok()?;
        header.schema.starts_with(FAMILY).then_some(header)
    }

    fn is_newer(&self) -> bool {
        self.schema != SCHEMA
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
    /// How many notes bear no sum in a file where others do: something else added them.
    pub added: usize,
    /// How many notes the header tells of that are not there.
    pub missing: usize,
    /// Whether the first line is missing or damaged.
    pub headless: bool,
    /// Whether a newer program wrote it: it may be read, never written.
    pub newer: bool,
    /// Whether there were more notes than are read.
    pub cut: bool,
}

/// Reads a file. Never fails: what cannot be read is set aside.
pub fn read(bytes: &[u8]) -> Contents {
    let mut contents = Contents { header: Header::of(bytes), ..Contents::default() };
    contents.newer = contents.header.as_ref().is_some_and(Header::is_newer);
    contents.headless = contents.header.is_none();
    let lines = bytes.split(|byte| *byte == b'\n').skip(usize::from(contents.header.is_some()));
    let lines = lines.filter(|line| !line.iter().all(u8::is_ascii_whitespace));
    let lines: Vec<Line<'_>> = lines.map(Line::read).collect();
    let told = contents.header.as_ref().and_then(|header| header.count).unwrap_or_default();
    let sealed = sealed(bytes);
    let open = !sealed || (!contents.headless && complete(&lines, told));
    let mut seen = 0;
    for Line { bytes, bare, note } in lines {
        match note.filter(|_| !bare || open) {
            Some(_) if contents.notes.len() >= MOST => {
                contents.cut = true;
                break;
            }
            Some(note) => {
                contents.added += usize::from(bare && sealed);
                seen += usize::from(!bare || !sealed);
                merge::keep_both(&mut contents.notes, note);
            }
            None => {
                seen += 1;
                contents.damaged.push(bytes.to_vec());
            }
        }
    }
    contents.missing = if contents.cut { 0 } else { told.saturating_sub(seen) };
    contents
}

/// Whether any line bears its sum.
fn sealed(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|line| matches!(seal::open(line), Opened::Sound(_)))
}

/// A line behind the header.
struct Line<'a> {
    bytes: &'a [u8],
    /// Whether it bears no sum.
    bare: bool,
    /// `None` where it is damaged.
    note: Option<Note>,
}

impl<'a> Line<'a> {
    fn read(bytes: &'a [u8]) -> Self {
        let (bare, note) = match seal::open(bytes) {
            Opened::Sound(line) => (false, serde_json::from_slice::<Note>(&line).ok()),
            Opened::Bare(line) if line.len() <= LINE => (true, serde_json::from_slice::<Note>(line).ok()),
            Opened::Bare(_) => (true, None),
            Opened::Broken => (false, None),
        };
        Self { bytes, bare, note: note.and_then(Note::cleaned) }
    }
}

/// Whether all `told` notes are there with their sums. Where one is missing, a line without a sum may be what is left of
/// it, with words that nobody wrote.
fn complete(lines: &[Line<'_>], told: usize) -> bool {
    let own = lines.iter().filter(|line| !line.bare);
    let names: BTreeSet<&NoteId> = own.filter_map(|line| Some(&line.note.as_ref()?.id)).collect();
    names.len() >= told
}

/// The file that holds `notes`, in the order of their passages.
pub fn write(header: &Header, notes: &merge::Notes) -> Vec<u8> {
    let mut lines: Vec<(u32, &NoteId, &Note)> =
        notes.iter().map(|(id, note)| (note.anchor.span.start(), id, note)).collect();
    lines.sort_by_key(|(at, id, _)| (*at, *id));
    let mut out = Vec::new();
    // A header and notes are strings, numbers and maps of them: they always have a form in JSON.
    let mut push = |line: serde_json::Result<Vec<u8>>| {
        out.extend(seal::seal(line.unwrap_or_default()));
        out.push(b'\n');
    };
    push(serde_json::to_vec(&Header { count: Some(notes.len()), ..header.clone() }));
    for (_, _, note) in lines {
        push(serde_json::to_vec(note));
    }
    out
}
