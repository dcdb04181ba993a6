//! State on hard ground, in a real terminal: homes that are not there, files that change underneath, modes, secure mode, hostile
//! surroundings.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod formats_kit;
mod pty_kit;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use pty_kit::{Reader, Setting};
use tempfile::TempDir;

const TEXT: &str = "HARBOUR\n\nThe ferry company stopped sailings on Monday. No date was given for a return.\n\nThe mayor said the \
                    bridge is safe. She asked for patience until the engineers have finished their work.\n";

/// A document in a folder of its own, which the reader is started in.
fn desk() -> (TempDir, Setting) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("case")).unwrap();
    fs::write(folder.path().join("case/brief.txt"), TEXT).unwrap();
    let setting = Setting { folder: folder.path().join("case"), ..Setting::default() };
    (folder, setting)
}

/// All files and folders below one, by their paths.
fn below(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.is_symlink() {
            found.extend(below(&path));
        }
        found.insert(path);
    }
    found
}

/// Ends the reader, which may ask once more where notes are only in memory.
fn quit(mut reader: Reader) -> String {
    reader.press("\u{3}");
    assert_eq!(reader.end().exit_code(), 130);
    assert!(reader.restored(), "modes are left behind");
    reader.text()
}

/// Variables, and what may be said of a note then.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

#[test]
fn reading_goes_on_whatever_the_home_is() {
    let (root, setting) = desk();
    let at = |name: &str| root.path().join(name).to_str().unwrap().to_owned();
    let (sound, file, shut) = (at("sound"), at("file"), at("shut"));
    fs::create_dir(&sound).unwrap();
    fs::write(&file, "no folder").unwrap();
    fs::create_dir(&shut).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o500)).unwrap();
    // A user who may write everywhere writes there, too.
    let any = &[", saved", "no folder for notes"][..];
    let homeless = &["there is no home folder"][..];
    let refused = &["no folder for notes"][..];
    let kept = &[", saved"][..];
    let data = ("XDG_DATA_HOME", sound.as_str());
    let cases: [Case<'_>; 12] = [
        (&[("HOME", "/nonexistent/home")], homeless),
        (&[("HOME", "no/such/relative")], homeless),
        (&[("HOME", file.as_str())], homeless),
        (&[("HOME", "/proc")], refused),
        (&[("HOME", shut.as_str())], any),
        (&[("HOME", sound.as_str()), ("XDG_DATA_HOME", "relative"), ("XDG_STATE_HOME", "relative")], kept),
        (&[("HOME", sound.as_str()), ("XDG_DATA_HOME", ""), ("XDG_STATE_HOME", ""), ("XDG_CONFIG_HOME", "")], kept),
        (&[("XDG_DATA_HOME", file.as_str()), ("XDG_STATE_HOME", file.as_str())], refused),
        (&[("XDG_DATA_HOME", "/dev/null"), ("XDG_STATE_HOME", "/dev/null"), ("XDG_CONFIG_HOME", "/dev/null")], refused),
        (&[data, ("XDG_STATE_HOME", "/proc")], kept),
        (&[data, ("XDG_STATE_HOME", sound.as_str()), ("HOME", "")], kept),
        (&[data, ("XDG_STATE_HOME", shut.as_str()), ("XDG_CONFIG_HOME", file.as_str())], kept),
    ];
    for (variables, said) in cases {
        let before = below(&setting.folder);
        let mut reader = setting.open(&["brief.txt"], variables);
        reader.press("0G");
        reader.until("the last line", |screen| screen.contents().contains("›      engineers"));
        reader.press("akeep this\u{13}");
        reader.until("what became of the note", |screen| said.iter().any(|said| screen.contents().contains(said)));
        reader.press("9");
        reader.until_text("keep this");
        quit(reader);
        assert_eq!(below(&setting.folder), before, "{variables:?}: something was written beside the document");
    }
    assert!(!Path::new("/nonexistent/home").exists());
}

