//! One chunk of a block laid out at a width: prose, items, quotes, code. Tables are in `table`.

use std::sync::Arc;

use super::items::Items;
use super::rows::fill;
use super::{Badge, Part, Role, Row, table};
use crate::document::{Block, BlockKind, Document, Format};
use crate::text::Span;
use crate::text::glyph::{GlyphKind, display_line, glyphs, width_of};

/// What a layout depends on besides the block.
pub(super) struct Setting<'a> {
    pub(super) document: &'a Document,
    /// Cells of a row; at least 1.
    pub(super) width: u16,
    /// Badges, sorted by place.
    pub(super) badges: &'a [Badge],
}

/// The rows of `chunk`, a part of `block`; at least one, and their `full` spans tile it.
pub(super) fn rows(setting: &Setting<'_>, block: &Block, chunk: Span) -> Vec<Row> {
    // White space around the content is not shown, but a control character there is.
    let outer = bare(&setting.document.text, block.span);
    let shown = if block.content.is_empty() { outer } else { block.content.cover(outer) };
    let body = chunk.intersect(shown).unwrap_or(Span::empty(chunk.start()));
    let mut rows = match block.kind {
        BlockKind::Table => table::rows(setting, block, body),
        BlockKind::Code => code(setting, body),
        _ => prose(setting, block, body),
    };
    blank_after(setting.document, block, chunk, shown.end(), &mut rows);
    if rows.is_empty() {
        rows.push(Row { full: chunk, parts: Vec::new(), indent: 0, role: Role::Text });
    }
    tile(&mut rows, chunk);
    rows
}

/// The span without blanks and line ends around it. Unlike white space, control characters are kept: they are shown.
pub(super) fn bare(text: &str, span: Span) -> Span {
    let blank = |letter: char| letter.is_whitespace() && !matches!(letter, '\r' | '\u{b}' | '\u{c}');
    let mut slice = span.of(text);
    let mut start = span.start();
    while let Some(rest) = slice.strip_prefix("\r\n").or_else(|| slice.strip_prefix(blank)) {
        start += (slice.len() - rest.len()) as u32;
        slice = rest;
    }
    while let Some(rest) = slice.strip_suffix("\r\n").or_else(|| slice.strip_suffix(blank)) {
        slice = rest;
    }
    Span::new(start, start + slice.len() as u32)
}

/// The role of a block's text.
pub(super) const fn role_of(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Heading => Role::Heading,
        BlockKind::Quote => Role::Quote,
        BlockKind::Code => Role::Code,
        BlockKind::Note => Role::Aside,
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Table => Role::Text,
    }
}

/// A row whose tile begins at `start` (`None`: an empty tile before the next row); its end is set by [`tile`].
pub(super) fn draft(start: Option<u32>, parts: Vec<Part>, indent: u16, role: Role) -> Row {
    Row { full: Span::empty(start.unwrap_or(u32::MAX)), parts, indent, role }
}

/// Makes the tiles of the rows follow each other and cover `chunk`.
fn tile(rows: &mut [Row], chunk: Span) {
    let mut end = chunk.end();
    for (at, row) in rows.iter_mut().enumerate().rev() {
        let start = if at == 0 { chunk.start() } else { row.full.start().clamp(chunk.start(), end) };
        row.full = Span::new(start, end);
        end = start;
    }
}

/// One blank row where blank lines follow the block.
fn blank_after(document: &Document, block: &Block, chunk: Span, shown: u32, rows: &mut Vec<Row>) {
    let last = block.span.end() as usize == document.text.len();
    if chunk.end() != block.span.end() || last || rows.is_empty() {
        return;
    }
    let tail = Span::new(shown.max(chunk.start()), chunk.end());
    let mut ends = memchr::memchr_iter(b'\n', tail.of(&document.text).as_bytes());
    if let (Some(first), Some(_)) = (ends.next(), ends.next()) {
        rows.push(draft(Some(tail.start() + first as u32 + 1), Vec::new(), 0, Role::Text));
    }
}

