//! The reader in a real terminal: a walk through the sample, and the terminal as it was found after every ending.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod pty_kit;

use std::time::{Duration, Instant};

use portable_pty::PtySize;
use pty_kit::{Reader, WATCHDOG, opened};

#[test]
fn a_walk_through_the_sample() {
    let mut reader = opened(&[], &[]);
    reader.until_text("this is the sample briefing");
    assert!(reader.screen.screen().alternate_screen() && reader.screen.screen().bracketed_paste());
    reader.press("\r");
    reader.until_text("evidence 1");
    reader.until("the line of the status is the one that is marked", |screen| {
        Reader::evidence(screen).is_some_and(|number| Reader::status(screen).contains(&format!("L{number} ")))
    });
    reader.press("\r");
    reader.until("the next place", |screen| !Reader::status(screen).contains("evidence 1/"));
    reader.press("\u{f}");
    reader.until("back at the key point", |screen| Reader::status(screen).contains("key point 1/3"));
    reader.press("x");
    reader.until_text("cite");
    reader.press("q");
    reader.press("Q");
    assert_eq!(reader.end().exit_code(), 0);
    assert!(reader.restored(), "modes are left behind");
}

#[test]
fn nothing_but_the_modes_of_the_guard_is_asked_of_the_terminal() {
    let mut reader = opened(&[], &[("NO_COLOR", "1")]);
    reader.press("jjk?");
    reader.until_text("go to the evidence; again");
    reader.press("\u{1b}");
    reader.until("the help closes", |screen| !screen.contents().contains("go to the evidence; again"));
    reader.press("Q");
    assert_eq!(reader.end().exit_code(), 0);
    let written = String::from_utf8_lossy(&reader.written).into_owned();
    let queries = ["\u{1b}[6n", "\u{1b}[c", "\u{1b}]11", "\u{1b}[?u", "\u{1b}P", "$p", "\u{1b}[?1000h", "\u{1b}[14t"];
    for query in queries {
        assert!(!written.contains(query), "{query:?} was written");
    }
    let coloured = written.split("\u{1b}[").skip(1).filter_map(|rest| rest.split_once('m')).any(|(parameters, _)| {
        parameters.bytes().all(|byte| byte.is_ascii_digit() || byte == b';')
            && parameters.split(';').any(|number| matches!(number.parse(), Ok(30u8..=37 | 40..=47 | 90..=107)))
    });
    assert!(!coloured, "colour in spite of NO_COLOR");
}

#[test]
fn every_ending_restores_the_terminal_and_says_what_it_was() {
    for (signal, code) in [("TERM", 143), ("INT", 130), ("HUP", 129), ("QUIT", 131)] {
        let mut reader = opened(&[], &[]);
        reader.signal(signal);
        assert_eq!(reader.end().exit_code(), code, "{signal}");
        assert!(reader.restored(), "{signal} leaves modes behind");
    }
    let mut reader = opened(&[], &[]);
    reader.press("\u{3}");
    assert_eq!(reader.end().exit_code(), 130);
    assert!(reader.restored(), "Ctrl-C leaves modes behind");
}

#[test]
fn what_a_terminal_sends_by_mistake_locks_nobody_out() {
    for noise in ["\u{1b}[<", "\u{1b}[200~:quit\r", "\u{1b}]11;rgb:0000/0000/0000", "\u{1b}[0;0R", "\u{1b}P1$r"] {
        let mut reader = opened(&[], &[]);
        reader.press(noise);
        // A resize proves that the noise has been taken before the next key is sent.
        reader.master.resize(PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 }).unwrap();
        reader.screen.screen_mut().set_size(40, 120);
        reader.until("the new size", |screen| screen.contents().contains("% cited"));
        let end = Instant::now() + WATCHDOG;
        while reader.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < end, "{noise:?} locks the keyboard out");
            // An unfinished paste ends with a second of silence, so keys come no faster than that.
            while let Ok(bytes) = reader.bytes.recv_timeout(Duration::from_millis(1200)) {
                reader.take(&bytes);
            }
            let _ = reader.keys.write_all(b"\x03");
        }
    }
}

#[test]
fn a_dumb_terminal_gets_plain_lines() {
    for variables in [[("TERM", "dumb")], [("PINCITE_ACCESSIBLE", "1")]] {
        let mut reader = Reader::start(&["read"], &variables);
        assert_eq!(reader.end().exit_code(), 0);
        let written = String::from_utf8_lossy(&reader.written).into_owned();
        assert!(written.contains("Stakeholder 1 of ") && !written.contains('\u{1b}'), "{written}");
    }
}
