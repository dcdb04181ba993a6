//! Changing the notes: every change can be taken back and made again, and asks for being saved.

use crate::notebook::NoteId;

use super::super::action::{Effect, Effects};
use super::super::state::App;
use super::{Change, Held, Keeping, SAVING, Step, UNDO};

impl App {
    /// Makes one change, which can be taken back; asks for it to be saved. `what` says it.
    pub(super) fn change_notes(&mut self, steps: Vec<Step>, what: &str) -> Effects {
        let before = |id: &NoteId| self.notes.all.get(id).map(|held| held.note.clone());
        let steps = steps.into_iter().map(|(id, after)| (id.clone(), before(&id), after)).collect();
        let change = Change { steps, what: what.to_owned() };
        self.notes.undone.clear();
        if self.notes.done.len() == UNDO {
            self.notes.done.remove(0);
        }
        self.notes.done.push(change.clone());
        self.take_steps(change.steps.into_iter().map(|(id, _, after)| (id, after)).collect(), what)
    }

    fn take_steps(&mut self, steps: Vec<Step>, what: &str) -> Effects {
        self.notes.generation += 1;
        let generation = self.notes.generation;
        for (id, after) in steps {
            let held = self.notes.all.get(&id);
            let revision = held.map(|held| held.note.revision);
            match after {
                Some(mut note) => {
                    note.revision = revision.unwrap_or(note.revision);
                    let same = held.filter(|held| held.note.anchor == note.anchor).map(|held| held.placed);
                    let placed = same.unwrap_or_else(|| note.anchor.place(&self.document));
                    self.notes.pending.insert(id.clone(), (generation, note.clone()));
                    self.notes.all.insert(id, Held { note, placed });
                }
                None => {
                    if let Some(held) = self.notes.all.remove(&id) {
                        self.notes.pending.insert(id, (generation, held.note.tombstone()));
                    }
                }
            }
        }
        self.list_notes();
        self.select_note(None);
        match &self.notes.keeping {
            Keeping::Never(why) => self.say(&format!("{what}, for this session only: {why}")),
            _ => self.say(&format!("{what}{SAVING}")),
        }
        self.save_notes()
    }

    /// Asks for all that is not saved to be saved.
    pub(super) fn save_notes(&mut self) -> Effects {
        if matches!(self.notes.keeping, Keeping::Never(_)) || self.notes.pending.is_empty() {
            return Vec::new();
        }
        vec![Effect::SaveNotes { generation: self.notes.generation, notes: self.notes.unsaved() }]
    }

    /// `u`: takes the last change back.
    pub(super) fn undo_notes(&mut self) -> Effects {
        let Some(change) = self.notes.done.pop() else {
            self.say("no change of the notes to take back");
            return Vec::new();
        };
        let steps = change.steps.iter().map(|(id, before, _)| (id.clone(), before.clone())).collect();
        let what = format!("taken back: {}", change.what);
        self.notes.undone.push(change);
        self.take_steps(steps, &what)
    }

    /// `U`: makes it again.
    pub(super) fn redo_notes(&mut self) -> Effects {
        let Some(change) = self.notes.undone.pop() else {
            self.say("no change of the notes to make again");
            return Vec::new();
        };
        let steps = change.steps.iter().map(|(id, _, after)| (id.clone(), after.clone())).collect();
        let what = format!("made again: {}", change.what);
        self.notes.done.push(change);
        self.take_steps(steps, &what)
    }
}
