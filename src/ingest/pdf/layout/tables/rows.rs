//! Words to cells and cells to rows.

use super::super::lines::Line;
use super::super::sheet::Sheet;
use super::bands;

/// The lines of a cell, from the top.
pub(super) type Cell = Vec<Line>;

/// A cell of words in any order.
pub(super) fn cell(sheet: &Sheet, mut words: Vec<usize>, page: u32) -> Cell {
    let base = |at: &usize| sheet.word(*at).map_or(0.0, |word| word.base);
    words.sort_by(|one, other| base(one).total_cmp(&base(other)).then(one.cmp(other)));
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut last = (f32::NAN, 0.0_f32);
    for word in words {
        let size = sheet.word(word).map_or(10.0, |word| word.size);
        let step = base(&word) - last.0;
        if let Some(line) = lines.last_mut().filter(|_| step < 0.5 * last.1.max(size)) {
            line.push(word);
            if size >= last.1 {
                last = (base(&word), size);
            }
        } else {
            lines.push(vec![word]);
            last = (base(&word), size);
        }
    }
    lines.into_iter().map(|line| Line::of(line, &sheet.words, page)).collect()
}

/// Cells side by side that hold several rows without a rule between them, as rows; else one row.
pub(super) fn split(sheet: &Sheet, cells: Vec<Cell>, first: bool) -> Vec<Vec<Cell>> {
    let mut bases: Vec<(f32, f32, usize)> = Vec::new();
    let counts: Vec<usize> = cells.iter().map(Vec::len).filter(|count| *count > 0).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let tall = counts.iter().filter(|count| 2 * **count > most).count();
    if most < 2 || counts.len() < 2 || tall < 2 || !is_atomic(sheet, &cells, first) {
        return vec![cells];
    }
    for line in cells.iter().flatten() {
        match bases.iter_mut().find(|(base, size, _)| (base - line.base).abs() < 0.4 * size.min(line.size)) {
            Some((_, _, count)) => *count += 1,
            None => bases.push((line.base, line.size, 1)),
        }
    }
    let shared = bases.iter().filter(|(_, _, count)| *count >= 2).count();
    if 3 * shared < 2 * most {
        return vec![cells];
    }
    bases.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut rows = vec![vec![Cell::new(); cells.len()]; bases.len()];
    for (column, cell) in cells.into_iter().enumerate() {
        for line in cell {
            let near = |at: &usize| bases.get(*at).map_or(f32::MAX, |(base, ..)| (base - line.base).abs());
            let row = (0..bases.len()).min_by(|one, other| near(one).total_cmp(&near(other)));
            if let Some(slot) = row.and_then(|row| rows.get_mut(row)).and_then(|row| row.get_mut(column)) {
                slot.push(line);
            }
        }
    }
    rows
}

/// Whether the lines of all cells but the first hold single values, not text that is wrapped; in the first row of a table,
/// which names its columns, only numbers count.
fn is_atomic(sheet: &Sheet, cells: &[Cell], first: bool) -> bool {
    let lines = || cells.iter().skip(1).filter(|cell| cell.len() > 1).flatten();
    let values = lines().filter(|line| bands::is_values(sheet, line)).count();
    let single = lines().filter(|line| line.words.len() <= 2).count();
    let all = lines().count();
    all > 0 && (10 * values >= 6 * all || !first && 10 * single >= 8 * all)
}
