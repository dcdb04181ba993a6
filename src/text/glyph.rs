//! One width rule and one display sanitiser for every piece of text that reaches a terminal.
//!
//! [`glyph_at`] reads one glyph: a grapheme cluster, or a character that must be made visible. It looks at nothing
//! before its offset, so reading may begin at any glyph border and gives the same glyphs. What is drawn
//! ([`Glyph::draw`]) never holds a control, a bidi control or an invisible character; the source is not changed.

mod hidden;
mod names;

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Span;
pub use hidden::{display_line, hidden_characters};
use names::{break_char, joiner_is_kept, name_of, simple};

/// Columns between two tab stops.
pub const TAB: u16 = 4;
/// Combining marks drawn on one character; more are shown as `…`.
const MARKS: usize = 8;
/// Characters with a width of their own in one cluster; a longer one (a chain of jamo or joined emoji) is cut there.
const BASES: usize = 12;

/// How a glyph is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlyphKind {
    /// As it is.
    Text,
    /// A blank where a line may break.
    Space,
    /// Blanks to the next tab stop.
    Tab,
    /// The end of a line (`\n`, `\r\n`, U+0085, U+2028, U+2029); one blank where a row goes on.
    Break,
    /// A control character, shown as its picture.
    Picture(char),
    /// A character that does not show, named between `⟨` and `⟩`.
    Badge(&'static str),
    /// A cluster with too many combining marks: the first eight, then `…`.
    Crowded,
    /// Combining marks without a base, shown on a dotted circle.
    Lone,
    /// The byte order mark at the start of the text: no cell.
    Hidden,
}

/// One glyph: the bytes it stands for, its cells, and how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its bytes in the text.
    pub span: Span,
    /// Its cells; 0 only for [`GlyphKind::Hidden`]. A tab's width depends on its column: see [`Glyph::width_at`].
    pub width: u8,
    /// How it is shown.
    pub kind: GlyphKind,
}

/// What is drawn of a glyph. Its `Display` gives all cells as one string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlyphText<'a> {
    /// One symbol of that many cells.
    Text(&'a str, u8),
    /// That many blanks.
    Blank(u8),
    /// One cell.
    Picture(char),
    /// A name between angle brackets, one cell a character.
    Badge(&'static str),
    /// A symbol of that many cells; then, where the flag is set, `…` in a cell of its own.
    Marked(String, u8, bool),
}

impl Glyph {
    /// Its cells when it begins at `column` (from 0) of its row.
    pub const fn width_at(&self, column: u16) -> u16 {
        match self.kind {
            GlyphKind::Tab => TAB - column % TAB,
            _ => self.width as u16,
        }
    }

    /// Whether it shows as blank cells.
    pub const fn is_blank(&self) -> bool {
        matches!(self.kind, GlyphKind::Space | GlyphKind::Tab | GlyphKind::Break | GlyphKind::Hidden)
    }

    /// What to draw for it when it begins at `column`.
    pub fn draw<'a>(&self, text: &'a str, column: u16) -> GlyphText<'a> {
        let source = self.span.of(text);
        match self.kind {
            GlyphKind::Text if source == "\u{A0}" || source == "\u{202F}" => GlyphText::Blank(1),
            GlyphKind::Text => GlyphText::Text(source, self.width),
            GlyphKind::Space | GlyphKind::Tab | GlyphKind::Break => GlyphText::Blank(self.width_at(column) as u8),
            GlyphKind::Hidden => GlyphText::Blank(0),
            GlyphKind::Picture(picture) => GlyphText::Picture(picture),
            GlyphKind::Badge(name) => GlyphText::Badge(name),
            GlyphKind::Crowded => GlyphText::Marked(few_marks(source), self.width - 1, true),
            GlyphKind::Lone => {
                let crowded = self.width > 1;
                GlyphText::Marked(few_marks(&format!("\u{25CC}{source}")), 1, crowded)
            }
        }
    }
}

impl GlyphText<'_> {
    /// Calls `put` with every symbol in order and its cells (1 or 2).
    pub fn each_cell(&self, mut put: impl FnMut(&str, u8)) {
        let mut bytes = [0; 4];
        match self {
            GlyphText::Text(symbol, width) => put(symbol, *width),
            GlyphText::Blank(count) => (0..*count).for_each(|_| put(" ", 1)),
            GlyphText::Picture(picture) => put(picture.encode_utf8(&mut bytes), 1),
            GlyphText::Badge(name) => {
                put("⟨", 1);
                name.chars().for_each(|letter| put(letter.encode_utf8(&mut bytes), 1));
                put("⟩", 1);
            }
            GlyphText::Marked(symbol, width, more) => {
                put(symbol, *width);
                if *more {
                    put("…", 1);
                }
            }
        }
    }
}

impl fmt::Display for GlyphText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut done = Ok(());
        self.each_cell(|symbol, _| done = done.and_then(|()| f.write_str(symbol)));
        done
    }
}

/// The glyphs of `span`, in order; their spans tile it. The span should begin at a glyph border.
#[inline]
pub fn glyphs(text: &str, span: Span) -> impl Iterator<Item = Glyph> + '_ {
    let end = span.end().min(text.len() as u32);
    let mut at = span.start();
    std::iter::from_fn(move || {
        let mut glyph = glyph_before(text, at, end)?;
        at = glyph.span.end();
        if glyph.width == 0 && glyph.kind != GlyphKind::Hidden {
            glyph.width = 1;
        }
        Some(glyph)
    })
}

