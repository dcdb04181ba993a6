//! Random texts, spans and sizes: what is highlighted is exactly the span, and nothing forbidden reaches a cell.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod reader_kit;

use pincite::app::{Action, App, Key, Options, update};
use pincite::display::Role;
use pincite::ingest::{Part, read};
use pincite::text::Span;
use pincite::text::glyph::{GlyphKind, glyphs};
use pincite::view::{Depth, Theme};
use reader_kit::{Dice, draw, press, sample};

const PIECES: &[&str] = &[
    "word",
    "a",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "longer-words-with-hyphens",
    "é",
    "ő",
    "e\u{301}",
    "中文字",
    "テ",
    "한국",
    "👩‍👩‍👧",
    "🇺🇳",
    "\u{200b}",
    "\u{202e}",
    "\u{1b}[2J",
    "\t",
    "\u{7}",
    "العربية",
    "- ",
    "| a | b |\n",
    "T䮮Y",
    "\u{ad}",
    "“",
    "”",
    "\u{fe0f}",
    "\u{301}\u{301}",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "\u{e0041}",
    "\r\n",
    "\u{85}",
    "# ",
];

fn random_text(dice: &mut Dice, pieces: usize) -> String {
    let mut text = String::from("x");
    for _ in 0..pieces {
        text.push_str(PIECES[dice.roll(PIECES.len())]);
    }
    text
}

fn open(text: &str, w: u16, h: u16) -> Option<App> {
    let document = read(text.as_bytes().to_vec(), "random.txt", Part::Whole).ok()?.shared();
    Some(App::new(document, Options { size: (w, h), ..Options::default() }))
}

/// What a screen shows of `span`: its glyphs but for blanks, one string.
fn visible(app: &App, span: Span) -> String {
    let text = &app.document().text;
    let mut shown = String::new();
    for part in app.document().visible(span) {
        for glyph in glyphs(text, part).filter(|glyph| !glyph.is_blank() && glyph.kind != GlyphKind::Hidden) {
            shown.push_str(&glyph.draw(text, 0).to_string());
        }
    }
    shown.replace(['\u{a0}', '\u{202f}', ' ', '◌'], "")
}

#[test]
fn highlighted_cells_are_exactly_the_span() {
    let mut dice = Dice(0xDEAD_BEEF);
    let theme = Theme::new(Depth::Rgb);
    let mut checked = 0;
    for _ in 0..6000 {
        let count = 1 + dice.roll(30);
        let text = random_text(&mut dice, count);
        let (w, h) = (20 + dice.roll(181) as u16, 60);
        let Some(mut app) = open(&text, w, h) else { continue };
        if !app.document().markup.is_empty() {
            continue;
        }
        let text = app.document().text.clone();
        let borders: Vec<u32> = glyphs(&text, app.document().span()).map(|glyph| glyph.span.start()).collect();
        let (a, b) = (borders[dice.roll(borders.len())], borders[dice.roll(borders.len())]);
        let span = Span::new(a.min(b), a.max(b));
        if span.is_empty() || visible(&app, span).is_empty() {
            continue;
        }
        press(&mut app, "z 0 /");
        update(&mut app, Action::Paste("q".to_owned()));
        update(&mut app, Action::SearchProgress { generation: 1, matches: vec![span], done: true });
        update(&mut app, Action::Key(Key::parse("enter").unwrap()));
        let buffer = draw(&app, &theme, w, h);
        let ground = theme.style(app.scheme(), Role::CurrentMatch).bg.unwrap();
        let mut shown = String::new();
        for y in 1..h - 1 {
            let mut skip = 0;
            for x in 0..w {
                let cell = &buffer[(x, y)];
                if skip > 0 {
                    skip -= 1;
                } else if cell.bg == ground {
                    shown.push_str(cell.symbol().trim());
                    skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
                }
            }
        }
        let shown = shown.replace(['\u{a0}', '\u{202f}', '◌'], "");
        let rows = usize::from(h);
        if count * 60 / usize::from(w) < rows {
            assert_eq!(shown, visible(&app, span), "{text:?} {span:?} at {w}x{h}");
            checked += 1;
        }
    }
    assert!(checked > 1000, "{checked}");
}

/// Whether a symbol may never reach a terminal: controls, bidi controls, invisible and tag characters.
fn forbidden(symbol: &str) -> bool {
    symbol.chars().any(|char| {
        char.is_control()
            || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
            || matches!(char, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{ad}' | '\u{e0000}'..='\u{e007f}')
    })
}

fn clean(app: &App, theme: &Theme, w: u16, h: u16) {
    let buffer = draw(app, theme, w, h);
    for y in 0..h {
        for x in 0..w {
            let symbol = buffer[(x, y)].symbol();
            assert!(!forbidden(symbol), "{symbol:?} at {x},{y} of {w}x{h}");
        }
    }
}

const KEYS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "0", "j", "k", "l", "enter", "p", "w", "x", "?", "f", "z", "esc", "G", ")",
    "} ", "] q", "] u", "tab", "/", ":", "n", "J", "ctrl-d", "c", "ctrl-o", "H", "9", "v", "o", "g i",
];

/// How many random screens are drawn: so many in every run, more before a release.
fn renders() -> u32 {
    std::env::var("PINCITE_COUNT_RENDERS").map_or(100_000, |count| count.parse().expect("a number"))
}

#[test]
fn random_screens() {
    let mut dice = Dice(0xC0FF_EE00);
    let themes = [Theme::new(Depth::Rgb), Theme::plain(), Theme::new(Depth::Sixteen)];
    let mut app = sample::reader(80, 24);
    for round in 0..renders() {
        if round % 40 == 0 {
            let count = dice.roll(120);
            let hostile = random_text(&mut dice, count);
            app = match open(&hostile, 80, 24) {
                Some(hostile) if dice.roll(2) == 0 => hostile,
                _ => sample::reader(80, 24),
            };
        }
        let (w, h) = (dice.roll(201) as u16, dice.roll(61) as u16);
        update(&mut app, Action::Resize(w, h));
        press(&mut app, KEYS[dice.roll(KEYS.len())]);
        clean(&app, &themes[dice.roll(3)], w, h);
    }
}

#[test]
fn every_text_is_analysed_and_drawn_whatever_it_holds() {
    let mut dice = Dice(0xFEED);
    for _ in 0..100 {
        let count = 20 + dice.roll(200);
        let text = random_text(&mut dice, count);
        if open(&text, 120, 40).is_none() {
            continue;
        }
        let mut app = reader_kit::reader(&text, 160, 45);
        for key in ["1", "2", "3", "4", "5", "6", "7", "8", "p", "esc", "w", "esc", "z", "0", "z", "G"] {
            press(&mut app, key);
            clean(&app, &Theme::plain(), 160, 45);
        }
    }
}
