//! The reader in a real terminal: a walk through the sample, and the terminal as it was found after every ending.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long a screen may take; never waited out where all is well.
const WATCHDOG: Duration = Duration::from_secs(30);

struct Reader {
    screen: vt100::Parser,
    written: Vec<u8>,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

impl Reader {
    fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let (rows, cols) = (45, 160);
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("pincite"));
        command.args(arguments);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env_clear();
        let usual = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("HOME", "/nonexistent")];
        for (name, value) in usual.iter().chain(variables) {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (mut output, keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (sender, bytes) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 14];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(rows, cols, 0);
        Self { screen, written: Vec::new(), bytes, keys, child, master: pair.master }
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads until the screen is as wanted.
    fn until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + WATCHDOG;
        while !wanted(self.screen.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("{what}: {error}; the screen:\n{}", self.text()),
            }
        }
    }

    fn until_text(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for the end; everything that was written by then has been read.
    fn end(&mut self) -> ExitStatus {
        let end = Instant::now() + WATCHDOG;
        loop {
            match self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap(),
                Err(RecvTimeoutError::Timeout) => panic!("no end; the screen:\n{}", self.text()),
            }
        }
    }

    /// Whether every mode is as it was found.
    fn restored(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    /// The number of the line that bears the bar of the evidence, if its text is drawn on a ground of its own.
    fn evidence(screen: &vt100::Screen) -> Option<String> {
        let (rows, cols) = screen.size();
        let row =
            (0..rows).find(|&row| (0..12).any(|col| screen.cell(row, col).is_some_and(|c| c.contents() == "┃")))?;
        let marked = |col| screen.cell(row, col).is_some_and(|c| c.inverse() || c.bgcolor() != vt100::Color::Default);
        let line = screen.rows(0, cols).nth(usize::from(row))?;
        let number = line.split_whitespace().next()?.to_owned();
        (12..80).any(marked).then_some(number)
    }

    /// The last row that is not empty.
    fn status(screen: &vt100::Screen) -> String {
        screen.contents().lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
    }
}

fn opened(arguments: &[&str], variables: &[(&str, &str)]) -> Reader {
    let mut reader = Reader::start(arguments, variables);
    reader.until_text("% cited");
    reader
}

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
    reader.until_text("quit at once");
    reader.press("\u{1b}");
    reader.until("the help closes", |screen| !screen.contents().contains("quit at once"));
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
