//! Charts: what looks like a table but has the scale of an axis for a column.

use super::super::draft::Grid;
use super::super::sheet::Sheet;

/// Whether the first or the last column is a scale: at least four numbers at one distance other than 1, from top to bottom
/// or from bottom to top, and nothing else.
pub(super) fn is_chart(sheet: &Sheet, grid: &Grid) -> bool {
    let columns = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
    [0, columns.saturating_sub(1)].into_iter().any(|column| is_scale(sheet, grid, column))
}

fn is_scale(sheet: &Sheet, grid: &Grid, column: usize) -> bool {
    let cells = grid.rows.iter().filter_map(|row| row.get(column)).flatten();
    let texts: Vec<String> = cells.map(|line| sheet.text(line)).collect();
    let numbers: Vec<f64> = texts.iter().filter_map(|text| number(text)).collect();
    let steps: Vec<f64> =
        numbers.windows(2).map(|pair| if let [one, next] = pair { next - one } else { 0.0 }).collect();
    let Some(&usual) = steps.get(steps.len() / 2) else { return false };
    let small = 0.02 * usual.abs();
    let even = steps.iter().filter(|step| (*step - usual).abs() <= small).count();
    numbers.len() >= 4
        && 5 * numbers.len() >= 4 * texts.len()
        && usual.abs() > 1e-9
        && (usual.abs() - 1.0).abs() > 1e-9
        && 10 * even >= 8 * steps.len()
}

fn number(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '%' | '$' | '€' | '\u{A0}')).collect();
    bare.parse().ok()
}
