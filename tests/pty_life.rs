//! The terminal's life: however the reader ends, is stopped or loses its terminal, the terminal is as it was found and what
//! was saved is there. Counts are those of CI; `.ci/release` makes them larger.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::print_stdout, reason = "tests")]

mod pty_kit;

use std::fs;
use std::io::Read as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use portable_pty::{ExitStatus, PtySize, native_pty_system};
use pty_kit::{Dice, Setting, Signal, WATCHDOG, count, send};
use tempfile::TempDir;

const BRIEF: &str = "HARBOUR\n\nKEY POINTS\n\n- The ferry company will stop sailings on Monday.\n- No date was given for a return.\n\n\
                     The mayor said the bridge is safe. She asked for patience until the engineers have finished their work.\n";

/// A folder with a briefing, a program that is used as an editor, and places for what is kept.
struct Desk(TempDir);

impl Desk {
    fn new(editor: &str) -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.path("brief.txt"), BRIEF).unwrap();
        fs::write(desk.path("editor"), format!("#!/bin/sh\n{editor}\n")).unwrap();
        fs::set_permissions(desk.path("editor"), fs::Permissions::from_mode(0o755)).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn setting(&self) -> Setting {
        Setting { folder: self.0.path().to_owned(), ..Setting::default() }
    }
}

fn variables<'a>(data: &'a str, editor: &'a str) -> [(&'a str, &'a str); 4] {
    [("XDG_DATA_HOME", data), ("XDG_STATE_HOME", data), ("EDITOR", editor), ("PATH", "/usr/bin:/bin")]
}