/// What is done to a file that is open, and what the reader says of it.
type Change = fn(&Path);

#[test]
fn a_file_that_changes_underneath_harms_nobody() {
    let gone = "gone from the disk";
    let changed = "changed on disk: R reloads";
    let put = "reloaded";
    let cases: [(&str, Change, &str, &str); 12] = [
        ("longer", |path| fs::write(path, format!("{TEXT}\nMore.\n")).unwrap(), changed, put),
        ("shorter", |path| fs::write(path, "HARBOUR\n\nThe ferry").unwrap(), changed, put),
        (
            "truncated in place",
            |path| fs::File::options().write(true).open(path).unwrap().set_len(9).unwrap(),
            changed,
            put,
        ),
        ("emptied", |path| fs::write(path, "").unwrap(), changed, ""),
        ("the same length", |path| fs::write(path, TEXT.replace("Monday", "Friday")).unwrap(), changed, put),
        (
            "replaced by another",
            |path| {
                fs::write(path.with_extension("new"), TEXT.replace("Monday", "Sunday")).unwrap();
                fs::rename(path.with_extension("new"), path).unwrap();
            },
            changed,
            put,
        ),
        (
            "replaced by a link",
            |path| {
                fs::rename(path, path.with_extension("old")).unwrap();
                symlink(path.with_extension("old"), path).unwrap();
            },
            "",
            "",
        ),
        ("deleted", |path| fs::remove_file(path).unwrap(), gone, "does not exist"),
        (
            "a folder in its place",
            |path| {
                fs::remove_file(path).unwrap();
                fs::create_dir(path).unwrap();
            },
            "",
            "is a directory",
        ),
        (
            "a pipe in its place",
            |path| {
                fs::remove_file(path).unwrap();
                assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
            },
            "",
            "is not a regular file",
        ),
        (
            "no text any more",
            |path| fs::write(path, [0xFF, 0xFE, 0, 0, 0x1B, 0x5B, 0x32, 0x4A].repeat(99)).unwrap(),
            changed,
            "",
        ),
        (
            "16 GB of nothing",
            |path| fs::File::create(path).unwrap().set_len(16 << 30).unwrap(),
            changed,
            "4 GiB or longer",
        ),
    ];
    for (name, change, told, reloaded) in cases {
        let (_root, setting) = desk();
        let mut reader = setting.open(&["brief.txt"], &[]);
        reader.press("0G");
        reader.until("reading", |screen| Reader::status(screen).contains("L5 "));
        change(&setting.folder.join("brief.txt"));
        if !told.is_empty() {
            reader.until(name, |screen| screen.contents().contains(told));
        }
        assert!(reader.text().contains("No date was given"), "{name}: the text is gone unasked");
        reader.press("R");
        reader.until(name, |screen| screen.contents().contains(reloaded));
        reader.press("gg");
        let text = quit(reader);
        assert!(!text.contains("panic") && !text.contains("internal error"), "{name}: {text}");
    }
}

#[test]
fn what_is_written_is_for_the_user_alone_whatever_the_umask() {
    let (root, setting) = desk();
    let home = root.path().join("home");
    fs::create_dir(&home).unwrap();
    let setting = Setting { script: Some("umask 000; exec \"$0\" \"$@\"".to_owned()), ..setting };
    let home_text = home.to_str().unwrap();
    let mut reader = setting.open(&["brief.txt"], &[("HOME", home_text)]);
    reader.press("0gg)asecret of mine\u{13}");
    reader.until_text(", saved");
    let id = reader.child.process_id().unwrap();
    let limits = fs::read_to_string(format!("/proc/{id}/limits")).unwrap_or_default();
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    assert!(core.is_none_or(|line| line.split_whitespace().nth(4) == Some("0")), "{core:?}");
    reader.press("Q");
    assert!(reader.end().success());
    assert!(!reader.text().contains("secret of mine"), "a note is left on the screen");
    let files = below(&home);
    assert!(files.iter().any(|path| path.ends_with("recent.json")), "{files:?}");
    for path in files {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        let bytes = if path.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
        let notes = path.extension().is_some_and(|extension| extension == "jsonl");
        assert_eq!(String::from_utf8_lossy(&bytes).contains("secret of mine"), notes, "{}", path.display());
    }
}

