//! A row of cells and its parts; runs of items broken into rows (the one place that uses textwrap).

use std::ops::Range;
use std::sync::Arc;

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

use super::Role;
use super::items::{Item, Shape};
use crate::text::Span;
use crate::text::glyph::glyphs;

/// One part of a row: a stretch of the source, or a label that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The bytes it shows; empty for a label that is not of the source.
    pub span: Span,
    /// Its first column, from 0.
    pub column: u16,
    /// Its cells.
    pub width: u16,
    /// Drawn instead of the source: a badge, a rule, or the stand-in for a glyph wider than the row.
    pub label: Option<Arc<str>>,
    /// Its role, where it differs from that of the row.
    pub role: Option<Role>,
}

/// One row of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its tile: the bytes that belong to it, markup and line ends included. The tiles of a block's rows tile the
    /// block; a further row of a table line has an empty one.
    pub full: Span,
    /// What it shows, from left to right.
    pub parts: Vec<Part>,
    /// The column where its text begins.
    pub indent: u16,
    /// The role of its parts that have none of their own.
    pub role: Role,
}

impl Row {
    /// The first byte it shows; the start of its tile where it shows none.
    pub fn start(&self) -> u32 {
        self.shown().map(Span::start).min().unwrap_or(self.full.start())
    }

    /// The stretches of the source that it shows, from left to right.
    pub fn shown(&self) -> impl Iterator<Item = Span> + '_ {
        self.parts.iter().map(|part| part.span).filter(|span| !span.is_empty())
    }

    /// Whether it shows nothing.
    pub fn is_blank(&self) -> bool {
        self.parts.is_empty()
    }

    /// Its cells, up to the last one used.
    pub fn width(&self) -> u16 {
        self.parts.iter().map(|part| part.column.saturating_add(part.width)).max().unwrap_or(0)
    }

    /// The column of the glyph that holds `offset`, where the row shows it.
    pub fn column_of(&self, text: &str, offset: u32) -> Option<u16> {
        let part = self.parts.iter().find(|part| part.span.contains(offset))?;
        let mut column = part.column;
        if part.label.is_some() {
            return Some(column);
        }
        for glyph in glyphs(text, part.span) {
            if glyph.span.contains(offset) {
                break;
            }
            column = column.saturating_add(glyph.width_at(column));
        }
        Some(column)
    }

    /// The first byte of the glyph at `column`; `None` on a label or where nothing is drawn.
    pub fn offset_at(&self, text: &str, column: u16) -> Option<u32> {
        let on = |part: &&Part| part.column <= column && column < part.column.saturating_add(part.width);
        let part = self.parts.iter().find(on)?;
        if part.label.is_some() {
            return (!part.span.is_empty()).then(|| part.span.start());
        }
        let mut at = part.column;
        for glyph in glyphs(text, part.span) {
            at = at.saturating_add(glyph.width_at(at));
            if column < at {
                return Some(glyph.span.start());
            }
        }
        None
    }
}

/// A word with the blanks after it: what textwrap sets.
#[derive(Debug)]
struct Word {
    /// One past its last item.
    end: usize,
    width: u32,
    blanks: u32,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        f64::from(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.blanks)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Breaks `items` into a row of at most `first` cells and rows of at most `rest`: the ranges of items of each row, in order, without a gap.
/// Breaks fall between words (Unicode line breaking), or inside a word longer than a row.
pub(super) fn fill(text: &str, items: &[Item], first: u16, rest: u16) -> Vec<Range<usize>> {
    let total: u32 = items.iter().map(|item| u32::from(item.width)).sum();
    if total <= u32::from(first) {
        return (!items.is_empty()).then_some(0..items.len()).into_iter().collect();
    }
    let limit = u32::from(first.min(rest));
    let mut words = Vec::new();
    let mut start = 0;
    for end in word_ends(text, items) {
        push_word(&mut words, items, start..end, limit);
        start = end;
    }
    push_word(&mut words, items, start..items.len(), limit);
    let mut start = 0;
    let mut rows = Vec::new();
    for line in wrap_first_fit(&words, &[f64::from(first), f64::from(rest)]) {
        let end = line.last().map_or(start, |word| word.end);
        rows.push(start..end);
        start = end;
    }
    rows
}

/// Adds the word of `range`, cut where it is longer than a row.
fn push_word(words: &mut Vec<Word>, items: &[Item], range: Range<usize>, limit: u32) {
    let mut word = Word { end: range.start, width: 0, blanks: 0 };
    for (at, item) in items.iter().enumerate().take(range.end).skip(range.start) {
        let cells = u32::from(item.width);
        if item.shape.is_blank() {
            word.blanks += cells;
        } else {
            let pending = word.width + word.blanks;
            if pending > 0 && pending + cells > limit {
                words.push(word);
                word = Word { end: at, width: 0, blanks: 0 };
            }
            word.width += word.blanks + cells;
            word.blanks = 0;
        }
        word.end = at + 1;
    }
    if word.end > range.start {
        words.push(word);
    }
}

/// Where words end (items, blanks after a word included), but for the end of the last one.
fn word_ends(text: &str, items: &[Item]) -> Vec<usize> {
    let ascii = items.iter().all(|item| item.shape != Shape::Wide);
    let mut ends = Vec::new();
    if ascii {
        let pairs = items.iter().zip(items.iter().skip(1)).enumerate();
        ends.extend(pairs.filter(|(_, (a, b))| a.shape.is_blank() && !b.shape.is_blank()).map(|(at, _)| at + 1));
        return ends;
    }
    let mut flat = String::with_capacity(items.len() * 2);
    let mut borders = Vec::with_capacity(items.len());
    for item in items {
        borders.push(flat.len());
        match item.shape {
            Shape::Blank | Shape::Tab | Shape::Gap => flat.push(' '),
            Shape::Wide | Shape::Plain => flat.push_str(item.span.of(text)),
            Shape::StandIn | Shape::Label | Shape::Sign => flat.push('x'),
        }
    }
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(&flat) {
        at += word.word.len() + word.whitespace.len();
        let end = borders.partition_point(|&border| border < at);
        if borders.get(end) == Some(&at) {
            ends.push(end);
        }
    }
    ends
}
