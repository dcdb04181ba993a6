//! The boxes in which a note is written, its tags are typed and its status is chosen.

use crate::notebook::Status;

use super::super::action::{Effect, Effects};
use super::super::command::Mode;
use super::super::state::App;
use super::Step;
use super::buffer::{Buffer, Erase};
use super::target::Target;

/// A box on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// A note is written. Whether it was asked if the text may go.
    Write(Target, Buffer, bool),
    /// Its tags are typed; which of the known ones is offered.
    Tags(Target, Buffer, usize),
    /// Its status is chosen, by its place in [`CHOICES`].
    Status(Target, usize),
}

/// What can be chosen, with the letter that does.
pub(super) const CHOICES: [(char, Option<Status>); 5] = [
    ('o', Some(Status::Open)),
    ('a', Some(Status::Accepted)),
    ('d', Some(Status::Doubtful)),
    ('r', Some(Status::Rejected)),
    ('n', None),
];

/// What a key does in a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each has its help text in the table of bindings")]
pub enum Stroke {
    Keep,
    NewLine,
    Editor,
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    EraseBefore,
    EraseAfter,
    EraseWord,
    EraseLine,
    Undo,
    Redo,
    Complete,
}

impl App {
    /// The mode of the notebook's own boxes, and of a selection.
    pub(crate) fn notes_mode(&self) -> Option<Mode> {
        match self.notes.over {
            Some(Over::Write(..)) => Some(Mode::Write),
            Some(Over::Tags(..)) => Some(Mode::Tags),
            Some(Over::Status(..)) => Some(Mode::Status),
            None if self.overlay.is_none() && self.selected_span().is_some() => Some(Mode::Select),
            None => None,
        }
    }

    /// `a`: writes a note.
    pub(super) fn write_note(&mut self) {
        let Some(target) = self.note_target() else { return };
        let held = target.note.as_ref().and_then(|id| self.notes.all.get(id));
        let buffer = Buffer::new(held.map_or("", |held| held.note.text.as_str()));
        self.open_over(Over::Write(target, buffer, false));
    }

    /// `t`: types its tags.
    pub(super) fn tag_note(&mut self) {
        let Some(target) = self.note_target() else { return };
        let held = target.note.as_ref().and_then(|id| self.notes.all.get(id));
        let tags = held.map_or_else(String::new, |held| held.note.tags.iter().flat_map(|tag| [tag, " "]).collect());
        self.open_over(Over::Tags(target, Buffer::new(&tags), 0));
    }

    /// `s`: chooses its status.
    pub(super) fn judge_note(&mut self) {
        let Some(target) = self.note_target() else { return };
        let status = target.note.as_ref().and_then(|id| self.notes.all.get(id)).and_then(|held| held.note.status);
        let at = CHOICES.iter().position(|(_, choice)| *choice == status).filter(|_| status.is_some()).unwrap_or(0);
        self.open_over(Over::Status(target, at));
    }

    fn open_over(&mut self, over: Over) {
        self.overlay = None;
        self.notes.over = Some(over);
    }

    /// Text was typed or pasted into a box; whether there was one.
    pub(crate) fn typed_in_box(&mut self, text: &str) -> Option<Effects> {
        match self.notes.over.as_mut()? {
            Over::Write(_, buffer, asked) => {
                *asked = false;
                buffer.insert(text);
            }
            Over::Tags(_, buffer, at) => {
                *at = 0;
                let line: String = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
                buffer.insert(&line);
            }
            Over::Status(target, _) => {
                let letter = text.chars().next();
                let choice = CHOICES.iter().find(|(own, _)| Some(*own) == letter);
                let target = target.clone();
                return Some(choice.map_or_else(Vec::new, |(_, status)| self.keep_status(&target, *status)));
            }
        }
        Some(Vec::new())
    }

    /// A key in a box.
    pub(crate) fn stroke(&mut self, stroke: Stroke) -> Effects {
        let tags = self.tag_offers();
        match (&mut self.notes.over, stroke) {
            (Some(_), Stroke::Keep) => return self.keep_box(),
            (Some(Over::Write(_, buffer, _)), Stroke::Editor) => {
                return vec![Effect::Compose { text: buffer.text().to_owned() }];
            }
            (Some(Over::Status(_, at)), Stroke::Up | Stroke::Down | Stroke::Complete) => {
                let by = if stroke == Stroke::Up { CHOICES.len() - 1 } else { 1 };
                *at = (*at + by) % CHOICES.len();
            }
            (Some(Over::Tags(_, _, at)), Stroke::Up | Stroke::Down) => {
                let count = tags.len().max(1);
                *at = if stroke == Stroke::Down { (*at + 1) % count } else { (*at + count - 1) % count };
            }
            (Some(Over::Tags(_, buffer, at)), Stroke::Complete) => {
                if let Some(tag) = tags.get(*at) {
                    let kept = buffer.text().rfind(' ').map_or("", |end| buffer.text().get(..=end).unwrap_or(""));
                    buffer.replace(format!("{kept}{tag} "));
                    *at = 0;
                }
            }
            (Some(Over::Write(_, buffer, asked)), stroke) => {
                *asked = false;
                edit(buffer, stroke);
            }
            (Some(Over::Tags(_, buffer, _)), stroke) => edit(buffer, stroke),
            _ => {}
        }
        Vec::new()
    }