#[test]
fn a_folder_of_state_that_is_a_link_is_not_written_through() {
    let (root, setting) = desk();
    let (home, other) = (root.path().join("home"), root.path().join("other"));
    fs::create_dir(&other).unwrap();
    for place in [".local/share", ".local/state"] {
        fs::create_dir_all(home.join(place)).unwrap();
        symlink(&other, home.join(place).join("pincite")).unwrap();
    }
    let mut reader = setting.open(&["brief.txt"], &[("HOME", home.to_str().unwrap())]);
    reader.press("akeep this\u{13}");
    reader.until_text("it is a symbolic link");
    let told = quit(reader);
    assert!(told.contains("where you left off is not remembered"), "{told}");
    assert_eq!(below(&other).len(), 0);
}

#[test]
fn secure_mode_writes_nothing_and_starts_nothing() {
    let (root, setting) = desk();
    let home = root.path().join("home");
    fs::create_dir(&home).unwrap();
    let program = root.path().join("program");
    fs::write(&program, "#!/bin/sh\n: > \"$0.ran\"\n").unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let program = program.to_str().unwrap();
    let tools = root.path().join("tools");
    fs::create_dir(&tools).unwrap();
    for name in ["xclip", "wl-copy", "tmux", "xdg-open", "vi"] {
        symlink(program, tools.join(name)).unwrap();
    }
    let path = format!("{}:/usr/bin:/bin", tools.display());
    let variables = [
        ("HOME", home.to_str().unwrap()),
        ("PINCITE_SECURE", "1"),
        ("EDITOR", program),
        ("BROWSER", program),
        ("DISPLAY", ":9"),
        ("WAYLAND_DISPLAY", "wayland-9"),
        ("TMUX", "/tmp/none,1,0"),
        ("PATH", path.as_str()),
    ];
    let before = below(root.path());
    for (keys, told) in [
        ("e", "PINCITE_SECURE is set: no editor is started"),
        ("y", "PINCITE_SECURE is set: nothing is copied"),
        ("Y", "PINCITE_SECURE is set: nothing is copied"),
        (":copy quote\r", "PINCITE_SECURE is set: nothing is copied"),
        (":export md\r", "PINCITE_SECURE is set: nothing is exported"),
        (":export pack\r", "PINCITE_SECURE is set: nothing is exported"),
        ("\u{1a}", "PINCITE_SECURE is set: the reader does not stop"),
        ("aa note\u{13}", "for this session only: PINCITE_SECURE is set"),
        ("mq", "for this session only: PINCITE_SECURE is set"),
        ("sd", "for this session only: PINCITE_SECURE is set"),
        (":recent\r", "nothing is remembered"),
        ("aa note\u{5}", "PINCITE_SECURE is set: no editor is started for a note"),
    ] {
        // Each in a reader of its own: nothing that another was told is on the screen.
        let mut reader = setting.open(&["brief.txt"], &variables);
        reader.press(keys);
        reader.until(keys, |screen| screen.contents().contains(told));
        assert!(!String::from_utf8_lossy(&reader.written).contains("]52;"));
        quit(reader);
    }
    assert_eq!(below(root.path()), before, "something was written or run");
    assert!(below(&home).is_empty());
}

