//! The clipboard: the first of the machine's own, tmux, the terminal's sequence or a file that takes a text, and the
//! truth about which one it was. Written only, never read.

mod file;
mod osc52;
mod program;
mod surroundings;

use std::io;
use std::path::PathBuf;

pub use surroundings::Surroundings;

/// The ways to a clipboard from here.
#[derive(Debug)]
pub struct Clipboard {
    around: Surroundings,
    /// The folder of the file that copies go to where nothing else takes them, once there is one.
    folder: Option<PathBuf>,
}

impl Clipboard {
    /// A clipboard in these surroundings. Nothing is touched yet.
    pub const fn new(around: Surroundings) -> Self {
        Self { around, folder: None }
    }

    /// Puts `text` where it can be taken from, control characters but line ends and tabs left out; where it went, in
    /// words. `terminal` writes to the terminal.
    pub fn copy(&mut self, text: &str, terminal: impl FnOnce(&[u8]) -> io::Result<()>) -> String {
        let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        let told = self.native(&text).or_else(|| self.tmux(&text)).or_else(|| self.terminal(&text, terminal));
        told.unwrap_or_else(|| self.file(&text))
    }

    /// The clipboard of the machine, through the first program that takes the text.
    fn native(&self, text: &str) -> Option<String> {
        let took = |program: &&surroundings::Program| {
            let bytes = if program.wide { utf16(text) } else { text.as_bytes().to_vec() };
            program::give(program.name, program.arguments, bytes)
        };
        let program = self.around.programs.iter().find(took)?;
        Some(format!("copied to the clipboard ({})", program.name))
    }

    /// A buffer of tmux, which sends it on to the terminal where it can.
    fn tmux(&self, text: &str) -> Option<String> {
        if !self.around.tmux {
            return None;
        }
        let load = |arguments: &[&str]| program::give("tmux", arguments, text.as_bytes().to_vec());
        // `-w` passes a buffer on even where the user has set-clipboard off; that wish is kept here.
        let passes = program::ask("tmux", &["show", "-gv", "set-clipboard"]);
        let off = passes.as_deref() == Some("off");
        if !off && load(&["load-buffer", "-w", "-"]) {
            return Some(
                "copied to tmux (prefix ] pastes); it offers it to the terminal too, which cannot confirm".to_owned(),
            );
        }
        // Before 3.2 tmux could not send a buffer on.
        let why = if off { ": set-clipboard is off there" } else { "" };
        load(&["load-buffer", "-"]).then(|| format!("copied to tmux only (prefix ] pastes){why}"))
    }

    /// The terminal's own sequence. Nobody says whether it was obeyed.
    fn terminal(&self, text: &str, write: impl FnOnce(&[u8]) -> io::Result<()>) -> Option<String> {
        if self.around.bare {
            return None;
        }
        let screen = self.around.screen && !self.around.tmux;
        let sequence = if screen { osc52::through_screen(text) } else { osc52::sequence(text) }?;
        write(sequence.as_bytes()).ok()?;
        Some(match (self.around.tmux, screen) {
            (true, _) => "sent to tmux (OSC 52); it passes it on only with set-clipboard on".to_owned(),
            (_, true) => "sent through screen to the terminal (OSC 52); it cannot confirm".to_owned(),
            _ => "sent to the terminal (OSC 52); it cannot confirm".to_owned(),
        })
    }

    /// A file.
    fn file(&mut self, text: &str) -> String {
        let long = text.len() > osc52::LIMIT && !self.around.bare;
        let why = if long { "too long for the terminal's clipboard" } else { "no clipboard here" };
        match file::write(text, &mut self.folder, self.around.runtime.as_deref()) {
            Ok(path) => format!("{why}: written to {}", path.display()),
            Err(error) => format!("not copied: {why}, and no file can be written: {error}"),
        }
    }
}

/// Little-endian with its mark, as Windows has it.
fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests;
