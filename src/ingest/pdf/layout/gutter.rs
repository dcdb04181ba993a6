//! Columns of running text that are painted row by row: the strip between them, and the order that it asks for.

use super::lines::Line;

/// The least width of a column, as a share of the size.
const COLUMN: f32 = 7.0;
/// How many rows must leave the strip free.
const ROWS: usize = 5;
/// The most pairs of chunks that are looked at.
const PAIRS: usize = 2000;

/// Two chunks on one baseline with a gap between them.
#[derive(Clone, Copy)]
struct Gap {
    /// Which of the chunks is the first of the two.
    at: usize,
    from: f32,
    to: f32,
    base: f32,
}

/// The chunks, columns that were painted side by side put one after the other; and the strips found.
pub(super) fn order(mut chunks: Vec<Line>) -> (Vec<Line>, Vec<(f32, f32)>) {
    let mut strips = Vec::new();
    for _ in 0..4 {
        let Some((from, to, first, last)) = strip(&chunks, &strips) else { break };
        strips.push((from, to));
        let middle = f32::midpoint(from, to);
        let Some(range) = chunks.get(first..=last) else { break };
        if range.iter().any(|chunk| chunk.left < middle - 1.0 && chunk.right > middle + 1.0) {
            continue;
        }
        let (left, right): (Vec<Line>, Vec<Line>) =
            range.iter().cloned().partition(|chunk| chunk.right <= middle + 1.0);
        chunks.splice(first..=last, left.into_iter().chain(right));
    }
    (chunks, strips)
}

/// A strip that many rows painted across it leave free: its ends, and the first and the last chunk of those rows.
fn strip(chunks: &[Line], known: &[(f32, f32)]) -> Option<(f32, f32, usize, usize)> {
    let gaps: Vec<Gap> = chunks.windows(2).enumerate().filter_map(|(at, pair)| gap(at, pair)).take(PAIRS).collect();
    for one in &gaps {
        let same = |other: &&Gap| other.from < one.to && other.to > one.from && (other.base - one.base).abs() < 400.0;
        let run: Vec<&Gap> = gaps.iter().filter(same).collect();
        let from = run.iter().map(|gap| gap.from).fold(f32::MIN, f32::max);
        let to = run.iter().map(|gap| gap.to).fold(f32::MAX, f32::min);
        let seen = known.iter().any(|(left, right)| from < *right && to > *left);
        let (first, last) = (run.first()?.at, run.last()?.at + 1);
        if run.len() >= ROWS && to - from > 4.0 && !seen && 3 * run.len() > last - first {
            return Some((from, to, first, last));
        }
    }
    None
}

fn gap(at: usize, pair: &[Line]) -> Option<Gap> {
    let [one, next] = pair else { return None };
    let size = one.size.max(next.size);
    let wide = |line: &Line| line.right - line.left > COLUMN * line.size && line.words.len() >= 2;
    let apart = next.left - one.right;
    let found = one.level(next) && apart > 0.9 * size && wide(one) && wide(next);
    found.then_some(Gap { at, from: one.right, to: next.left, base: one.base })
}
