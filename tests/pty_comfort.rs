//! Configuration, places and the mouse in a real terminal.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod pty_kit;

use std::fs;

use pty_kit::{Reader, opened};
use vt100::{MouseProtocolEncoding, MouseProtocolMode};

const SAMPLE: &str = "assets/samples/briefing.txt";

#[test]
fn keys_and_theme_come_from_the_file_and_mistakes_are_told_once() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("my.toml");
    fs::write(&file, "theme = \"high-contrast\"\nmosue = \"on\"\n[keys]\n\"ctrl-g\" = \"help\"\n").unwrap();
    let mut reader = opened(&["--config", file.to_str().unwrap(), SAMPLE], &[]);
    reader.until("the mistake", |screen| {
        let status = Reader::status(screen);
        status.contains("configuration, line 2: unknown setting `mosue`") && status.contains("pincite config check")
    });
    let ground = reader.screen.screen().cell(20, 150).unwrap().bgcolor();
    assert_ne!(ground, vt100::Color::Default);
    reader.press("\u{7}");
    reader.until("the help", |screen| screen.contents().contains("Ctrl-g ? F1"));
    reader.press("\u{1b}");
    reader.until("no help", |screen| !screen.contents().contains("Ctrl-g ? F1"));
    reader.press("Q");
    assert_eq!(reader.end().exit_code(), 0);
    assert!(reader.restored());
}

#[test]
fn a_place_is_opened() {
    let mut reader = opened(&[&format!("{SAMPLE}:20")], &[]);
    reader.until("the line", |screen| Reader::status(screen).contains("L20"));
    reader.press("Q");
    reader.end();
    let mut reader = opened(&["open", &format!("{SAMPLE}#b=400-450")], &[]);
    reader.until("the bytes", |screen| {
        Reader::status(screen).contains("bytes 400-450") && Reader::evidence(screen).is_some()
    });
    reader.press("Q");
    reader.end();
}

#[test]
fn the_mouse_is_asked_for_on_demand_and_given_back() {
    let mut reader = opened(&["--mouse", "on", SAMPLE], &[]);
    let screen = reader.screen.screen();
    assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::ButtonMotion);
    assert_eq!(screen.mouse_protocol_encoding(), MouseProtocolEncoding::Sgr);
    let before = reader.screen.screen().contents();
    reader.press("\u{1b}[<65;10;10M");
    reader.until("the wheel", |screen| screen.contents() != before);
    // Reports that cannot be: nothing happens, and the keyboard goes on.
    reader.press("\u{1b}[<0;0;0M\u{1b}[<32;0;0M\u{1b}[<65;99999999999;1M\u{1b}[<0;65535;65535M\u{1b}[M\u{1}\u{1}\u{1}");
    reader.press("?");
    reader.until_text("go to the evidence; again");
    reader.press("\u{1b}");
    reader.until("no help", |screen| !screen.contents().contains("go to the evidence; again"));
    reader.press("Q");
    assert_eq!(reader.end().exit_code(), 0);
    assert!(reader.restored());
    assert_eq!(reader.screen.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    let mut reader = opened(&[SAMPLE], &[]);
    assert_eq!(reader.screen.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    reader.press("Q");
    reader.end();
    let written = String::from_utf8_lossy(&reader.written).into_owned();
    assert!((1000..1016).all(|mode| !written.contains(&format!("\u{1b}[?{mode}h"))), "reports nobody asked for");
}

#[test]
fn a_plain_locale_draws_ascii_marks_and_the_cursor_is_on_the_selected_row() {
    let mut reader = opened(&[SAMPLE], &[("LANG", "C"), ("NO_COLOR", "1")]);
    reader.until_text("> 1");
    let screen = reader.screen.screen();
    assert!(!screen.contents().contains(['─', '│', '▶', '┃', '⟨', '·']), "{}", screen.contents());
    reader.until("the cursor", |screen| {
        let (row, column) = screen.cursor_position();
        !screen.hide_cursor() && screen.cell(row, column).is_some_and(|cell| cell.contents() == ">")
    });
    reader.press("Q");
    reader.end();
}
