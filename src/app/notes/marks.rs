//! Marks: notes with a letter.

use crate::notebook::{Anchor, Note};
use crate::text::Span;

use super::super::action::Effects;
use super::super::state::App;
use super::{Held, Step};

impl App {
    /// `m{a-z}`: marks the reading position, or the selection. A mark of that letter elsewhere is moved here; where it has
    /// a text, the text stays behind as a note.
    pub(crate) fn set_mark(&mut self, letter: Option<char>) -> Effects {
        let Some(letter) = letter else { return Vec::new() };
        if self.document.prefix {
            self.say("the document is still being read; marks can be set when it is there");
            return Vec::new();
        }
        let Some(anchor) = self.marked_span().and_then(|span| Anchor::of(&self.document, span)) else {
            self.say("nothing here to mark");
            return Vec::new();
        };
        let (span, line) = (anchor.span, self.document.place(anchor.span.start()));
        self.notes.selection = None;
        let here = self
            .note_on(span, None)
            .filter(|id| self.notes.all.get(id).is_some_and(|held| held.note.mark.is_none_or(|mark| mark == letter)));
        let mut steps: Vec<Step> = Vec::new();
        for held in self.notes.all.values() {
            if held.note.mark == Some(letter) && Some(&held.note.id) != here.as_ref() {
                let left = Note { mark: None, ..held.note.clone() };
                steps.push((held.note.id.clone(), Some(left).filter(|left| !left.is_bare())));
            }
        }
        let held = here.and_then(|id| self.notes.all.get(&id)).map(|held| held.note.clone());
        if held.as_ref().is_some_and(|note| note.mark == Some(letter)) && steps.is_empty() {
            self.say(&format!("mark {letter} stands at {line} already"));
            return Vec::new();
        }
        let note = match held {
            Some(note) => Note { mark: Some(letter), ..note },
            None => Note { mark: Some(letter), ..Note::on(self.note_id(), anchor) },
        };
        steps.push((note.id.clone(), Some(note)));
        self.change_notes(steps, &format!("mark {letter} set at {line}"))
    }

    /// What a mark stands on: the selection, else the rest of the sentence or the line.
    fn marked_span(&self) -> Option<Span> {
        if let Some(span) = self.selected_span() {
            return Some(span);
        }
        let at = self.source.at;
        let reading = self.reading.as_ref();
        let sentence = reading.and_then(|reading| reading.sentence(self.sentence()?)).map(|sentence| sentence.span);
        let line = self.document.lines.span(self.document.line(at));
        let whole = sentence.filter(|span| span.end() > at).unwrap_or(line);
        let span = Span::new(at.max(whole.start()), whole.end()).trim(&self.document.text);
        if span.is_empty() { Some(line.trim(&self.document.text)).filter(|line| !line.is_empty()) } else { Some(span) }
    }

    /// `'{a-z}`.
    pub(crate) fn go_to_mark(&mut self, letter: Option<char>) {
        let Some(letter) = letter else { return };
        let marked = |held: &&Held| held.note.mark == Some(letter);
        let found = self.notes.order.iter().filter_map(|id| self.notes.all.get(id)).find(marked);
        match found.map(|held| held.placed.span()) {
            Some(Some(span)) => self.jump_to(span.start()),
            Some(None) => self.say(&format!("mark {letter} is an orphan: its passage is not in this version")),
            None => self.say(&format!("mark {letter} is not set")),
        }
    }

    /// Where each mark stands, in order of their letters; orphans left out.
    pub(crate) fn marks(&self) -> Vec<(char, u32)> {
        let mut marks: Vec<(char, u32)> = Vec::new();
        for held in self.notes.order.iter().filter_map(|id| self.notes.all.get(id)) {
            if let (Some(letter), Some(span)) = (held.note.mark, held.placed.span())
                && !marks.iter().any(|(known, _)| *known == letter)
            {
                marks.push((letter, span.start()));
            }
        }
        marks.sort_unstable();
        marks
    }
}