#[test]
fn hostile_surroundings_are_words_and_no_commands() {
    let (root, setting) = desk();
    let bad = |name: &str| {
        format!("/nowhere/ed; touch {0}; $(touch {0}) `touch {0}` | touch {0}", root.path().join(name).display())
    };
    let (evil, huge) = (bad("ran"), "x".repeat(100_000));
    let before = below(root.path());
    for name in ["EDITOR", "VISUAL", "PAGER", "BROWSER", "LESSOPEN", "LESS", "MANPAGER", "SHELL"] {
        let variables = [(name, evil.as_str()), ("PATH", "/usr/bin:/bin"), ("UNRELATED", huge.as_str())];
        let mut reader = setting.open(&["brief.txt"], &variables);
        if matches!(name, "EDITOR" | "VISUAL") {
            reader.press("e");
            reader.until_text("the editor `/nowhere/ed;` was not found");
        }
        quit(reader);
        assert_eq!(below(root.path()), before, "{name}");
    }
}

#[test]
fn an_idle_window_shows_what_another_one_writes() {
    let (root, setting) = desk();
    let home = root.path().join("home");
    let variables = [("HOME", home.to_str().unwrap())];
    fs::create_dir(&home).unwrap();
    let mut idle = setting.open(&["brief.txt"], &variables);
    idle.press("9");
    idle.until_text("No notes yet");
    let mut typing = setting.open(&["brief.txt"], &variables);
    typing.press("0Gahalf a th");
    typing.until_text("half a th");
    let mut other = setting.open(&["brief.txt"], &variables);
    other.press("0ggafrom elsewhere\u{13}");
    other.until_text(", saved");
    idle.until_text("from elsewhere");
    // Another tool adds a line to the file.
    let file = below(&home).into_iter().find(|path| path.extension().is_some_and(|end| end == "jsonl")).unwrap();
    let mut line = fs::File::options().append(true).open(file).unwrap();
    writeln!(line, "{{\"id\":\"by-hand\",\"text\":\"from a tool\"}}").unwrap();
    idle.until_text("from a tool");
    assert!(typing.text().contains("half a th"), "what is typed is gone");
    typing.press("ought\u{13}");
    typing.until_text(", saved");
    idle.until("all three", |screen| {
        ["half a thought", "from elsewhere", "from a tool"].iter().all(|text| screen.contents().contains(text))
    });
    for reader in [idle, typing, other] {
        quit(reader);
    }
}

/// The reader with a home that is a file system of its own, 64 KiB large, which `prepare` makes unfit for writing.
fn small_home(setting: &Setting, prepare: &str) -> Setting {
    let script = format!(
        "exec unshare -rm /bin/sh -c 'mount -t tmpfs -o size=64k none \"$HOME\" && {prepare}; exec \"$0\" \"$@\"' \"$0\" \"$@\""
    );
    Setting { script: Some(script), ..setting.clone() }
}

