//! What a note is made on: the selection, the note in the list, the finding or evidence that is shown, else the sentence.

use crate::notebook::{Anchor, Note, NoteId, Placed};
use crate::text::Span;

use super::super::pane::{Focus, Pane};
use super::super::state::App;

/// A passage to be noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The note that stands there already.
    pub note: Option<NoteId>,
    /// The passage; `None` for an orphan.
    pub span: Option<Span>,
    /// The id of the finding it belongs to.
    pub finding: Option<String>,
}

impl App {
    /// What `a`, `t` and `s` are about now; says why where there is nothing.
    pub(super) fn note_target(&mut self) -> Option<Target> {
        if self.document.prefix {
            self.say("the document is still being read; notes can be made when it is there");
            return None;
        }
        if self.focus == Focus::Pane(Pane::Notes) {
            let Some(held) = self.note_selected() else {
                self.say("no note here; a on a finding or a sentence makes one");
                return None;
            };
            let (note, span) = (Some(held.note.id.clone()), held.placed.span());
            return Some(Target { note, span, finding: held.note.finding.clone() });
        }
        let (span, finding) = self.noted_place();
        let span = span.trim(&self.document.text);
        if span.is_empty() {
            self.say("nothing here to make a note on");
            return None;
        }
        let note = self.note_on(span, finding.as_deref());
        Some(Target { note, span: Some(span), finding })
    }

    /// The passage that is meant, and the finding it belongs to.
    fn noted_place(&self) -> (Span, Option<String>) {
        if let Some(span) = self.selected_span() {
            return (span, None);
        }
        let id = self.current().and_then(|finding| Some(self.briefing.as_ref()?.id(finding).to_owned()));
        (self.quoted(), id)
    }

    /// The first note on `span`: of the same finding, or of none.
    pub(super) fn note_on(&self, span: Span, finding: Option<&str>) -> Option<NoteId> {
        let on = |held: &&super::Held| {
            let same = held.note.finding.as_deref().zip(finding).is_none_or(|(one, other)| one == other);
            same && held.placed.span() == Some(span)
        };
        let mut notes = self.notes.order.iter().filter_map(|id| self.notes.all.get(id)).filter(on);
        notes.next().map(|held| held.note.id.clone())
    }

    /// The note a target stands for, to be changed: the one that is there, with its anchor made anew where the passage has
    /// moved; else a new one. `None` where the passage is too long.
    pub(super) fn note_of(&mut self, target: &Target) -> Option<Note> {
        let held = target.note.as_ref().and_then(|id| self.notes.all.get(id)).cloned();
        if let Some(held) = held {
            let mut note = held.note;
            let stale = note.anchor.source != self.document.source.sha256;
            if let (true, Placed::Exact(span) | Placed::Moved(span)) = (stale, held.placed) {
                note.anchor = Anchor::of(&self.document, span).unwrap_or(note.anchor);
            }
            return Some(note);
        }
        let anchor = target.span.and_then(|span| Anchor::of(&self.document, span));
        let Some(anchor) = anchor else {
            self.say("a note can stand on 64 KiB at most: select less");
            return None;
        };
        let id = self.note_id();
        Some(Note { finding: target.finding.clone(), ..Note::on(id, anchor) })
    }

    /// Where a note stands, in a few words.
    pub(super) fn note_place(&self, note: &Note) -> String {
        let placed = self.notes.all.get(&note.id).map_or_else(|| note.anchor.place(&self.document), |held| held.placed);
        placed.span().map_or_else(|| "an orphan".to_owned(), |span| self.document.place(span.start()))
    }
}
