//! Several documents and coming back, in a real terminal: tabs, sessions, files that change, the tutor.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod pty_kit;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use pty_kit::{Reader, opened};
use tempfile::TempDir;

const FIRST: &str = "Harbour report\n\nThe pilots met on Monday.\n\nThe crane is out of service until June, the port said.\n\nThe council will vote on the tariff in May, said Ada Brun.\n";
const SECOND: &str =
    "# Ferry notes\n\nThe ferry stays in port, the harbour office said on Monday.\n\nIt will sail on Friday.\n";

/// Two papers in a folder of their own.
fn papers() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("port.txt"), FIRST).unwrap();
    fs::write(folder.path().join("ferry.md"), SECOND).unwrap();
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

fn header(screen: &vt100::Screen) -> String {
    screen.contents().lines().next().unwrap_or_default().to_owned()
}

fn quit(mut reader: Reader) -> String {
    reader.press("Q");
    assert_eq!(reader.end().exit_code(), 0);
    assert!(reader.restored(), "modes are left behind");
    reader.text()
}

#[test]
fn files_open_in_tabs_and_the_way_back_crosses_them() {
    let folder = papers();
    let (port, ferry, none) = (path(&folder, "port.txt"), path(&folder, "ferry.md"), path(&folder, "none.txt"));
    let mut reader = opened(&[&port, &none, &ferry, &port], &[]);
    reader.until("the one that is not there is named", |screen| {
        Reader::status(screen).contains("none.txt: does not exist") && header(screen).contains("[port.txt] ferry.md")
    });
    reader.press("0G");
    reader.until("the end", |screen| Reader::status(screen).contains("← 1"));
    reader.press("gt");
    reader.until("the second", |screen| header(screen).contains("[ferry.md]") && header(screen).contains("% cited"));
    reader.until_text("The ferry stays in port");
    reader.press("\u{f}");
    reader.until("back in the first", |screen| header(screen).contains("[port.txt]"));
    reader.press(&format!(":open {ferry}\r"));
    reader.until("it is there already", |screen| header(screen).contains("[ferry.md]"));
    reader.press(&format!(":open {}\t", ferry.trim_end_matches("rry.md")));
    reader.until_text(&ferry);
    reader.press("\u{1b}");
    reader.until("the palette closes", |screen| !screen.contents().contains("commands"));
    reader.press(":open /nowhere/x.txt\r");
    reader.until_text("/nowhere/x.txt: does not exist");
    reader.press(":close\r");
    reader.until("one is left", |screen| !header(screen).contains('[') && header(screen).contains("port.txt"));
    quit(reader);
}

#[test]
fn a_document_opens_where_it_was_left_also_when_it_has_changed() {
    let folder = papers();
    let (port, state) = (path(&folder, "port.txt"), path(&folder, "state"));
    let variables = [("XDG_STATE_HOME", state.as_str())];
    let mut reader = opened(&[&port], &variables);
    reader.press("0ggjjj");
    reader.until("the line", |screen| Reader::status(screen).contains("L7 "));
    quit(reader);
    let recent = fs::read_to_string(Path::new(&state).join("pincite/recent.json")).unwrap();
    assert!(recent.contains("port.txt") && recent.contains("L7"), "{recent}");
    let sessions = Path::new(&state).join("pincite/sessions");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let files: Vec<_> = fs::read_dir(&sessions).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!((files.len(), mode(&files[0]), mode(&sessions)), (1, 0o600, 0o700));
    let mut reader = opened(&[&port], &variables);
    reader.until_text("back where you left, L7");
    quit(reader);
    fs::write(&port, FIRST.replace("The pilots", "A line.\n\nThe pilots")).unwrap();
    let mut reader = opened(&[&port], &variables);
    reader.until_text("the file has changed; back where you left, L9");
    quit(reader);
    let mut reader = opened(&["--no-restore", &port], &variables);
    reader.until("the first item", |screen| Reader::status(screen).contains("key point 1/"));
    assert!(!reader.text().contains("back where"));
    quit(reader);
}

