//! The reader in a real terminal: keys go in by a pty, what comes out is kept by a terminal of our own.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

pub use rustix::process::Signal;
use rustix::process::{Pid, kill_process};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long a screen may take; never waited out where all is well.
pub const WATCHDOG: Duration = Duration::from_secs(30);

/// A reader at work.
pub struct Reader {
    pub screen: vt100::Parser,
    pub written: Vec<u8>,
    pub bytes: Receiver<Vec<u8>>,
    pub keys: Box<dyn Write + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    /// How the terminal treated what is typed before the program came.
    found: String,
}

fn discipline(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// Sends a signal to a process; one that has ended takes none.
pub fn send(process: i32, signal: Signal) {
    let _ = kill_process(Pid::from_raw(process).unwrap(), signal);
}

/// A count that the script for a release makes larger.
pub fn count(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// Small numbers that look random, the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }

    /// A number below `sides` (one at least).
    pub fn roll(&mut self, sides: usize) -> usize {
        self.next() as usize % sides.max(1)
    }
}

/// How a reader is started.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Rows and columns of the terminal.
    pub size: (u16, u16),
    /// The folder it is started in.
    pub folder: PathBuf,
    /// A script of the shell that starts it: `"$0" "$@"` is the program with its arguments.
    pub script: Option<String>,
    /// How many pieces of what is written are read before anybody wants them; then the program waits.
    pub ahead: usize,
}

impl Default for Setting {
    fn default() -> Self {
        Self { size: (45, 160), folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")), script: None, ahead: 4096 }
    }
}

impl Setting {
    /// The command that starts the reader with these variables and no others but the usual ones.
    pub fn command(&self, arguments: &[&str], variables: &[(&str, &str)]) -> CommandBuilder {
        let program = assert_cmd::cargo::cargo_bin!("pincite");
        let mut command = CommandBuilder::new(if self.script.is_some() { "/bin/sh".as_ref() } else { program });
        if let Some(script) = &self.script {
            command.args(["-c".as_ref(), script.as_ref(), program.as_os_str()]);
        }
        command.args(arguments);
        command.cwd(&self.folder);
        command.env_clear();
        let usual = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("HOME", "/nonexistent")];
        for (name, value) in usual.iter().chain(variables) {
            command.env(name, value);
        }
        command
    }

    /// Starts it.
    pub fn start(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Reader {
        let (rows, cols) = self.size;
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let command = self.command(arguments, variables);
        let found = discipline(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (mut output, keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (sender, bytes) = mpsc::sync_channel(self.ahead);
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 14];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(rows, cols, 0);
        Reader { screen, written: Vec::new(), bytes, keys, child, master: pair.master, found }
    }

    /// The same, waiting until the document has been analysed.
    pub fn open(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Reader {
        let mut reader = self.start(arguments, variables);
        reader.until_text("% cited");
        reader
    }
}

impl Reader {
    pub fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Setting::default().start(arguments, variables)
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads until the screen is as wanted.
    pub fn until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + WATCHDOG;
        while !wanted(self.screen.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("{what}: {error}; the screen:\n{}", self.text()),
            }
        }
    }

    /// Reads until `text` has been written after the first `from` bytes.
    pub fn until_written(&mut self, from: usize, text: &str) {
        let end = Instant::now() + WATCHDOG;
        while !self.written[from..].windows(text.len()).any(|window| window == text.as_bytes()) {
            match self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("{text:?}: {error}; the screen:\n{}", self.text()),
            }
        }
    }

    pub fn until_text(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// The line of the screen that holds `text`.
    pub fn line(&self, text: &str) -> String {
        self.text().lines().find(|line| line.contains(text)).expect("a line with the text").to_owned()
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        send(i32::try_from(self.child.process_id().unwrap()).unwrap(), signal);
    }

    /// Waits for the end; everything that was written by then has been read.
    pub fn end(&mut self) -> ExitStatus {
        let end = Instant::now() + WATCHDOG;
        loop {
            match self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap(),
                Err(RecvTimeoutError::Timeout) => panic!("no end; the screen:\n{}", self.text()),
            }
        }
    }

    /// Whether every mode is as it was found: those of the screen, the mouse, and how what is typed is treated.
    pub fn restored(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && discipline(&*self.master) == self.found
    }

    /// Reads until so many bytes have been written in all, or nothing comes for a moment.
    pub fn until_bytes(&mut self, count: usize) {
        while self.written.len() < count
            && let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(60))
        {
            self.take(&bytes);
        }
    }

    /// Reads until nothing has come for as long as this.
    pub fn until_quiet(&mut self, silence: Duration) {
        while let Ok(bytes) = self.bytes.recv_timeout(silence) {
            self.take(&bytes);
        }
    }

    pub fn resize(&mut self, rows: u16, cols: u16) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.screen.screen_mut().set_size(rows.clamp(1, 500), cols.clamp(1, 500));
    }

    /// The process that the shell of the setting has started.
    pub fn started(&self) -> i32 {
        let shell = self.child.process_id().unwrap();
        let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
        children.split_whitespace().last().unwrap().parse().unwrap()
    }

    /// The memory of the program in kilobytes; `None` once it has ended.
    pub fn memory(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next()?.parse().ok())
    }

    /// The number of the line that bears the bar of the evidence, if its text is drawn on a ground of its own.
    pub fn evidence(screen: &vt100::Screen) -> Option<String> {
        let (rows, cols) = screen.size();
        let row =
            (0..rows).find(|&row| (0..12).any(|col| screen.cell(row, col).is_some_and(|c| c.contents() == "┃")))?;
        let marked = |col| screen.cell(row, col).is_some_and(|c| c.inverse() || c.bgcolor() != vt100::Color::Default);
        let line = screen.rows(0, cols).nth(usize::from(row))?;
        let number = line.split_whitespace().next()?.to_owned();
        (12..80).any(marked).then_some(number)
    }

    /// The last row that is not empty.
    pub fn status(screen: &vt100::Screen) -> String {
        screen.contents().lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
    }
}

/// A reader whose document has been analysed.
pub fn opened(arguments: &[&str], variables: &[(&str, &str)]) -> Reader {
    Setting::default().open(arguments, variables)
}
