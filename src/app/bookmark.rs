//! Places that are found again when the text has changed: an offset with the passage it stands in.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::notebook::{Anchor, Placer};
use crate::text::Span;

use super::state::App;

/// The most bytes of a passage that are kept.
const PASSAGE: u32 = 300;

/// An offset, and the passage it stands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// The offset in the text it was made in.
    pub at: u32,
    /// The passage; `None` on a blank.
    pub anchor: Option<Anchor>,
}

impl Bookmark {
    /// Where the offset is in a text: unchanged where `same` says that the source is, else beside its passage. `None`
    /// where the passage is not there, or not there once.
    pub fn find(&self, placer: &Placer<'_>, document: &Document, same: bool) -> Option<u32> {
        if same {
            let end = document.span().end();
            return Some(document.text.floor_char_boundary(self.at.min(end) as usize) as u32);
        }
        let anchor = self.anchor.as_ref()?;
        let found = placer.place(anchor).span()?;
        let into = self.at.saturating_sub(anchor.span.start());
        let at = found.start().saturating_add(into).min(found.end().saturating_sub(1)).max(found.start());
        Some(document.text.floor_char_boundary(at as usize) as u32)
    }
}

impl App {
    /// A bookmark at `offset`.
    pub(super) fn bookmark(&self, placer: &Placer<'_>, offset: u32) -> Bookmark {
        Bookmark { at: offset, anchor: placer.anchor(self.around(offset)) }
    }

    /// The sentence or line at an offset, cut to what is kept; it always holds the offset, unless that is on a blank.
    fn around(&self, offset: u32) -> Span {
        let reading = self.reading.as_ref();
        let sentence = reading.and_then(|reading| reading.sentence(reading.sentence_at(offset)?));
        let line = self.document.lines.span(self.document.line(offset)).trim(&self.document.text);
        let span = sentence.map(|sentence| sentence.span).filter(|span| span.contains(offset)).unwrap_or(line);
        let cut = |at: u32| self.document.text.floor_char_boundary(at as usize) as u32;
        let start = if offset > span.start() + PASSAGE / 2 {
            cut(offset - PASSAGE / 2).max(span.start())
        } else {
            span.start()
        };
        Span::new(start, cut(start + PASSAGE).min(span.end()).max(start))
    }
}
