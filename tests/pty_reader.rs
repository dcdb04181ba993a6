//! The reader in a real terminal: a walk through the sample, and the terminal as it was found after every ending.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod pty_kit;

use std::time::{Duration, Instant};

use portable_pty::PtySize;
use pty_kit::{Reader, Signal, WATCHDOG, opened};

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
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let mut reader = opened(&[], &[]);
        reader.signal(signal);
        assert_eq!(reader.end().exit_code(), code, "{signal:?}");
        assert!(reader.restored(), "{signal:?} leaves modes behind");
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

#[test]
fn notes_outlive_the_reader_and_a_change_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = folder.path().join("brief.txt");
    let text = "HARBOUR\n\nThe ferry company stopped sailings on Monday. No date was given for a return.\n\nThe mayor said the \
                bridge is safe. She asked for patience until the engineers have finished their work.\n";
    std::fs::write(&file, text).unwrap();
    let variables = [("XDG_DATA_HOME", data.to_str().unwrap())];
    let mut reader = opened(&[file.to_str().unwrap()], &variables);
    reader.press("0gg)aSays who?\r\u{1b}[200~pasted\x1b[201~");
    reader.until_text("pasted");
    reader.press("\u{13}");
    reader.until_text(", saved");
    reader.press("Gmq");
    reader.until_text("mark q set");
    reader.until_text(", saved");
    reader.press("q");
    assert!(reader.end().success() && reader.restored());
    let notes = data.join("pincite/notes");
    let mut names: Vec<_> = std::fs::read_dir(&notes).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    assert!(std::fs::read_to_string(&names[0]).unwrap().contains("Says who?\\npasted"));

    std::fs::write(&file, format!("CORRECTED\n\n{text}")).unwrap();
    let mut reader = opened(&[file.to_str().unwrap()], &variables);
    reader.until_text("2 notes of a former version");
    reader.press("9");
    reader.until_text("Says who?");
    reader.until_text("moved");
    reader.press("'q");
    reader.until("the mark", |screen| Reader::status(screen).contains("L7"));
    reader.press("9ggsd");
    reader.until_text("? Says who?");
    reader.until_text(", saved");
    reader.press("t\u{3}");
    assert_eq!(reader.end().exit_code(), 130);
}

#[test]
fn notes_that_cannot_be_saved_are_kept_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let variables = [("XDG_DATA_HOME", "/dev/null"), ("TMPDIR", folder.path().to_str().unwrap())];
    let mut reader = opened(&[], &variables);
    reader.press("aMy words\u{13}");
    reader.until_text("no folder for notes at /dev/null/pincite/notes");
    reader.press("q");
    reader.until_text("q again quits");
    reader.press("9");
    reader.until_text("[9 Notes 1/1");
    reader.press("q");
    assert!(reader.end().success() && reader.restored());
    assert!(reader.text().contains("1 note could not be saved") && !reader.text().contains("My words"));
    // The same when nobody could be asked: at the end they are kept in a second place.
    let mut reader = opened(&[], &variables);
    reader.press("aMy words\u{13}");
    reader.until_text("no folder");
    reader.signal(Signal::TERM);
    assert_eq!(reader.end().exit_code(), 143);
    let kept: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept.len(), 2);
    let file = std::fs::read_dir(&kept[0])
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|own| own == "jsonl"));
    assert!(std::fs::read_to_string(file.unwrap()).unwrap().contains("My words"));

    let mut reader = opened(&[], &[("PINCITE_SECURE", "1")]);
    reader.press("ax\u{13}");
    reader.until_text("for this session only");
    reader.press("a\u{5}");
    reader.until_text("no editor is started");
    reader.press("\u{1b}");
    reader.until("the box is closed", |screen| !screen.contents().contains("Ctrl-s"));
    reader.press("q");
    assert!(reader.end().success());
}

#[test]
fn a_note_goes_through_the_editor_and_back() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("editor");
    std::fs::write(&script, "#!/bin/sh\nfor file; do :; done\nls -l \"$file\" | cut -c1-10 >> \"$file\"\n").unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let (home, path) = (folder.path().to_str().unwrap(), std::env::var("PATH").unwrap());
    let variables = [("XDG_DATA_HOME", home), ("EDITOR", script.to_str().unwrap()), ("PATH", path.as_str())];
    let mut reader = opened(&[], &variables);
    reader.press("amode \u{5}");
    reader.until_text("mode -rw-------");
    reader.press("\u{13}");
    reader.until_text(", saved");
    reader.press("q");
    assert!(reader.end().success() && reader.restored());
}
