//! Tables whose cells are ruled.

use super::super::draft::Grid;
use super::super::lines::Line;
use super::super::sheet::Sheet;
use super::rows::{self, Cell};
use super::rules::{Net, Stroke, places};

/// The most cells of a table.
const CELLS: usize = 20_000;
/// How much of a border must be ruled to part two cells.
const RULED: f32 = 0.6;

/// A net of ruled lines as rows and columns.
struct Lattice {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// The cell that each field of the grid belongs to, row by row.
    owner: Vec<usize>,
}

/// The table in a net of lines, with the text above and below it that stands inside its frame; `words` are those that
/// stand anywhere in the net. `None` where the net rules no table.
pub(super) fn table(sheet: &Sheet, net: &Net, words: &[usize], page: u32) -> Option<Grid> {
    let lattice = Lattice::of(net)?;
    let columns = lattice.xs.len() - 1;
    let mut fields: Vec<Vec<usize>> = vec![Vec::new(); lattice.owner.len()];
    for &word in words {
        if let Some(field) = lattice.field(sheet, word)
            && let Some(own) = lattice.owner.get(field)
            && let Some(slot) = fields.get_mut(*own)
        {
            slot.push(word);
        }
    }
    lattice.distribute(sheet, &mut fields, page);
    lattice.part(sheet, &mut fields);
    let area = [*lattice.xs.first()?, *lattice.ys.first()?, *lattice.xs.last()?, *lattice.ys.last()?];
    let owners = (0..lattice.owner.len()).filter(|&at| lattice.owner.get(at) == Some(&at));
    let filled: Vec<usize> =
        owners.clone().filter(|&at| fields.get(at).is_some_and(|words| !words.is_empty())).collect();
    let most = fields.iter().map(Vec::len).max().unwrap_or(0);
    let columns_filled = places(filled.iter().map(|at| (at % columns) as f32), 0.5).len();
    let share = filled.len() as f32 / owners.count().max(1) as f32;
    if filled.len() < 4 || columns_filled < 2 || share < 0.3 || 10 * most > 7 * words.len().max(40) {
        return None;
    }
    let mut grid = Grid { rows: Vec::new(), headed: false, area };
    for row in 0..lattice.ys.len() - 1 {
        let cells: Vec<Cell> = (0..columns)
            .map(|column| {
                let at = row * columns + column;
                let words = fields.get_mut(at).map(std::mem::take).unwrap_or_default();
                rows::cell(sheet, words, page)
            })
            .collect();
        grid.rows.extend(rows::split(sheet, cells, grid.rows.is_empty()));
    }
    grid.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    Some(grid)
}

impl Lattice {
    fn of(net: &Net) -> Option<Self> {
        let ends = |strokes: &[Stroke]| {
            let from = strokes.iter().map(|stroke| stroke.from).fold(f32::MAX, f32::min);
            let to = strokes.iter().map(|stroke| stroke.to).fold(f32::MIN, f32::max);
            [from, to]
        };
        if net.level.len() < 2 || net.upright.is_empty() {
            return None;
        }
        let xs = places(net.upright.iter().map(|stroke| stroke.at).chain(ends(&net.level)), 4.0);
        let ys = places(net.level.iter().map(|stroke| stroke.at).chain(ends(&net.upright)), 3.0);
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns == 0 || rows == 0 || columns * rows < 4 || columns * rows > CELLS {
            return None;
        }
        let mut lattice = Self { xs, ys, owner: (0..columns * rows).collect() };
        for row in 0..rows {
            for column in 0..columns {
                let at = row * columns + column;
                if column + 1 < columns && !lattice.parted(&net.upright, &lattice.xs, column + 1, &lattice.ys, row) {
                    lattice.unite(at, at + 1);
                }
                if row + 1 < rows && !lattice.parted(&net.level, &lattice.ys, row + 1, &lattice.xs, column) {
                    lattice.unite(at, at + columns);
                }
            }
        }
        for at in 0..lattice.owner.len() {
            let own = lattice.root(at);
            if let Some(slot) = lattice.owner.get_mut(at) {
                *slot = own;
            }
        }
        Some(lattice)
    }

