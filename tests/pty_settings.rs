//! Hostile configurations: each is told by its line, leaves the defaults where it is wrong, and never locks anybody in. Nothing is
//! taken from the folder of a document.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod pty_kit;

use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use pty_kit::{Reader, Setting, opened};

/// `config check` on one file: status, report.
fn checked(path: &Path) -> (i32, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
    command.args(["config", "check"]).env_clear().env("PINCITE_CONFIG", path).stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(!text.contains(|char: char| char.is_control() && char != '\n'), "{text:?}");
    (output.status.code().unwrap(), text)
}

/// The reader with this configuration, which Ctrl-C ends; what was told first.
fn read_with(path: &Path) -> String {
    let mut reader = opened(&[], &[("PINCITE_CONFIG", path.to_str().unwrap())]);
    let told = reader.text();
    reader.press("\u{3}");
    assert_eq!(reader.end().exit_code(), 130, "{}", path.display());
    assert!(reader.restored());
    told
}

/// Every command that ends the reader is taken away, and then every key.
fn no_way_out() -> Vec<u8> {
    let keys = ["q", "Q", "ctrl-c", "esc", "Z Z", ":"].map(|key| format!("\"{key}\" = \"none\"\n"));
    format!("[keys]\n{}", keys.concat()).into_bytes()
}

#[test]
fn hostile_configurations_are_told_and_leave_the_defaults() {
    let deep = |open: &str, close: &str| format!("a = {}{}\n", open.repeat(20_000), close.repeat(20_000)).into_bytes();
    let many: Vec<String> = (0..3000).map(|at| format!("x{at} = 1\n")).collect();
    let table: [(&str, Vec<u8>, &str); 28] = [
        ("unknown key", b"\nthem = \"dark\"\n".to_vec(), ":2: unknown setting `them`; did you mean `theme`?"),
        ("unknown table", b"[colours]\nred = 1\n".to_vec(), ":1: "),
        ("wrong type", b"watch = \"yes\"\n".to_vec(), ":1: `watch` is to be true or false"),
        ("wrong word", b"# a\n# b\ntheme = \"drak\"\n".to_vec(), ":3: "),
        ("number too large", b"text_width = 99999999999999999999999\n".to_vec(), ":1: "),
        ("number below nothing", b"text_width = -7\n".to_vec(), ":1: "),
        ("a table for a value", b"[theme]\nx = 1\n".to_vec(), ":1: "),
        ("a value for a table", b"keys = 3\n".to_vec(), ":1: `keys` is a table"),
        ("a value for another", b"copy = []\n".to_vec(), ":1: `copy` is a table"),
        ("broken line", b"watch = true\ntheme = = \"x\"\n".to_vec(), ":2: "),
        ("open string", b"theme = \"dark\n".to_vec(), ":1: "),
        ("open table", b"[keys\n\"x\" = \"peek\"\n".to_vec(), ":1: "),
        ("set twice", b"watch = true\nwatch = false\n".to_vec(), ":2: "),
        ("a table twice", b"[keys]\n[keys]\n".to_vec(), ":2: "),
        ("bound twice", b"[keys]\n\"x\" = \"peek\"\n\"x\" = \"help\"\n".to_vec(), ":3: "),
        ("unknown command", b"[keys]\n\"x\" = \"peak\"\n".to_vec(), ":2: unknown command `peak`; did you mean `peek`?"),
        ("no key", b"[keys]\n\"hyper-x\" = \"peek\"\n".to_vec(), ":2: "),
        ("ctrl-c taken", b"[keys]\n\"ctrl-c\" = \"peek\"\n".to_vec(), ":2: ctrl-c always quits"),
        ("no way out", no_way_out(), "ctrl-c always quits"),
        ("deep lists", deep("[", "]"), ":1: "),
        ("deep tables", deep("{a=", "}"), ":1: "),
        ("deep names", format!("{}a = 1\n", "a.".repeat(20_000)).into_bytes(), ":1: "),
        ("many mistakes", many.concat().into_bytes(), ":1: unknown setting `x0`"),
        ("not UTF-8", b"watch = true\n\xff\xfe\n".to_vec(), ":2: is not UTF-8"),
        ("nothing but NUL", vec![0; 4096], ":1: "),
        ("escapes", b"theme = \"\x1b]0;x\x07\x1b[2J\"\n\x1b[2J = 1\n".to_vec(), ":1: "),
        ("too long", vec![b'#'; 70_000], "longer than 64 KiB"),
        ("100 MB", Vec::new(), "longer than 64 KiB"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, says) in table {
        let path = folder.path().join("config.toml");
        fs::write(&path, &bytes).unwrap();
        if name == "100 MB" {
            fs::File::options().write(true).open(&path).unwrap().set_len(100 << 20).unwrap();
        }
        let (code, report) = checked(&path);
        assert!(code == 1 && report.contains(says), "{name}: {code} {}", report.chars().take(400).collect::<String>());
        assert!(report.lines().count() <= 101, "{name}: {} lines", report.lines().count());
        let told = read_with(&path);
        assert!(told.contains("configuration, line "), "{name}: {told}");
    }
}

#[test]
fn a_configuration_that_is_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let around = folder.path().join("around");
    symlink(&around, &around).unwrap();
    for path in [folder.path(), &pipe, &around, Path::new("/dev/zero"), Path::new("/nonexistent/c.toml")] {
        let (code, report) = checked(path);
        assert!(code == 1 && report.contains(":1: the file "), "{}: {report}", path.display());
        assert!(read_with(path).contains("the defaults hold"), "{}", path.display());
    }
}

