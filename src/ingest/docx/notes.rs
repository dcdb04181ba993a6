//! Footnotes and endnotes: which the text refers to, and what they say.

use std::collections::BTreeMap;

use super::Sheets;
use super::body::Body;
use crate::document::BlockKind;
use crate::ingest::composer::Composer;
use crate::ingest::numerals::Numeral;
use crate::ingest::office::Told;
use crate::ingest::refusal::Stop;
use crate::ingest::xml::{Event, Events, Source, Space};

/// The two kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Notes {
    /// Footnotes.
    Foot,
    /// Endnotes.
    End,
}

/// The notes that the text refers to, and their marks.
#[derive(Default)]
pub(super) struct Referred {
    marks: BTreeMap<(Notes, String), String>,
    count: [u32; 2],
}

impl Referred {
    /// The mark of a note that is referred to: `[3]`, for an endnote `[iii]`.
    pub(super) fn add(&mut self, notes: Notes, id: &str) -> String {
        let [foot, end] = &mut self.count;
        let mark = self.marks.entry((notes, id.to_owned())).or_insert_with(|| match notes {
            Notes::Foot => {
                *foot += 1;
                format!("[{foot}]")
            }
            Notes::End => {
                *end += 1;
                format!("[{}]", Numeral::LowerRoman.write(*end, false))
            }
        });
        mark.clone()
    }

    /// Whether the text refers to any.
    pub(super) fn any(&self, notes: Notes) -> bool {
        self.marks.keys().any(|(kind, _)| *kind == notes)
    }
}

/// Reads the notes of a part that the text refers to, each as a block.
///
/// # Errors
/// When nobody wants the rest.
pub(super) fn read(
    source: &Source,
    notes: Notes,
    referred: &Referred,
    sheets: &Sheets,
    told: &mut Told,
    out: &mut Composer<'_>,
) -> Result<(), Stop> {
    let mut events = Events::new(source);
    // Notes that notes refer to are not read.
    let mut further = Referred::default();
    let mut body = Body::new(source, sheets, told, &mut further, out);
    body.forced = Some(BlockKind::Note);
    while let Some(event) = events.next() {
        let Event::Start(tag) = event else { continue };
        if !tag.is(Space::Word, "footnote") && !tag.is(Space::Word, "endnote") {
            continue;
        }
        let id = tag.attribute("id").unwrap_or_default().into_owned();
        match referred.marks.get(&(notes, id)) {
            Some(mark) => {
                body.mark = Some(format!("{mark} "));
                body.walk(&mut events)?;
            }
            None => events.leave_out(),
        }
    }
    body.told.broken.extend(events.problems());
    Ok(())
}
