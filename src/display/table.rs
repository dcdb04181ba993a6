//! A table laid out as a grid: columns as wide as they need and the width allows, cells wrapped, thin rules between.

use std::sync::Arc;

use super::items::Items;
use super::layout::{Setting, bare, draft, lines};
use super::rows::fill;
use super::{Part, Role, Row};
use crate::document::{Block, Document};
use crate::text::Span;

/// The least width a column is squeezed to; a table that needs less is laid out cell below cell.
const LEAST: u16 = 6;
/// Between two columns.
const RULE: &str = " │ ";
/// Bytes of a table that decide the width of its columns.
const SAMPLE: u32 = 32 * 1024;

/// The rows of the lines of `body`, a part of the table `block`.
pub(super) fn rows(setting: &Setting<'_>, block: &Block, body: Span) -> Vec<Row> {
    let text = setting.document.text.as_str();
    let sample = Span::new(block.content.start(), block.content.end().min(block.content.start() + SAMPLE));
    let mark = Separator::of(setting.document, sample);
    let natural = natural_widths(setting, mark, sample);
    let widths = fit(&natural, setting.width);
    let mut rows = Vec::new();
    for line in lines(text, body) {
        let cells = mark.cells(setting.document, line);
        let empty = cells.iter().all(|cell| cell.is_empty());
        if empty && bare(text, line).is_empty() {
            continue;
        }
        match &widths {
            Some(widths) if empty => rows.push(draft(Some(line.start()), rule(widths), 0, Role::Rule)),
            Some(widths) if mark != Separator::None => grid(setting, line, &cells, widths, &mut rows),
            _ if empty => rows.push(draft(Some(line.start()), Vec::new(), 0, Role::Rule)),
            _ => stack(setting, line, &cells, &mut rows),
        }
    }
    rows
}

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    /// `|`, a byte of markup where the document says so.
    Pipe,
    /// A tab.
    Tab,
    /// Nothing: columns are aligned with blanks, a line is kept as it is.
    None,
}

impl Separator {
    fn of(document: &Document, sample: Span) -> Self {
        let bytes = sample.of(&document.text).as_bytes();
        if memchr::memchr(b'|', bytes).is_some() {
            Self::Pipe
        } else if memchr::memchr(b'\t', bytes).is_some() {
            Self::Tab
        } else {
            Self::None
        }
    }

    /// The cells of a line, trimmed; a cell without visible text is empty.
    fn cells(self, document: &Document, line: Span) -> Vec<Span> {
        let text = document.text.as_str();
        let byte = match self {
            Self::Pipe => b'|',
            Self::Tab => b'\t',
            Self::None => return vec![bare(text, line)],
        };
        let trimmed = bare(text, line);
        let (trimmed, outer) = if self == Self::Pipe { (trimmed, true) } else { (line, false) };
        let bytes = trimmed.of(text).as_bytes();
        let at = |found: usize| trimmed.start() + found as u32;
        let escaped = |found: usize| found > 0 && bytes.get(found - 1) == Some(&b'\\');
        let borders = memchr::memchr_iter(byte, bytes).filter(|&found| !escaped(found)).map(at);
        let mut cells = Vec::new();
        let mut start = trimmed.start();
        for border in borders {
            cells.push(Span::new(start, border));
            start = border + 1;
        }
        cells.push(Span::new(start, trimmed.end()));
        if outer && bytes.last() == Some(&b'|') && cells.len() > 1 {
            cells.pop();
        }
        if outer && bytes.first() == Some(&b'|') {
            cells.remove(0);
        }
        cells.into_iter().map(|cell| visible(document, cell)).collect()
    }
}

/// The cell trimmed; empty where it holds markup and blanks alone.
fn visible(document: &Document, cell: Span) -> Span {
    let text = document.text.as_str();
    let cell = bare(text, cell);
    let shows = document.visible(cell).any(|part| !bare(text, part).is_empty());
    if shows { cell } else { Span::empty(cell.start()) }
}

