//! Joining what two instances wrote: by name and revision, so that nothing is lost. Where both changed a note, both
//! versions stay, as two notes.

use std::collections::BTreeMap;

use super::{Note, NoteId};

/// Notes by name, deleted ones among them.
pub type Notes = BTreeMap<NoteId, Note>;

/// Adds `note`; where another of its name says something else and neither is the older one, both stay.
pub fn keep_both(notes: &mut Notes, note: Note) {
    match notes.get(&note.id) {
        Some(held) if held.revision > note.revision || held.says_as(&note) => {}
        Some(held) if held.revision == note.revision && !held.deleted => {
            if !note.deleted {
                let note = twin(note);
                notes.entry(note.id.clone()).or_insert(note);
            }
        }
        _ => drop(notes.insert(note.id.clone(), note)),
    }
}

/// Adds the notes of another file of the same document: the higher revision counts.
pub fn join(notes: &mut Notes, others: Notes) {
    for note in others.into_values() {
        keep_both(notes, note);
    }
}

/// A note under the name that follows from what it says: the same conflict gives the same twin.
fn twin(note: Note) -> Note {
    let told =
        serde_json::to_vec(&Note { revision: 0, created: String::new(), changed: String::new(), ..note.clone() });
    let id = NoteId::of(&[b"twin", &told.unwrap_or_default()]);
    Note { id, revision: 0, ..note }
}

/// What came of bringing changes into a notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// How many notes another instance had changed at the same time: they are there twice now.
    pub twice: usize,
    /// The notes that were changed: their revisions and moments are to be told.
    pub written: Vec<NoteId>,
}

/// Brings `changes` into `notes` (what the file holds now). A change carries the revision it was made on; it replaces
/// what the file holds where that is the same revision, or one that this instance wrote itself (`ours`). `now` is told
/// as the moment of the change.
pub fn bring(notes: &mut Notes, changes: &[Note], ours: impl Fn(&Note) -> bool, now: &str) -> Merged {
    let mut merged = Merged::default();
    for change in changes {
        let mut change = change.clone();
        let held = notes.get(&change.id);
        if held.is_some_and(|held| held.says_as(&change)) {
            continue;
        }
        let foreign = held.is_some_and(|held| held.revision != change.revision && !ours(held));
        match (held, foreign) {
            // What another instance says goes before a deletion that did not know of it.
            (Some(held), true) if change.deleted && !held.deleted => continue,
            (Some(held), true) if !held.deleted => {
                merged.twice += 1;
                change = twin(change);
                if notes.contains_key(&change.id) {
                    continue;
                }
            }
            (None, _) if change.deleted => continue,
            _ => {}
        }
        change.revision = notes.get(&change.id).map_or(0, |held| held.revision) + 1;
        if change.created.is_empty() && !change.deleted {
            now.clone_into(&mut change.created);
        }
        now.clone_into(&mut change.changed);
        merged.written.push(change.id.clone());
        notes.insert(change.id.clone(), change);
    }
    merged
}