#[test]
fn nothing_is_taken_from_the_folder_of_a_document() {
    let root = tempfile::tempdir().unwrap();
    let case = root.path().join("case");
    fs::create_dir_all(case.join(".config/pincite/lexicon")).unwrap();
    fs::create_dir_all(case.join("pincite/lexicon")).unwrap();
    let keys = "theme = \"nonsense\"\nsource_theme = \"x.tmTheme\"\n[keys]\n\"j\" = \"quit\"\n";
    for name in ["config.toml", "pincite.toml", ".pincite.toml", ".config/pincite/config.toml", "pincite/config.toml"] {
        fs::write(case.join(name), keys).unwrap();
    }
    for name in
        ["lexicon/a.toml", "pincite/lexicon/a.toml", ".config/pincite/lexicon/a.toml", "x.tmTheme", ".env", ".exrc"]
    {
        fs::create_dir_all(case.join(name).parent().unwrap()).unwrap();
        fs::write(case.join(name), "nonsense").unwrap();
    }
    let text = "---\neditor: /bin/evil\npager: evil\ntheme: nonsense\nsource_theme: x.tmTheme\n---\n\n# Note\n\nThe mayor said the bridge \
                is safe.\n\nIt was closed on Monday.\n\nvim: set modeline ft=evil:\n";
    fs::write(case.join("brief.md"), text).unwrap();
    let setting = Setting { folder: case.clone(), ..Setting::default() };
    let here = case.to_str().unwrap();
    for variables in
        [vec![], vec![("XDG_CONFIG_HOME", ".")], vec![("HOME", ".")], vec![("OLDPWD", here), ("PWD", here)]]
    {
        let mut reader = setting.open(&["brief.md"], &variables);
        assert!(!reader.text().contains("configuration, line"), "{variables:?}");
        reader.press("0jjj");
        reader.until("a line further", |screen| !Reader::status(screen).contains("L1 "));
        reader.press("Q");
        assert!(reader.end().success());
        assert!(!reader.text().contains("mistakes"), "{variables:?}: {}", reader.text());
    }
}

/// A verb that prints, in hostile surroundings.
fn run(arguments: Vec<Vec<u8>>, variables: &[(&str, Vec<u8>)]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
    command.args(arguments.into_iter().map(std::ffi::OsString::from_vec)).stdin(Stdio::null());
    command.env_clear().env("HOME", "/nonexistent");
    for (name, value) in variables {
        command.env(name, std::ffi::OsString::from_vec(value.clone()));
    }
    command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

#[test]
fn arguments_and_variables_that_are_no_text_are_refused_or_left_alone() {
    let sample = || b"assets/samples/briefing.txt".to_vec();
    let plain = run(vec![b"extract".to_vec(), sample()], &[]);
    assert!(plain.status.success());
    let bad = b"\xff\x1b[2J\x9b\xfe".to_vec();
    for arguments in [
        vec![bad.clone()],
        vec![b"extract".to_vec(), bad.clone()],
        vec![b"explain".to_vec(), bad.clone()],
        vec![b"--theme".to_vec(), bad.clone()],
        vec![b"verify".to_vec(), sample(), bad.clone()],
        vec![b"extract".to_vec(), b"--member".to_vec(), bad.clone(), sample()],
        vec![b"export".to_vec(), b"--to".to_vec(), bad.clone(), sample()],
        vec![vec![b'x'; 100_000]],
    ] {
        let output = run(arguments.clone(), &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.is_empty() && !said.contains(['\u{1b}', '\u{9b}']), "{said:?}");
    }
    for name in [
        "TERM",
        "LANG",
        "LC_ALL",
        "TZ",
        "COLORTERM",
        "PINCITE_CONFIG",
        "PINCITE_COLOR",
        "XDG_CONFIG_HOME",
        "LESSOPEN",
        "PATH",
    ] {
        for value in [bad.clone(), vec![b'x'; 100_000], Vec::new()] {
            let output = run(vec![b"extract".to_vec(), sample()], &[(name, value)]);
            assert!(output.status.success() && output.stdout == plain.stdout, "{name}");
        }
    }
}

#[test]
fn locales_and_time_zones_change_no_result_and_break_no_screen() {
    let sample = || vec![b"extract".to_vec(), b"assets/samples/briefing.txt".to_vec()];
    let plain = run(sample(), &[]);
    let odd = ["C", "POSIX", "tr_TR.UTF-8", "ja_JP.SJIS", "../../etc/passwd", ""];
    for locale in odd {
        let output = run(sample(), &[("LC_ALL", locale.into()), ("TZ", b":/etc/passwd".to_vec())]);
        assert!(output.stdout == plain.stdout, "{locale}");
    }
    for (locale, zone, ascii) in [
        ("C", "UTC", true),
        ("POSIX", "Nowhere/Land", true),
        ("ja_JP.SJIS", ":/dev/zero", true),
        ("", "<-99>99:99", true),
        ("tr_TR.UTF-8", "", false),
        ("de_DE.utf8", "Asia/Kathmandu", false),
    ] {
        let mut reader = opened(&[], &[("LANG", locale), ("TZ", zone)]);
        let borders = reader.text().contains(['│', '─', '━']);
        assert_eq!(borders, !ascii, "{locale}: {}", reader.text());
        reader.press("q");
        assert!(reader.end().success());
    }
}
