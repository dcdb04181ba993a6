//! The notebook in the reader: notes, tags, status, marks, selections, taking back, pane 9, what is said of saving.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod reader_kit;

use std::sync::Arc;

use pincite::app::{Action, App, Effect, Effects, Key, update};
use pincite::notebook::{Note, Placed, Placer, Status};
use pincite::view::{Depth, Theme};
use reader_kit::{draw, sample, symbols};

/// A disk for notes, as far as the reader can tell.
#[derive(Default)]
struct Disk {
    notes: Vec<Note>,
    /// Why it refuses to save.
    refuses: Option<String>,
    copied: String,
}

impl Disk {
    fn placed(&self, app: &App) -> Vec<(Note, Placed)> {
        let document = Arc::clone(app.document());
        let placer = Placer::new(&document);
        self.notes.iter().map(|note| (note.clone(), placer.place(&note.anchor))).collect()
    }

    fn load(&self, app: &mut App, never: Option<&str>) {
        let (source, notes) = (app.document().source.sha256.clone(), self.placed(app));
        update(app, Action::NotesLoaded { source, notes, told: None, never: never.map(str::to_owned) });
    }

    /// Plays the worker for what is asked.
    fn answer(&mut self, app: &mut App, effects: Effects) {
        for effect in effects {
            match effect {
                Effect::SaveNotes { generation, notes } => self.save(app, generation, notes),
                Effect::Copy { text } => self.copied = text,
                Effect::Compose { text } => drop(update(app, Action::Composed(format!("{text} (edited)\n")))),
                other => reader_kit::answer(app, vec![other]),
            }
        }
    }

    fn save(&mut self, app: &mut App, generation: u64, changes: Vec<Note>) {
        if let Some(why) = self.refuses.clone() {
            update(app, Action::NotesFailed(why));
            return;
        }
        for mut note in changes {
            self.notes.retain(|own| own.id != note.id);
            note.revision += 1;
            if !note.deleted {
                self.notes.push(note);
            }
        }
        let (source, notes) = (app.document().source.sha256.clone(), self.placed(app));
        update(app, Action::NotesSaved { source, generation, notes, twice: 0 });
    }

    fn press(&mut self, app: &mut App, keys: &str) {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("no key {name}"));
            let effects = update(app, Action::Key(key));
            self.answer(app, effects);
        }
    }

    fn write(&mut self, app: &mut App, text: &str) {
        self.press(app, "a");
        update(app, Action::Paste(text.to_owned()));
        self.press(app, "ctrl-s");
    }
}

fn screen(app: &App, w: u16, h: u16) -> String {
    symbols(&draw(app, &Theme::plain(), w, h))
}

fn quote(note: &Note) -> &str {
    &note.anchor.exact
}

#[test]
fn a_note_on_a_finding_is_written_saved_and_listed() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "a H i");
    update(&mut app, Action::Paste("\u{1b}[31m there\r\nline two".to_owned()));
    disk.press(&mut app, "enter x backspace alt-b");
    assert!(screen(&app, 120, 40).contains("note on L3"), "{}", screen(&app, 120, 40));
    assert!(disk.notes.is_empty());
    disk.press(&mut app, "ctrl-s");
    assert_eq!(disk.notes.len(), 1);
    let note = &disk.notes[0];
    assert_eq!((note.text.as_str(), note.revision), ("Hi[31m there\nline two", 1));
    assert!(note.finding.as_deref().is_some_and(|id| id.starts_with("kp")));
    assert!(quote(note).starts_with("Varen could close"));
    let seen = screen(&app, 120, 40);
    assert!(seen.contains("note on L3, saved") && seen.contains("• note"), "{seen}");
    disk.press(&mut app, "9");
    let seen = screen(&app, 120, 40);
    assert!(seen.contains("note 1/1") && seen.contains("Hi[31m there …"), "{seen}");
}

#[test]
fn escape_asks_before_a_text_is_lost() {
    let (mut app, mut disk) = (sample::reader(80, 24), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "a x esc");
    let seen = screen(&app, 80, 24);
    assert!(seen.contains("the text is not kept") && seen.contains("note on"), "{seen}");
    disk.press(&mut app, "y esc esc");
    assert!(disk.notes.is_empty() && !screen(&app, 80, 24).contains("note on"));
    disk.press(&mut app, "a esc");
    assert!(!screen(&app, 80, 24).contains("note on"), "nothing is asked where nothing was typed");
}

