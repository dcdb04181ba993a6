//! The configuration from the outside: a file to begin with, its mistakes by line, the places, and where it is not read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join(".config/pincite/config.toml")
    }

    fn write(&self, text: &[u8]) {
        fs::create_dir_all(self.file().parent().unwrap()).unwrap();
        fs::write(self.file(), text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env_clear().env("HOME", self.folder.path()).env("TERM", "xterm");
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        told(&self.command(arguments).output().unwrap())
    }
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn init_writes_a_sound_file_and_never_over_one() {
    let home = Home::new();
    let (code, out, _) = home.run(&["config", "init"]);
    assert_eq!((code, out.trim_end().ends_with("config.toml: written")), (0, true), "{out}");
    let (code, out, _) = home.run(&["config", "check"]);
    assert_eq!((code, out.trim_end().ends_with(": no mistakes")), (0, true), "{out}");
    home.write(b"theme = \"light\"\n");
    let (code, _, err) = home.run(&["config", "init"]);
    assert_eq!(code, 1);
    assert!(err.contains("exists and is left as it is"), "{err}");
    assert_eq!(fs::read(home.file()).unwrap(), b"theme = \"light\"\n");
}

#[test]
fn check_names_lines_and_suggests() {
    let home = Home::new();
    let (code, out, _) = home.run(&["config", "check"]);
    assert!(code == 0 && out.contains("no file; the defaults hold"), "{out}");
    home.write(b"them = \"dark\"\n\n[keys]\n\"g\" = \"none\"\n\"x\" = \"peak\"\n\"\x1b[2J\" = \"jump\"\n");
    let (code, out, _) = home.run(&["config", "check"]);
    assert_eq!(code, 1);
    assert!(out.contains("config.toml:1: unknown setting `them`; did you mean `theme`?"), "{out}");
    assert!(out.contains("config.toml:4: nothing is bound to `g`"), "{out}");
    assert!(out.contains("config.toml:5: unknown command `peak`; did you mean `peek`?"), "{out}");
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn hostile_files_are_told_and_no_more() {
    let home = Home::new();
    for (bytes, words) in [
        (&b"\xff\xfe"[..], "is not UTF-8"),
        (vec![b'#'; 70_000].as_slice(), "longer than 64 KiB"),
        (&b"theme = \"\x00\""[..], "config.toml:1:"),
        (&b"[keys]\n\"ctrl-c\" = \"none\"\n"[..], "config.toml:2: ctrl-c always quits"),
    ] {
        home.write(bytes);
        let (code, out, _) = home.run(&["config", "check"]);
        assert!(code == 1 && out.contains(words), "{words}: {out}");
    }
    fs::remove_file(home.file()).unwrap();
    fs::create_dir(home.file()).unwrap();
    let (code, out, _) = home.run(&["config", "check"]);
    assert!(code == 1 && out.contains("is a directory"), "{out}");
}

#[test]
fn nothing_is_read_from_the_folder_of_a_document() {
    let home = Home::new();
    let beside = home.folder.path().join("case");
    fs::create_dir(&beside).unwrap();
    for name in ["config.toml", "pincite.toml", ".pincite.toml"] {
        fs::write(beside.join(name), "nonsense = 1").unwrap();
    }
    let output = home.command(&["config", "check"]).current_dir(&beside).output().unwrap();
    assert!(told(&output).1.contains("no file; the defaults hold"));
    // A relative path in the environment is no place at all.
    let output = home.command(&["config", "path"]).current_dir(&beside).env("XDG_CONFIG_HOME", ".").output().unwrap();
    let (_, out, _) = told(&output);
    assert!(out.contains(&home.file().display().to_string()), "{out}");
}

#[test]
fn places_follow_the_environment() {
    let home = Home::new();
    let root = home.folder.path().display().to_string();
    let (code, out, _) = home.run(&["paths"]);
    assert_eq!(code, 0);
    assert_eq!(out, home.run(&["config", "path"]).1);
    for line in [
        "config   {}/.config/pincite/config.toml",
        "data     {}/.local/share/pincite",
        "state    {}/.local/state/pincite",
    ] {
        assert!(out.contains(&line.replace("{}", &root)), "{line} in {out}");
    }
    let named = home.folder.path().join("my.toml");
    fs::write(&named, "watch = 1").unwrap();
    let named = named.to_str().unwrap();
    let (code, out, _) = home.run(&["config", "check", "--config", named]);
    assert!(code == 1 && out.contains("my.toml:1: `watch` is to be true or false"), "{out}");
    let output = home.command(&["config", "check"]).env("PINCITE_CONFIG", named).output().unwrap();
    assert_eq!(told(&output).0, 1);
    let (code, out, _) = home.run(&["config", "check", "--config", "/nonexistent/x.toml"]);
    assert!(code == 1 && out.contains("does not exist"), "{out}");
}

#[test]
fn a_theme_file_is_looked_at_too() {
    let home = Home::new();
    home.write(b"watch = true\nsource_theme = \"mine.tmTheme\"\n");
    let (code, out, _) = home.run(&["config", "check"]);
    assert!(code == 1 && out.contains("config.toml:2: source_theme: mine.tmTheme does not exist"), "{out}");
    let theme = home.file().with_file_name("mine.tmTheme");
    fs::write(&theme, b"nonsense").unwrap();
    assert!(home.run(&["config", "check"]).1.contains("is no .tmTheme file"));
    let colours = "<key>background</key><string>#101010</string><key>foreground</key><string>#eeeeee</string>";
    let inside = format!("<dict><key>settings</key><dict>{colours}</dict></dict>");
    fs::write(
        &theme,
        format!("<plist version=\"1.0\"><dict><key>settings</key><array>{inside}</array></dict></plist>"),
    )
    .unwrap();
    let (code, out, _) = home.run(&["config", "check"]);
    assert!(code == 0 && out.contains("no mistakes"), "{out}");
}

#[test]
fn commands_are_listed_with_their_keys() {
    let home = Home::new();
    home.write(b"[keys]\n\"space\" = \"page-down\"\n\"Q\" = \"none\"\n");
    let (code, out, _) = home.run(&["config", "keys"]);
    assert_eq!(code, 0);
    let line =
        |name: &str| out.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}")).to_owned();
    assert!(line("page-down ").contains("space, ctrl-f, pgdn"), "{out}");
    assert!(line("quit ").contains("ctrl-c") && !line("quit ").contains('Q'), "{out}");
    assert!(line("set-mark ").contains("m letter"), "{out}");
}

#[test]
fn secure_mode_writes_no_configuration() {
    let home = Home::new();
    let output = home.command(&["config", "init"]).env("PINCITE_SECURE", "1").output().unwrap();
    let (code, _, err) = told(&output);
    assert!(code == 2 && err.contains("PINCITE_SECURE is set: nothing is written"), "{err}");
    assert!(!home.file().exists());
}

#[test]
fn a_configuration_that_cannot_be_written_is_told_and_half_of_it_never_left() {
    let home = Home::new();
    let folder = home.folder.path().join("file");
    fs::write(&folder, "no folder").unwrap();
    for config in [folder.join("config.toml"), PathBuf::from("/proc/none/config.toml"), PathBuf::from("/dev/full")] {
        let output = home.command(&["config", "init"]).env("PINCITE_CONFIG", &config).output().unwrap();
        let (code, _, err) = told(&output);
        assert!(code == 1 && err.contains(&config.display().to_string()), "{err}");
    }
    assert_eq!(home.run(&["config", "init"]).0, 0);
    let beside = fs::read_dir(home.file().parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "something is left beside it");
}