fn prose(setting: &Setting<'_>, block: &Block, body: Span) -> Vec<Row> {
    let (document, text) = (setting.document, setting.document.text.as_str());
    let (lead, marker) = lead(setting, block, body);
    let hang = lead.iter().map(|part| part.column + part.width).max().unwrap_or(0);
    let hang = if lead.is_empty() || block.kind == BlockKind::Quote { hang } else { hang + 1 };
    let (hang, lead) = if hang >= setting.width.saturating_sub(hang) { (0, Vec::new()) } else { (hang, lead) };
    let rest = if lead.is_empty() { body } else { Span::new(marker.end().max(body.start()), body.end()) };
    let role = role_of(block.kind);
    let every = block.kind == BlockKind::Quote;
    let mut rows = Vec::new();
    for line in hard_lines(document, block.kind, rest) {
        let mut items = Items::new(text, setting.width - hang);
        items.source(document, line, setting.badges);
        items.trim_start();
        for (number, range) in
            fill(text, &items.list, setting.width - hang, setting.width - hang).into_iter().enumerate()
        {
            let mut parts = if rows.is_empty() || every { lead.clone() } else { Vec::new() };
            let source = items.list.get(range.clone()).unwrap_or_default();
            let first = source.iter().find(|item| !item.span.is_empty()).map(|item| item.span.start());
            parts.extend(items.parts(range, hang));
            let start = if number == 0 { Some(line.start()) } else { first };
            rows.push(draft(start, parts, hang, role));
        }
    }
    // An item that is nothing but its marker shows the marker.
    if rows.is_empty() && !marker.is_empty() && !lead.is_empty() {
        rows.push(draft(Some(body.start()), lead, hang, role));
    }
    rows
}

/// What stands before the text of an item or a quote, and the bytes of a marker that it shows.
fn lead(setting: &Setting<'_>, block: &Block, body: Span) -> (Vec<Part>, Span) {
    let none = Span::empty(body.start());
    let part = |span, column, width, label: Option<&str>, role| Part {
        span,
        column,
        width,
        label: label.map(Arc::from),
        role: Some(role),
    };
    let first = body.start() <= block.content.start();
    if let Some(label) = block.label.as_deref().filter(|_| first && block.kind != BlockKind::Quote) {
        let label = display_line(label);
        let (column, role) = match block.kind {
            BlockKind::Item => (depth(block), Role::Markup),
            kind => (0, role_of(kind)),
        };
        return (vec![part(Span::default(), column, width_of(&label), Some(&label), role)], none);
    }
    match block.kind {
        BlockKind::Quote => (vec![part(Span::default(), 0, 2, Some("│ "), Role::Rule)], none),
        BlockKind::Item => {
            let column = depth(block);
            match marker(setting.document, body) {
                Some(marker) if body.start() == block.content.start() => {
                    let width = width_of(marker.of(&setting.document.text));
                    (vec![part(marker, column, width, None, Role::Markup)], marker)
                }
                _ => (vec![part(Span::default(), column, 1, Some(if first { "•" } else { " " }), Role::Markup)], none),
            }
        }
        _ => (Vec::new(), none),
    }
}

/// The column that an item begins in.
fn depth(block: &Block) -> u16 {
    u16::from(block.level.saturating_sub(1).min(8)) * 2
}

/// The marker that an item begins with: a bullet, or up to four letters or digits with `.` or `)`.
fn marker(document: &Document, body: Span) -> Option<Span> {
    let head = body.of(&document.text).split([' ', '\t', '\n']).next()?;
    let bullet = matches!(head, "-" | "*" | "+" | "•" | "–" | "—" | "·" | "‣" | "▪" | "◦" | "●" | "○" | "■" | "➢");
    let number = head.trim_start_matches('(').trim_end_matches(['.', ')']);
    let counted = number.len() < head.len() && (1..=4).contains(&number.len());
    let counted = counted && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (bullet || counted).then(|| Span::new(body.start(), body.start() + head.len() as u32))
}