#[test]
fn a_text_being_written_is_not_lost_when_the_reader_ends() {
    let (mut app, mut disk) = (sample::reader(80, 24), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "a d r a f t ctrl-c");
    assert_eq!(disk.notes[0].text, "draft");
}

#[test]
fn the_editor_gives_the_text_back() {
    let (mut app, mut disk) = (sample::reader(80, 24), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "a o n e ctrl-e ctrl-s");
    assert_eq!(disk.notes[0].text, "one (edited)");
}

#[test]
fn tags_and_status_stand_on_the_same_note() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "t c a b l e , space w e i g h t enter s d");
    assert_eq!(disk.notes.len(), 1);
    assert_eq!(
        (disk.notes[0].tags.join(" "), disk.notes[0].status),
        ("cable weight".to_owned(), Some(Status::Doubtful))
    );
    assert!(screen(&app, 120, 40).contains("? doubtful"), "{}", screen(&app, 120, 40));
    disk.press(&mut app, "j t c tab enter s down enter");
    assert_eq!((disk.notes[1].tags.join(" "), disk.notes[1].status), ("cable".to_owned(), Some(Status::Accepted)));
    disk.press(&mut app, "s n t ctrl-u enter");
    assert_eq!(disk.notes.len(), 1, "a note that says nothing any more is deleted");
    disk.press(&mut app, "u u");
    assert_eq!(disk.notes.len(), 2);
}

#[test]
fn the_status_is_not_copied() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "s r y");
    assert!(disk.copied.contains("Varen could close") && !disk.copied.contains("rejected"), "{}", disk.copied);
}

#[test]
fn marks_are_notes_that_come_back() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "0 g g ) ) m q G ' q");
    let mark = disk.notes[0].clone();
    assert_eq!(mark.mark, Some('q'));
    let mut later = sample::reader(120, 40);
    disk.load(&mut later, None);
    disk.press(&mut later, "G ' q");
    let place = |app: &App| screen(app, 120, 40).lines().last().unwrap().split_whitespace().next().unwrap().to_owned();
    assert_eq!(place(&later), place(&app));
    disk.press(&mut later, "G m q");
    assert_eq!(disk.notes.len(), 1, "the letter has moved");
    assert_ne!(quote(&disk.notes[0]), quote(&mark));
    disk.press(&mut later, "u ' q");
    assert_eq!(disk.notes, vec![Note { revision: disk.notes[0].revision, ..mark }]);
}

#[test]
fn a_selection_is_what_is_noted_and_copied() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "0 g g ) v w w g y");
    assert_eq!(disk.copied, "Varen could");
    disk.press(&mut app, "l l l h a o k ctrl-s");
    assert_eq!(quote(&disk.notes[0]), "Varen could c");
    disk.press(&mut app, "V ) s o");
    let both = quote(&disk.notes[1]).to_owned();
    assert!(both.starts_with("Varen could") && both.ends_with("second opinion."), "{both}");
    disk.press(&mut app, "v q v esc");
    assert!(!app_ended(&mut app));
}

/// Whether `Esc` leads out of the reader.
fn app_ended(app: &mut App) -> bool {
    update(app, Action::Key(Key::parse("esc").unwrap())).contains(&Effect::Quit)
}

#[test]
fn every_change_can_be_taken_back_and_made_again() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.write(&mut app, "one");
    disk.write(&mut app, " more");
    assert_eq!(disk.notes[0].text, "one more");
    disk.press(&mut app, "9 d");
    assert!(disk.notes.is_empty());
    disk.press(&mut app, "u");
    assert_eq!(disk.notes[0].text, "one more");
    disk.press(&mut app, "u");
    assert_eq!(disk.notes[0].text, "one");
    disk.press(&mut app, "u u");
    assert!(disk.notes.is_empty() && screen(&app, 120, 40).contains("no change of the notes to take back"));
    disk.press(&mut app, "U U");
    assert_eq!(disk.notes[0].text, "one more");
    disk.press(&mut app, "ctrl-r");
    assert!(disk.notes.is_empty());
}