#[test]
fn nothing_is_written_where_nothing_may_be_and_reading_works_all_the_same() {
    let folder = papers();
    let (port, state) = (path(&folder, "port.txt"), path(&folder, "state"));
    for more in [("PINCITE_SECURE", "1"), ("HOME", "/nonexistent/home")] {
        let place = if more.0 == "HOME" { ("LC_ALL", "C.UTF-8") } else { ("XDG_STATE_HOME", state.as_str()) };
        let mut reader = opened(&[&port], &[more, place]);
        reader.press("0ggj");
        reader.until("the line", |screen| Reader::status(screen).contains("L3 "));
        assert!(!quit(reader).contains("remembered"));
    }
    assert!(!Path::new(&state).exists() && !Path::new("/nonexistent/home").exists());
    fs::write(&state, "a file, no folder").unwrap();
    let mut reader = opened(&[&port], &[("XDG_STATE_HOME", state.as_str())]);
    reader.press("0ggj");
    reader.until("the line", |screen| Reader::status(screen).contains("L3 "));
    assert!(quit(reader).contains("where you left off is not remembered"));
}

#[test]
fn a_file_that_changes_is_told_and_read_again_on_demand() {
    let folder = papers();
    let port = path(&folder, "port.txt");
    let mut reader = opened(&[&port], &[]);
    reader.press("0ggjj");
    reader.until("the line", |screen| Reader::status(screen).contains("L5 "));
    let new = folder.path().join("new");
    fs::write(&new, FIRST.replace("The pilots", "Fresh news.\n\nThe pilots")).unwrap();
    fs::rename(&new, &port).unwrap();
    reader.until_text("changed on disk: R reloads");
    assert!(!reader.text().contains("Fresh news"), "it was read again unasked");
    reader.press("R");
    reader.until_text("Fresh news");
    reader.until("the place", |screen| screen.contents().contains("reloaded"));
    reader.press("c");
    reader.until("the place moved with its text", |screen| Reader::status(screen).contains("L7 "));
    fs::remove_file(&port).unwrap();
    reader.until_text("gone from the disk");
    reader.press("R");
    reader.until_text("does not exist");
    reader.until_text("Fresh news");
    quit(reader);
}

#[test]
fn after_the_editor_the_new_text_is_offered() {
    let folder = papers();
    let (port, editor) = (path(&folder, "port.txt"), path(&folder, "editor"));
    fs::write(
        &editor,
        "#!/bin/sh\nprintf 'Written by hand.\\n\\n' | cat - \"$2\" > \"$2.new\" && mv \"$2.new\" \"$2\"\n",
    )
    .unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let mut reader = opened(&[&port], &[("EDITOR", &editor), ("PATH", "/usr/bin:/bin")]);
    reader.press("e");
    reader.until_text("changed on disk: R reloads");
    reader.press("R");
    reader.until_text("Written by hand.");
    quit(reader);
}

#[test]
fn the_tutor_teaches_and_opens_from_the_palette_too() {
    let mut reader = opened(&["tutor"], &[]);
    reader.until_text("tutor · 1 of");
    reader.press("j");
    reader.until_text("tutor · 2 of");
    quit(reader);
    let mut reader = opened(&[], &[]);
    reader.until_text(":tutor");
    reader.press(":tutor\r");
    reader.until("the tutor in a tab", |screen| {
        header(screen).contains("[tutor.md]") && screen.contents().contains("tutor · 1 of")
    });
    reader.press("gt");
    reader.until("the sample", |screen| {
        header(screen).contains("[sample briefing]") && !screen.contents().contains("tutor · ")
    });
    quit(reader);
}

#[test]
fn a_document_inside_another_opens_in_a_tab() {
    let folder = papers();
    let mail = path(&folder, "mail.eml");
    let text = "From: a@b.example\r\nSubject: Two papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
        --x\r\nContent-Type: text/plain\r\n\r\nSee the attached paper. It was written on Monday.\r\n\
        --x\r\nContent-Type: text/plain; name=\"tariff.txt\"\r\nContent-Disposition: attachment; filename=\"tariff.txt\"\r\n\r\n\
        The tariff doubles in May, the port said.\r\n\r\nNobody objected.\r\n--x--\r\n";
    fs::write(&mail, text).unwrap();
    let mut reader = opened(&[&mail], &[]);
    reader.press("gd");
    reader.until_text("documents inside");
    reader.until_text("tariff.txt");
    reader.press("\r");
    reader.until("the attachment", |screen| {
        header(screen).contains("[tariff.txt]") && screen.contents().contains("The tariff doubles in May")
    });
    reader.press("\u{f}");
    reader.until("back in the mail", |screen| header(screen).contains("[mail.eml]"));
    // The line that lists it leads there too.
    reader.press("0G");
    reader.until_text("Enter open");
    reader.press("\r");
    reader.until("the attachment again", |screen| header(screen).contains("[tariff.txt]"));
    reader.press("\u{f}");
    reader.until("back on its line", |screen| {
        header(screen).contains("[mail.eml]") && screen.contents().contains("Enter open")
    });
    quit(reader);
}
