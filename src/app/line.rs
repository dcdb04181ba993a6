//! How much of a line that is being typed is seen: its end, where it is longer than the room for it.

use super::state::App;
use crate::text::Span;
use crate::text::glyph::{glyphs, width_of};

/// The cells of a typed text that a message leaves to it.
const LEAST: u16 = 8;
/// The most bytes that are looked at for a cell.
const BYTES: usize = 64;

/// The end of `text` that takes no more than `room` cells; all of it where it fits.
pub fn end_of(text: &str, room: u16) -> &str {
    let from = text.ceil_char_boundary(text.len().saturating_sub(usize::from(room) * BYTES));
    let places: Vec<_> = glyphs(text, Span::new(from as u32, text.len() as u32)).collect();
    let (mut left, mut from) = (room, text.len());
    for glyph in places.into_iter().rev() {
        let Some(rest) = left.checked_sub(glyph.width_at(0)) else { break };
        (left, from) = (rest, glyph.span.start() as usize);
    }
    text.get(from..).unwrap_or("")
}

impl App {
    /// The end of what is typed in the status line after `prompt`, and the cells for `said` at its right. What is known of
    /// the text gives way to a text of half the line; a message does not.
    pub fn line_seen<'a>(&self, prompt: &str, typed: &'a str, said: &str) -> (&'a str, u16) {
        let room = self.frame.layout.status.w.saturating_sub(3).saturating_sub(width_of(prompt));
        let wanted = if said.is_empty() { 0 } else { width_of(said) + 1 };
        let said = if self.message.is_some() {
            wanted.min(room.saturating_sub(LEAST))
        } else if wanted <= room.saturating_sub(width_of(typed).min(room / 2)) {
            wanted
        } else {
            0
        };
        (end_of(typed, room - said), said)
    }
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn the_end_of_a_line_is_seen() {
        assert_eq!(end_of("harbour", 9), "harbour");
        assert_eq!(end_of("harbour", 4), "bour");
        assert_eq!(end_of("港口关闭", 5), "关闭");
        assert_eq!(end_of("harbour", 0), "");
        assert_eq!(end_of("", 3), "");
        assert_eq!(end_of(&"x".repeat(100_000), 3), "xxx");
    }
}