#[test]
fn the_words_of_an_orphan_are_shown_without_markup() {
    let lost = reader_kit::document_as(
        "The **old [port](https://x.example/a)** closed at `nine`. Nobody\u{1b}[31m came.\n",
        "a.md",
    );
    let now = reader_kit::document_as("# Harbour\n\nIt is another paper altogether, and it says so.\n", "a.md");
    for (w, h) in [(120, 40), (60, 16)] {
        let (mut app, mut disk) = (reader_kit::reader_of(now.clone(), w, h), Disk::default());
        let note =
            Note::on(pincite::notebook::NoteId("zz".into()), Placer::new(&lost).anchor(Span::new(0, 72)).unwrap());
        disk.notes.push(Note { text: "gone?".into(), ..note });
        disk.load(&mut app, None);
        for keys in ["9", "p"] {
            disk.press(&mut app, keys);
            let seen = screen(&app, w, h);
            assert!(seen.contains("“The old port closed at nine."), "{seen}");
            assert!(!seen.contains("**") && !seen.contains("](") && !seen.contains('`'), "{seen}");
        }
    }
}

#[test]
fn pane_nine_leads_to_the_passage_and_back_and_tells_orphans() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "3");
    disk.write(&mut app, "treaty");
    disk.press(&mut app, "1");
    disk.write(&mut app, "bridge");
    let lost = reader_kit::document("Another paper. It says nothing of bridges at all, and nobody asked it to.\n");
    let whole = Span::new(0, 14);
    let orphan =
        Note { text: "lost".into(), ..Note::on(disk.notes[0].id.clone(), Placer::new(&lost).anchor(whole).unwrap()) };
    disk.notes.push(Note { id: pincite::notebook::NoteId("zz".into()), ..orphan });
    disk.load(&mut app, None);
    disk.press(&mut app, "9 g g p");
    let seen = screen(&app, 120, 40);
    assert!(seen.contains("· note ") && seen.contains("│ bridge"), "{seen}");
    disk.press(&mut app, "p G p");
    let seen = screen(&app, 120, 40);
    assert!(seen.contains("orphan · note ") && seen.contains("│ lost"), "{seen}");
    disk.press(&mut app, "p g g");
    let seen = screen(&app, 120, 40);
    let rows: Vec<usize> = ["bridge", "treaty", "lost"]
        .iter()
        .map(|text| seen.rfind(&format!("{text}\n")).or_else(|| seen.find(&format!("  {text}"))).unwrap())
        .collect();
    assert!(rows.is_sorted(), "{seen}");
    assert!(seen.contains("orphan") && seen.contains("“Another paper.”"), "{seen}");
    disk.press(&mut app, "j enter");
    let seen = screen(&app, 120, 40);
    assert!(seen.contains("note 2/3") && seen.contains("┃Under") || seen.contains("┃"), "{seen}");
    disk.press(&mut app, "ctrl-o");
    assert!(screen(&app, 120, 40).contains("note 2/3"));
    disk.press(&mut app, "G enter");
    assert!(screen(&app, 120, 40).contains("not in this version of the document"));
    disk.press(&mut app, "& t r e a enter");
    assert!(screen(&app, 120, 40).contains("note 1/1"), "{}", screen(&app, 120, 40));
}

use pincite::text::Span;

#[test]
fn a_failure_is_told_and_the_notes_stay() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.refuses = Some("the notes are not written to /x: No space left on device; free some space".to_owned());
    disk.write(&mut app, "one");
    assert!(screen(&app, 120, 40).contains("No space left on device"));
    let effects = update(&mut app, Action::Key(Key::char('q')));
    assert!(matches!(effects.as_slice(), [Effect::SaveNotes { .. }]), "it tries again before it ends: {effects:?}");
    assert!(screen(&app, 120, 40).contains("q again quits"));
    disk.refuses = None;
    disk.answer(&mut app, effects);
    assert_eq!(disk.notes[0].text, "one");
    assert!(screen(&app, 120, 40).contains("the notes are saved now"));
    assert_eq!(update(&mut app, Action::Key(Key::char('q'))), vec![Effect::Quit]);
}

#[test]
fn where_nothing_may_be_saved_that_is_said() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, Some("PINCITE_SECURE is set, nothing is saved"));
    disk.write(&mut app, "one");
    assert!(disk.notes.is_empty());
    assert!(screen(&app, 120, 40).contains("for this session only: PINCITE_SECURE"));
    disk.press(&mut app, "9");
    assert!(screen(&app, 120, 40).contains("note 1/1"));
}

#[test]
fn what_another_window_wrote_is_seen_and_what_is_typed_here_stays() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.write(&mut app, "mine");
    let effects = update(&mut app, Action::Key(Key::char('j')));
    disk.answer(&mut app, effects);
    let mut theirs = disk.notes[0].clone();
    (theirs.id, theirs.text) = (pincite::notebook::NoteId("theirs".into()), "theirs".into());
    disk.notes.push(theirs);
    disk.write(&mut app, "second");
    disk.press(&mut app, "9");
    assert!(screen(&app, 120, 40).contains("theirs") && screen(&app, 120, 40).contains("note 1/3"));
}

