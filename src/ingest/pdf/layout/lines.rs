//! Words to chunks (what stands close together on one baseline) and chunks to lines.

use super::words::Word;

/// The gap that ends a chunk, as a share of the size.
const WIDE: f32 = 0.9;
/// The widest gap inside a line of running text.
const WIDEST: f32 = 4.0;

/// Words that stand close together on one baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// Its words, left to right, as indices.
    pub(crate) words: Vec<usize>,
    /// The page it stands on, from 1.
    pub(crate) page: u32,
    /// Left end.
    pub(crate) left: f32,
    /// Right end.
    pub(crate) right: f32,
    /// Top of the letters.
    pub(crate) top: f32,
    /// Bottom of the letters.
    pub(crate) bottom: f32,
    /// The baseline of most of it.
    pub(crate) base: f32,
    /// The size of most of it.
    pub(crate) size: f32,
    /// Whether all of it is heavy.
    pub(crate) bold: bool,
    /// Whether the file calls all of it furniture.
    pub(crate) furniture: bool,
}

impl Line {
    /// The line that `words` make.
    pub(crate) fn of(mut at: Vec<usize>, words: &[Word], page: u32) -> Self {
        at.sort_by(|a, b| {
            let left = |at: &usize| words.get(*at).map_or(0.0, |word| word.left);
            left(a).total_cmp(&left(b)).then(a.cmp(b))
        });
        let mut line = Self {
            page,
            left: f32::MAX,
            right: f32::MIN,
            top: f32::MAX,
            bottom: f32::MIN,
            bold: true,
            furniture: true,
            ..Self::default()
        };
        let mut most = 0.0;
        for word in at.iter().filter_map(|&at| words.get(at)) {
            line.left = line.left.min(word.left);
            line.right = line.right.max(word.right);
            line.top = line.top.min(word.top());
            line.bottom = line.bottom.max(word.bottom());
            line.furniture &= word.furniture;
            let small = word.size < 0.85 * line.size;
            line.bold &= word.bold || small;
            if word.right - word.left > most {
                most = word.right - word.left;
                (line.base, line.size) = (word.base, word.size);
            }
        }
        line.words = at;
        line
    }

    /// How much of the shorter of two lines lies beside the other, as a share of its width.
    pub(crate) fn overlap(&self, other: &Self) -> f32 {
        let shared = self.right.min(other.right) - self.left.max(other.left);
        shared / (self.right - self.left).min(other.right - other.left).max(0.1)
    }

    /// Whether both stand on one baseline, more or less.
    pub(crate) fn level(&self, other: &Self) -> bool {
        (self.base - other.base).abs() < 0.35 * self.size.min(other.size)
    }
}

/// The chunks of the words at `order`, which are in painted order.
pub(crate) fn chunks_of(words: &[Word], order: impl Iterator<Item = usize>, page: u32) -> Vec<Line> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for at in order {
        let Some(word) = words.get(at) else { continue };
        let last = open.last().and_then(|&last| words.get(last));
        let main = open.iter().filter_map(|&at| words.get(at)).take(8).map(|word| word.size).fold(0.0, f32::max);
        let goes_on = last.is_some_and(|last| {
            let size = main.max(word.size);
            let gap = word.left - last.right;
            let level = (word.base - last.base).abs();
            let low = if (word.size - last.size).abs() < 0.1 * size { 0.2 } else { 0.5 };
            level < low * size && gap > -0.3 * size && gap < WIDE * main.min(word.size.max(0.6 * main))
        });
        if !goes_on && !open.is_empty() {
            found.push(Line::of(std::mem::take(&mut open), words, page));
        }
        open.push(at);
    }
    if !open.is_empty() {
        found.push(Line::of(open, words, page));
    }
    found
}

/// The lines of chunks that follow each other in painted order; `gutters` are left and right ends of strips that no line
/// of text crosses.
pub(crate) fn lines(chunks: Vec<Line>, words: &[Word], gutters: &[(f32, f32)]) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for chunk in chunks {
        let joins = found.last().is_some_and(|last| {
            let (left, right) = if last.left <= chunk.left { (last, &chunk) } else { (&chunk, last) };
            let gap = right.left - left.right;
            let size = last.size.max(chunk.size);
            let cut = gutters.iter().any(|&(from, to)| left.right <= from + 1.0 && right.left >= to - 1.0);
            let short = right.words.len() <= 2 || left.words.len() <= 2;
            let most = if short { WIDEST } else { WIDEST / 2.0 };
            let level = (last.base - chunk.base).abs() < 0.2 * size
                || (last.size.min(chunk.size) < 0.85 * size && (last.base - chunk.base).abs() < 0.5 * size);
            level && gap > -0.5 * size && gap < most * size && !cut
        });
        let page = chunk.page;
        match found.last_mut().filter(|_| joins) {
            Some(last) => {
                let mut both = std::mem::take(&mut last.words);
                both.extend(chunk.words);
                *last = Line::of(both, words, page);
            }
            None => found.push(chunk),
        }
    }
    found
}
