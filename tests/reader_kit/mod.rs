//! What the tests of the reader share: a screen to draw on, keys by name, and a picture of symbols and roles.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::expect_used,
    reason = "tests"
)]

use std::sync::Arc;

use pincite::app::{self, Action, App, Effect, Effects, Key, Options};
use pincite::briefing::Briefing;
use pincite::document::Document;
use pincite::ingest::{self, Part};
use pincite::lexicon::Lexicon;
use pincite::notebook::Note;
use pincite::view::{self, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// Reads a text of our own.
pub fn document(text: &str) -> Arc<Document> {
    ingest::read(text.as_bytes().to_vec(), "briefing.txt", Part::Whole).unwrap().shared()
}

/// The same under a name that tells its format.
pub fn document_as(text: &str, name: &str) -> Arc<Document> {
    ingest::read(text.as_bytes().to_vec(), name, Part::Whole).unwrap().shared()
}

/// A reader of a size, analysed.
pub fn reader(text: &str, w: u16, h: u16) -> App {
    reader_of(document(text), w, h)
}

/// The same for a document.
pub fn reader_of(document: Arc<Document>, w: u16, h: u16) -> App {
    let mut app = App::new(document, Options { size: (w, h), ..Options::default() });
    let effects = app::start(&mut app);
    answer(&mut app, effects);
    app
}

/// Plays the workers: analyses and searches at once.
pub fn answer(app: &mut App, effects: Effects) {
    for effect in effects {
        match effect {
            Effect::Analyse { generation, extent } => {
                let lexicon = Arc::new(Lexicon::builtin());
                let briefing = Arc::new(Briefing::of(Arc::clone(app.document()), lexicon, extent));
                app::update(app, Action::BriefingReady { generation, briefing });
            }
            Effect::Search { generation, query, .. } => {
                let matches = pincite::text::Span::from_range;
                let text = &app.document().text.to_lowercase();
                let matches =
                    text.match_indices(&query.to_lowercase()).map(|(at, m)| matches(&(at..at + m.len()))).collect();
                app::update(app, Action::SearchProgress { generation, matches, done: true });
            }
            // A disk that takes no notes: those made since are found again, nothing more.
            Effect::LoadNotes { unsaved } => {
                let document = Arc::clone(app.document());
                let placed = |note: Note| (note.clone(), note.anchor.place(&document));
                let (source, notes) = (document.source.sha256.clone(), unsaved.into_iter().map(placed).collect());
                app::update(app, Action::NotesLoaded { source, notes, told: None, never: None });
            }
            _ => {}
        }
    }
}

/// Presses keys by name; returns the effects that are left to the shell.
pub fn press(app: &mut App, keys: &str) -> Effects {
    let mut left = Vec::new();
    for name in keys.split_whitespace() {
        let effects = app::update(app, Action::Key(Key::parse(name).unwrap_or_else(|| panic!("no key {name}"))));
        left.extend(effects.clone());
        answer(app, effects);
    }
    left
}

/// Draws, and gives the cells.
pub fn draw(app: &App, theme: &Theme, w: u16, h: u16) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(w, h)).unwrap();
    terminal.draw(|frame| view::draw(app, theme, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The symbols of a screen, row by row, blanks at the end left out.
pub fn symbols(buffer: &Buffer) -> String {
    let rows = (0..buffer.area.height).map(|y| {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            if skip > 0 {
                skip -= 1;
                continue;
            }
            row.push_str(symbol);
            skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
        }
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

pub mod sample;

/// Small numbers that look random, the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides` (one at least).
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }
}
