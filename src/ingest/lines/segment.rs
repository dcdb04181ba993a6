//! Cuts a text into blocks, line by line, in one pass with a bounded look ahead.

use super::line::Line;
use super::width::{self, Wrap};
use super::{fences, headings, items, paragraphs, tables};
use crate::document::{Block, BlockKind};
use crate::text::Span;

/// A block that a recogniser found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Its level, as [`Block::level`].
    pub(super) level: u8,
    /// First byte of its content.
    pub(super) first: usize,
    /// One past the last byte of its content.
    pub(super) end: usize,
    /// The line after it.
    pub(super) next: usize,
}

impl Found {
    /// A block of one line.
    pub(super) fn line(kind: BlockKind, level: u8, line: Line) -> Self {
        Self { kind, level, first: line.first, end: line.end, next: line.next }
    }
}

/// The state of the one pass.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one pass")]
pub(super) struct Segmenter<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Where to stop.
    end: usize,
    /// How lines are joined.
    pub(super) wrap: Wrap,
    /// Bytes that are syntax, in order.
    pub(super) markup: Vec<Span>,
    /// Blocks found so far; the span of the last one ends with its content.
    pub(super) blocks: Vec<Block>,
    /// Whether a blank line, or nothing, stands before the current line.
    pub(super) after_blank: bool,
    /// Whether other blocks stand before the first one.
    untitled: bool,
    /// Whether a line that begins a sentence goes on with the paragraph of one that ends a sentence.
    pub(super) sentences_join: bool,
    /// Whether running text has been seen.
    pub(super) in_body: bool,
    /// The list that the last block was an item of.
    pub(super) list: Option<items::Open>,
    /// Before this offset no closing fence and no aligned column was found: nobody need look again.
    pub(super) no_fence: usize,
    /// As `no_fence`, for aligned columns.
    pub(super) no_columns: usize,
    /// Whether the current block was decided by what stands at the end of the text.
    touched: bool,
}

/// What the pass found.
#[derive(Debug)]
pub(in crate::ingest) struct Segmented {
    /// They tile the text.
    pub(in crate::ingest) blocks: Vec<Block>,
    /// Sorted and disjoint.
    pub(in crate::ingest) markup: Vec<Span>,
    /// Where the first block begins that more text could change; the length of the text if none.
    pub(in crate::ingest) safe: usize,
}

