//! How a place is told in a few cells: `L41`, `p3`, `¶12`.

use super::{Document, Format};
use crate::text::Span;

impl Document {
    /// The place of `offset`, short: the page where the format has pages, the number of the block where it has parts
    /// (with the number of the part before it, from the second one on), else the line.
    pub fn place(&self, offset: u32) -> String {
        if let Some(page) = self.page(offset) {
            return format!("p{page}");
        }
        let block = self.blocks.get(self.block_at(offset));
        match block.and_then(|block| block.origin.as_ref()) {
            Some(origin) if origin.part == 0 => format!("¶{}", origin.paragraph),
            Some(origin) => format!("{}¶{}", origin.part + 1, origin.paragraph),
            None => format!("L{}", self.line(offset)),
        }
    }

    /// The page that the byte at `offset` stands on, where the format has pages.
    pub fn page(&self, offset: u32) -> Option<u32> {
        let at = self.regions.partition_point(|region| region.span.end() <= offset);
        let on = self.regions.get(at).filter(|region| region.span.contains(offset)).map(|region| region.page);
        let block = || self.blocks.get(self.block_at(offset)).map(|block| block.page);
        on.or_else(block).filter(|&page| page > 0)
    }

    /// The first byte of `page`, from 1; of the first one after it that holds text.
    pub fn page_start(&self, page: u32) -> Option<u32> {
        let block = self.blocks.iter().find(|block| block.page >= page && block.page > 0)?;
        Some(block.content.start())
    }

    /// How `span` is cited: `L41–43`, `p3–4`, or the part and paragraph in the source.
    pub fn citation(&self, span: Span) -> String {
        let last = span.end().saturating_sub(1).max(span.start());
        let range = |mark: char, first: u32, last: u32| {
            if first >= last { format!("{mark}{first}") } else { format!("{mark}{first}–{last}") }
        };
        if let (Some(first), Some(last)) = (self.page(span.start()), self.page(last)) {
            return range('p', first, last);
        }
        let named = |part: &super::SourcePart| !part.name.is_empty();
        let part = self.whence(span).first().and_then(|whence| whence.part.filter(|part| named(part)).cloned());
        match (self.paragraph(span.start()), part) {
            (Some(paragraph), Some(part)) if self.parts.len() > 1 && self.format != Format::Docx => {
                format!("{} ¶{paragraph}", part.name)
            }
            (Some(paragraph), _) => {
                let last = self.paragraph(last).unwrap_or(paragraph);
                range('¶', paragraph, last)
            }
            (None, _) => range('L', self.line(span.start()), self.line(last)),
        }
    }
}
