//! Bullets that are painted apart from their items, after all text or before it, put before the text beside them.

use super::lines::Line;
use super::marker;
use super::sheet::Sheet;

/// How far the text may stand from its bullet, as a share of its size.
const FAR: f32 = 4.0;
/// The most bullets of a page that are placed.
const MOST: usize = 2000;

/// The chunks, each lone bullet directly before the chunk that stands beside it.
pub(super) fn place(sheet: &Sheet, chunks: Vec<Line>) -> Vec<Line> {
    let lone = |chunk: &Line| matches!(chunk.words.as_slice(), [word] if marker::is_bullet(&sheet.word_text(*word)));
    if chunks.iter().filter(|chunk| lone(chunk)).count() > MOST {
        return chunks;
    }
    let (bullets, mut rest): (Vec<Line>, Vec<Line>) = chunks.into_iter().partition(lone);
    for bullet in bullets {
        let order = |line: &Line| line.words.iter().copied().min();
        let beside = rest.iter().position(|chunk| {
            let gap = chunk.left - bullet.right;
            (chunk.base - bullet.base).abs() < 0.4 * chunk.size && gap > -0.2 * chunk.size && gap < FAR * chunk.size
        });
        let own = || rest.iter().position(|chunk| order(chunk) > order(&bullet)).unwrap_or(rest.len());
        let at = beside.unwrap_or_else(own);
        rest.insert(at, bullet);
    }
    rest
}
