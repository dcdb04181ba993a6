//! What the shell says of the notebook: it was read, it was saved, it could not be saved.

use crate::notebook::{Note, Placed};

use super::super::action::{Effect, Effects};
use super::super::state::App;
use super::{Held, Keeping, SAVING};

impl App {
    /// Asks for the notebook of the document, once all of the document has been read.
    pub(crate) fn load_notes(&mut self) -> Effects {
        if self.document.prefix || self.document.source.sha256.is_empty() {
            return Vec::new();
        }
        let unsaved = self.notes.unsaved().into_iter().filter(|note| !note.deleted).collect();
        vec![Effect::LoadNotes { unsaved }]
    }

    /// Another text is read: no note has a place until the notebook was read again.
    pub(crate) fn lift_notes(&mut self) {
        self.notes.all.clear();
        self.list_notes();
        (self.notes.selection, self.notes.warned, self.notes.heard) = (None, false, None);
    }

    /// The notebook was read. `told` is what should be said of it; `never` why nothing can be saved.
    pub(super) fn notes_loaded(
        &mut self,
        source: &str,
        notes: Vec<(Note, Placed)>,
        told: Option<String>,
        never: Option<String>,
    ) {
        if source != self.document.source.sha256 {
            return;
        }
        self.notes.heard = None;
        self.adopt(notes);
        self.notes.keeping = never.map_or(Keeping::Kept, Keeping::Never);
        if let (Keeping::Never(why), Some(what)) = (&self.notes.keeping, self.saving()) {
            self.message = Some(format!("{what}, for this session only: {why}"));
        } else if told.is_some() {
            self.message = told;
        }
    }

    /// What the message on the screen says is being saved.
    fn saving(&self) -> Option<String> {
        self.message.as_ref().and_then(|message| message.strip_suffix(SAVING)).map(str::to_owned)
    }

    /// Takes over what the file holds; what has been changed here since then stays.
    fn adopt(&mut self, notes: Vec<(Note, Placed)>) {
        let pending = &self.notes.pending;
        let selected = self.note_selected().map(|held| held.note.id.clone());
        let held = std::mem::take(&mut self.notes.all);
        self.notes.all = held.into_iter().filter(|(id, _)| pending.contains_key(id)).collect();
        for (note, placed) in notes {
            match pending.get(&note.id) {
                Some((_, changed)) if changed.deleted => {}
                Some((_, changed)) => {
                    let note = changed.clone();
                    self.notes.all.entry(note.id.clone()).or_insert(Held { note, placed });
                }
                None => drop(self.notes.all.insert(note.id.clone(), Held { note, placed })),
            }
        }
        self.list_notes();
        self.select_note(selected.as_ref());
    }

    /// All changes up to `generation` are on the disk.
    pub(super) fn notes_saved(&mut self, source: &str, generation: u64, notes: Vec<(Note, Placed)>, twice: usize) {
        if source != self.document.source.sha256 {
            return;
        }
        self.notes.pending.retain(|_, (number, _)| *number > generation);
        self.notes.heard = Some(notes);
        self.hear_notes();
        let failed = std::mem::replace(&mut self.notes.keeping, Keeping::Kept);
        self.notes.warned = false;
        if twice > 0 {
            self.say("another window changed the same note: both versions are kept");
        } else if matches!(failed, Keeping::Failed(_)) {
            self.say("the notes are saved now");
        } else if let Some(what) = self.saving() {
            self.message = Some(format!("{what}, saved"));
        }
    }

    /// Another window has written the notebook. Nothing is said, and nothing that is typed changes: while a box is open the
    /// note under it stays what it was opened on, so that a change made of it is known to be one of both.
    pub(super) fn notes_elsewhere(&mut self, source: &str, notes: Vec<(Note, Placed)>) {
        if source != self.document.source.sha256 || self.notes.keeping == Keeping::Unread {
            return;
        }
        self.notes.heard = Some(notes);
        self.hear_notes();
    }

    /// Takes over what the notebook holds by now, once no box is open.
    pub(crate) fn hear_notes(&mut self) {
        if self.notes.over.is_none()
            && let Some(notes) = self.notes.heard.take()
        {
            self.adopt(notes);
        }
    }

    /// The notes could not be saved.
    pub(super) fn notes_failed(&mut self, why: String) {
        if self.notes.warned {
            self.say_loss(&why);
        } else {
            self.say(&format!("notes are kept here and saved again later: {why}"));
        }
        self.notes.keeping = Keeping::Failed(why);
    }

    /// `:save`: what is not saved is saved now.
    pub(super) fn save_now(&mut self) -> Effects {
        match &self.notes.keeping {
            Keeping::Never(why) => self.say(&format!("notes are kept for this session only: {why}")),
            _ if self.notes.pending.is_empty() => self.say("all notes are saved"),
            _ => self.say(&format!("{} notes{SAVING}", self.notes.pending.len())),
        }
        self.save_notes()
    }

    /// Before the reader ends: what would be lost. Said once, while another try is made; then the end is not held up.
    pub(crate) fn warn_of_loss(&mut self) -> Option<Effects> {
        let Keeping::Failed(why) = &self.notes.keeping else { return None };
        if self.notes.pending.is_empty() || std::mem::replace(&mut self.notes.warned, true) {
            return None;
        }
        let why = why.clone();
        self.say_loss(&why);
        Some(self.save_notes())
    }

    fn say_loss(&mut self, why: &str) {
        let count = self.notes.pending.len();
        self.say(&format!("q again quits with {count} changed notes not saved: {why}"));
    }
}
