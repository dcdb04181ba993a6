//! Characters: as they stand, escaped, or named by control words.

use super::pending::Decoded;
use super::reader::Reader;
use super::words::Destination;
use crate::document::SegmentKind;

/// The longest number of an item that is kept, in bytes.
const MARKER: usize = 40;

impl Reader<'_, '_> {
    /// A character that a control word or an escaped sign stands for.
    pub(super) fn written(&mut self, character: &str, from: usize, to: usize) {
        if self.skip > 0 && character != "\t" {
            self.skip -= 1;
            self.pending.extend(to);
        } else if self.visible(character, from) {
            self.flush();
            self.write(character, SegmentKind::Replaced, from, to);
        }
    }

    pub(super) fn unit(&mut self, number: i32, from: usize, to: usize) {
        self.skip = self.state.fallback;
        if self.visible("u", from) {
            let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0);
            self.begin_text();
            let done = self.pending.unit(unit, from, to);
            self.decoded(done);
        }
    }

    pub(super) fn byte(&mut self, byte: u8, from: usize, to: usize) {
        self.starred = false;
        if self.skip > 0 {
            self.skip -= 1;
            self.pending.extend(to);
        } else if self.visible("x", from) {
            self.begin_text();
            let done = self.pending.byte(byte, self.tables.page_of(self.state.font), from, to);
            self.decoded(done);
        }
    }

    pub(super) fn text(&mut self, text: &str, from: usize) {
        self.starred = false;
        let skipped = text.len().min(self.skip.into());
        if skipped > 0 {
            self.skip -= u16::try_from(skipped).unwrap_or(self.skip);
            self.pending.extend(from + skipped);
        }
        let (mut text, mut from) = (text.get(skipped..).unwrap_or_default(), from + skipped);
        match self.state.destination {
            Destination::Styles => self.tables.style_text(text),
            Destination::Marker if self.marker.len() + text.len() <= MARKER => self.marker.push_str(text),
            Destination::Running => self.met.running |= !text.trim().is_empty(),
            _ => {}
        }
        if text.is_empty() || !self.visible(text, from) {
            return;
        }
        // The second byte of a character may be ASCII and stand as it is.
        if let Some((page, &second)) = self.pending.open().zip(text.as_bytes().first()) {
            let done = self.pending.byte(second, page, from, from + 1);
            self.decoded(done);
            (text, from) = (text.get(1..).unwrap_or_default(), from + 1);
        }
        self.flush();
        self.write(text, SegmentKind::Verbatim, from, from + text.len());
    }

    /// Whether `text`, which stands at `at`, is text of the document.
    fn visible(&mut self, text: &str, at: usize) -> bool {
        if self.state.destination != Destination::Body {
            return false;
        }
        if self.state.deleted {
            self.met.deleted += text.chars().count();
            return false;
        }
        if self.state.hidden && !text.trim().is_empty() {
            self.met.hidden = self.met.hidden.or(Some(at));
        }
        true
    }

    /// Writes the escaped characters gathered so far.
    pub(super) fn flush(&mut self) {
        let done = self.pending.take();
        self.decoded(done);
    }

    fn decoded(&mut self, done: Option<Decoded>) {
        let Some(Decoded { text, whole, kind, from, to }) = done else { return };
        if !whole {
            self.met.undecoded = self.met.undecoded.or(Some(from));
        }
        self.write(&text, kind, from, to);
    }
}
