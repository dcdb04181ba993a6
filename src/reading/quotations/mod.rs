//! Quoted stretches: curly, straight, doubled single marks, nested, unclosed, running over paragraphs.

mod marks;
mod scan;
#[cfg(test)]
mod tests;

use super::{Quotation, Reading};
use crate::document::{Block, BlockKind};
use scan::Scan;

/// All quotations, outermost only, in order. None crosses a block: where a quotation runs over several, each block has
/// its part, and all parts but the last are unclosed. Linear in the text.
pub fn find(reading: &Reading) -> Vec<Quotation> {
    let document = &reading.document;
    let end = reading.sections.last().map_or(document.span().end(), |section| section.span.end());
    let mut scan = Scan::default();
    for block in document.blocks.iter().take_while(|block| block.span.start() < end) {
        if speaks(block) {
            scan.block(document, block.content);
        }
    }
    let mut found = scan.found;
    for quotation in &mut found {
        quotation.sentences = reading.sentence_range(quotation.span);
    }
    found
}

fn speaks(block: &Block) -> bool {
    !block.content.is_empty() && !matches!(block.kind, BlockKind::Code | BlockKind::Table)
}