#[test]
#[ignore = "needs a mount of its own; .ci/release runs it where that is allowed"]
fn on_a_full_disk_notes_are_kept_and_saved_when_there_is_room() {
    let (root, setting) = desk();
    let home = root.path().join("home");
    fs::create_dir(&home).unwrap();
    let full = small_home(&setting, "cat /dev/zero > \"$HOME/filler\" 2> /dev/null");
    let mut reader = full.open(&["brief.txt"], &[("HOME", home.to_str().unwrap()), ("PATH", "/usr/bin:/bin")]);
    // What the reader sees of its home.
    let seen = PathBuf::from(format!("/proc/{}/root{}", reader.child.process_id().unwrap(), home.display()));
    reader.press("0Gathe first thought\u{13}");
    reader.until_text("notes are kept here and saved again later: No space left on device");
    reader.press("gga a second one\u{13}");
    reader.press("9");
    reader.until("both", |screen| {
        screen.contents().contains("the first thought") && screen.contents().contains("a second one")
    });
    reader.press("q");
    reader.until_text("q again quits with 2 changed notes not saved");
    let left = |seen: &Path| below(seen).into_iter().filter(|path| path.is_file()).collect::<Vec<_>>();
    let sizes: u64 =
        left(&seen).iter().filter(|path| !path.ends_with("filler")).map(|path| path.metadata().unwrap().len()).sum();
    assert_eq!(sizes, 0, "half a file is left behind: {:?}", left(&seen));
    fs::remove_file(seen.join("filler")).unwrap();
    reader.press(":save\r");
    reader.until_text("the notes are saved now");
    let notes = left(&seen).into_iter().find(|path| path.extension().is_some_and(|end| end == "jsonl")).unwrap();
    let notes = fs::read_to_string(notes).unwrap();
    assert!(notes.contains("the first thought") && notes.contains("a second one"), "{notes}");
    let told = quit(reader);
    assert!(!told.contains("not remembered") && !told.contains("not saved"), "{told}");
    // Where it stays full the end says what became of the note and of the place.
    let mut reader = full.open(&["brief.txt"], &[("HOME", home.to_str().unwrap()), ("PATH", "/usr/bin:/bin")]);
    reader.press("0Gathe last thought\u{13}");
    reader.until_text("No space left on device");
    let told = quit(reader);
    assert!(told.contains("1 note") && told.contains("where you left off is not remembered"), "{told}");
    let path = told.split_once("kept in ").and_then(|(_, rest)| rest.split_once(", to be put")).map(|(path, _)| path);
    let path = PathBuf::from(path.expect(&told));
    assert!(fs::read_to_string(&path).unwrap().contains("the last thought"), "{told}");
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[test]
#[ignore = "needs a mount of its own; .ci/release runs it where that is allowed"]
fn on_a_disk_that_is_read_only_notes_stay_in_memory_and_that_is_said() {
    let (root, setting) = desk();
    let home = root.path().join("home");
    fs::create_dir(&home).unwrap();
    let shut = small_home(&setting, "mount -o remount,ro none \"$HOME\"");
    let variables = [("HOME", home.to_str().unwrap()), ("PATH", "/usr/bin:/bin")];
    let mut reader = shut.open(&["brief.txt"], &variables);
    reader.press("0Ga thought\u{13}");
    reader.until_text("ead-only file system");
    reader.press("9");
    reader.until_text("thought");
    let told = quit(reader);
    assert!(told.contains("where you left off is not remembered"), "{told}");
    let mut written = shut.start(&["config", "init"], &variables);
    assert_eq!(written.end().exit_code(), 1);
    assert!(written.text().contains("ead-only file system"), "{}", written.text());
}

/// Every format holds the briefing; a feed and an archive list it.
#[test]
#[ignore = "needs a mount of its own; .ci/release runs it where that is allowed"]
fn on_a_disk_that_is_full_or_read_only_and_without_a_network_every_format_opens() {
    let (root, setting) = desk();
    let home = root.path().join("home");
    fs::create_dir(&home).unwrap();
    let blocks = formats_kit::briefing::briefing();
    let mut files: Vec<(&str, Vec<u8>)> =
        formats_kit::WRITERS.iter().map(|writer| (writer.name, (writer.write)(&blocks))).collect();
    files.push(("notes.zip", formats_kit::zips::zipped(&[("Port Selmar.txt", files[0].1.as_slice())])));
    for (name, bytes) in &files {
        fs::write(setting.folder.join(name), bytes).unwrap();
    }
    let variables = [("HOME", home.to_str().unwrap()), ("PATH", "/usr/bin:/bin")];
    for prepare in ["cat /dev/zero > \"$HOME/filler\" 2> /dev/null", "mount -o remount,ro none \"$HOME\""] {
        let cramped = small_home(&setting, prepare);
        let script = cramped.script.as_ref().unwrap().replace("unshare -rm ", "unshare -rmn ");
        let cramped = Setting { script: Some(script), ..cramped };
        for (name, _) in &files {
            let mut reader = cramped.open(&[name], &variables);
            reader.until(name, |screen| screen.contents().contains("Port Selmar"));
            let told = quit(reader);
            assert!(told.contains("where you left off is not remembered"), "{name}: {told}");
        }
    }
}
