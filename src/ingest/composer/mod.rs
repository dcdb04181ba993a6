//! What every reader of a format that is not its text writes into: blocks, tables and parts, through the one builder.

mod fold;
mod give;
mod table;

pub(super) use fold::is_blank;

use super::builder::TextBuilder;
use super::piece::Piece;
use super::refusal::Stop;
use crate::document::{
    Block, BlockKind, Document, Member, Origin, PartKind, Place, Problem, Published, Region, SegmentKind, SourcePart,
};
use crate::text::Span;

/// Takes a finished piece; an error ends the reading.
pub type Sink<'s> = dyn FnMut(Piece) -> Result<(), Stop> + 's;

/// Grows a document block by block.
///
/// A block is begun, words are appended to it, and it is ended; a block without visible text leaves nothing behind. Each
/// block is followed by an inserted line end, two where another kind of block follows. Offsets count from the start of
/// the document.
pub(super) struct Composer<'s> {
    builder: TextBuilder,
    /// Where the text of the next piece begins.
    sent: u32,
    /// Blocks, parts, problems and the like of the next piece.
    next: Piece,
    open: Option<Open>,
    table: Option<table::Table>,
    /// Empty cells put in so far, and whether more were wanted than there is room for.
    emptied: usize,
    overspanned: bool,
    /// Parts begun so far, those of earlier pieces included.
    parts: u32,
    /// The part that is being read.
    part: u32,
    /// Blocks begun so far in it.
    paragraph: u32,
    page: u32,
    /// What the last finished block was.
    last: Option<BlockKind>,
    sink: &'s mut Sink<'s>,
}

/// The block that is being written.
struct Open {
    kind: BlockKind,
    level: u8,
    start: u32,
    origin: Option<Box<Origin>>,
    page: u32,
    label: Option<Box<str>>,
}

impl<'s> Composer<'s> {
    /// An empty document; finished pieces go to `sink`.
    pub(super) fn new(sink: &'s mut Sink<'s>) -> Self {
        Self {
            builder: TextBuilder::default(),
            sent: 0,
            next: Piece::default(),
            open: None,
            table: None,
            emptied: 0,
            overspanned: false,
            parts: 0,
            part: 0,
            paragraph: 0,
            page: 0,
            last: None,
            sink,
        }
    }

    /// Begins a part: what is appended from now on comes from it. Its index.
    pub(super) fn part(&mut self, kind: PartKind, name: &str) -> u32 {
        let index = self.parts;
        self.next.parts.push(SourcePart { kind, name: name.to_owned() });
        self.parts += 1;
        self.resume(index, 0);
        index
    }

    /// What is appended from now on comes from a part begun earlier; its blocks are counted on from `paragraph`.
    pub(super) fn resume(&mut self, part: u32, paragraph: u32) {
        self.builder.set_part(part);
        (self.part, self.paragraph) = (part, paragraph);
    }

    /// How many blocks have been begun in the current part.
    pub(super) fn paragraphs(&self) -> u32 {
        self.paragraph
    }

    /// Blocks begun from now on stand on `page`, from 1.
    pub(super) fn page(&mut self, page: u32) {
        self.page = page;
    }

    /// One past the last byte of the text so far.
    pub(super) fn at(&self) -> u32 {
        self.builder.end()
    }

    /// Begins a block of `kind`; one that is open is ended. `level` as in [`Block::level`].
    pub(super) fn begin(&mut self, kind: BlockKind, level: u8) {
        self.end();
        self.separate(kind);
        self.paragraph += 1;
        let origin = Origin { part: self.part, paragraph: self.paragraph };
        let origin = (self.parts > 0).then(|| Box::new(origin));
        self.open = Some(Open { kind, level, start: self.builder.end(), origin, page: self.page, label: None });
    }

    /// The line end between the last block and one of `kind`; list items and the like stand close together.
    fn separate(&mut self, kind: BlockKind) {
        let Some(last) = self.last else { return };
        let close = last == kind && matches!(kind, BlockKind::Item | BlockKind::Code);
        self.builder.push(if close { "\n" } else { "\n\n" }, SegmentKind::Inserted, 0, 0);
        let end = self.builder.end();
        if let Some(block) = self.next.blocks.last_mut() {
            block.span = Span::new(block.span.start(), end);
        }
        self.last = None;
    }

    /// The open block is counted by `label` ([`Block::label`]); one that is too long or holds controls is none. Cells have
    /// none.
    pub(super) fn label(&mut self, label: &str) {
        let label = label.trim();
        let fits = !label.is_empty() && label.len() <= Block::LABEL && !label.chars().any(char::is_control);
        if let Some(open) = self.open.as_mut().filter(|_| fits && self.table.is_none()) {
            open.label = Some(label.into());
        }
    }