fn natural_widths(setting: &Setting<'_>, mark: Separator, sample: Span) -> Vec<u16> {
    let text = setting.document.text.as_str();
    let mut widths: Vec<u16> = Vec::new();
    for line in lines(text, sample) {
        for (at, cell) in mark.cells(setting.document, line).into_iter().enumerate() {
            let mut items = Items::new(text, u16::MAX);
            items.source(setting.document, cell, setting.badges);
            let total: u32 = items.list.iter().map(|item| u32::from(item.width)).sum();
            let width = u16::try_from(total).unwrap_or(u16::MAX);
            match widths.get_mut(at) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    widths
}

/// Widths that fit into `width` with the rules between; the widest columns give way. `None` where it is too narrow.
fn fit(natural: &[u16], width: u16) -> Option<Vec<u16>> {
    let gaps = u16::try_from(natural.len().saturating_sub(1)).ok()?.checked_mul(3)?;
    let mut left = width.checked_sub(gaps)?;
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by_key(|&at| natural.get(at).copied());
    let mut widths = vec![0; natural.len()];
    for (done, &at) in order.iter().enumerate() {
        let share = left / (natural.len() - done) as u16;
        let wanted = natural.get(at).copied().unwrap_or(0).max(1);
        if share < wanted.min(LEAST) {
            return None;
        }
        let given = wanted.min(share);
        left -= given;
        if let Some(slot) = widths.get_mut(at) {
            *slot = given;
        }
    }
    Some(widths)
}

fn label(text: &str, column: u16, width: u16) -> Part {
    Part { span: Span::default(), column, width, label: Some(Arc::from(text)), role: Some(Role::Rule) }
}

/// The line below the header.
fn rule(widths: &[u16]) -> Vec<Part> {
    let bars: Vec<String> = widths.iter().map(|&width| "─".repeat(usize::from(width))).collect();
    let total = widths.iter().sum::<u16>() + 3 * (widths.len().saturating_sub(1) as u16);
    vec![label(&bars.join("─┼─"), 0, total)]
}

/// One line of the table as rows of wrapped cells beside each other.
fn grid(setting: &Setting<'_>, line: Span, cells: &[Span], widths: &[u16], rows: &mut Vec<Row>) {
    let text = setting.document.text.as_str();
    let mut stacks: Vec<Vec<Vec<Part>>> = Vec::new();
    let mut column = 0;
    for (at, &width) in widths.iter().enumerate() {
        let mut items = Items::new(text, width);
        // Cells beyond the columns of the sample are shown in the last one.
        let cell = match cells.get(at) {
            Some(&cell) if at + 1 == widths.len() => cells.last().map_or(cell, |&last| cell.cover(last)),
            Some(&cell) => cell,
            None => Span::default(),
        };
        items.source(setting.document, cell, setting.badges);
        let filled = fill(text, &items.list, width, width);
        stacks.push(filled.into_iter().map(|range| items.parts(range, column)).collect());
        column += width + 3;
    }
    let height = stacks.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for level in 0..height {
        let mut parts = Vec::new();
        let mut column = 0;
        for (at, (stack, &width)) in stacks.iter_mut().zip(widths).enumerate() {
            if at > 0 {
                parts.push(label(RULE, column - 3, 3));
            }
            parts.append(stack.get_mut(level).unwrap_or(&mut Vec::new()));
            column += width + 3;
        }
        let start = (level == 0).then_some(line.start());
        rows.push(draft(start, parts, 0, Role::Text));
    }
}

/// One line of the table as cells below each other, for want of width.
fn stack(setting: &Setting<'_>, line: Span, cells: &[Span], rows: &mut Vec<Row>) {
    let text = setting.document.text.as_str();
    let mut start = Some(line.start());
    for (number, &cell) in cells.iter().enumerate() {
        let indent = if number > 0 && setting.width > 8 { 2 } else { 0 };
        let mut items = Items::new(text, setting.width - indent);
        items.source(setting.document, cell, setting.badges);
        for range in fill(text, &items.list, setting.width - indent, setting.width - indent) {
            let source = items.list.get(range.clone()).unwrap_or_default();
            let first = source.iter().find(|item| !item.span.is_empty()).map(|item| item.span.start());
            rows.push(draft(start.take().or(first), items.parts(range, indent), indent, Role::Text));
        }
    }
}
