//! The layout of the JSON text: line breaks between the elements of top-level lists, and escapes for every character
//! that a terminal might obey or hide. What a parser reads back is the same string.

use std::io;

use serde_json::ser::{CompactFormatter, Formatter};

/// Depth inside the document object at which elements may stand on lines of their own.
const ELEMENTS: u32 = 2;

/// A formatter for `serde_json`.
pub struct Layout {
    lines: bool,
    depth: u32,
}

impl Layout {
    /// One line a document, or one line an element of a top-level list.
    pub const fn new(lines: bool) -> Self {
        Self { lines, depth: 0 }
    }

    const fn breaks(&self) -> bool {
        self.lines && self.depth <= ELEMENTS
    }
}

/// Whether a character shows nothing, or is obeyed rather than shown, by a terminal.
pub const fn hides(c: char) -> bool {
    matches!(c,
        '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The first character of `text` that hides, and where it stands. Only bytes from 0x7f on can begin one.
fn hidden(text: &str) -> Option<(usize, char)> {
    // Most texts have no such byte: the highest of all is found many bytes at a time.
    if text.bytes().fold(0, u8::max) < 0x7f {
        return None;
    }
    let mut at = 0;
    loop {
        at += text.as_bytes().get(at..)?.iter().position(|&byte| byte >= 0x7f)?;
        let c = text.get(at..)?.chars().next()?;
        if hides(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b"," })?;
        writer.write_all(if self.breaks() { b"\n  " } else { b"" })
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b"," })?;
        writer.write_all(if self.lines && self.depth == 1 && !first { b"\n " } else { b"" })
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = hidden(rest) {
            CompactFormatter.write_string_fragment(writer, rest.get(..at).unwrap_or_default())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = rest.get(at + c.len_utf8()..).unwrap_or_default();
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use serde::Serialize;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        text.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Layout::new(false))).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn controls_and_hidden_characters_are_escaped_and_read_back_the_same() {
        let text = "a\u{1b}[2J\u{7f}\u{9b}\u{202e}é\u{e0041}\u{200d}\u{feff}\"\\";
        let json = written(text);
        assert_eq!(json, r#""a\u001b[2J\u007f\u009b\u202eé\udb40\udc41\u200d\ufeff\"\\""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