    /// The text came back from the editor.
    pub(crate) fn composed(&mut self, text: &str) {
        if let Some(Over::Write(_, buffer, _)) = &mut self.notes.over {
            let text = crate::notebook::note::clean_text(text.trim_end());
            if text != buffer.text() {
                buffer.replace(text);
            }
        }
    }

    /// `Esc` in a box: closes it; a text that would be lost is asked for first.
    pub(crate) fn close_box(&mut self) {
        if let Some(Over::Write(target, buffer, asked)) = &mut self.notes.over {
            let held = target.note.as_ref().and_then(|id| self.notes.all.get(id));
            let same = held.map_or("", |held| held.note.text.as_str()) == buffer.text();
            if !same && !std::mem::replace(asked, true) {
                return self.say("the text is not kept: Ctrl-s keeps it, Esc again lets it go");
            }
        }
        self.notes.over = None;
    }

    /// Takes what stands in the box.
    pub(crate) fn keep_box(&mut self) -> Effects {
        match self.notes.over.take() {
            Some(Over::Write(target, buffer, _)) => {
                let text = buffer.text().trim_end().to_owned();
                self.keep_on(&target, "note", |note| note.text = text)
            }
            Some(Over::Tags(target, buffer, _)) => {
                let mut tags: Vec<String> = Vec::new();
                for tag in super::tags::split(buffer.text()) {
                    if !tags.contains(&tag) {
                        tags.push(tag);
                    }
                }
                self.keep_on(&target, "tags", |note| note.tags = tags)
            }
            Some(Over::Status(target, at)) => {
                let status = CHOICES.get(at).and_then(|(_, status)| *status);
                self.keep_status(&target, status)
            }
            None => Vec::new(),
        }
    }

    fn keep_status(&mut self, target: &Target, status: Option<Status>) -> Effects {
        self.notes.over = None;
        let what = status.map_or("no status", Status::word);
        self.keep_on(target, what, |note| note.status = status)
    }

    /// Changes the note of a target; one with nothing left in it is deleted.
    fn keep_on(&mut self, target: &Target, what: &str, change: impl FnOnce(&mut crate::notebook::Note)) -> Effects {
        let Some(before) = self.note_of(target) else { return Vec::new() };
        let mut note = before.clone();
        change(&mut note);
        let known = self.notes.all.contains_key(&note.id);
        if note.is_bare() && !known {
            self.say("nothing was written: no note was made");
            return Vec::new();
        }
        self.notes.selection = None;
        if note == before && known {
            return Vec::new();
        }
        let place = self.note_place(&note);
        let step: Step = (note.id.clone(), Some(note).filter(|note| !note.is_bare()));
        let what = if step.1.is_none() { format!("note deleted on {place}") } else { format!("{what} on {place}") };
        self.change_notes(vec![step], &what)
    }
}

fn edit(buffer: &mut Buffer, stroke: Stroke) {
    match stroke {
        Stroke::NewLine => buffer.insert("\n"),
        Stroke::Left | Stroke::Right => buffer.go(stroke == Stroke::Right),
        Stroke::Up | Stroke::Down => buffer.go_row(stroke == Stroke::Down),
        Stroke::WordLeft | Stroke::WordRight => buffer.go_word(stroke == Stroke::WordRight),
        Stroke::LineStart | Stroke::LineEnd => buffer.go_line(stroke == Stroke::LineEnd),
        Stroke::EraseBefore => buffer.erase(Erase::Before),
        Stroke::EraseAfter => buffer.erase(Erase::After),
        Stroke::EraseWord => buffer.erase(Erase::Word),
        Stroke::EraseLine => buffer.erase(Erase::Line),
        Stroke::Undo | Stroke::Redo => buffer.undo(stroke == Stroke::Undo),
        Stroke::Keep | Stroke::Editor | Stroke::Complete => {}
    }
}
