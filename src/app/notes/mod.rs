//! The notebook as the reader has it: all notes of the document with their places, every change with its way back, and
//! what has been saved of it. Files and the clock are the shell's; saving is asked for by [`Effect::SaveNotes`].

mod boxes;
mod boxes_frame;
pub(super) mod buffer;
mod change;
mod kept;
mod list;
mod marks;
mod select;
mod tags;
mod target;

use std::collections::BTreeMap;

use crate::notebook::{Ids, Note, NoteId, Placed};

use super::action::{Action, Effect, Effects};
use super::state::App;

pub(crate) use boxes::Over;
pub use boxes::Stroke;
pub(crate) use select::Selection;

/// Something that is done with the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each has its help text in the table of bindings")]
pub enum Deed {
    Write,
    Tags,
    Status,
    Select,
    SelectWhole,
    Left,
    Right,
    WordLeft,
    WordRight,
    Undo,
    Redo,
    Delete,
    Save,
}

/// How many changes can be taken back.
const UNDO: usize = 500;

/// A note and where it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// The note.
    pub note: Note,
    /// Its place in the document as it is read now.
    pub placed: Placed,
}

/// What is to become of a note: `None` where it is deleted.
pub(super) type Step = (NoteId, Option<Note>);

/// One change: what was before, what came after, and its words.
#[derive(Clone, Debug)]
struct Change {
    steps: Vec<(NoteId, Option<Note>, Option<Note>)>,
    what: String,
}

/// Whether the notebook is on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Keeping {
    /// It has not been read yet.
    #[default]
    Unread,
    /// All of it, or a part is on its way.
    Kept,
    /// The last try failed: why. It is tried again with the next change, and by itself.
    Failed(String),
    /// It cannot be saved at all: why.
    Never(String),
}

/// The notebook of the document.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(super) all: BTreeMap<NoteId, Held>,
    /// In the order of the document, orphans last.
    pub(super) order: Vec<NoteId>,
    /// Those that pane 9 lists: all but what its filter leaves out.
    listed: Vec<NoteId>,
    /// What has changed and is not known to be saved, with the number of its change.
    pending: BTreeMap<NoteId, (u64, Note)>,
    generation: u64,
    done: Vec<Change>,
    undone: Vec<Change>,
    ids: Option<Ids>,
    keeping: Keeping,
    /// What the notebook holds by now, while something is typed for a note here.
    heard: Option<Vec<(Note, Placed)>>,
    /// What is typed or chosen for a note.
    pub(super) over: Option<Over>,
    pub(super) selection: Option<Selection>,
    /// Whether it was said that some of it will be lost.
    warned: bool,
}

impl Notes {
    /// How many are listed.
    pub(crate) fn count(&self) -> usize {
        self.listed.len()
    }

    /// The note at a place of the list.
    pub(super) fn at(&self, index: usize) -> Option<&Held> {
        self.all.get(self.listed.get(index)?)
    }

    fn sort(&mut self) {
        let key = |held: &Held| {
            let span = held.placed.span();
            (span.is_none(), span.unwrap_or(held.note.anchor.span), held.note.id.clone())
        };
        let mut order: Vec<_> = self.all.values().map(key).collect();
        order.sort();
        self.order = order.into_iter().map(|(_, _, id)| id).collect();
    }

    /// What is not known to be saved, deleted notes among it.
    fn unsaved(&self) -> Vec<Note> {
        self.pending.values().map(|(_, note)| note.clone()).collect()
    }
}

impl App {
    /// Does what a command of the notebook says.
    pub(super) fn notes_deed(&mut self, deed: Deed) -> Effects {
        match deed {
            Deed::Write => self.write_note(),
            Deed::Tags => self.tag_note(),
            Deed::Status => self.judge_note(),
            Deed::Select | Deed::SelectWhole => self.begin_selection(deed == Deed::SelectWhole),
            Deed::Left | Deed::Right => self.select_glyph(deed == Deed::Right),
            Deed::WordLeft | Deed::WordRight => self.select_word(deed == Deed::WordRight),
            Deed::Undo => return self.undo_notes(),
            Deed::Redo => return self.redo_notes(),
            Deed::Delete => return self.delete_note(),
            Deed::Save => return self.save_now(),
        }
        Vec::new()
    }

    /// Takes what the shell says of the notes.
    pub(super) fn notes_told(&mut self, action: Action) -> Effects {
        match action {
            Action::NotesLoaded { source, notes, told, never } => {
                self.notes_loaded(&source, notes, told, never);
                return self.save_notes();
            }
            Action::NotesSaved { source, generation, notes, twice } => {
                self.notes_saved(&source, generation, notes, twice);
            }
            Action::NotesElsewhere { source, notes } => self.notes_elsewhere(&source, notes),
            Action::NotesFailed(why) => self.notes_failed(why),
            Action::Composed(text) => self.composed(&text),
            _ => {}
        }
        Vec::new()
    }

    /// All notes as they are now, saved or not; `None` while the notebook has not been read.
    pub fn live_notes(&self) -> Option<Vec<Note>> {
        let read = self.notes.keeping != Keeping::Unread;
        read.then(|| self.notes.all.values().map(|held| held.note.clone()).collect())
    }

    /// `Q` and Ctrl-C: a note that is being written is kept, then the reader ends.
    pub(super) fn quit(&mut self) -> Effects {
        let mut effects = match self.notes.over {
            Some(Over::Write(..)) => self.keep_box(),
            _ => Vec::new(),
        };
        effects.push(Effect::Quit);
        effects
    }

    /// `Esc`: closes a box of the notebook, or ends the selection; whether there was one.
    pub(super) fn cancel_notes(&mut self) -> bool {
        let there = self.notes.over.is_some() || self.notes_mode().is_some();
        if self.notes.over.is_some() {
            self.close_box();
        } else if there {
            self.notes.selection = None;
        }
        there
    }

    /// A name for a new note.
    pub(super) fn note_id(&mut self) -> NoteId {
        let ([first, second], tab) = (self.options.seed, u64::from(self.id.0));
        self.notes.ids.get_or_insert_with(|| Ids::new([first, second.wrapping_add(tab)])).fresh()
    }
}

/// What a message ends with until the answer comes.
const SAVING: &str = ", saving";
