//! Escaped characters that follow each other, gathered until they can be decoded together.

use super::pages::Page;
use crate::document::SegmentKind;

/// How many bytes or units are decoded together: enough for a word, few enough to tell its place.
const TOGETHER: usize = 16;

/// What has been gathered.
#[derive(Debug, Default)]
pub(super) struct Pending {
    run: Run,
    from: usize,
    to: usize,
}

#[derive(Debug, Default)]
enum Run {
    #[default]
    Empty,
    /// Bytes in a code page.
    Bytes(Page, Vec<u8>),
    /// UTF-16 (`\u`).
    Units(Vec<u16>),
}

/// A decoded run.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Its text.
    pub(super) text: String,
    /// Whether every byte meant something.
    pub(super) whole: bool,
    /// How it relates to the source.
    pub(super) kind: SegmentKind,
    /// First byte of the source.
    pub(super) from: usize,
    /// One past the last.
    pub(super) to: usize,
}

impl Pending {
    /// Adds a byte; gives back what cannot be decoded together with it.
    pub(super) fn byte(&mut self, byte: u8, page: Page, from: usize, to: usize) -> Option<Decoded> {
        if let Run::Bytes(own, bytes) = &mut self.run
            && *own == page
            && (bytes.len() < TOGETHER || page.is_open(bytes))
        {
            bytes.push(byte);
            self.to = to;
            return None;
        }
        let done = self.take();
        *self = Self { run: Run::Bytes(page, vec![byte]), from, to };
        done
    }

    /// Adds a unit of UTF-16; gives back what cannot be decoded together with it.
    pub(super) fn unit(&mut self, unit: u16, from: usize, to: usize) -> Option<Decoded> {
        if let Run::Units(units) = &mut self.run
            && (units.len() < TOGETHER || (0xDC00..0xE000).contains(&unit))
        {
            units.push(unit);
            self.to = to;
            return None;
        }
        let done = self.take();
        *self = Self { run: Run::Units(vec![unit]), from, to };
        done
    }

    /// What stands for the last unit in readers that do not know it belongs to it.
    pub(super) fn extend(&mut self, to: usize) {
        if let Run::Units(_) = self.run {
            self.to = to;
        }
    }

    /// Whether the bytes so far end inside a character, and in which code page.
    pub(super) fn open(&self) -> Option<Page> {
        match &self.run {
            Run::Bytes(page, bytes) if page.is_open(bytes) => Some(*page),
            _ => None,
        }
    }

    /// Takes what has been gathered, decoded.
    pub(super) fn take(&mut self) -> Option<Decoded> {
        let Self { run, from, to } = std::mem::take(self);
        let (text, whole, kind) = match run {
            Run::Empty => return None,
            Run::Bytes(page, bytes) => {
                let (text, whole) = page.decode(&bytes);
                (text, whole, SegmentKind::Decoded)
            }
            Run::Units(units) => {
                let mut whole = true;
                let characters = char::decode_utf16(units).map(|unit| unit.ok().filter(|c| *c != '\0'));
                let text = characters.map(|c| c.unwrap_or_else(|| broken(&mut whole))).collect();
                (text, whole, SegmentKind::Replaced)
            }
        };
        Some(Decoded { text, whole, kind, from, to })
    }
}

fn broken(whole: &mut bool) -> char {
    *whole = false;
    char::REPLACEMENT_CHARACTER
}
