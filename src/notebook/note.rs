//! A note: a passage, and what the analyst says of it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Anchor, NoteId};

/// The longest text of a note that is kept, in bytes.
pub const LONGEST: usize = 256 << 10;
/// The most tags of a note.
const TAGS: usize = 64;
/// The longest tag, in bytes.
const TAG: usize = 64;

/// How far the analyst has come with a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// To be looked at.
    Open,
    /// Taken as it stands.
    Accepted,
    /// To be doubted.
    Doubtful,
    /// Not to be used.
    Rejected,
}

impl Status {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Doubtful, Self::Rejected];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Doubtful => "doubtful",
            Self::Rejected => "rejected",
        }
    }

    /// Its sign of one cell, telling without colour; in ASCII alone where asked.
    pub const fn sign(self, ascii: bool) -> char {
        match (self, ascii) {
            (Self::Open, false) => '○',
            (Self::Accepted, false) => '✓',
            (Self::Rejected, false) => '✗',
            (Self::Doubtful, _) => '?',
            (Self::Open, true) => 'o',
            (Self::Accepted, true) => '+',
            (Self::Rejected, true) => 'x',
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A note, a bare mark, a status: whatever stands on one passage. Fields this program does not know are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its name, for good.
    pub id: NoteId,
    /// Rises by one with every change that was saved; 0 before the first.
    #[serde(default)]
    pub revision: u32,
    /// A note that was deleted keeps its name and revision alone, so that no other instance brings it back.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deleted: bool,
    /// The passage.
    #[serde(default, rename = "target", skip_serializing_if = "Anchor::is_nothing")]
    pub anchor: Anchor,
    /// What is said, lines parted by `\n`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Words it is filed under, in the order they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The review status, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The letter of the mark, `a` to `z`, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<char>,
    /// The id of the finding it was made on, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// When it was first saved (RFC 3339, UTC). Told, never compared.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub created: String,
    /// When it was last saved.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub changed: String,
    /// What a newer program wrote.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Note {
    /// An empty note on `anchor`.
    pub fn on(id: NoteId, anchor: Anchor) -> Self {
        Self { id, anchor, ..Self::default() }
    }

    /// Whether nothing is said: no text, tag, status or mark.
    pub fn is_bare(&self) -> bool {
        self.text.is_empty() && self.tags.is_empty() && self.status.is_none() && self.mark.is_none()
    }

    /// What is left of it once it is deleted.
    pub fn tombstone(&self) -> Self {
        Self { id: self.id.clone(), revision: self.revision, deleted: true, ..Self::default() }
    }

    /// Whether both say the same, whatever their revisions and moments.
    pub fn says_as(&self, other: &Self) -> bool {
        let told = |note: &Self| Self {
            revision: 0,
            created: String::new(),
            changed: String::new(),
            id: NoteId::default(),
            ..note.clone()
        };
        told(self) == told(other)
    }

    /// The first line of the text that is not blank.
    pub fn headline(&self) -> &str {
        self.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
    }

    /// The note as it may come near a screen, whoever wrote the file: no control characters but line ends and tabs,
    /// nothing longer than it should be, no letter that is no mark. `None` where it has no sound name.
    pub fn cleaned(mut self) -> Option<Self> {
        if !self.id.is_sound() {
            return None;
        }
        self.text = clean_text(&self.text);
        let tags = std::mem::take(&mut self.tags);
        for tag in tags.iter().filter_map(|tag| clean_tag(tag)) {
            if !self.tags.contains(&tag) && self.tags.len() < TAGS {
                self.tags.push(tag);
            }
        }
        self.mark = self.mark.filter(char::is_ascii_lowercase);
        let sound = |id: &String| (1..=64).contains(&id.len()) && id.chars().all(|char| char.is_ascii_graphic());
        self.finding = self.finding.filter(sound);
        self.anchor = self.anchor.cleaned();
        Some(self)
    }
}

/// Text without control characters other than line ends and tabs, at most [`LONGEST`] bytes.
pub fn clean_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for char in text.chars().filter(|char| !char.is_control() || matches!(char, '\n' | '\t')) {
        if out.len() + char.len_utf8() > LONGEST {
            break;
        }
        out.push(char);
    }
    out
}

/// A tag without blanks, commas, control characters and `#` before it; `None` where nothing is left, or too much.
pub fn clean_tag(tag: &str) -> Option<String> {
    let kept: String = tag.trim_start_matches('#').chars().filter(|char| part_of_tag(*char)).collect();
    (1..=TAG).contains(&kept.len()).then_some(kept)
}

fn part_of_tag(char: char) -> bool {
    !(char.is_control() || char.is_whitespace() || char == ',')
}
