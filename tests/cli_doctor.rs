//! `pincite doctor`: what is well, what is wrong and what to do; nothing of the environment reaches the terminal raw.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use pincite::notebook::store::{Keeper, Origin, Place, RealDisk};
use pincite::notebook::{Anchor, Ids, Note};
use tempfile::TempDir;

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn at(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    /// Status and report.
    fn doctor(&self, variables: &[(&str, &str)]) -> (i32, String) {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
        command.arg("doctor").stdin(Stdio::null()).env_clear().current_dir(self.0.path());
        command.env("HOME", self.0.path()).env("TERM", "xterm").env("LANG", "C.UTF-8").env("EDITOR", "/bin/sh");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(output.stderr, b"");
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    }

    fn notebook(&self) -> PathBuf {
        let folder = self.at(".local/share/pincite/notes");
        let origin = Origin { sha256: "ab".repeat(32), name: "a.txt".to_owned(), path: None };
        let notes = [1, 2].map(|at| Note {
            text: "the secret of the analyst".to_owned(),
            ..Note::on(Ids::new([at, 2]).fresh(), Anchor::default())
        });
        let mut keeper = Keeper::new(RealDisk::new("test"), Place::Shelf(folder), origin);
        keeper.save(&notes, "2026-03-11T10:00:00Z").unwrap();
        keeper.file().to_path_buf()
    }
}

/// Lines that tell of something wrong, those about the kernel left out.
fn wrong(report: &str) -> Vec<&str> {
    report.lines().filter(|line| line.starts_with("  WRONG") && !line.ends_with("open to the child")).collect()
}

#[test]
fn a_sound_place_is_told_to_be_one() {
    let home = Home::new();
    home.notebook();
    let (code, report) = home.doctor(&[]);
    assert_eq!(wrong(&report), Vec::<&str>::new(), "{report}");
    assert_eq!(code == 0, !report.contains("WRONG"), "{report}");
    for holds in [
        "TERM             xterm",
        "theme            auto",
        "LANG=C.UTF-8: UTF-8",
        "config.toml: none, the defaults hold",
        "pincite (mode 700)",
        "notebooks        1 sound",
        "core             0: what was read is never written to a core",
        "memory           512 MiB at most",
        "processor time   10 s at most",
        "clipboard        the terminal (OSC 52), then a file",
        "editor           /bin/sh (/bin/sh)",
        "models           en-",
        "lexicon          built in, sha256:",
    ] {
        assert!(report.contains(holds), "{holds} in {report}");
    }
    assert!(!report.contains("secret of the analyst"));
    // Looking changes nothing.
    assert!(!home.at(".config").exists() && !home.at(".local/state").exists());
}

#[test]
fn what_is_wrong_is_told_with_a_way_on() {
    type Make = fn(&Home);
    let table: [(&str, Make, &str, &str); 9] = [
        (
            "configuration",
            |home| place(home, ".config/pincite/config.toml", b"\nthem = 1\n"),
            "line 2: unknown",
            "config check",
        ),
        (
            "configuration a folder",
            |home| fs::create_dir_all(home.at(".config/pincite/config.toml")).unwrap(),
            "directory",
            "config check",
        ),
        (
            "lexicon",
            |home| place(home, ".config/pincite/lexicon/a.toml", b"nonsense"),
            "1 files with mistakes",
            "lexicon check",
        ),
        ("data a file", |home| place(home, ".local/share/pincite", b"x"), "is no folder", "move it away"),
        ("data below a file", |home| place(home, ".local/share", b"x"), "cannot be made", "writable"),
        (
            "state a link",
            |home| {
                fs::create_dir_all(home.at(".local/state")).unwrap();
                fs::create_dir(home.at("elsewhere")).unwrap();
                symlink(home.at("elsewhere"), home.at(".local/state/pincite")).unwrap();
            },
            "is a symbolic link",
            "XDG_STATE_HOME",
        ),
        (
            "notebook damaged",
            |home| {
                let file = home.notebook();
                let bytes = fs::read(&file).unwrap();
                fs::write(&file, bytes.get(..bytes.len() - 60).unwrap()).unwrap();
            },
            "1 damaged lines, 0 notes missing",
            "backup",
        ),
        (
            "notebook cut",
            |home| {
                let file = home.notebook();
                let text = fs::read_to_string(&file).unwrap();
                fs::write(&file, text.lines().next().unwrap()).unwrap();
            },
            "0 damaged lines, 2 notes missing",
            "backup",
        ),
        (
            "notebook a link",
            |home| {
                let file = home.notebook();
                fs::rename(&file, home.at("moved")).unwrap();
                symlink(home.at("moved"), file).unwrap();
            },
            "notebook",
            "ls -l",
        ),
    ];
    for (name, make, says, advice) in table {
        let home = Home::new();
        make(&home);
        let (code, report) = home.doctor(&[]);
        let wrong = wrong(&report);
        assert!(code == 1 && !wrong.is_empty() && wrong.iter().any(|line| line.contains(says)), "{name}: {report}");
        assert!(report.lines().any(|line| line.contains("-> ") && line.contains(advice)), "{name}: {report}");
    }
}

