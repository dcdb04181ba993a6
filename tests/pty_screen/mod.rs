//! The reader on a pseudo-terminal, as the tests of what goes out of it need it.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

/// How long a screen may take; never waited out where all is well.
const WATCHDOG: Duration = Duration::from_secs(30);

/// A reader at work.
pub struct Reader {
    screen: vt100::Parser,
    /// All bytes it has written.
    pub written: Vec<u8>,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Reader {
    /// Opens `arguments` in `folder` with these variables and no others, and waits until the analysis is done.
    pub fn open(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let (rows, cols) = (40, 200);
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("pincite"));
        command.args(arguments);
        command.cwd(folder);
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
            // Held here, so that the terminal stays as long as it is read.
            let _master = pair.master;
            let mut buffer = [0; 1 << 14];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(rows, cols, 0);
        let mut reader = Self { screen, written: Vec::new(), bytes, keys, child };
        reader.until_text("% cited");
        reader
    }

    /// Reads until the screen shows `text`.
    pub fn until_text(&mut self, text: &str) {
        let end = Instant::now() + WATCHDOG;
        while !self.text().contains(text) {
            match self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.written.extend_from_slice(&bytes);
                    self.screen.process(&bytes);
                }
                Err(error) => panic!("{text}: {error}; the screen:\n{}", self.text()),
            }
        }
    }

    /// What the screen shows.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The line of the screen that holds `text`.
    pub fn line(&self, text: &str) -> String {
        self.text().lines().find(|line| line.contains(text)).expect("a line with the text").to_owned()
    }

    /// Types.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Quits and waits for the end; the status.
    pub fn quit(mut self) -> u32 {
        self.press("Q");
        while let Ok(bytes) = self.bytes.recv_timeout(WATCHDOG) {
            self.written.extend_from_slice(&bytes);
        }
        self.child.wait().unwrap().exit_code()
    }
}
