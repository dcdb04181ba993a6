//! The leaf blocks of a Markdown text and the bytes of it that are shown.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::lines;
use crate::document::{Block, BlockKind};
use crate::text::Span;

/// One leaf block: a place, not yet a tile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    kind: BlockKind,
    level: u8,
    span: Span,
    /// A paragraph outside lists, quotes and footnotes, or an item outside all but its own list.
    top: bool,
}

/// What the parser says of a text.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// In order.
    leaves: Vec<Leaf>,
    /// Bytes that are words, in order.
    pub(super) shown: Vec<Span>,
    /// Where the last top-level block begins.
    pub(super) safe: usize,
}

/// The state of one walk over the events.
#[derive(Default)]
struct Walk {
    parsed: Parsed,
    lists: u8,
    items: Vec<Option<u32>>,
    quotes: u32,
    notes: u32,
    depth: u32,
    code: bool,
}

/// Parses the whole text; time is linear in it.
pub(super) fn parse(text: &str) -> Parsed {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut walk = Walk::default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        walk.take(text, &event, Span::from_range(&range));
    }
    walk.parsed
}

impl Walk {
    fn take(&mut self, text: &str, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(text, tag, span),
            Event::End(tag) => self.end(*tag, span),
            Event::Rule => {
                self.top(span);
                self.leaf(BlockKind::Note, 0, span);
            }
            Event::Text(_) | Event::SoftBreak => self.word(span),
            Event::HardBreak => self.word(Span::new(span.end() - u32::from(!span.is_empty()), span.end())),
            Event::Code(_) => self.word(inner_code(text, span)),
            Event::Html(_) | Event::InlineHtml(_) => self.html(text, span),
            _ => {}
        }
    }

    fn top(&mut self, span: Span) {
        if self.depth == 0 {
            self.parsed.safe = span.start() as usize;
        }
    }

    fn start(&mut self, text: &str, tag: &Tag<'_>, span: Span) {
        self.top(span);
        self.depth += 1;
        match tag {
            Tag::List(_) => {
                self.open_item(span.start());
                self.lists = self.lists.saturating_add(1);
            }
            Tag::Item => self.items.push(Some(span.start())),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::FootnoteDefinition(_) => self.notes += 1,
            Tag::Heading { level, .. } => self.heading(text, rank(*level), span),
            Tag::Paragraph => self.paragraph(span),
            Tag::CodeBlock(_) => {
                self.code = true;
                self.block(BlockKind::Code, 0, span);
            }
            Tag::Table(_) => self.block(BlockKind::Table, 0, span),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => self.block(BlockKind::Note, 0, span),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::Item => {
                self.open_item(span.end());
                self.items.pop();
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::FootnoteDefinition => self.notes = self.notes.saturating_sub(1),
            TagEnd::CodeBlock => self.code = false,
            _ => {}
        }
    }

    /// The item that waits for its first block gets one that ends at `end`.
    fn open_item(&mut self, end: u32) {
        if let Some(start) = self.items.last_mut().and_then(Option::take) {
            let level = self.lists.max(1);
            self.leaf(BlockKind::Item, level, Span::new(start, end));
        }
    }

    fn paragraph(&mut self, span: Span) {
        let kind = if self.notes > 0 {
            BlockKind::Note
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        if kind == BlockKind::Paragraph && self.items.last().is_some_and(Option::is_some) {
            self.open_item(span.end());
            return;
        }
        self.block(kind, 0, span);
    }

    /// A heading. The parser takes all lines over an underline for the heading; where a line before the last one ends a
    /// sentence, only the last line is.
    fn heading(&mut self, text: &str, level: u8, span: Span) {
        let words = span.of(text).trim_end();
        let lines = words.rsplit_once('\n').and_then(|(over, _)| over.rsplit_once('\n'));
        let Some((above, _)) =
            lines.filter(|(above, _)| above.lines().any(|line| lines::ends_sentence(line.trim_end())))
        else {
            self.block(BlockKind::Heading, level, span);
            return;
        };
        let end = span.start() + above.len() as u32;
        self.paragraph(Span::new(span.start(), end));
        self.block(BlockKind::Heading, level, Span::new(end + 1, span.end()));
    }

    /// A block that is not the text of an item itself.
    fn block(&mut self, kind: BlockKind, level: u8, span: Span) {
        self.open_item(span.start());
        self.leaf(kind, level, span);
    }

    fn leaf(&mut self, kind: BlockKind, level: u8, span: Span) {
        let top = match kind {
            BlockKind::Paragraph => self.items.is_empty(),
            BlockKind::Item => self.items.len() == 1 && self.quotes == 0 && self.notes == 0,
            _ => false,
        };
        self.parsed.leaves.push(Leaf { kind, level, span, top });
    }

    fn word(&mut self, span: Span) {
        let end = self.parsed.shown.last().map_or(0, |last| last.end());
        let span = Span::new(span.start().max(end), span.end());
        if span.is_empty() {
            return;
        }
        match self.parsed.shown.last_mut() {
            Some(last) if last.end() == span.start() => *last = last.cover(span),
            _ => self.parsed.shown.push(span),
        }
    }

    /// What stands between tags is shown; tags and comments are not.
    fn html(&mut self, text: &str, span: Span) {
        let mut at = span.start();
        let mut rest = span.of(text);
        while let Some(open) = rest.find('<') {
            self.word(Span::new(at, at + open as u32));
            let tail = rest.get(open..).unwrap_or("");
            let length = match tail.strip_prefix("<!--") {
                Some(comment) => comment.find("-->").map_or(tail.len(), |end| end + 7),
                None => tail.find('>').map_or(tail.len(), |end| end + 1),
            };
            at += (open + length) as u32;
            rest = tail.get(length..).unwrap_or("");
        }
        self.word(Span::new(at, span.end()));
    }
}

fn rank(level: HeadingLevel) -> u8 {
    level as u8
}

/// A code span without its ticks and the one blank inside each.
fn inner_code(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let ticks = (body.len() - body.trim_start_matches('`').len()).min(body.len() / 2) as u32;
    Span::new(span.start() + ticks, span.end() - ticks)
}

/// The blocks, as tiles. What no leaf covers (link definitions) becomes a note.
pub(super) fn blocks(text: &str, parsed: &Parsed) -> Vec<Block> {
    let wrap = lines::measure(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut end = 0_u32;
    for leaf in &parsed.leaves {
        let start = first_byte(text, end, leaf.span.start());
        let content = Span::new(start, leaf.span.end()).trim(text);
        let content = Span::new(content.start().max(end), content.end().max(end));
        if content.is_empty() {
            continue;
        }
        rest(text, Span::new(end, content.start()), &mut blocks);
        let mut lines_at = content;
        if !leaf.top || leaf.kind == BlockKind::Item {
            let own = if leaf.top { lines::item_end(text, wrap, content) } else { content.end() };
            let own = Span::new(content.start(), own);
            end = own.end();
            blocks.push(Block::new(leaf.kind, own, own, leaf.level));
            lines_at = Span::new(own.end(), content.end()).trim(text);
        }
        if !lines_at.is_empty() {
            let found = lines::split(text, wrap, lines_at, blocks.is_empty());
            end = found.last().map_or(lines_at.end(), |block| block.content.end());
            blocks.extend(found);
        }
    }
    rest(text, Span::new(end, text.len() as u32), &mut blocks);
    tile(text, &mut blocks);
    blocks
}

/// Where the content of a block begins that the parser puts at `start`: at the first byte of its line that is not white
/// space, so that the marks of lists and quotes before it belong to it; not before `end`, where the last block ended.
fn first_byte(text: &str, end: u32, start: u32) -> u32 {
    let before = Span::new(end, start).of(text);
    let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let room = before.get(line..).unwrap_or("");
    let lead = room.len() - room.trim_start_matches(['\u{FEFF}', ' ', '\t']).len();
    end.max(start - (room.len() - lead) as u32)
}

/// Lines between two leaves that hold anything are a note.
fn rest(text: &str, gap: Span, blocks: &mut Vec<Block>) {
    let content = gap.trim(text);
    let only_mark = content.of(text).trim_start_matches('\u{FEFF}').is_empty();
    if !content.is_empty() && !only_mark {
        blocks.push(Block::new(BlockKind::Note, content, content, 0));
    }
}

/// Makes the spans of the blocks tile the text: each begins with its line where nothing else stands before it.
fn tile(text: &str, blocks: &mut Vec<Block>) {
    let mut before = 0_u32;
    let mut starts = Vec::with_capacity(blocks.len());
    for block in blocks.iter() {
        let gap = Span::new(before, block.content.start()).of(text);
        let line = memchr::memrchr(b'\n', gap.as_bytes()).map(|at| before + at as u32 + 1);
        starts.push(if starts.is_empty() { 0 } else { line.unwrap_or(block.content.start()) });
        before = block.content.end();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len() as u32]).collect::<Vec<_>>();
    for (block, (start, end)) in blocks.iter_mut().zip(starts.into_iter().zip(ends)) {
        block.span = Span::new(start, end);
    }
    if blocks.is_empty() && !text.is_empty() {
        let whole = Span::new(0, text.len() as u32);
        blocks.push(Block::new(BlockKind::Note, whole, Span::empty(whole.end()), 0));
    }
}
