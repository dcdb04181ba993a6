//! The characters of a text that do not show, and whole lines made safe to print.

use std::fmt::Write;

use super::names::{break_char, c0, name_of};
use super::{Glyph, GlyphKind, glyphs};
use crate::text::Span;

/// A string from outside (a path, an error, a title) as one line that is safe to print on a terminal.
///
/// Line ends are shown as `␤`; the byte order mark is dropped at the start.
pub fn display_line(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    let mut column = 0u16;
    for glyph in glyphs(line, Span::new(0, line.len() as u32)) {
        if glyph.kind == GlyphKind::Break {
            safe.push('\u{2424}');
        } else if write!(safe, "{}", glyph.draw(line, column)).is_err() {
            break;
        }
        column = column.wrapping_add(glyph.width_at(column));
    }
    safe
}

/// Every character that does not show by itself, with its name (`RLO`, `ZWSP`, `ESC`), in order: what is drawn as a
/// badge or a picture. A lone byte order mark at the start of the text is not counted.
pub fn hidden_characters(text: &str) -> impl Iterator<Item = (Span, &'static str)> + '_ {
    let mut at = 0usize;
    let mut run: Vec<(Span, &'static str)> = Vec::new();
    std::iter::from_fn(move || {
        loop {
            if let Some(found) = run.pop() {
                return Some(found);
            }
            let rest = text.as_bytes().get(at..)?;
            at += rest.iter().position(|&byte| !(b' '..=b'~').contains(&byte) && byte != b'\n' && byte != b'\t')?;
            let byte = *text.as_bytes().get(at)?;
            if byte.is_ascii() {
                let followed = text.as_bytes().get(at + 1) == Some(&b'\n');
                if !(byte == b'\r' && followed) {
                    run.push((Span::new(at as u32, at as u32 + 1), c0(byte)));
                }
                at += 1;
            } else {
                let rest = text.as_bytes().get(at..)?;
                let end = at + rest.iter().position(u8::is_ascii).unwrap_or(rest.len());
                run = named(text, at, end);
                at = end;
            }
        }
    })
}

/// The characters of one run without ASCII that are named, last first.
fn named(text: &str, start: usize, end: usize) -> Vec<(Span, &'static str)> {
    let run = Span::from_range(&(start..end));
    if !run.of(text).chars().any(|letter| name_of(letter).is_some() && !break_char(letter)) {
        return Vec::new();
    }
    // A cluster may begin with the ASCII character before the run and end with the one after it.
    let wide = Span::from_range(&(start.saturating_sub(1)..text.len().min(end + 1)));
    let wide = if wide.of(text).is_empty() { run } else { wide };
    let hidden = |glyph: Glyph| match glyph.kind {
        GlyphKind::Badge(name) => Some((glyph.span, name)),
        _ => None,
    };
    let mut found: Vec<_> = glyphs(text, wide).filter_map(hidden).collect();
    found.reverse();
    found
}
