//! From the bytes a terminal sends to keys and pasted text: where a sequence ends, and when what has no end is given up. Pure;
//! whatever the bytes are, it never waits for more than the next silence, so nothing a terminal sends can lock the keyboard
//! out. What a whole sequence means, `meaning` says.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};

use crate::app::mouse::Pointer;
use crate::app::{Key, Scheme};

use super::meaning;

/// How long a lone Escape, or a key cut in two, waits for its rest.
const CUT: Duration = Duration::from_millis(50);
/// How long after a paste what follows may still be a part of it.
const AFTER: Duration = Duration::from_millis(150);
/// How long a terminal's answer without an end waits for it.
const ANSWER: Duration = Duration::from_millis(300);
/// How long a paste without an end waits for it.
const UNENDED: Duration = Duration::from_millis(900);
/// The most bytes of one paste that are kept.
const PASTE: usize = 1 << 20;
/// The most bytes of one sequence.
const SEQUENCE: usize = 4096;
/// What begins a paste.
const BEGIN: &[u8] = b"\x1b[200~";
/// What ends it.
const END: &[u8] = b"\x1b[201~";

/// What was typed, or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One key.
    Key(Key),
    /// A report of the mouse.
    Pointer(Pointer),
    /// Text between the marks of a paste; whether some of it was left out.
    Paste(String, bool),
    /// The theme that the ground of the terminal asks for.
    Ground(Scheme),
}

/// Bytes that are no whole key yet.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Paste,
    cut: bool,
}

/// Where the bytes stand with a paste.
#[derive(Debug, Default)]
enum Paste {
    /// No paste.
    #[default]
    None,
    /// In one: its text so far.
    Within(Vec<u8>),
    /// Right after its end mark. Text that holds the mark would end its own paste and go on as keys; so what comes without a
    /// silence between is held back, and is text as well where another end mark follows.
    After,
}

/// What stands at the beginning of the bytes.
enum Found {
    /// So many bytes, which mean something.
    Whole(usize),
    /// So many bytes, which mean nothing.
    Noise(usize),
    /// The mark that begins a paste.
    Paste,
    /// Not enough to say.
    More,
}

impl Decoder {
    /// Takes bytes as they come.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        let mut pending = std::mem::take(&mut self.pending);
        pending.extend_from_slice(bytes);
        let mut rest = pending.as_slice();
        while !rest.is_empty() {
            let used = match self.paste {
                Paste::None => self.typed(rest, out),
                Paste::Within(_) => self.pasted(rest, out),
                Paste::After => self.followed(rest, out),
            };
            if used == 0 {
                break;
            }
            rest = rest.get(used..).unwrap_or_default();
        }
        self.pending = rest.to_vec();
    }

    /// How long to wait for the rest of what has begun; `None` where nothing has.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.pending.as_slice()) {
            (Paste::Within(_), _) => Some(UNENDED),
            (Paste::After, _) => Some(AFTER),
            (Paste::None, []) => None,
            (Paste::None, [0x1b, b']' | b'P' | b'_' | b'^' | b'X', _, ..]) => Some(ANSWER),
            (Paste::None, _) => Some(CUT),
        }
    }

    /// The silence has lasted as long as [`Self::patience`] said: what has begun ends here.
    pub fn expire(&mut self, out: &mut Vec<Input>) {
        let pending = std::mem::take(&mut self.pending);
        match std::mem::take(&mut self.paste) {
            Paste::Within(mut paste) => {
                paste.extend(pending);
                out.push(Input::Paste(plain(&paste), std::mem::take(&mut self.cut)));
            }
            // Nothing ended it again: what followed are keys.
            Paste::After if pending.len() < PASTE => self.feed(&pending, out),
            Paste::After => {}
            Paste::None => match *pending {
                [0x1b] => out.push(key(KeyCode::Esc, KeyModifiers::NONE)),
                [0x1b, byte @ 0x20..=0x7e] => out.push(key(KeyCode::Char(char::from(byte)), KeyModifiers::ALT)),
                _ => {}
            },
        }
    }

    fn typed(&mut self, bytes: &[u8], out: &mut Vec<Input>) -> usize {
        match begins(bytes) {
            Found::Whole(used) => {
                out.extend(bytes.get(..used).and_then(meaning::of));
                used
            }
            Found::Noise(used) => used,
            Found::Paste => {
                self.paste = Paste::Within(Vec::new());
                BEGIN.len()
            }
            // A sequence without end is noise: it is dropped.
            Found::More if bytes.len() > SEQUENCE => bytes.len(),
            Found::More => 0,
        }
    }

    fn pasted(&mut self, bytes: &[u8], out: &mut Vec<Input>) -> usize {
        let end = memchr::memmem::find(bytes, END);
        // What may be the beginning of the end mark stays for the next time.
        let kept = (1..END.len()).rev().find(|&count| END.get(..count).is_some_and(|begun| bytes.ends_with(begun)));
        let text = bytes.get(..end.unwrap_or(bytes.len() - kept.unwrap_or(0))).unwrap_or_default();
        if let Paste::Within(paste) = &mut self.paste {
            let room = PASTE.saturating_sub(paste.len());
            self.cut |= text.len() > room;
            paste.extend_from_slice(text.get(..room.min(text.len())).unwrap_or_default());
            if end.is_some() {
                out.push(Input::Paste(plain(paste), std::mem::take(&mut self.cut)));
                self.paste = Paste::After;
                return text.len() + END.len();
            }
        }
        text.len()
    }

    /// What comes right after a paste: nothing of it is a key before a silence.
    fn followed(&mut self, bytes: &[u8], out: &mut Vec<Input>) -> usize {
        let find = |mark| memchr::memmem::find(bytes, mark).unwrap_or(usize::MAX);
        let (begin, end) = (find(BEGIN), find(END));
        if end < begin {
            let text = bytes.get(..end.min(PASTE)).unwrap_or_default();
            if !text.is_empty() {
                out.push(Input::Paste(plain(text), end > PASTE));
            }
            return end + END.len();
        }
        if begin < end {
            Self::default().feed(bytes.get(..begin).unwrap_or_default(), out);
            self.paste = Paste::Within(Vec::new());
            return begin + BEGIN.len();
        }
        // More than a paste may hold is no keys either: its beginning is let go, and what is left stays too much.
        if bytes.len() > 2 * PASTE { PASTE } else { 0 }
    }
}

fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(Key { code, modifiers })
}

fn begins(bytes: &[u8]) -> Found {
    match *bytes {
        [0x1b] | [] | [0x1b, b'O'] => Found::More,
        [0x1b, 0x1b, ..] => Found::Whole(1),
        [0x1b, b'[', ref rest @ ..] => control(rest),
        [0x1b, b'O', ..] => Found::Whole(3),
        [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ref rest @ ..] => string(rest, bytes.get(1) == Some(&b']')),
        [0x1b, ref rest @ ..] => match character(rest) {
            Found::Whole(used) => Found::Whole(used + 1),
            Found::Noise(used) => Found::Noise(used + 1),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A control sequence, `rest` being what follows `ESC [`.
fn control(rest: &[u8]) -> Found {
    // The function keys of the Linux console: one more bracket.
    if let [b'[', ref letters @ ..] = *rest {
        return match letters {
            [] => Found::More,
            [b'A'..=b'E', ..] => Found::Whole(4),
            _ => Found::Noise(3),
        };
    }
    let length = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte));
    let Some((length, &last)) = length.and_then(|length| Some((length, rest.get(length)?))) else { return Found::More };
    let parameters = rest.get(..length).unwrap_or_default();
    match last {
        // The old form of the mouse: three bytes follow, whatever they are.
        b'M' if parameters.is_empty() => match rest.len() {
            4.. => Found::Whole(6),
            _ => Found::More,
        },
        b'~' if parameters == b"200" => Found::Paste,
        0x40..=0x7e if numbers(parameters, last) => Found::Whole(length + 3),
        0x40..=0x7e => Found::Noise(length + 3),
        // No sequence at all: it is dropped, and what broke it is read anew.
        _ => Found::Noise(length + 2),
    }
}

/// Whether these are the parameters of a key or of a report of the mouse; those of answers have other marks in front.
fn numbers(parameters: &[u8], last: u8) -> bool {
    let report = parameters.strip_prefix(b"<").filter(|_| matches!(last, b'M' | b'm'));
    let numbers = report.unwrap_or(parameters);
    numbers.first().is_none_or(u8::is_ascii_digit)
        && numbers.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':'))
}

/// A string a terminal answers with, `rest` being what follows its opening: never a key, and only a command of the system
/// (`OSC`) may mean something.
fn string(rest: &[u8], command: bool) -> Found {
    let bell = rest.iter().position(|&byte| byte == 0x07).map(|at| at + 1);
    let end = memchr::memmem::find(rest, b"\x1b\\").map(|at| at + 2);
    match [bell, end].into_iter().flatten().min() {
        Some(length) if command => Found::Whole(length + 2),
        Some(length) => Found::Noise(length + 2),
        None => Found::More,
    }
}

/// A character; bytes that are none are dropped one by one.
fn character(bytes: &[u8]) -> Found {
    let length = match bytes.first() {
        None => return Found::More,
        Some(0x00..=0x7f) => 1,
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Found::Noise(1),
    };
    match bytes.get(..length) {
        Some(whole) if std::str::from_utf8(whole).is_ok() => Found::Whole(length),
        None if bytes.iter().skip(1).all(|byte| (0x80..=0xbf).contains(byte)) => Found::More,
        _ => Found::Noise(1),
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