#[test]
fn a_changed_document_takes_its_notes_along() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "3");
    disk.write(&mut app, "treaty");
    let text = format!("DRAFT 2\n\n{}", sample::TEXT);
    let effects = update(&mut app, Action::DocumentReplaced(reader_kit::document(&text)));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::LoadNotes { unsaved } if unsaved.is_empty())));
    disk.load(&mut app, None);
    disk.press(&mut app, "9");
    let seen = screen(&app, 120, 40);
    assert!(seen.contains("treaty") && seen.contains("moved"), "{seen}");
    let moved = disk.placed(&app)[0].1.span().unwrap();
    assert!(text[moved.range()].starts_with("Under the treaty"));
    disk.write(&mut app, "!");
    assert_eq!(disk.notes[0].anchor.source, app.document().source.sha256, "a changed note stands on the new text");
}

#[test]
fn passages_with_notes_are_marked_with_and_without_colour() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "3");
    let before = draw(&app, &Theme::new(Depth::Rgb), 120, 40);
    disk.press(&mut app, "s a 1 0 g g");
    let rows = |app: &App, theme: &Theme| {
        let buffer = draw(app, theme, 120, 40);
        let row = (0..40).find(|&y| symbols(&buffer).lines().nth(usize::from(y)).unwrap().contains("Under the treaty"));
        (buffer, row.unwrap())
    };
    for theme in [Theme::new(Depth::Rgb), Theme::plain()] {
        let (buffer, y) = rows(&app, &theme);
        assert!((0..12).any(|x| buffer[(x, y)].symbol() == "✓"), "{}", symbols(&buffer));
        let x = (0..60).find(|&x| buffer[(x, y)].symbol() == "U").unwrap();
        assert_ne!(buffer[(x, y)].style(), buffer[(x, y - 2)].style(), "the passage looks as any other");
    }
    drop(before);
}

#[test]
fn the_cursor_of_the_terminal_stands_where_one_types() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.press(&mut app, "a x Enter y z");
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(120, 40)).unwrap();
    terminal.draw(|frame| pincite::view::draw(&app, &Theme::plain(), frame)).unwrap();
    let place = terminal.get_cursor_position().unwrap();
    let buffer = terminal.backend().buffer();
    assert_eq!(buffer[(place.x - 1, place.y)].symbol(), "z");
    assert_eq!(buffer[(place.x - 2, place.y - 1)].symbol(), "x");
}

#[test]
fn what_another_window_writes_meanwhile_comes_without_a_word_and_never_under_an_open_box() {
    let (mut app, mut disk) = (sample::reader(120, 40), Disk::default());
    disk.load(&mut app, None);
    disk.write(&mut app, "mine");
    disk.press(&mut app, "9");
    let elsewhere = |disk: &mut Disk, app: &mut App, change: &dyn Fn(&mut Note)| {
        change(&mut disk.notes[0]);
        disk.notes[0].revision += 1;
        let (source, notes) = (app.document().source.sha256.clone(), disk.placed(app));
        assert!(update(app, Action::NotesElsewhere { source, notes }).is_empty());
    };
    let before = screen(&app, 120, 40);
    elsewhere(&mut disk, &mut app, &|note| note.text = "theirs".to_owned());
    assert_eq!(screen(&app, 120, 40), before.replace("▶   mine", "▶   theirs"), "nothing else changes on the screen");
    let shown = disk.notes[0].revision;
    disk.press(&mut app, "a ctrl-u h e r e");
    elsewhere(&mut disk, &mut app, &|note| note.text = "theirs again".to_owned());
    let typing = screen(&app, 120, 40);
    assert!(typing.contains("here") && !typing.contains("theirs again"), "{typing}");
    let effects = update(&mut app, Action::Key(Key::parse("ctrl-s").unwrap()));
    let [Effect::SaveNotes { notes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((notes[0].text.as_str(), notes[0].revision), ("here", shown), "it was made of what was shown");
    disk.answer(&mut app, effects);
    disk.press(&mut app, "a x");
    elsewhere(&mut disk, &mut app, &|note| note.text = "the last".to_owned());
    disk.press(&mut app, "esc esc");
    assert!(screen(&app, 120, 40).contains("the last"), "what was heard is shown when the box is gone");
}
