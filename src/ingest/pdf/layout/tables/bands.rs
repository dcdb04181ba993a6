//! Rows of a table without ruled cells: lines that belong to one row are put together.

use super::super::lines::Line;
use super::super::sheet::Sheet;
use super::columns;
use super::regions::{Row, is_value};
use super::rules::Stroke;

/// What stands in one column of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// The last column it reaches into.
    pub(super) last: usize,
}

/// A row put into columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    /// One field a column.
    pub(super) cells: Vec<Field>,
    /// The baseline of its last line.
    base: f32,
    /// The size.
    size: f32,
}

impl Laid {
    /// Puts the pieces of a row into columns.
    pub(super) fn of(sheet: &Sheet, row: &Row, columns: &[(f32, f32)]) -> Self {
        let mut cells: Vec<Field> = (0..columns.len()).map(|last| Field { lines: Vec::new(), last }).collect();
        for piece in &row.pieces {
            for (line, first, last) in columns::place(sheet, piece, columns) {
                let Some(cell) = cells.get_mut(first) else { continue };
                cell.last = cell.last.max(last);
                match cell.lines.pop() {
                    None => cell.lines.push(line),
                    Some(before) => {
                        let words = before.words.iter().chain(&line.words).copied().collect();
                        cell.lines.push(Line::of(words, &sheet.words, line.page));
                    }
                }
            }
        }
        Self { cells, base: row.base, size: row.size }
    }

    fn filled(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.lines.is_empty()).map(|(at, _)| at)
    }

    /// Adds the lines of `other`, cell by cell.
    fn add(&mut self, other: Self) {
        for (own, more) in self.cells.iter_mut().zip(other.cells) {
            own.lines.extend(more.lines);
            own.last = own.last.max(more.last);
        }
        self.base = other.base;
    }
}

/// Whether a line holds values alone.
pub(super) fn is_values(sheet: &Sheet, line: &Line) -> bool {
    let values = line.words.iter().filter(|word| is_value(&sheet.word_text(**word))).count();
    2 * values >= line.words.len() && values > 0
}

/// Whether a row names the columns: it holds no values, or years alone.
pub(super) fn is_head(sheet: &Sheet, row: &Laid) -> bool {
    let mut cells = row.cells.iter().skip(1).flat_map(|cell| &cell.lines).peekable();
    let year = |line: &Line| {
        let text = sheet.text(line);
        text.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
    };
    cells.peek().is_some() && cells.all(|line| line.bold || year(line) || !is_values(sheet, line))
}

/// Puts lines that belong to one row together: between two rules, in the head, and where a cell goes on.
pub(super) fn merge(sheet: &Sheet, rows: Vec<Laid>, ruled: &[f32], level: &[Stroke]) -> Vec<Laid> {
    let bands = |row: &Laid| ruled.iter().filter(|at| **at < row.base).count();
    let mut kinds: Vec<usize> = rows.iter().map(bands).collect();
    kinds.dedup();
    if kinds.len() >= 4 && 2 * kinds.len() >= rows.len() {
        return by(rows, |last, row| bands(last) == bands(row));
    }
    let first = rows.iter().position(|row| is_body(sheet, row)).unwrap_or(0);
    let mut head = rows;
    let body = head.split_off(first.min(head.len()));
    let mut found = merge_head(head, level);
    found.extend(by(body, |last, row| goes_on(sheet, last, row, level)));
    found
}

/// Whether a row holds values: the head ends before it.
fn is_body(sheet: &Sheet, row: &Laid) -> bool {
    let lines: Vec<&Line> = row.cells.iter().skip(1).flat_map(|cell| &cell.lines).collect();
    let values = lines.iter().filter(|line| is_values(sheet, line)).count();
    values > 0 && 2 * values >= lines.len() && row.cells.first().is_some_and(|cell| !cell.lines.is_empty())
}

fn by(rows: Vec<Laid>, same: impl Fn(&Laid, &Laid) -> bool) -> Vec<Laid> {
    let mut found: Vec<Laid> = Vec::new();
    for row in rows {
        match found.last_mut().filter(|last| same(last, &row)) {
            Some(last) => last.add(row),
            None => found.push(row),
        }
    }
    found
}

/// Whether a row goes on the cells of the one before: it stands close below, has no values and nothing in other columns.
fn goes_on(sheet: &Sheet, last: &Laid, row: &Laid, level: &[Stroke]) -> bool {
    let close = row.base - last.base < 1.45 * row.size.max(last.size) && !parted(last, row, level);
    let lines: Vec<&Line> = row.cells.iter().flat_map(|cell| &cell.lines).collect();
    let values = lines.iter().any(|line| is_values(sheet, line));
    let known = row.filled().all(|at| last.cells.get(at).is_some_and(|cell| !cell.lines.is_empty()));
    let label = row.cells.first().is_some_and(|cell| !cell.lines.is_empty());
    let text = lines.first().map(|line| sheet.text(line)).unwrap_or_default();
    let lower = text.chars().next().is_some_and(char::is_lowercase);
    close && known && !values && (!label || lower && row.filled().count() == 1 && last.filled().count() > 1)
}

/// Whether a rule lies between two rows.
fn parted(last: &Laid, row: &Laid, level: &[Stroke]) -> bool {
    let lines = || row.cells.iter().flat_map(|cell| &cell.lines);
    let left = lines().map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines().map(|line| line.right).fold(f32::MIN, f32::max);
    level.iter().any(|stroke| {
        stroke.at > last.base && stroke.at < row.base - 0.4 * row.size && stroke.from < right && stroke.to > left
    })
}

/// The head: in each column, lines that stand close below each other are one cell.
fn merge_head(rows: Vec<Laid>, level: &[Stroke]) -> Vec<Laid> {
    let mut found: Vec<Laid> = Vec::new();
    for mut row in rows {
        if let Some(above) = found.last_mut() {
            let close = row.base - above.base < 1.9 * row.size.max(above.size);
            for (own, up) in row.cells.iter_mut().zip(&mut above.cells) {
                let (Some(line), Some(before)) = (own.lines.first(), up.lines.last()) else { continue };
                let ruled = level.iter().any(|stroke| {
                    stroke.at > before.base
                        && stroke.at < line.base - 0.3 * line.size
                        && stroke.from < line.right
                        && stroke.to > line.left
                });
                if close && !ruled && own.last == up.last {
                    let mut lines = std::mem::take(&mut up.lines);
                    lines.append(&mut own.lines);
                    own.lines = lines;
                }
            }
        }
        found.push(row);
    }
    found.retain(|row| row.filled().next().is_some());
    found
}