    /// Whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The text of the open block (in a table: of the open cell) so far.
    pub(super) fn words(&self) -> &str {
        let cell = self.table.as_ref().and_then(|table| table.cell);
        self.open.as_ref().map_or("", |open| self.builder.since(cell.unwrap_or(open.start)))
    }

    /// Appends `text` to the open block; it stands for the bytes of the part from `from` to `to`. Without an open block,
    /// a paragraph is begun. Inside a table use [`Self::fold`]: cells hold no tabs and line ends.
    pub(super) fn push(&mut self, text: &str, kind: SegmentKind, from: usize, to: usize) {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph, 0);
        }
        self.builder.push(text, kind, from, to);
    }

    /// Inserts what the source lacks; it is markup where `markup` says so: shown, but no part of a quote.
    pub(super) fn insert(&mut self, text: &str, markup: bool) {
        let start = self.at();
        self.push(text, SegmentKind::Inserted, 0, 0);
        if markup {
            self.next.markup.push(Span::new(start, self.at()));
        }
    }

    /// Begins a line of a note: the next one of the note that is open, or the first of a new one.
    pub(super) fn note_line(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.kind == BlockKind::Note) {
            self.insert("\n", false);
        } else {
            self.begin(BlockKind::Note, 0);
        }
    }

    /// What has been appended since `start` is markup: shown, but no part of a quote.
    pub(super) fn mark(&mut self, start: u32) {
        let span = Span::new(start, self.at());
        if !span.is_empty() {
            self.next.markup.push(span);
        }
    }

    /// The text of `span`, as far as it has not been given off.
    pub(super) fn slice(&self, span: Span) -> &str {
        self.builder.since(span.start()).get(..span.len() as usize).unwrap_or_default()
    }

    /// Ends the open block; its content, `None` where it held no visible text. An open table is ended with all its cells.
    pub(super) fn end(&mut self) -> Option<Span> {
        if self.table.is_some() {
            return self.end_table();
        }
        let open = self.open.take()?;
        let content = self.content(&open);
        self.close(open, content)
    }

    fn content(&self, open: &Open) -> Span {
        let words = self.builder.since(open.start);
        let front = words.len() - words.trim_start().len();
        let start = open.start + front as u32;
        Span::new(start, start + words.trim().len() as u32)
    }

    fn close(&mut self, open: Open, content: Span) -> Option<Span> {
        if content.is_empty() {
            self.builder.truncate(open.start);
            self.next.markup.retain(|mark| mark.end() <= open.start);
            self.next.regions.retain(|region| region.span.end() <= open.start);
            self.paragraph = self.paragraph.saturating_sub(1);
            // The separator before it stays with the block before: no second one is due.
            self.last = None;
            return None;
        }
        let span = Span::new(open.start, self.builder.end());
        let Open { kind, level, origin, page, label, .. } = open;
        self.next.blocks.push(Block { kind, span, content, level, page, origin, label });
        self.last = Some(kind);
        Some(content)
    }

    /// The run of the text from `start` to its end stands on `page` inside `bounds` (as [`Region::bounds`]).
    pub(super) fn region(&mut self, start: u32, page: u32, bounds: [i32; 4]) {
        let span = Span::new(start, self.at());
        if !span.is_empty() {
            self.next.regions.push(Region { span, page, bounds });
        }
    }

    /// Takes over a document that was read as it is; it must be the only thing written.
    ///
    /// # Errors
    /// When nobody wants it.
    pub(super) fn adopt(&mut self, document: Document) -> Result<(), Stop> {
        let Document { text, segments, blocks, markup, problems, title, published, .. } = document;
        let parts = vec![SourcePart { kind: PartKind::File, name: String::new() }];
        let piece = Piece { text, segments, blocks, markup, parts, problems, title, published, ..Piece::default() };
        (self.sink)(piece)
    }

    /// The title stands at `span`.
    pub(super) fn title(&mut self, span: Span) {
        self.next.title = Some(span);
    }

    /// The document was published on the day `date` (`YYYY-MM-DD`), which stands at `span`.
    pub(super) fn published(&mut self, span: Span, date: String) {
        self.next.published = Some(Published { span, date });
    }

    /// A document of that name and length can be opened on its own; the words at `span` list it. `name` is what the
    /// `member` of the reader takes.
    pub(super) fn member(&mut self, name: impl Into<String>, span: Span, bytes: u64) {
        self.next.members.push(Member { name: name.into(), span, bytes });
    }

    /// The page was saved from `address`.
    pub(super) fn address(&mut self, address: String) {
        self.next.address = Some(address);
    }

    /// Tells what was met, once.
    pub(super) fn problem(&mut self, message: impl Into<String>, place: Option<Place>) {
        let problem = Problem { message: message.into(), place };
        if !self.next.problems.contains(&problem) {
            self.next.problems.push(problem);
        }
    }
}
