//! The reader in a real terminal: keys go in by a pty, what comes out is kept by a terminal of our own.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

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
}

/// How a reader is started.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Rows and columns of the terminal.
    pub size: (u16, u16),
    /// The folder it is started in.
    pub folder: PathBuf,
}

impl Default for Setting {
    fn default() -> Self {
        Self { size: (45, 160), folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")) }
    }
}

impl Setting {
    /// Starts the reader with these variables and no others but the usual ones.
    pub fn start(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Reader {
        let (rows, cols) = self.size;
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("pincite"));
        command.args(arguments);
        command.cwd(&self.folder);
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
        Reader { screen, written: Vec::new(), bytes, keys, child, master: pair.master }
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

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
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

    /// Whether every mode is as it was found.
    pub fn restored(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
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