fn place(home: &Home, below: &str, bytes: &[u8]) {
    fs::create_dir_all(home.at(below).parent().unwrap()).unwrap();
    fs::write(home.at(below), bytes).unwrap();
}

#[test]
fn what_could_be_better_is_no_failure() {
    let home = Home::new();
    let file = home.notebook();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(home.at(".local/share/pincite"), fs::Permissions::from_mode(0o755)).unwrap();
    place(&home, ".local/share/pincite/notes/x.jsonl.damaged-1", b"?");
    place(&home, ".local/share/pincite/notes/y.jsonl", b"{\"schema\":\"pincite-notes/7\",\"sha256\":\"y\"}\n");
    let (_, report) = home.doctor(&[("LANG", "C"), ("TERM", "dumb")]);
    assert_eq!(wrong(&report), Vec::<&str>::new(), "{report}");
    for holds in [
        "others may look in",
        "others may read it",
        "1 set aside",
        "newer release",
        "marks are ASCII",
        "lines are printed",
    ] {
        assert!(report.contains(holds), "{holds} in {report}");
    }
}

#[test]
fn the_environment_commands_nothing() {
    let home = Home::new();
    let hostile = "x\u{1b}]0;title\u{7}\u{9b}2J\u{202e}\n\r";
    for name in [
        "TERM",
        "LANG",
        "COLORFGBG",
        "EDITOR",
        "VISUAL",
        "PATH",
        "TMUX",
        "WAYLAND_DISPLAY",
        "XDG_RUNTIME_DIR",
        "PINCITE_THEME",
        "PINCITE_CONFIG",
    ] {
        let (_, report) = home.doctor(&[(name, hostile)]);
        let bad = |char: char| (char.is_control() && char != '\n') || char == '\u{202e}';
        assert!(!report.contains(bad), "{name}: {report:?}");
        assert!(report.contains("confinement"), "{name}");
    }
    let folder = home.at("a\u{1b}[2Jb");
    fs::create_dir(&folder).unwrap();
    let (_, report) = home.doctor(&[("XDG_DATA_HOME", folder.to_str().unwrap())]);
    assert!(!report.contains('\u{1b}') && report.contains("\u{241b}[2Jb"), "{report}");
}

#[test]
fn homes_and_wishes_are_told() {
    let home = Home::new();
    let (code, report) = home.doctor(&[("HOME", "/nonexistent/home")]);
    assert!(code == 1 && report.contains("the folder does not exist"), "{report}");
    let (code, report) = home.doctor(&[("EDITOR", "no-such-editor -w")]);
    assert!(code == 1 && report.contains("`no-such-editor -w` is not found"), "{report}");
    let (_, report) = home.doctor(&[("PINCITE_SECURE", "1"), ("EDITOR", "no-such-editor")]);
    assert!(report.contains("PINCITE_SECURE is set: no editor") && wrong(&report).is_empty(), "{report}");
    let (_, report) = home.doctor(&[("NO_COLOR", "1"), ("PINCITE_THEME", "light")]);
    assert!(report.contains("colours          none") && report.contains("theme            light"), "{report}");
}
