//! The rows of a document, laid out on demand and moved about in by address. Never a global row number.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use super::layout::{Setting, rows};
use super::{Badge, Row, chunk};
use crate::document::Document;
use crate::text::Span;

/// Rows kept at most; then those not used for longest are dropped.
const KEPT: usize = 16 * 1024;

/// The address of a row at the present width. Ordered as the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// Index of the block.
    pub block: u32,
    /// Which chunk of the block; 0 but in blocks of more than 56 KiB.
    pub chunk: u32,
    /// Which row of the chunk.
    pub row: u32,
}

/// A row, kept alive whatever becomes of the cache.
#[derive(Clone, Debug)]
pub struct RowRef {
    rows: Rc<[Row]>,
    at: usize,
}

impl Deref for RowRef {
    type Target = Row;

    fn deref(&self) -> &Row {
        const NONE: &Row = &Row { full: Span::empty(0), parts: Vec::new(), indent: 0, role: super::Role::Text };
        self.rows.get(self.at).unwrap_or(NONE)
    }
}

/// The rows of one document at one width: a cache filled on demand.
///
/// Every method costs at most the layout of a chunk or two (64 KiB), whatever the size of the document.
#[derive(Debug)]
pub struct Rows {
    document: Arc<Document>,
    width: u16,
    badges: Vec<Badge>,
    cache: RefCell<Cache>,
}

/// A layout and when it was last used.
type Laid = (Rc<[Row]>, u64);

#[derive(Debug, Default)]
struct Cache {
    laid: HashMap<(u32, u32), Laid>,
    rows: usize,
    clock: u64,
}

impl Rows {
    /// The rows of `document` at `width` cells (0 counts as 1).
    pub fn new(document: Arc<Document>, width: u16) -> Self {
        Self { document, width: width.max(1), badges: Vec::new(), cache: RefCell::default() }
    }

    /// The document.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Cells of a row.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Lays out anew at another width. Keep the place by [`Rows::offset_of`] before and [`Rows::row_of`] after.
    pub fn set_width(&mut self, width: u16) {
        if self.width != width.max(1) {
            self.width = width.max(1);
            self.cache.take();
        }
    }

    /// Takes another document, such as a longer prefix of the same text.
    pub fn set_document(&mut self, document: Arc<Document>) {
        self.document = document;
        self.cache.take();
    }

    /// Shows these badges.
    pub fn set_badges(&mut self, mut badges: Vec<Badge>) {
        badges.sort_by_key(|badge| badge.at);
        if badges != self.badges {
            self.badges = badges;
            self.cache.take();
        }
    }

    /// The row at `at`; `None` where there is no such row.
    pub fn row(&self, at: RowAt) -> Option<RowRef> {
        let rows = self.laid(at.block, at.chunk)?;
        let row = at.row as usize;
        (row < rows.len()).then_some(RowRef { rows, at: row })
    }

    /// The first row.
    pub fn first(&self) -> RowAt {
        RowAt::default()
    }

    /// The last row.
    pub fn last(&self) -> RowAt {
        self.row_of(self.document.text.len() as u32)
    }

    /// The row after `at`.
    pub fn next(&self, at: RowAt) -> Option<RowAt> {
        let rows = self.laid(at.block, at.chunk)?;
        if (at.row as usize) + 1 < rows.len() {
            return Some(RowAt { row: at.row + 1, ..at });
        }
        let block = self.document.blocks.get(at.block as usize)?;
        if at.chunk + 1 < chunk::count(block) {
            return Some(RowAt { chunk: at.chunk + 1, row: 0, ..at });
        }
        let next = at.block + 1;
        ((next as usize) < self.document.blocks.len()).then_some(RowAt { block: next, chunk: 0, row: 0 })
    }

    /// The row before `at`.
    pub fn prev(&self, at: RowAt) -> Option<RowAt> {
        if at.row > 0 {
            return Some(RowAt { row: at.row - 1, ..at });
        }
        let (block, chunk) = if at.chunk > 0 {
            (at.block, at.chunk - 1)
        } else {
            let block = at.block.checked_sub(1)?;
            (block, chunk::count(self.document.blocks.get(block as usize)?) - 1)
        };
        let rows = self.laid(block, chunk)?;
        Some(RowAt { block, chunk, row: (rows.len() as u32).saturating_sub(1) })
    }

