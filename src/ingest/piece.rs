//! A document on its way: the pieces a reader gives off, and the document put together from them again.

use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::document::{
    Block, CellGrid, Document, Format, Member, Problem, Published, Region, Segment, Source, SourcePart, invariant,
};
use crate::text::{LineIndex, Span};

/// The next part of a document. All offsets count from the start of the document; the text of each piece follows that of
/// the one before.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// They tile it.
    pub segments: Vec<Segment>,
    /// They tile it.
    pub blocks: Vec<Block>,
    /// As [`Document::markup`].
    pub markup: Vec<Span>,
    /// Parts that were begun.
    pub parts: Vec<SourcePart>,
    /// As [`Document::grids`].
    pub grids: Vec<CellGrid>,
    /// As [`Document::regions`].
    pub regions: Vec<Region>,
    /// As [`Document::members`].
    pub members: Vec<Member>,
    /// What was met.
    pub problems: Vec<Problem>,
    /// The title, once it is known.
    pub title: Option<Span>,
    /// The date, once it is known.
    pub published: Option<Published>,
    /// As [`Document::address`].
    pub address: Option<String>,
    /// How much has been read, and how much there is, in the format's own units (pages, chapters); (0, 0) if unknown.
    pub progress: (u32, u32),
}

/// A document put together from pieces.
#[derive(Debug)]
pub struct Assembly {
    format: Format,
    source: Source,
    whole: Piece,
}

impl Assembly {
    /// Nothing yet of a document of `format`, read from `source`.
    pub fn new(format: Format, source: Source) -> Self {
        Self { format, source, whole: Piece::default() }
    }

    /// Adds the next piece.
    ///
    /// # Errors
    /// Where the text becomes longer than offsets can count.
    pub fn add(&mut self, piece: Piece) -> Result<(), Refusal> {
        let whole = &mut self.whole;
        if whole.text.len() as u64 + piece.text.len() as u64 >= u64::from(u32::MAX) {
            return Err(Refusal::new("holds 4 GiB of text or more: split it first"));
        }
        whole.text.push_str(&piece.text);
        whole.segments.extend(piece.segments);
        whole.blocks.extend(piece.blocks);
        whole.markup.extend(piece.markup);
        whole.parts.extend(piece.parts);
        whole.grids.extend(piece.grids);
        whole.regions.extend(piece.regions);
        whole.members.extend(piece.members);
        whole.problems.extend(piece.problems);
        whole.title = piece.title.or(whole.title);
        whole.published = piece.published.or_else(|| whole.published.take());
        whole.address = piece.address.or_else(|| whole.address.take());
        whole.progress = piece.progress;
        Ok(())
    }

    /// How much has been read, and how much there is.
    pub fn progress(&self) -> (u32, u32) {
        self.whole.progress
    }

    /// Whether no text has come yet.
    pub fn is_empty(&self) -> bool {
        self.whole.text.is_empty()
    }

    /// Length of the text so far, in bytes.
    pub fn len(&self) -> usize {
        self.whole.text.len()
    }

    /// What has been read so far, as a prefix of the document; an empty one where that does not hold together.
    pub fn so_far(&self) -> Document {
        let read = |whole| document(whole, self.format, self.source.clone(), true);
        let so_far = read(self.whole.clone());
        if invariant::check(&so_far).is_empty() { so_far } else { read(Piece::default()) }
    }

    /// The document. Pieces may come from a process that cannot be trusted: what must hold of a document is checked.
    ///
    /// # Errors
    /// Where the pieces do not make a document.
    pub fn finish(self) -> Result<Document, Refusal> {
        let document = document(self.whole, self.format, self.source, false);
        match invariant::check(&document).first() {
            None => Ok(document),
            Some(broken) => Err(Refusal::new(format!("was read wrongly ({broken}); please report it"))),
        }
    }
}

/// The longest address that is kept, in bytes.
const ADDRESS: usize = 2083;

/// Whether it is an address of the web, without anything that could not stand in one.
pub(super) fn is_address(address: &str) -> bool {
    let web = ["https://", "http://"].iter().any(|scheme| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    });
    web && address.len() <= ADDRESS && !address.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// Whether it is a date as [`Published::date`] is written.
fn is_date(date: &str) -> bool {
    let shape = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    date.len() == 10 && date.bytes().enumerate().all(shape)
}

fn document(whole: Piece, format: Format, source: Source, prefix: bool) -> Document {
    let Piece {
        text,
        segments,
        blocks,
        markup,
        parts,
        grids,
        regions,
        members,
        problems,
        title,
        published,
        address,
        ..
    } = whole;
    Document {
        lines: LineIndex::new(&text),
        text,
        segments,
        blocks,
        markup,
        parts,
        grids,
        regions,
        members,
        format,
        source,
        problems,
        title,
        published: published.filter(|published| is_date(&published.date)),
        address: address.filter(|address| is_address(address)),
        prefix,
    }
}
