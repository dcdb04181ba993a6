//! Where the reader is started, and what it starts: pipes on either side, no terminal, terminals of old, editors that
//! misbehave.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod pty_kit;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use pty_kit::{Reader, Setting};
use tempfile::TempDir;

const BRIEF: &str = "HARBOUR\n\nKEY POINTS\n\n- The ferry company will stop sailings on Monday.\n\nThe mayor said the bridge is safe.\n";

fn desk(name: &str, editor: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), BRIEF).unwrap();
    fs::write(folder.path().join("editor"), format!("#!/bin/sh\n{editor}\n")).unwrap();
    fs::set_permissions(folder.path().join("editor"), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn through(folder: &TempDir, script: &str, variables: &[(&str, &str)]) -> Reader {
    let variables: Vec<_> = variables.iter().copied().chain([("PATH", "/usr/bin:/bin")]).collect();
    let setting = Setting { folder: folder.path().to_owned(), script: Some(script.to_owned()), ..Setting::default() };
    setting.start(&[], &variables)
}

#[test]
fn keys_come_from_the_terminal_where_the_text_comes_from_elsewhere() {
    let folder = desk("brief.txt", "");
    for script in [
        "cat brief.txt | \"$0\" -",
        "\"$0\" - < brief.txt",
        "\"$0\" brief.txt < /dev/null",
        "\"$0\" brief.txt < brief.txt",
        "\"$0\" brief.txt 2>&-",
        "\"$0\" brief.txt 2> /dev/null <&-",
    ] {
        let mut reader = through(&folder, script, &[]);
        reader.until("the document", |screen| {
            screen.contents().contains("% cited") && screen.contents().contains("stop sailings")
        });
        reader.press("q");
        assert!(reader.end().success() && reader.restored(), "{script}");
    }
}

#[test]
fn what_is_no_screen_gets_lines_without_a_sequence() {
    let folder = desk("brief.txt", "");
    for (script, variables) in [
        ("\"$0\" brief.txt | cat", [("TERM", "xterm")]),
        ("\"$0\" brief.txt > out; cat out", [("FORCE_COLOR", "1")]),
        ("setsid \"$0\" brief.txt < /dev/null > out; cat out", [("TERM", "xterm")]),
        ("\"$0\" brief.txt", [("TERM", "dumb")]),
        ("\"$0\" brief.txt", [("TERM", "")]),
        ("\"$0\" read --linear brief.txt", [("TERM", "xterm")]),
    ] {
        let mut reader = through(&folder, script, &variables);
        assert!(reader.end().success(), "{script}");
        let text = String::from_utf8_lossy(&reader.written).into_owned();
        assert!(text.contains("stop sailings") && !text.contains('\u{1b}'), "{script}: {text}");
    }
    // Nobody listens any more: no complaint.
    let mut reader = through(&folder, "{ \"$0\" read --linear brief.txt; echo \"status $?\" >&2; } | true", &[]);
    reader.end();
    assert_eq!(reader.text().trim(), "status 0");
    // A screen, but no keys.
    let mut reader = through(&folder, "setsid -w \"$0\" brief.txt < /dev/null; echo \"status $?\"", &[]);
    reader.end();
    assert!(reader.restored() && reader.text().contains("status 2") && reader.text().contains("--linear"));
    let mut reader = through(&folder, "\"$0\" brief.txt", &[("TERM", "linux")]);
    reader.until_text("% cited");
    assert!(reader.text().is_ascii(), "{}", reader.text());
    reader.press("q");
    assert!(reader.end().success() && reader.restored());
}

#[test]
fn editors_that_misbehave_do_no_harm() {
    let name = "a b;touch pwned.txt";
    let left_on = "printf '\\033[?1049h\\033[?1003h\\033[?1006h\\033[?1004h\\033[?25l\\033[?2004l\\033[41m'";
    for (editor, script, told) in [
        ("/nowhere/ed", "", "the editor `/nowhere/ed` was not found"),
        ("'./editor", "", "has an open quotation mark"),
        ("./editor", "exit 1", "the editor ended with exit status: 1"),
        ("./editor", "kill -9 $$", "the editor ended with signal: 9"),
        ("./editor", ": > \"$2\"", "changed on disk"),
        ("./editor", "stty raw -echo < /dev/tty; exit 3", "exit status: 3"),
        ("./editor", &format!("{left_on}; exit 4"), "exit status: 4"),
        ("./editor ; touch pwned #", "printf '%s\\n' \"$@\" > given; exit 5", "exit status: 5"),
        ("./editor $(touch pwned) `touch pwned`", "exit 6", "exit status: 6"),
        ("\"./editor\" -x", "test \"$3\" = 'a b;touch pwned.txt' && exit 7", "exit status: 7"),
    ] {
        let folder = desk(name, script);
        let setting = Setting { folder: folder.path().to_owned(), ..Setting::default() };
        let mut reader = setting.open(&[name], &[("EDITOR", editor), ("PATH", "/usr/bin:/bin")]);
        reader.press("e");
        reader.until_text(told);
        reader.press("?");
        reader.until_text("go to the evidence; again");
        reader.press("\u{1b}");
        reader.until("the help closes", |screen| !screen.contents().contains("go to the evidence; again"));
        reader.press("Q");
        assert!(reader.end().success(), "{editor} {script}");
        assert!(reader.restored(), "{editor} {script}: modes are left behind");
        let pwned = fs::read_dir(folder.path()).unwrap().any(|entry| entry.unwrap().file_name() == "pwned");
        assert!(!pwned, "{editor}: a shell took it");
    }
}
