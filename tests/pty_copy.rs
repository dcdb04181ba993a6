//! Where copies go on a real terminal, and what is said of it: programs of the machine, tmux, a terminal that obeys or
//! ignores the sequence, no clipboard at all.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod pty_kit;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use pty_kit::{Reader, Setting};

const TEXT: &str = "KEY POINTS\n- Ferries will *not* stop.\n\nThe harbour master said ferries will not stop in May.\n";
const QUOTE: &str = "Ferries will *not* stop.";
/// RFC 4648 of the quote.
const CODED: &str = "RmVycmllcyB3aWxsICpub3QqIHN0b3Au";

/// A folder with the briefing and programs of its own, each a script.
fn place(programs: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), TEXT).unwrap();
    fs::create_dir(folder.path().join("bin")).unwrap();
    for (name, script) in programs {
        let path = folder.path().join("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// A reader at work in `folder`, whose lines are wide enough for all that is said.
fn open(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Reader {
    Setting { size: (40, 200), folder: folder.to_owned(), ..Setting::default() }.open(arguments, variables)
}

/// Quits and waits for the end; the status.
fn quit(mut reader: Reader) -> u32 {
    reader.press("Q");
    reader.end().exit_code()
}

/// Copies the first key point; what was said, and all that was written to the terminal.
fn copied(folder: &Path, variables: &[(&str, &str)], says: &str) -> (String, String) {
    let path = format!("{}:/usr/bin:/bin", folder.join("bin").display());
    let variables: Vec<_> = variables.iter().copied().chain([("PATH", path.as_str())]).collect();
    let mut reader = open(folder, &["note.txt"], &variables);
    reader.press("gy");
    reader.until_text(says);
    let line = reader.line(says);
    let written = String::from_utf8_lossy(&reader.written).into_owned();
    assert_eq!(quit(reader), 0);
    (line, written)
}

const TMUX: (&str, &str) = ("TMUX", "/tmp/none,1,0");

#[test]
fn a_program_of_the_machine_gets_the_words_and_the_terminal_nothing() {
    let folder = place(&[("xclip", "cat > clip; echo \"$@\" > arguments")]);
    let (_, written) = copied(folder.path(), &[("DISPLAY", ":9")], "copied to the clipboard (xclip)");
    assert_eq!(fs::read_to_string(folder.path().join("clip")).unwrap(), QUOTE);
    assert_eq!(fs::read_to_string(folder.path().join("arguments")).unwrap(), "-in -selection clipboard\n");
    assert!(!written.contains("]52;"), "the terminal was asked too");
}

#[test]
fn a_program_that_fails_is_not_believed() {
    let folder = place(&[("xclip", "exit 1"), ("xsel", "exit 1"), ("wl-copy", "exit 1")]);
    let variables = [("DISPLAY", ":9"), ("WAYLAND_DISPLAY", "wayland-9")];
    let (_, written) = copied(folder.path(), &variables, "sent to the terminal (OSC 52); it cannot confirm");
    assert!(written.contains(&format!("\u{1b}]52;c;{CODED}\u{1b}\\")));
}

#[test]
fn over_ssh_the_clipboard_of_the_other_machine_is_left_alone() {
    let folder = place(&[("xclip", "cat > clip")]);
    let variables = [("DISPLAY", ":9"), ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")];
    copied(folder.path(), &variables, "sent to the terminal (OSC 52)");
    assert!(!folder.path().join("clip").exists());
}

#[test]
fn tmux_keeps_the_words_and_what_it_passes_on_is_told() {
    let offered = "copied to tmux (prefix ] pastes); it offers it to the terminal too, which cannot confirm";
    let kept = "copied to tmux only (prefix ] pastes): set-clipboard is off there";
    for (setting, says, asked) in [
        ("external", offered, "load-buffer -w -\n"),
        ("on", offered, "load-buffer -w -\n"),
        ("", offered, "load-buffer -w -\n"),
        ("off", kept, "load-buffer -\n"),
    ] {
        let script =
            format!("case $1 in load-buffer) cat > buffer; echo \"$@\" > arguments;; show) echo {setting};; esac");
        let folder = place(&[("tmux", &script)]);
        let (_, written) = copied(folder.path(), &[TMUX], says);
        assert_eq!(fs::read_to_string(folder.path().join("buffer")).unwrap(), QUOTE);
        assert_eq!(fs::read_to_string(folder.path().join("arguments")).unwrap(), asked);
        assert!(!written.contains("]52;"));
    }
}

#[test]
fn a_tmux_of_old_or_none_at_all_is_told_apart() {
    let folder = place(&[("tmux", "[ \"$2\" = -w ] && exit 1; cat > buffer")]);
    copied(folder.path(), &[TMUX], "copied to tmux only (prefix ] pastes)");
    assert_eq!(fs::read_to_string(folder.path().join("buffer")).unwrap(), QUOTE);
    let folder = place(&[("tmux", "exit 1")]);
    let (_, written) = copied(folder.path(), &[TMUX], "it passes it on only with set-clipboard on");
    assert!(written.contains("]52;c;"));
}

#[test]
fn screen_is_asked_to_pass_the_sequence_on() {
    let folder = place(&[]);
    let variables = [("TERM", "screen-256color"), ("STY", "1.pts")];
    let (_, written) = copied(folder.path(), &variables, "sent through screen to the terminal (OSC 52)");
    assert!(written.contains(&format!("\u{1b}P\u{1b}]52;c;{CODED}\u{7}\u{1b}\\")));
}

#[test]
fn with_no_clipboard_at_all_a_file_is_named() {
    let folder = place(&[]);
    let runtime = folder.path().join("run");
    fs::create_dir(&runtime).unwrap();
    let variables = [("TERM", "linux"), ("XDG_RUNTIME_DIR", runtime.to_str().unwrap())];
    let (line, written) = copied(folder.path(), &variables, "no clipboard here: written to ");
    let path = line.split("written to ").nth(1).unwrap().split_whitespace().next().unwrap();
    assert!(path.starts_with(runtime.to_str().unwrap()), "{line}");
    assert_eq!(fs::read_to_string(path).unwrap(), QUOTE);
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!written.contains("]52;"));
}

#[test]
fn secure_mode_copies_and_exports_nothing() {
    let folder = place(&[("xclip", "cat > clip")]);
    let variables = [("PINCITE_SECURE", "1"), ("DISPLAY", ":9")];
    let (_, written) = copied(folder.path(), &variables, "PINCITE_SECURE is set: nothing is copied");
    assert!(!folder.path().join("clip").exists() && !written.contains("]52;"));
    let mut reader = open(folder.path(), &["note.txt"], &variables);
    reader.press(":export\r");
    reader.until_text("PINCITE_SECURE is set: nothing is exported");
    assert_eq!(quit(reader), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the briefing and the programs");
}

#[test]
fn an_export_from_the_reader_says_where_it_is() {
    let folder = place(&[]);
    for (typed, says, file) in [
        (":export\r", "written: note-report.md", "note-report.md"),
        (":export\r", "written: note-report-2.md", "note-report-2.md"),
        (":export pack\r", "written: note-evidence", "note-evidence/check.sh"),
        (":export csv\r", "written: note-tables", "note-tables/key-points.csv"),
    ] {
        let mut reader = open(folder.path(), &["note.txt"], &[]);
        reader.press(typed);
        reader.until_text(says);
        assert_eq!(quit(reader), 0);
        assert!(folder.path().join(file).is_file(), "{file}");
    }
    fs::write(folder.path().join("note.txt"), TEXT.replace("May", "Mai")).unwrap();
    let mut reader = open(folder.path(), &["note.txt"], &[]);
    fs::write(folder.path().join("note.txt"), TEXT).unwrap();
    reader.press(":export pack\r");
    reader.until_text("not exported: the source has changed since it was read");
    assert_eq!(quit(reader), 0);
}

#[test]
fn an_export_from_the_reader_carries_the_notes() {
    use pincite::ingest::{self, Part};
    use pincite::notebook::store::{Keeper, Origin, Place, RealDisk};
    use pincite::notebook::{Anchor, Ids, Note};

    let folder = place(&[]);
    let document = ingest::read(TEXT.as_bytes().to_vec(), "note.txt", Part::Whole).unwrap();
    let anchor = Anchor::of(&document, document.span()).unwrap();
    let note = Note { text: "who says so?".to_owned(), ..Note::on(Ids::new([1, 2]).fresh(), anchor) };
    let origin = Origin { sha256: document.source.sha256.clone(), name: "note.txt".to_owned(), path: None };
    let file = Place::beside(&folder.path().join("note.txt"));
    Keeper::new(RealDisk::new("test"), Place::Beside(file), origin).save(&[note], "2026-03-11T10:00:00Z").unwrap();
    let mut reader = open(folder.path(), &["note.txt"], &[]);
    reader.press(":export md\r");
    reader.until_text("written: note-report.md");
    assert_eq!(quit(reader), 0);
    assert!(fs::read_to_string(folder.path().join("note-report.md")).unwrap().contains("who says so?"));
}