/// The glyph that begins at `at`; `None` at the end of the text or off a character border.
pub fn glyph_at(text: &str, at: u32) -> Option<Glyph> {
    glyphs(text, Span::new(at, text.len() as u32)).next()
}

/// Whether the character does not show by itself (joiners and selectors included, at work or not).
pub(super) const fn is_hidden(letter: char) -> bool {
    name_of(letter).is_some()
}

/// The cells that `text` takes on one row when it begins at column 0.
pub fn width_of(text: &str) -> u16 {
    let span = Span::new(0, text.len() as u32);
    glyphs(text, span).fold(0, |column: u16, glyph| column.saturating_add(glyph.width_at(column)))
}

#[inline]
fn glyph_before(text: &str, at: u32, end: u32) -> Option<Glyph> {
    if at >= end {
        return None;
    }
    let bytes = text.as_bytes();
    let first = *bytes.get(at as usize)?;
    let next = if at + 1 < end { bytes.get(at as usize + 1).copied() } else { None };
    let one = |width, kind| Some(Glyph { span: Span::new(at, at + 1), width, kind });
    if first.is_ascii() && next.is_none_or(|byte| byte.is_ascii()) {
        return match first {
            b' ' => one(1, GlyphKind::Space),
            b'!'..=b'~' => one(1, GlyphKind::Text),
            b'\n' => one(1, GlyphKind::Break),
            b'\r' if next == Some(b'\n') => {
                Some(Glyph { span: Span::new(at, at + 2), width: 1, kind: GlyphKind::Break })
            }
            b'\t' => one(TAB as u8, GlyphKind::Tab),
            control => one(1, GlyphKind::Picture(picture(control))),
        };
    }
    glyph_beyond(text, at, end)
}

/// The glyph at `at`, where it or what follows is more than ASCII.
fn glyph_beyond(text: &str, at: u32, end: u32) -> Option<Glyph> {
    let rest = text.get(at as usize..end as usize)?;
    let mut chars = rest.chars();
    let (head, after) = (chars.next()?, chars.next());
    let size = head.len_utf8() as u32;
    let alone = |width, kind| Some(Glyph { span: Span::new(at, at + size), width, kind });
    if simple(head) && after.is_none_or(simple) {
        return alone(head.width().unwrap_or(1) as u8, GlyphKind::Text);
    }
    if break_char(head) {
        return alone(1, GlyphKind::Break);
    }
    if head.is_ascii_control() {
        return if head == '\t' {
            alone(TAB as u8, GlyphKind::Tab)
        } else {
            alone(1, GlyphKind::Picture(picture(head as u8)))
        };
    }
    if head == '\u{FEFF}' && at == 0 {
        return alone(0, GlyphKind::Hidden);
    }
    if let Some(name) = name_of(head) {
        return alone(name.len() as u8 + 2, GlyphKind::Badge(name));
    }
    cluster(rest, at)
}

/// The glyph of the cluster that `rest` begins with; it ends before the first character that must be named.
fn cluster(rest: &str, at: u32) -> Option<Glyph> {
    let whole = rest.graphemes(true).next()?;
    let (mut size, mut marks, mut bases) = (0, 0, 0);
    let mut before = None;
    let mut chars = whole.chars().peekable();
    while let Some(letter) = chars.next() {
        if before.is_some() && name_of(letter).is_some() {
            let kept = joiner_is_kept(before, letter, chars.peek().copied());
            if !kept {
                break;
            }
        } else if letter.width().unwrap_or(0) == 0 {
            marks += 1;
        } else if bases == BASES {
            break;
        } else {
            bases += 1;
        }
        size += letter.len_utf8();
        before = Some(letter);
    }
    let shown = whole.get(..size)?;
    let head = shown.chars().next()?;
    let span = Span::new(at, at + size as u32);
    let extra = u8::from(marks > MARKS);
    if marks > 0 && head.width().unwrap_or(0) == 0 {
        return Some(Glyph { span, width: 1 + extra, kind: GlyphKind::Lone });
    }
    if extra > 0 {
        let width = few_marks(shown).width().clamp(1, 64) as u8;
        return Some(Glyph { span, width: width + 1, kind: GlyphKind::Crowded });
    }
    let kind = if blank(head) && shown.len() == head.len_utf8() { GlyphKind::Space } else { GlyphKind::Text };
    Some(Glyph { span, width: shown.width().clamp(1, 64) as u8, kind })
}

/// The cluster with its first eight marks.
fn few_marks(cluster: &str) -> String {
    let mut marks = 0;
    let few = cluster.chars().filter(|letter| {
        marks += usize::from(letter.width().unwrap_or(0) == 0);
        marks <= MARKS
    });
    few.collect()
}

/// Blanks other than the space where a line may break.
fn blank(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// The picture of an ASCII control character.
fn picture(control: u8) -> char {
    if control == 0x7F { '\u{2421}' } else { char::from_u32(0x2400 + u32::from(control)).unwrap_or('\u{FFFD}') }
}

#[cfg(test)]
mod tests;
