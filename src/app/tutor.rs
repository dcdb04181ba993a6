//! The tutor: a briefing to practise on and a box that says what to do next and sees when it was done.

use crate::display::{Piece, Role, paint, wrap};

use super::command::Command;
use super::frame::TextRow;
use super::items::Tail;
use super::keymap::{Bound, Keymap};
use super::layout::Area;
use super::lessons::{LESSONS, Lesson, Word};
use super::state::App;

/// What the briefing to practise on is called.
pub const NAME: &str = "tutor.md";
/// The briefing to practise on.
pub const TEXT: &str = include_str!("../../assets/samples/tutor.md");

/// How far the analyst has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tutor {
    /// How many lessons are behind.
    done: usize,
}

/// The box of the tutor.
#[derive(Clone, Debug, Default)]
pub struct TutorFrame {
    /// Its place: a title row and the words.
    pub area: Area,
    /// The words of the title row.
    pub title: String,
    /// How far one has come, for the right edge of the title row.
    pub progress: String,
    /// The lesson.
    pub rows: Vec<TextRow>,
}

impl Tutor {
    /// The lesson that is being learned; `None` after the last one.
    pub fn lesson(self) -> Option<&'static Lesson> {
        LESSONS.get(self.done)
    }

    /// How many lessons were learned, of how many.
    pub const fn progress(self) -> (usize, usize) {
        (self.done, LESSONS.len())
    }
}

impl App {
    /// Makes the reader a tutor.
    pub fn teach(&mut self) {
        self.tutor = Some(Tutor::default());
        self.prepare();
    }

    /// The tutor, where there is one.
    pub fn tutor(&self) -> Option<Tutor> {
        self.tutor
    }

    /// A command has been done: goes on to the next lesson where that was what this one asks for.
    pub(super) fn learn(&mut self, command: Command) {
        let Some(tutor) = self.tutor else { return };
        if tutor.lesson().is_some_and(|lesson| (lesson.learned)(self, command)) {
            self.next_lesson();
        }
    }

    /// `:skip`: the next lesson.
    pub(super) fn next_lesson(&mut self) {
        match &mut self.tutor {
            Some(tutor) => tutor.done = (tutor.done + 1).min(LESSONS.len()),
            None => self.say("there is no lesson to skip: :tutor opens the tutor"),
        }
    }

    /// The rows the tutor takes above the status line.
    pub(super) fn tutor_rows(&self) -> u16 {
        let (w, h) = self.options.size;
        match (self.tutor, h) {
            (None, _) | (_, 0..12) => 0,
            _ if w < 80 => 4,
            _ => 3,
        }
    }

    pub(super) fn tutor_frame(&self) -> Option<TutorFrame> {
        let (tutor, rows) = (self.tutor?, self.tutor_rows());
        if rows == 0 {
            return None;
        }
        let status = self.frame.layout.status;
        let area = Area { y: status.y.saturating_sub(rows), h: rows, ..status };
        let (done, all) = tutor.progress();
        let title = match tutor.lesson() {
            Some(lesson) => format!("tutor · {} of {all}: {}", done + 1, lesson.title),
            None => "tutor · all done".to_owned(),
        };
        let progress = format!("[{}{}]", "#".repeat(done), "-".repeat(all - done));
        let pieces: Vec<Piece> = match tutor.lesson() {
            Some(lesson) => lesson.words.iter().map(|word| self.spoken(*word)).collect(),
            None => self.farewell(),
        };
        let width = area.w.saturating_sub(2).max(1);
        let rows = wrap(&self.document, &pieces, width, 0, usize::from(rows) - 1, &[]);
        let text = &self.document.text;
        let rows = rows.iter().map(|row| TextRow { runs: paint(text, row, &[], &[]), tail: Tail::new() }).collect();
        Some(TutorFrame { area, title, progress, rows })
    }

    fn spoken(&self, word: Word) -> Piece {
        match word {
            Word::Say(words) => Piece::Label(words.to_owned(), Role::Text),
            Word::Key(command) => Piece::Label(keys_of(&self.keymap, command), Role::HintKey),
        }
    }

    fn farewell(&self) -> Vec<Piece> {
        let say = |words: &str| Piece::Label(words.to_owned(), Role::Text);
        vec![
            say("That is all it takes. `pincite FILE` opens your own briefing; "),
            self.spoken(Word::Key(Command::Close)),
            say(" closes what is open and then quits."),
        ]
    }
}

/// The keys of a command as they are bound now; where none are, how to get at it.
fn keys_of(keymap: &Keymap, command: Command) -> String {
    let bound = keymap.bound.iter().find(|bound| bound.binding.command == command);
    bound.map_or_else(|| "the palette (no key is bound)".to_owned(), Bound::shown)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::app::Key;
    use crate::app::keymap::Chord;

    #[test]
    fn keys_are_named_as_they_are_bound() {
        let mut keymap = Keymap::default();
        assert_eq!(keys_of(&keymap, Command::Peek), "p");
        let peek = keymap.bound.iter().position(|bound| bound.binding.command == Command::Peek).unwrap();
        keymap.bound[peek].keys = vec![Chord::Key(Key::parse("ctrl-g").unwrap()), Chord::Key(Key::char('x'))];
        assert_eq!(keys_of(&keymap, Command::Peek), "Ctrl-gx");
        keymap.bound.retain(|bound| bound.binding.command != Command::Peek);
        assert!(keys_of(&keymap, Command::Peek).contains("palette"));
    }

    #[test]
    fn every_lesson_names_a_key_that_does_what_it_asks_for() {
        let keymap = Keymap::default();
        for lesson in LESSONS {
            let keys = lesson.words.iter().filter_map(|word| match word {
                Word::Key(command) => Some(keys_of(&keymap, *command)),
                Word::Say(_) => None,
            });
            let keys: Vec<String> = keys.collect();
            assert!(!keys.is_empty() && keys.iter().all(|key| !key.contains("palette")), "{}: {keys:?}", lesson.title);
        }
    }
}
