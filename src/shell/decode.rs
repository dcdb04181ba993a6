//! From the bytes a terminal sends to keys and pasted text. Pure; whatever the bytes are, it never waits for more than
//! the next silence, so nothing a terminal sends can lock the keyboard out.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};

use crate::app::Key;
use crate::app::mouse::Pointer;

use super::{pointer, sequence};

/// How long a lone Escape, or a key cut in two, waits for its rest.
const CUT: Duration = Duration::from_millis(50);
/// How long a paste or a terminal's answer without an end waits for it.
const UNENDED: Duration = Duration::from_millis(900);
/// The most bytes of one paste that are kept.
const PASTE: usize = 1 << 20;
/// The most bytes of one sequence.
const SEQUENCE: usize = 4096;

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One key.
    Key(Key),
    /// A report of the mouse.
    Pointer(Pointer),
    /// Text between the marks of a paste; whether some of it was left out.
    Paste(String, bool),
}

/// Bytes that are no whole key yet.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
    cut: bool,
}

/// What stands at the beginning of the bytes.
enum Found {
    /// So many bytes, which mean this.
    Bytes(usize, Option<Key>),
    /// So many bytes, which are a report of the mouse.
    Mouse(usize, Option<Pointer>),
    /// So many bytes, which begin a paste.
    Paste(usize),
    /// Not enough to say.
    More,
}

impl Decoder {
    /// Takes bytes as they come.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.pending.extend_from_slice(bytes);
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_slice();
        while !rest.is_empty() {
            let used = if self.paste.is_some() { self.pasted(rest, out) } else { self.typed(rest, out) };
            if used == 0 {
                break;
            }
            rest = rest.get(used..).unwrap_or_default();
        }
        self.pending = rest.to_vec();
    }

    /// How long to wait for the rest of what has begun; `None` where nothing has.
    pub fn patience(&self) -> Option<Duration> {
        match self.pending.as_slice() {
            _ if self.paste.is_some() => Some(UNENDED),
            [] => None,
            [0x1b, b']' | b'P' | b'_' | b'^' | b'X', _, ..] => Some(UNENDED),
            _ => Some(CUT),
        }
    }

    /// The silence has lasted as long as [`Self::patience`] said: what has begun ends here.
    pub fn expire(&mut self, out: &mut Vec<Input>) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(mut paste) = self.paste.take() {
            paste.extend(pending);
            out.push(Input::Paste(plain(&paste), std::mem::take(&mut self.cut)));
        } else if pending == [0x1b] {
            out.push(key(KeyCode::Esc, KeyModifiers::NONE));
        } else if let [0x1b, byte @ 0x20..=0x7e] = *pending {
            out.push(key(KeyCode::Char(char::from(byte)), KeyModifiers::ALT));
        }
    }

    fn typed(&mut self, bytes: &[u8], out: &mut Vec<Input>) -> usize {
        match begins(bytes) {
            Found::Bytes(used, found) => {
                out.extend(found.map(Input::Key));
                used
            }
            Found::Mouse(used, report) => {
                out.extend(report.map(Input::Pointer));
                used
            }
            Found::Paste(used) => {
                self.paste = Some(Vec::new());
                used
            }
            // A sequence without end is noise: it is dropped.
            Found::More if bytes.len() > SEQUENCE => bytes.len(),
            Found::More => 0,
        }
    }

    fn pasted(&mut self, bytes: &[u8], out: &mut Vec<Input>) -> usize {
        const END: &[u8] = b"\x1b[201~";
        let end = memchr::memmem::find(bytes, END);
        // What may be the beginning of the end mark stays for the next time.
        let kept = (1..END.len()).rev().find(|&count| END.get(..count).is_some_and(|begun| bytes.ends_with(begun)));
        let text = bytes.get(..end.unwrap_or(bytes.len() - kept.unwrap_or(0))).unwrap_or_default();
        if let Some(paste) = &mut self.paste {
            let room = PASTE.saturating_sub(paste.len());
            self.cut |= text.len() > room;
            paste.extend_from_slice(text.get(..room.min(text.len())).unwrap_or_default());
        }
        if end.is_some() {
            let paste = self.paste.take().unwrap_or_default();
            out.push(Input::Paste(plain(&paste), std::mem::take(&mut self.cut)));
            return text.len() + END.len();
        }
        text.len()
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
        [0x1b] | [] => Found::More,
        [0x1b, 0x1b, ..] => Found::Bytes(1, Some(Key { code: KeyCode::Esc, modifiers: KeyModifiers::NONE })),
        [0x1b, b'[', ref rest @ ..] => control(rest),
        [0x1b, b'O', ref rest @ ..] => match rest {
            [] => Found::More,
            [letter, ..] => {
                let code = sequence::lettered(*letter);
                Found::Bytes(3, code.map(|code| Key { code, modifiers: KeyModifiers::NONE }))
            }
        },
        [0x1b, b']' | b'P' | b'_' | b'^' | b'X', ref rest @ ..] => string(rest),
        [0x1b, ref rest @ ..] => match character(rest) {
            Found::Bytes(used, found) => Found::Bytes(used + 1, found.map(alt)),
            other => other,
        },
        _ => character(bytes),
    }
}

