#![allow(clippy::unwrap_used, clippy::string_slice, reason = "tests")]

use std::fs;

use super::surroundings::Program;
use super::*;

const TAKES: Program = Program { name: "sh", arguments: &["-c", "cat >/dev/null"], wide: false };
const REFUSES: Program = Program { name: "sh", arguments: &["-c", "cat >/dev/null; exit 1"], wide: false };

/// Copies; the message and what was written to the terminal.
fn copied(around: Surroundings, text: &str) -> (String, String) {
    let mut written = Vec::new();
    let told = Clipboard::new(around).copy(text, |bytes| {
        written.extend_from_slice(bytes);
        Ok(())
    });
    (told, String::from_utf8(written).unwrap())
}

#[test]
fn the_first_program_that_takes_it_is_named_and_nothing_else_is_tried() {
    let around = Surroundings { programs: vec![REFUSES, TAKES], ..Surroundings::default() };
    assert_eq!(copied(around, "x"), ("copied to the clipboard (sh)".to_owned(), String::new()));
}

#[test]
fn the_terminal_is_told_to_take_it_and_no_more_is_claimed() {
    let around = Surroundings { programs: vec![REFUSES], ..Surroundings::default() };
    let (told, written) = copied(around, "a\u{1b}[201~\u{9b}\nfoo");
    assert_eq!(told, "sent to the terminal (OSC 52); it cannot confirm");
    assert_eq!(written, format!("\u{1b}]52;c;{}\u{1b}\\", "YVsyMDF+CmZvbw=="));
    let (told, written) = copied(Surroundings { screen: true, ..Surroundings::default() }, "foo");
    assert!(told.contains("through screen") && written.starts_with("\u{1b}P\u{1b}]52;c;Zm9v\u{7}"), "{told}");
}

#[test]
fn what_no_clipboard_takes_goes_to_a_file_that_is_named() {
    let runtime = tempfile::tempdir().unwrap();
    let around = |bare| Surroundings { bare, runtime: Some(runtime.path().to_owned()), ..Surroundings::default() };
    let long = "x".repeat(osc52::LIMIT + 1);
    for (bare, text, why) in [(true, "foo", "no clipboard here"), (false, &*long, "too long for the terminal's")] {
        let (told, written) = copied(around(bare), text);
        assert!(told.starts_with(why) && written.is_empty(), "{told}");
        let path = told.split_once("written to ").unwrap().1;
        assert!(path.starts_with(runtime.path().to_str().unwrap()));
        assert_eq!(fs::read_to_string(path).unwrap(), text);
    }
}

#[test]
fn a_terminal_that_cannot_be_written_to_is_no_clipboard() {
    let runtime = tempfile::tempdir().unwrap();
    let around = Surroundings { runtime: Some(runtime.path().to_owned()), ..Surroundings::default() };
    let told = Clipboard::new(around).copy("foo", |_| Err(io::Error::other("gone")));
    assert!(told.starts_with("no clipboard here: written to "), "{told}");
}

#[test]
fn windows_reads_its_own_encoding() {
    assert_eq!(utf16("é"), [0xFF, 0xFE, 0xE9, 0]);
}