/// Code and the like: every line of its own, blanks kept, broken at any glyph where it is too long.
fn code(setting: &Setting<'_>, body: Span) -> Vec<Row> {
    let (document, text) = (setting.document, setting.document.text.as_str());
    let mut rows = Vec::new();
    for line in lines(text, body) {
        let mut items = Items::new(text, setting.width);
        let mut visible = false;
        for part in document.visible(line) {
            for glyph in glyphs(text, part).filter(|glyph| glyph.kind != GlyphKind::Break) {
                visible = true;
                items.glyph(&glyph);
            }
        }
        if !visible && !line.of(text).trim().is_empty() {
            continue;
        }
        rows.push(draft(Some(line.start()), Vec::new(), 0, Role::Code));
        let (mut start, mut column) = (0, 0);
        for (at, item) in items.list.iter().enumerate() {
            if column + item.width > setting.width && at > start {
                push_code(&mut rows, &items, start..at);
                rows.push(draft(Some(item.span.start()), Vec::new(), 0, Role::Code));
                (start, column) = (at, 0);
            }
            column += item.width;
        }
        push_code(&mut rows, &items, start..items.list.len());
    }
    rows
}

fn push_code(rows: &mut [Row], items: &Items<'_>, range: std::ops::Range<usize>) {
    if let Some(row) = rows.last_mut() {
        row.parts = items.parts(range, 0);
    }
}

/// The lines of `body`, line ends included.
pub(super) fn lines(text: &str, body: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = body.start();
    std::iter::from_fn(move || {
        let rest = Span::new(at, body.end());
        if rest.is_empty() {
            return None;
        }
        let end = line_end(text, rest).unwrap_or(rest.end());
        let line = Span::new(at, end);
        at = end;
        Some(line)
    })
}

/// One past the first line end of `span`.
fn line_end(text: &str, span: Span) -> Option<u32> {
    let bytes = span.of(text).as_bytes();
    let mut ends = memchr::memchr3_iter(b'\n', 0xC2, 0xE2, bytes);
    let size = |at: usize| match bytes.get(at..)? {
        [b'\n', ..] => Some(at + 1),
        [0xC2, 0x85, ..] => Some(at + 2),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Some(at + 3),
        _ => None,
    };
    ends.find_map(size).map(|end| span.start() + end as u32)
}

/// `body` cut after the line ends that the author meant.
///
/// In Markdown these are marked (two blanks, a backslash). In plain text a line end is meant where the next word would
/// have fitted well before the longest line of the paragraph ends, and in blocks of short lines.
fn hard_lines(document: &Document, kind: BlockKind, body: Span) -> Vec<Span> {
    let text = document.text.as_str();
    let all: Vec<Span> = lines(text, body).collect();
    let length = |line: &Span| line.of(text).trim().chars().count();
    let longest = all.iter().map(length).max().unwrap_or(0);
    let marked = document.format == Format::Markdown && kind != BlockKind::Note;
    let mut hard = Vec::new();
    let mut start = body.start();
    for (line, next) in all.iter().zip(all.iter().skip(1)) {
        let slice = line.of(text);
        let meant = if !slice.ends_with('\n') {
            true
        } else if marked {
            let bare = slice.trim_end_matches(['\n', '\r']);
            bare.ends_with("  ") || bare.ends_with('\\')
        } else {
            let word = next.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
            longest < SHORT || length(line) + 1 + word <= longest * 4 / 5
        };
        if meant {
            hard.push(Span::new(start, line.end()));
            start = line.end();
        }
    }
    hard.push(Span::new(start, body.end()));
    hard
}

/// Characters of the longest line of a block whose line ends are all meant.
const SHORT: usize = 45;