/// All that lies below a folder, in one string.
fn all(folder: &Path) -> String {
    let Ok(entries) = fs::read_dir(folder) else { return String::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.map(|path| if path.is_dir() { all(&path) } else { fs::read_to_string(path).unwrap_or_default() }).collect()
}

#[test]
fn every_way_to_quit_gives_the_terminal_back() {
    let desk = Desk::new("exit 0");
    for _ in 0..count("PINCITE_COUNT_QUITS", 1) {
        for (keys, code) in [("q", 0), ("Q", 0), (":quit\r", 0), ("\u{3}", 130), ("?\u{3}", 130), ("aText\u{3}", 130)] {
            let mut reader = desk.setting().open(&["brief.txt"], &[]);
            reader.press(keys);
            assert_eq!(reader.end().exit_code(), code, "{keys:?}");
            assert!(reader.restored(), "{keys:?} leaves modes behind");
        }
        let mut reader = desk.setting().start(&["none\u{1b}[2J.txt"], &[]);
        assert_eq!(reader.end().exit_code(), 2);
        assert!(reader.restored() && !reader.written.contains(&0x1b) && reader.text().contains("does not exist"));
    }
}

#[test]
fn signals_at_any_moment_give_the_terminal_back() {
    const SIGNALS: [(Signal, u32); 4] =
        [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];
    let desk = Desk::new("read line");
    let mut dice = Dice(0x5EED_0001);
    let (mut slowest, mut early) = ([Duration::ZERO; 2], 0);
    let rounds = count("PINCITE_COUNT_SIGNALS", 100);
    for round in 0..rounds {
        let keys = ["", "jjkj", "aKept\u{13}", "e", "/ferry\r", "?", "GggzG", "9"][dice.roll(8)];
        // Those of the keyboard are for the editor, while there is one.
        let (signal, code) = SIGNALS[dice.roll(if keys == "e" { 2 } else { 4 })];
        let data = desk.text(&format!("data-{round}"));
        let mut reader = desk.setting().start(&["brief.txt"], &variables(&data, &desk.text("editor")));
        reader.press(keys);
        // One in eight before the first byte.
        reader.until_bytes(dice.roll(8).min(1) * dice.roll(16_000));
        let kept = reader.text().contains(", saved");
        let sent = Instant::now();
        reader.signal(signal);
        let status = reader.end();
        if reader.written.windows(8).any(|written| written == b"\x1b[?1049h") {
            assert_eq!(status.exit_code(), code, "{signal:?} after {keys:?}: {status:?}");
            slowest[usize::from(keys == "e")] = slowest[usize::from(keys == "e")].max(sent.elapsed());
        } else {
            early += 1;
        }
        assert!(reader.restored(), "{signal:?} after {keys:?} leaves modes behind");
        assert!(!kept || all(Path::new(&data)).contains("Kept"), "what was said to be saved is not there");
    }
    println!(
        "{rounds} signals, {early} before the terminal was taken; the slowest ends, without and with an editor: {slowest:?}"
    );
    assert!(early < rounds / 2 && slowest.iter().all(|slowest| *slowest < WATCHDOG / 3), "{early} {slowest:?}");
}

#[test]
fn the_reader_stops_and_goes_on_as_a_job() {
    let desk = Desk::new("exit 0");
    let script = "set -m; \"$0\" \"$@\"; while [ $? -ge 147 ]; do echo stopped here; read word; fg > /dev/null; done";
    let setting = Setting { script: Some(script.to_owned()), ..desk.setting() };
    let mut reader = setting.open(&["brief.txt"], &[]);
    let process = reader.started();
    for cycle in 0..count("PINCITE_COUNT_STOPS", 8) {
        let from = reader.written.len();
        match cycle % 2 {
            0 => reader.press("\u{1a}"),
            _ => send(process, Signal::TSTP),
        }
        reader.until_written(from, "stopped here");
        assert!(reader.restored(), "stopped, and modes are left behind");
        if cycle % 3 == 0 {
            reader.resize(40 - cycle as u16 % 7, 150);
        }
        let from = reader.written.len();
        reader.press("\n");
        reader.until_written(from, "\u{1b}[?1049h");
        reader.until("it goes on", |screen| screen.alternate_screen() && screen.contents().contains("% cited"));
        send(process, Signal::CONT);
    }
    reader.press("Q");
    assert!(reader.end().success() && reader.restored());
}

/// A pipe with a name that is read until nobody holds it any more.
fn last_hold(path: &Path) -> mpsc::Receiver<Vec<u8>> {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    let (path, (sender, ended)) = (path.to_owned(), mpsc::channel());
    std::thread::spawn(move || sender.send(fs::read(path).unwrap()));
    ended
}

/// Starts a reader, waits for `seen`, types, and takes the terminal away; how long it lived on, and how it ended.
fn hung_up(setting: &Setting, variables: &[(&str, &str)], seen: &'static str, typed: &str) -> (Duration, ExitStatus) {
    let (rows, cols) = setting.size;
    let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut child = pair.slave.spawn_command(setting.command(&["brief.txt"], variables)).unwrap();
    drop(pair.slave);
    let (mut output, mut keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
    let (sender, told) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut screen, mut buffer) = (vt100::Parser::new(rows, cols, 0), [0; 1 << 14]);
        while !screen.screen().contents().contains(seen) {
            let count = output.read(&mut buffer).unwrap();
            screen.process(&buffer[..count]);
        }
        // The last hold on the terminal but one.
        drop(output);
        sender.send(()).unwrap();
    });
    told.recv_timeout(WATCHDOG).unwrap();
    keys.write_all(typed.as_bytes()).unwrap();
    drop((keys, pair.master));
    let gone = Instant::now();
    let (sender, ended) = mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait().unwrap()));
    let status = ended.recv_timeout(WATCHDOG).expect("the reader outlives its terminal");
    (gone.elapsed(), status)
}