    /// Whether a line lies on the border `border`, along most of the step `step`.
    fn parted(&self, strokes: &[Stroke], borders: &[f32], border: usize, steps: &[f32], step: usize) -> bool {
        let (Some(&at), Some(&from), Some(&to)) = (borders.get(border), steps.get(step), steps.get(step + 1)) else {
            return true;
        };
        let _ = self;
        let ruled: f32 = strokes
            .iter()
            .filter(|stroke| (stroke.at - at).abs() < 4.5)
            .map(|stroke| (stroke.to.min(to) - stroke.from.max(from)).max(0.0))
            .sum();
        ruled >= RULED * (to - from)
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.owner.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&up) = self.owner.get(at).filter(|up| **up != at) {
            at = up;
        }
        at
    }

    /// Gives the lines of tall cells to the rows they stand beside, where there is a line for most rows: rules part the
    /// rows of other columns alone.
    fn distribute(&self, sheet: &Sheet, fields: &mut [Vec<usize>], page: u32) {
        let columns = self.xs.len() - 1;
        for at in 0..fields.len() {
            let tall =
                (0..self.ys.len() - 1).filter(|row| self.owner.get(row * columns + at % columns) == Some(&at)).count();
            if tall < 4 {
                continue;
            }
            let words = fields.get(at).cloned().unwrap_or_default();
            let lines = rows::cell(sheet, words, page);
            let begins = |line: &&Line| sheet.text(line).chars().next().is_some_and(|c| !c.is_lowercase());
            if 10 * lines.len() < 6 * tall || 10 * lines.iter().filter(begins).count() < 7 * lines.len() {
                continue;
            }
            if let Some(slot) = fields.get_mut(at) {
                slot.clear();
            }
            for line in lines {
                let row = self.ys.partition_point(|y| *y <= line.base - 0.3 * line.size).saturating_sub(1);
                if let Some(slot) = fields.get_mut(row * columns + at % columns) {
                    slot.extend(line.words);
                }
            }
        }
    }

    /// Parts cells that reach over several columns of one row where a wide gap lies at the border of two columns.
    fn part(&self, sheet: &Sheet, fields: &mut [Vec<usize>]) {
        let columns = self.xs.len() - 1;
        for at in 0..fields.len() {
            let own = |field: usize| self.owner.get(field) == Some(&at);
            let single = !own(at + columns);
            if !single || at % columns + 1 == columns || !own(at + 1) {
                continue;
            }
            for column in (at % columns + 1..columns).rev().filter(|column| own(at - at % columns + column)) {
                let Some(&x) = self.xs.get(column) else { continue };
                let words = fields.get(at).cloned().unwrap_or_default();
                let (left, right): (Vec<usize>, Vec<usize>) = words
                    .into_iter()
                    .partition(|&word| sheet.word(word).is_some_and(|word| f32::midpoint(word.left, word.right) < x));
                let ends = left.iter().filter_map(|&at| sheet.word(at)).map(|word| word.right).fold(f32::MIN, f32::max);
                let begins =
                    right.iter().filter_map(|&at| sheet.word(at)).map(|word| word.left).fold(f32::MAX, f32::min);
                let size = right.first().and_then(|&at| sheet.word(at)).map_or(10.0, |word| word.size);
                if right.is_empty() || left.is_empty() || begins - ends < 1.1 * size {
                    continue;
                }
                for (place, words) in [(at, left), (at - at % columns + column, right)] {
                    if let Some(slot) = fields.get_mut(place) {
                        *slot = words;
                    }
                }
            }
        }
    }

    /// The field that the middle of a word lies in.
    fn field(&self, sheet: &Sheet, word: usize) -> Option<usize> {
        let word = sheet.word(word)?;
        let (x, y) = (f32::midpoint(word.left, word.right), word.base - 0.3 * word.size);
        let column = self.xs.partition_point(|&at| at <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&at| at <= y).checked_sub(1)?;
        (column + 1 < self.xs.len() && row + 1 < self.ys.len()).then_some(row * (self.xs.len() - 1) + column)
    }
}

/// The lines of all cells.
pub(super) fn all_lines(grid: &Grid) -> impl Iterator<Item = &Line> {
    grid.rows.iter().flatten().flatten()
}
