//! What a key costs: the change of the reader, the picture, and the bytes for the terminal, in two sizes.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use pincite::app::{self, Action, App, Effect, Key, Options};
use pincite::briefing::Briefing;
use pincite::document::Document;
use pincite::ingest::{Part, read};
use pincite::lexicon::Lexicon;
use pincite::view::{self, Depth, Theme};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

fn main() {
    divan::main();
}

const SAMPLE: &str = include_str!("../assets/samples/briefing.txt");
const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];

fn document() -> Arc<Document> {
    read(SAMPLE.as_bytes().to_vec(), "briefing.txt", Part::Whole).unwrap().shared()
}

/// A reader whose document is analysed.
fn reader(document: &Arc<Document>, size: (u16, u16)) -> App {
    let mut app = App::new(Arc::clone(document), Options { size, ..Options::default() });
    for effect in app::start(&mut app) {
        if let Effect::Analyse { generation, extent } = effect {
            let briefing = Arc::new(Briefing::of(Arc::clone(document), Arc::new(Lexicon::builtin()), extent));
            app::update(&mut app, Action::BriefingReady { generation, briefing });
        }
    }
    app
}

type Screen = Terminal<CrosstermBackend<Vec<u8>>>;

fn screen((w, h): (u16, u16)) -> Screen {
    let viewport = Viewport::Fixed(Rect::new(0, 0, w, h));
    Terminal::with_options(CrosstermBackend::new(Vec::new()), TerminalOptions { viewport }).unwrap()
}

fn draw(app: &App, screen: &mut Screen) {
    let theme = Theme::new(Depth::Rgb);
    screen.draw(|frame| view::draw(black_box(app), &theme, frame)).unwrap();
}

/// B1: from the bytes of the file to the first picture of the text.
#[divan::bench(args = SIZES)]
fn first_picture(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    bencher.bench_local(|| {
        let app = App::new(document(), Options { size, ..Options::default() });
        draw(&app, &mut screen(size));
    });
}

/// B4: one key and the one that takes it back, each with its picture.
fn pair(bencher: Bencher<'_, '_>, size: (u16, u16), before: &str, there: &str, back: &str) {
    let document = document();
    let (mut app, mut screen) = (reader(&document, size), screen(size));
    let key = |name: &str| Action::Key(Key::parse(name).unwrap());
    before.split_whitespace().for_each(|name| drop(app::update(&mut app, key(name))));
    draw(&app, &mut screen);
    bencher.bench_local(|| {
        for name in [there, back] {
            app::update(&mut app, key(name));
            draw(&app, &mut screen);
        }
    });
}

#[divan::bench(args = SIZES)]
fn next_item_and_back(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    pair(bencher, size, "1", "j", "k");
}

#[divan::bench(args = SIZES)]
fn jump_and_back(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    pair(bencher, size, "1", "enter", "ctrl-o");
}

#[divan::bench(args = SIZES)]
fn page_and_back(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    pair(bencher, size, "0", "ctrl-f", "ctrl-b");
}

#[divan::bench(args = SIZES)]
fn line_and_back(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    pair(bencher, size, "0 z", "j", "k");
}
