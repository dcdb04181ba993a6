//! The layout: what a page paints, put in order as words, lines, tables and blocks. Knows no library.

mod bullets;
mod draft;
mod flow;
mod furniture;
mod gutter;
mod join;
mod lines;
mod marker;
mod sheet;
mod spaced;
mod split;
mod style;
mod tables;
mod words;

pub(super) use draft::Draft;
pub(super) use lines::Line;
pub(super) use sheet::Sheet;
pub(super) use words::Bytes;

use crate::document::BlockKind;

use super::glyphs::Page;

/// Pages laid out together, so that what repeats from page to page and what goes on over a page end can be seen.
#[derive(Default)]
pub(super) struct Window {
    /// The number of the first page held.
    first: u32,
    sheets: Vec<Sheet>,
    /// How many of the pages have been laid out.
    laid: usize,
    drafts: Vec<Draft>,
    style: style::Style,
    furniture: furniture::Furniture,
    /// How many pages were added in all.
    pages: usize,
}

impl Window {
    /// Adds the next page.
    pub(super) fn add(&mut self, page: Page) {
        if self.sheets.is_empty() && self.first == 0 {
            self.first = 1;
        }
        let sheet = Sheet::of(page);
        self.style.count(&sheet);
        self.sheets.push(sheet);
        self.pages += 1;
    }

    /// How many pages wait to be laid out.
    pub(super) fn waiting(&self) -> usize {
        self.sheets.len() - self.laid
    }

    /// The page numbered `page`, if it is held.
    pub(super) fn sheet(&self, page: u32) -> Option<&Sheet> {
        self.sheets.get(page.checked_sub(self.first)? as usize)
    }

    /// Lays out the pages that wait. The blocks that no later page can touch are given back; all of them where `last`.
    pub(super) fn lay(&mut self, last: bool) -> Vec<Draft> {
        let chunks: Vec<(u32, Vec<Line>)> = (self.laid..self.sheets.len())
            .filter_map(|at| {
                let number = self.first + at as u32;
                let sheet = self.sheets.get(at)?;
                let chunks = lines::chunks_of(&sheet.words, sheet.painted(), number);
                self.furniture.count(sheet, &chunks);
                Some((number, chunks))
            })
            .collect();
        for (number, chunks) in chunks {
            let drafts = self.page(number, chunks);
            self.drafts.extend(drafts);
        }
        self.laid = self.sheets.len();
        let (first, sheets) = (self.first, &self.sheets);
        join::join(&mut self.drafts, &|page| sheets.get(page.checked_sub(first)? as usize));
        if last {
            return std::mem::take(&mut self.drafts);
        }
        let end = self.first + self.sheets.len() as u32 - 1;
        let keep = self.drafts.iter().position(|draft| draft.page >= end).unwrap_or(self.drafts.len());
        let kept = self.drafts.split_off(keep);
        std::mem::replace(&mut self.drafts, kept)
    }

    /// Lets go of the pages that no block needs any more.
    pub(super) fn forget(&mut self) {
        let needed = self.drafts.iter().map(|draft| draft.page).min().unwrap_or(u32::MAX);
        let end = self.first + self.sheets.len() as u32;
        let drop = needed.min(end).saturating_sub(self.first) as usize;
        self.sheets.drain(..drop.min(self.sheets.len()));
        self.first += drop as u32;
        self.laid = self.sheets.len();
    }

    fn page(&mut self, number: u32, chunks: Vec<Line>) -> Vec<Draft> {
        let at = (number - self.first) as usize;
        let Some(sheet) = self.sheets.get(at) else { return Vec::new() };
        let furniture = self.furniture.find(sheet, &chunks, self.pages);
        let (mut heads, mut body) = (Vec::new(), Vec::new());
        for (chunk, aside) in chunks.into_iter().zip(furniture) {
            if aside { heads.push(chunk) } else { body.push(chunk) }
        }
        let mut drafts = side(sheet, 0, body, &mut self.style);
        drafts.extend(heads.into_iter().map(|line| Draft::new(BlockKind::Note, vec![line])));
        let unseen = lines::chunks_of(&sheet.words, sheet.unseen(), number);
        let unseen = lines::lines(unseen, &sheet.words, &[]);
        drafts.extend(unseen.into_iter().map(|line| Draft::new(BlockKind::Note, vec![line])));
        for turn in 1..4 {
            let chunks = lines::chunks_of(&sheet.words, sheet.turned(turn), number);
            drafts.extend(side(sheet, turn, chunks, &mut self.style));
        }
        drafts
    }
}

/// The blocks of the chunks that stand as `turn` says, tables where they are painted.
fn side(sheet: &Sheet, turn: u8, chunks: Vec<Line>, style: &mut style::Style) -> Vec<Draft> {
    let (tables, rest) = tables::find(sheet, turn, bullets::place(sheet, chunks));
    let (rest, gutters) = gutter::order(rest);
    let mut drafts = flow::blocks(sheet, lines::lines(rest, &sheet.words, &gutters), style);
    for table in tables {
        let order = table.order();
        let at = drafts.iter().position(|draft| draft.order() > order).unwrap_or(drafts.len());
        drafts.insert(at, table);
    }
    drafts
}