fn alt(key: Key) -> Key {
    Key { code: key.code, modifiers: key.modifiers | KeyModifiers::ALT }
}

/// A control sequence, `rest` being what follows `ESC [`.
fn control(rest: &[u8]) -> Found {
    // The function keys of the Linux console: one more bracket.
    if let [b'[', ref letters @ ..] = *rest {
        return match letters {
            [] => Found::More,
            [letter @ b'A'..=b'E', ..] => {
                Found::Bytes(4, Some(Key { code: KeyCode::F(letter - b'A' + 1), modifiers: KeyModifiers::NONE }))
            }
            _ => Found::Bytes(3, None),
        };
    }
    let length = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte));
    let Some((length, &last)) = length.and_then(|length| Some((length, rest.get(length)?))) else { return Found::More };
    let parameters = rest.get(..length).unwrap_or_default();
    match last {
        // The old form: three bytes follow, whatever they are.
        b'M' if parameters.is_empty() => {
            let report = rest.get(1..4);
            report.map_or(Found::More, |bytes| Found::Mouse(6, pointer::old(bytes)))
        }
        b'M' | b'm' if parameters.starts_with(b"<") => {
            Found::Mouse(length + 3, pointer::report(parameters.get(1..).unwrap_or_default(), last == b'M'))
        }
        b'~' if parameters == b"200" => Found::Paste(length + 3),
        0x40..=0x7e => Found::Bytes(length + 3, sequence::control(parameters, last)),
        // No sequence at all: it is dropped, and what broke it is read anew.
        _ => Found::Bytes(length + 2, None),
    }
}

/// A string a terminal answers with, `rest` being what follows its opening: never a key.
fn string(rest: &[u8]) -> Found {
    let bell = rest.iter().position(|&byte| byte == 0x07).map(|at| at + 1);
    let end = memchr::memmem::find(rest, b"\x1b\\").map(|at| at + 2);
    match (bell, end) {
        (Some(bell), Some(end)) => Found::Bytes(bell.min(end) + 2, None),
        (Some(one), None) | (None, Some(one)) => Found::Bytes(one + 2, None),
        (None, None) => Found::More,
    }
}

fn character(bytes: &[u8]) -> Found {
    let Some(&first) = bytes.first() else { return Found::More };
    let plain = |code| Found::Bytes(1, Some(Key { code, modifiers: KeyModifiers::NONE }));
    let held = |char| Found::Bytes(1, Some(Key { code: KeyCode::Char(char), modifiers: KeyModifiers::CONTROL }));
    match first {
        b'\r' | b'\n' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7f | 0x08 => plain(KeyCode::Backspace),
        0x00 => held(' '),
        0x01..=0x1a => held(char::from(first - 1 + b'a')),
        0x1c..=0x1f => held(char::from(first - 0x1c + b'4')),
        0x20..=0x7e => plain(KeyCode::Char(char::from(first))),
        _ => letter(bytes),
    }
}

/// A character that is not ASCII; bytes that are none are dropped one by one.
fn letter(bytes: &[u8]) -> Found {
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Found::Bytes(1, None),
    };
    let Some(whole) = bytes.get(..length) else {
        let sound = bytes.iter().skip(1).all(|byte| (0x80..=0xbf).contains(byte));
        return if sound { Found::More } else { Found::Bytes(1, None) };
    };
    let read = std::str::from_utf8(whole).ok().and_then(|text| text.chars().next());
    match read {
        Some(char) if !char.is_control() => Found::Bytes(length, Some(Key::char(char))),
        Some(_) => Found::Bytes(length, None),
        None => Found::Bytes(1, None),
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
