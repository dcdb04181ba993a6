//! Tables: by their ruled lines, and by columns that stand in line.

mod axis;
mod bands;
mod columns;
mod lattice;
mod regions;
mod rows;
mod rules;
mod stream;

use super::draft::{Draft, Grid};
use super::lines::Line;
use super::sheet::Sheet;
use crate::document::BlockKind;

/// The most words of a page in which tables without rules are looked for.
const WORDS: usize = 20_000;

/// The tables of a page, and the chunks that stand in none.
pub(super) fn find(sheet: &Sheet, turn: u8, chunks: Vec<Line>) -> (Vec<Draft>, Vec<Line>) {
    let Some(page) = chunks.first().map(|chunk| chunk.page) else { return (Vec::new(), chunks) };
    let strokes = rules::strokes(&sheet.rules(turn));
    let mut found: Vec<Grid> = Vec::new();
    let mut rest = chunks;
    for net in rules::nets(&strokes) {
        let Some([left, top, right, bottom]) = net.area() else { continue };
        let inside = |at: &usize| {
            sheet.word(*at).is_some_and(|word| {
                let (x, y) = (f32::midpoint(word.left, word.right), word.base - 0.3 * word.size);
                x > left && x < right && y > top && y < bottom
            })
        };
        let words: Vec<usize> = rest.iter().flat_map(|chunk| chunk.words.iter().copied()).filter(inside).collect();
        let grid = lattice::table(sheet, &net, &words, page).map(|grid| {
            let finer = regions::is_coarse(sheet, &grid).then(|| stream::inside(sheet, &words, page, &strokes));
            finer.flatten().unwrap_or(grid)
        });
        if let Some(grid) = grid.filter(|grid| !axis::is_chart(sheet, grid)) {
            rest = without(sheet, rest, &grid);
            found.push(grid);
        }
    }
    if rest.iter().map(|chunk| chunk.words.len()).sum::<usize>() <= WORDS {
        let charts = |grid: &Grid| !axis::is_chart(sheet, grid);
        for grid in stream::tables(sheet, &rest, &strokes).into_iter().filter(charts) {
            rest = without(sheet, rest, &grid);
            found.push(grid);
        }
    }
    let drafts = found.into_iter().map(|grid| {
        let lines = Vec::new();
        Draft { table: Some(grid), page, ..Draft::new(BlockKind::Table, lines) }
    });
    (drafts.collect(), rest)
}

/// The chunks without the words of a table.
fn without(sheet: &Sheet, chunks: Vec<Line>, grid: &Grid) -> Vec<Line> {
    let taken: std::collections::BTreeSet<usize> =
        lattice::all_lines(grid).flat_map(|line| line.words.iter().copied()).collect();
    let left = chunks.into_iter().filter_map(|chunk| {
        let before = chunk.words.len();
        let words: Vec<usize> = chunk.words.iter().copied().filter(|word| !taken.contains(word)).collect();
        match words.len() {
            0 => None,
            left if left == before => Some(chunk),
            _ => Some(Line::of(words, &sheet.words, chunk.page)),
        }
    });
    left.collect()
}

impl Draft {
    /// The first of its words in painted order.
    pub(super) fn order(&self) -> usize {
        let cells = self.table.iter().flat_map(lattice::all_lines);
        self.lines.iter().take(1).chain(cells).flat_map(|line| line.words.iter().copied()).min().unwrap_or(usize::MAX)
    }
}