    /// `count` rows further down, or the last row.
    pub fn forward(&self, mut at: RowAt, count: u32) -> RowAt {
        for _ in 0..count {
            let Some(next) = self.next(at) else { break };
            at = next;
        }
        at
    }

    /// `count` rows further up, or the first row.
    pub fn back(&self, mut at: RowAt, count: u32) -> RowAt {
        for _ in 0..count {
            let Some(prev) = self.prev(at) else { break };
            at = prev;
        }
        at
    }

    /// The rows from `at` on, with their addresses.
    pub fn from(&self, at: RowAt) -> impl Iterator<Item = (RowAt, RowRef)> + '_ {
        let mut next = Some(at);
        std::iter::from_fn(move || {
            let at = next?;
            let row = self.row(at)?;
            next = self.next(at);
            Some((at, row))
        })
    }

    /// The row that shows the byte at `offset`, or whose tile holds it; the last row at the end of the text.
    pub fn row_of(&self, offset: u32) -> RowAt {
        let index = self.document.block_at(offset);
        let Some(block) = self.document.blocks.get(index) else { return RowAt::default() };
        let chunk = chunk::chunk_of(&self.document.text, block, offset);
        let mut at = RowAt { block: index as u32, chunk, row: 0 };
        let Some(rows) = self.laid(at.block, at.chunk) else { return at };
        // The last row whose tile begins at or before the offset; in a table the cell may go on in the rows after it.
        let tile = rows.partition_point(|row| row.full.start() <= offset).saturating_sub(1);
        let tile =
            (0..=tile).rev().find(|&at| rows.get(at).is_some_and(|row| row.full.contains(offset))).unwrap_or(tile);
        let line = rows.iter().enumerate().skip(tile).take_while(|(at, row)| *at == tile || row.full.is_empty());
        let showing = line.map(|(at, row)| (at, row.shown().any(|span| span.contains(offset))));
        at.row = showing.filter(|(_, shows)| *shows).map(|(at, _)| at).next().unwrap_or(tile) as u32;
        at
    }

    /// The first byte that the row shows (the start of its tile where it shows none): where reading goes on when the
    /// width changes. For a further row of a table line, the first byte of its first cell.
    pub fn offset_of(&self, at: RowAt) -> u32 {
        self.row(at).map_or(self.document.text.len() as u32, |row| row.start())
    }

    fn laid(&self, index: u32, number: u32) -> Option<Rc<[Row]>> {
        let block = self.document.blocks.get(index as usize)?;
        if number >= chunk::count(block) {
            return None;
        }
        let mut cache = self.cache.borrow_mut();
        cache.clock += 1;
        let clock = cache.clock;
        if let Some((rows, used)) = cache.laid.get_mut(&(index, number)) {
            *used = clock;
            return Some(Rc::clone(rows));
        }
        let setting = Setting { document: &self.document, width: self.width, badges: &self.badges };
        let chunk = chunk::chunk(&self.document.text, block, number);
        let rows: Rc<[Row]> = rows(&setting, block, chunk).into();
        cache.keep((index, number), Rc::clone(&rows));
        Some(rows)
    }
}

impl Cache {
    /// Keeps a layout; drops the half used longest ago when there are too many rows.
    fn keep(&mut self, key: (u32, u32), rows: Rc<[Row]>) {
        if self.rows + rows.len() > KEPT {
            let mut used: Vec<u64> = self.laid.values().map(|(_, used)| *used).collect();
            used.sort_unstable();
            let middle = used.get(used.len() / 2).copied().unwrap_or(0);
            self.laid.retain(|_, (_, used)| *used > middle);
            self.rows = self.laid.values().map(|(rows, _)| rows.len()).sum();
        }
        self.rows += rows.len();
        self.laid.insert(key, (rows, self.clock));
    }
}
