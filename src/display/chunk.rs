//! A long block in chunks, so that no layout costs more than 64 KiB of text.

use unicode_segmentation::UnicodeSegmentation;

use crate::document::Block;
use crate::text::Span;

/// Bytes from one nominal border to the next.
pub(super) const NOMINAL: u32 = 56 * 1024;
/// How far before a nominal border a line end or a blank is looked for.
const REACH: usize = 4 * 1024;
/// How far around a nominal border a grapheme border is looked for.
const NEAR: usize = 512;

/// The number of chunks of a block; at least 1.
pub(super) fn count(block: &Block) -> u32 {
    block.span.len().div_ceil(NOMINAL).max(1)
}

/// Chunk `number` (from 0) of a block; chunks tile its span. Empty beyond the last one.
pub(super) fn chunk(text: &str, block: &Block, number: u32) -> Span {
    Span::new(border(text, block, number), border(text, block, number + 1))
}

/// The chunk that holds `offset`.
pub(super) fn chunk_of(text: &str, block: &Block, offset: u32) -> u32 {
    let last = count(block) - 1;
    let mut number = (offset.saturating_sub(block.span.start()) / NOMINAL).min(last);
    while number < last && border(text, block, number + 1) <= offset {
        number += 1;
    }
    while number > 0 && offset < border(text, block, number) {
        number -= 1;
    }
    number
}

/// Where chunk `number` begins: after a line end or a blank, or else at a grapheme border.
fn border(text: &str, block: &Block, number: u32) -> u32 {
    if number == 0 {
        return block.span.start();
    }
    if number >= count(block) {
        return block.span.end();
    }
    let nominal = (block.span.start() + number * NOMINAL) as usize;
    let before = text.as_bytes().get(nominal - REACH..nominal).unwrap_or_default();
    let found = memchr::memrchr(b'\n', before).or_else(|| memchr::memrchr(b' ', before));
    if let Some(at) = found {
        return (nominal - REACH + at + 1) as u32;
    }
    let (low, high) = (text.floor_char_boundary(nominal - NEAR), text.floor_char_boundary(nominal + NEAR));
    let window = text.get(low..high).unwrap_or("");
    let border = window.grapheme_indices(true).map(|(at, _)| low + at).find(|&at| at >= nominal);
    border.unwrap_or_else(|| text.floor_char_boundary(nominal)).min(block.span.end() as usize) as u32
}
