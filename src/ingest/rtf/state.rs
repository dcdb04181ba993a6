//! What holds inside a group, and what has been met.

use super::words::Destination;

/// What control words have set; a group ends with the state it began with.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent properties of text")]
pub(super) struct State {
    /// Where text goes.
    pub(super) destination: Destination,
    /// First byte of the content of a note or box that is read later.
    pub(super) later: Option<usize>,
    /// The number of the note that is read later.
    pub(super) mark: Option<u32>,
    /// How many notes and boxes lie around.
    pub(super) inside: u8,
    /// Whether the text is that of a note.
    pub(super) note: bool,
    /// The font (`\f`).
    pub(super) font: Option<i32>,
    /// How many characters follow a `\u` for readers that do not know it (`\uc`).
    pub(super) fallback: u16,
    /// Hidden text (`\v`).
    pub(super) hidden: bool,
    /// Text that was deleted under revision control (`\deleted`).
    pub(super) deleted: bool,
    /// Raised text (`\super`).
    pub(super) raised: bool,
    /// The paragraph style (`\s`).
    pub(super) style: i32,
    /// The outline level of the paragraph, from 0 (`\outlinelevel`).
    pub(super) outline: Option<u8>,
    /// The list that the paragraph belongs to (`\ls`), 0 for none.
    pub(super) list: i32,
    /// Its depth in that list, from 0 (`\ilvl`).
    pub(super) depth: u8,
    /// Whether the paragraph stands in a table (`\intbl`).
    pub(super) in_table: bool,
}

impl State {
    /// At the start of a file.
    pub(super) fn new() -> Self {
        Self {
            destination: Destination::Body,
            later: None,
            mark: None,
            inside: 0,
            note: false,
            font: None,
            fallback: 1,
            hidden: false,
            deleted: false,
            raised: false,
            style: 0,
            outline: None,
            list: 0,
            depth: 0,
            in_table: false,
        }
    }

    /// `\pard`: the paragraph has no properties of its own.
    pub(super) fn reset_paragraph(&mut self) {
        (self.style, self.outline, self.list, self.depth, self.in_table) = (0, None, 0, 0, false);
    }

    /// `\plain`: the characters have none.
    pub(super) fn reset_characters(&mut self) {
        (self.font, self.hidden, self.deleted, self.raised) = (None, false, false, false);
    }
}

/// The row of a table that is being read.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub(super) struct Row {
    /// Whether `\trowd` has been met, and `\row` not yet.
    pub(super) defined: bool,
    /// How many cells it has.
    pub(super) cells: u32,
    /// How many of them are done.
    pub(super) done: u32,
    /// Whether a row has been begun for its cells.
    pub(super) begun: bool,
    /// Whether its cell has been begun.
    pub(super) in_cell: bool,
    /// Whether it is a heading of the table (`\trhdr`).
    pub(super) header: bool,
}

impl Row {
    /// Whether text goes into a cell even where the paragraph does not say so.
    pub(super) fn expects(self) -> bool {
        self.defined && self.done < self.cells
    }
}

/// What is told when all has been read.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// First byte of hidden text.
    pub(super) hidden: Option<usize>,
    /// How many characters had been deleted.
    pub(super) deleted: usize,
    /// How many comments there are.
    pub(super) comments: usize,
    /// Whether there are running heads or feet.
    pub(super) running: bool,
    /// First byte that means nothing in its code page.
    pub(super) undecoded: Option<usize>,
    /// Whether groups were nested too deep, or notes in notes.
    pub(super) deep: bool,
}

impl Met {
    /// One sentence for each thing.
    pub(super) fn told(&self) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(at) = self.hidden {
            told.push(format!("text marked as hidden is shown with the rest (first at byte {at})"));
        }
        if self.deleted > 0 {
            let plural = if self.deleted == 1 { "" } else { "s" };
            told.push(format!("tracked deletions ({} character{plural}) are left out", self.deleted));
        }
        if self.comments > 0 {
            let (plural, are) = if self.comments == 1 { ("", "is") } else { ("s", "are") };
            told.push(format!("{} comment{plural} on the text {are} left out", self.comments));
        }
        if self.running {
            told.push("running heads and feet are left out".to_owned());
        }
        if let Some(at) = self.undecoded {
            told.push(format!("bytes that mean nothing in their code page are shown as \u{FFFD} (first at byte {at})"));
        }
        if self.deep {
            told.push("groups or notes are nested too deep: their formatting is not kept apart".to_owned());
        }
        told
    }
}