/// A recogniser: looks at a line and what follows, and says what block it begins.
type Recogniser = fn(&mut Segmenter<'_>, Line) -> Option<Found>;

/// In the order in which they are asked; what none of them knows is a paragraph.
const RECOGNISERS: &[Recogniser] = &[
    fences::front_matter,
    fences::code,
    tables::table,
    headings::underlined,
    fences::rule,
    fences::quote,
    headings::marked,
    items::item,
    paragraphs::memo,
    paragraphs::note,
    headings::plain,
    fences::indented,
];

/// For the paragraphs of Markdown, whose other blocks are known already.
const INSIDE: &[Recogniser] = &[tables::table, headings::bold, paragraphs::note, headings::plain];

/// Cuts the whole text.
pub(in crate::ingest) fn segment(text: &str) -> Segmented {
    let mut pass = Segmenter::new(text, width::measure(text), text.len());
    if text.starts_with('\u{FEFF}') {
        pass.markup.push(Span::new(0, 3));
    }
    let safe = pass.run(0, RECOGNISERS);
    let Segmenter { mut blocks, markup, .. } = pass;
    match blocks.last_mut() {
        Some(last) => last.span = Span::new(last.span.start(), text.len() as u32),
        None if !text.is_empty() => {
            let whole = Span::new(0, text.len() as u32);
            blocks.push(Block::new(BlockKind::Note, whole, Span::empty(whole.end()), 0));
        }
        None => {}
    }
    blocks.shrink_to_fit();
    Segmented { blocks, markup, safe: safe.unwrap_or(text.len()) }
}

/// Where the item of a Markdown list at `span` ends: a line that is not set in goes on with it only as it would in a
/// plain text, for a heading or a new paragraph often stands right below a list.
pub(in crate::ingest) fn item_end(text: &str, wrap: Wrap, span: Span) -> u32 {
    let mut pass = Segmenter::new(text, wrap, text.len());
    let Some(line) = Line::at(text, span.start() as usize) else { return span.end() };
    let last = items::last_line(&mut pass, line);
    span.end().min(last.end as u32)
}

/// Cuts the lines of a Markdown paragraph at `span` (whole lines) into headings, notes, tables and paragraphs.
/// `first`: whether the paragraph stands first in the document.
pub(in crate::ingest) fn split(text: &str, wrap: Wrap, span: Span, first: bool) -> Vec<Block> {
    let mut pass = Segmenter::new(text, wrap, span.end() as usize);
    pass.sentences_join = true;
    pass.untitled = !first;
    pass.run(span.start() as usize, INSIDE);
    pass.blocks
}

impl<'a> Segmenter<'a> {
    fn new(text: &'a str, wrap: Wrap, end: usize) -> Self {
        Self {
            text,
            wrap,
            end,
            markup: Vec::new(),
            blocks: Vec::new(),
            after_blank: true,
            in_body: false,
            untitled: false,
            sentences_join: false,
            list: None,
            no_fence: 0,
            no_columns: 0,
            touched: false,
        }
    }

    /// Finds the blocks of all lines from `at` on. Returns where the first block begins that more text could change.
    fn run(&mut self, mut at: usize, recognisers: &[Recogniser]) -> Option<usize> {
        let mut safe = None;
        while let Some(line) = Line::at(self.text, at).filter(|line| line.start < self.end) {
            if line.is_blank() {
                self.after_blank = true;
                at = line.next;
                continue;
            }
            self.touched = false;
            let known = recognisers.iter().find_map(|recognise| recognise(self, line));
            let found = known.unwrap_or_else(|| paragraphs::paragraph(self, line));
            at = found.next.max(line.next);
            self.push(line, found);
            if safe.is_none() && (self.touched || at >= self.text.len()) {
                safe = Some(line.start);
            }
        }
        safe
    }

    /// Whether the next block stands first in the document.
    pub(super) fn is_first(&self) -> bool {
        self.blocks.is_empty() && !self.untitled
    }

    fn push(&mut self, line: Line, found: Found) {
        let start = if self.blocks.is_empty() { 0 } else { line.start as u32 };
        if let Some(last) = self.blocks.last_mut() {
            last.span = Span::new(last.span.start(), start);
        }
        let content = Span::new(found.first as u32, found.end as u32);
        self.blocks.push(Block::new(found.kind, Span::new(start, found.next as u32), content, found.level));
        self.in_body |= found.kind == BlockKind::Paragraph;
        self.after_blank = false;
        if found.kind != BlockKind::Item {
            self.list = None;
        }
    }

    /// The line after `line`; remembers when the text ends there.
    pub(super) fn after(&mut self, line: Line) -> Option<Line> {
        let next = line.after(self.text);
        self.touched |= next.is_none_or(|next| next.next >= self.text.len());
        next
    }

    /// The line after `line`, unless it is blank.
    pub(super) fn follows(&mut self, line: Line) -> Option<Line> {
        let end = self.end;
        self.after(line).filter(|next| !next.is_blank() && next.start < end)
    }

    /// The next line that is not blank, and whether it follows directly; looks eight lines ahead.
    pub(super) fn beyond(&mut self, line: Line) -> Option<Line> {
        let mut next = self.after(line)?;
        for _ in 0..8 {
            if !next.is_blank() {
                return Some(next);
            }
            next = self.after(next)?;
        }
        None
    }

    /// Marks bytes as syntax.
    pub(super) fn mark(&mut self, start: usize, end: usize) {
        if start < end {
            self.markup.push(Span::new(start as u32, end as u32));
        }
    }
}