#[test]
fn a_terminal_that_goes_away_ends_the_reader() {
    let desk = Desk::new("trap '' HUP; echo editing; exec sleep 8");
    let ignoring = Some("trap '' HUP; \"$0\" \"$@\"; exit $?".to_owned());
    let replaced = Some("trap '' HUP; exec \"$0\" \"$@\"".to_owned());
    let mut slowest = Duration::ZERO;
    for round in 0..count("PINCITE_COUNT_HANGUPS", 1) {
        for (case, (script, seen, typed)) in [
            (None, "% cited", "j"),
            (ignoring.clone(), "% cited", "j"),
            (replaced.clone(), "% cited", "j"),
            // The terminal takes nothing any more, so that the reader is in the middle of a picture.
            (None, "% cited", &*"zJ".repeat(1500)),
            (None, "% cited", "e"),
            // It is asked to stop when nobody is left to continue it.
            (Some("trap '' HUP; set -m; \"$0\" \"$@\" 9> held".to_owned()), "% cited", "j\u{1a}\u{1a}\u{1a}"),
        ]
        .into_iter()
        .enumerate()
        {
            let data = desk.text(&format!("data-{round}-{case}"));
            let setting = Setting { script, ..desk.setting() };
            let held = (case == 5).then(|| last_hold(&desk.path("held")));
            let (lived, status) = hung_up(&setting, &variables(&data, &desk.text("editor")), seen, typed);
            slowest = slowest.max(lived);
            // A shell with jobs neither waits for a reader that was stopped nor tells how it ended.
            match held {
                Some(held) => drop(held.recv_timeout(WATCHDOG).expect("the reader outlives its terminal")),
                None => assert_eq!(status.exit_code(), 129, "case {case}: {status:?}"),
            }
            let _ = fs::remove_file(desk.path("held"));
            // While an editor has the terminal nobody is there who could write where the reader stood: that was done before.
            let kept = all(Path::new(&data));
            assert!(kept.contains("brief.txt"), "case {case}: the place is lost");
        }
    }
    println!("the slowest end without a terminal took {slowest:?}");
    assert!(slowest < WATCHDOG / 3, "{slowest:?}");
}

#[test]
fn a_storm_of_sizes_ends_in_the_last_one() {
    const SHAPES: [(u16, u16); 8] = [(0, 0), (1, 1), (2, 2), (0, 5), (1, 65535), (65535, 1), (24, 80), (60, 250)];
    let desk = Desk::new("exit 0");
    let mut reader = desk.setting().open(&["brief.txt"], &[]);
    let mut dice = Dice(0x5EED_0002);
    let (begun, mut drawn) = (Instant::now(), Vec::new());
    for _ in 0..count("PINCITE_COUNT_RESIZES", 2000) {
        let (rows, cols) = match dice.roll(3) {
            0 => SHAPES[dice.roll(SHAPES.len())],
            _ => (dice.roll(70) as u16, dice.roll(220) as u16),
        };
        reader.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        // What was drawn meanwhile is for sizes that are gone.
        drawn.extend(reader.bytes.try_iter().flatten());
    }
    let from = reader.written.len();
    reader.until_quiet(Duration::from_millis(200));
    drawn.extend(&reader.written[from..]);
    let pictures = drawn.windows(8).filter(|bytes| bytes == b"\x1b[?2026h").count();
    let (time, few) = (begun.elapsed(), 4.0);
    println!("{pictures} pictures in {time:?}");
    assert!(pictures as f64 <= 60.0 * time.as_secs_f64() + few, "{pictures} pictures in {time:?}");
    reader.resize(45, 160);
    let from = Instant::now();
    reader.until("the last size", |screen| {
        let text = screen.contents();
        text.contains("% cited") && text.contains("brief.txt") && text.lines().count() >= 44
    });
    println!("the last size was drawn after {:?}", from.elapsed());
    reader.press("q");
    assert!(reader.end().success() && reader.restored());
}

#[test]
fn a_terminal_that_takes_nothing_is_waited_for_and_can_be_left() {
    let desk = Desk::new("exit 0");
    let setting = Setting { ahead: 1, size: (60, 220), ..desk.setting() };
    for signal in [None, Some(Signal::TERM)] {
        let mut reader = setting.open(&["brief.txt"], &[]);
        let before = reader.memory().unwrap();
        reader.press(&"zJ".repeat(1200));
        let Some(signal) = signal else {
            reader.press("jj");
            let after = reader.memory().unwrap();
            assert!(after < before + 40_000, "{before} kB, then {after} kB");
            reader.until_quiet(Duration::from_millis(300));
            reader.press("Q");
            assert!(reader.end().success() && reader.restored());
            continue;
        };
        let sent = Instant::now();
        reader.signal(signal);
        // Nobody reads a byte until the process is gone.
        let status = reader.child.wait().unwrap();
        assert_eq!(status.exit_code(), 143);
        assert!(sent.elapsed() < WATCHDOG / 3, "{:?}", sent.elapsed());
    }
}
