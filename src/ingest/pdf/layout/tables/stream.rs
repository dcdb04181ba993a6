//! Tables whose columns stand in line without upright rules.

use super::super::draft::Grid;
use super::super::lines::Line;
use super::super::marker;
use super::super::sheet::Sheet;
use super::bands::{self, Laid};
use super::columns;
use super::regions::{self, Row};
use super::rules::Net;

/// The tables among chunks of text that stand in no ruled cells.
pub(super) fn tables(sheet: &Sheet, chunks: &[Line], strokes: &Net) -> Vec<Grid> {
    let rows = regions::rows(sheet, chunks);
    let regions = regions::regions(&rows);
    regions.into_iter().filter_map(|region| table(sheet, &headed(sheet, &rows, region), strokes)).collect()
}

/// The table that the words inside a frame make.
pub(super) fn inside(sheet: &Sheet, words: &[usize], page: u32, strokes: &Net) -> Option<Grid> {
    let mut words = words.to_vec();
    words.sort_unstable();
    let chunks = super::super::lines::chunks_of(&sheet.words, words.into_iter(), page);
    let rows = regions::rows(sheet, &chunks);
    let first = rows.iter().position(|row| row.pieces.len() > 1)?;
    table(sheet, rows.get(first..)?, strokes)
}

/// A region with the rows above it that stand over its columns: parts of its head.
fn headed(sheet: &Sheet, rows: &[Row], mut region: Vec<Row>) -> Vec<Row> {
    let columns = columns::columns(&region);
    let Some(&(_, first)) = columns.first() else { return region };
    for _ in 0..4 {
        let Some(top) = region.first() else { break };
        let above = rows.iter().rev().find(|row| row.base < top.base - 0.4 * top.size);
        let Some(above) = above.filter(|above| top.base - above.base < 1.7 * top.size) else { break };
        let over = above.pieces.iter().all(|piece| {
            let right = columns.last().map_or(f32::MIN, |last| last.1);
            piece.left > first && piece.right < right + piece.size && !marker::is_caption(&sheet.text(piece))
        });
        if !over || above.pieces.is_empty() {
            break;
        }
        region.insert(0, above.clone());
    }
    region
}

fn table(sheet: &Sheet, region: &[Row], strokes: &Net) -> Option<Grid> {
    let columns = columns::columns(region);
    let area = area(region, &columns)?;
    let ruled = strokes.level.iter().filter(|stroke| {
        let shared = stroke.to.min(area[2]) - stroke.from.max(area[0]);
        shared > 0.6 * (area[2] - area[0]) && stroke.at > area[1] - 30.0 && stroke.at < area[3] + 30.0
    });
    let ruled: Vec<f32> = ruled.map(|stroke| stroke.at).collect();
    let laid: Vec<Laid> = region.iter().map(|row| Laid::of(sheet, row, &columns)).collect();
    if !is_table(sheet, &laid, columns.len(), ruled.len()) {
        return None;
    }
    let rows = bands::merge(sheet, laid, &ruled, &strokes.level);
    let headed = rows.first().is_some_and(|row| bands::is_head(sheet, row));
    let rows = rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.lines).collect()).collect();
    Some(Grid { rows, headed, area })
}

fn area(region: &[Row], columns: &[(f32, f32)]) -> Option<[f32; 4]> {
    let (first, last) = (region.first()?, region.last()?);
    Some([columns.first()?.0, first.base - first.size, columns.last()?.1, last.base + 0.3 * last.size])
}

/// Whether rows and columns look like a table and not like text that happens to stand in line.
fn is_table(sheet: &Sheet, rows: &[Laid], columns: usize, ruled: usize) -> bool {
    let full = rows.iter().filter(|row| row.cells.iter().filter(|cell| !cell.lines.is_empty()).count() > 1).count();
    if columns < 2 || full < 2 {
        return false;
    }
    let cells = || rows.iter().flat_map(|row| row.cells.iter().skip(1)).flat_map(|cell| &cell.lines);
    let all = cells().count().max(1);
    let values = cells().filter(|line| bands::is_values(sheet, line)).count();
    let short = cells().filter(|line| line.words.len() <= 4).count();
    let pages = columns == 2 && contents(sheet, rows);
    let filled = rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.lines.is_empty()).count();
    let share = if ruled >= 2 { 30 } else { 45 };
    let dense = 2 * full >= rows.len() && 100 * filled >= share * columns * rows.len();
    !pages
        && (full >= 3 && (values * 10 >= all * 4 || columns >= 3 && short * 10 >= all * 8) && dense
            || ruled >= 2 && (values * 10 >= all * 3 || columns >= 3 && short * 10 >= all * 6))
}

/// Whether the last column holds the page numbers of a table of contents.
fn contents(sheet: &Sheet, rows: &[Laid]) -> bool {
    let numbers: Vec<Option<u32>> = rows
        .iter()
        .filter_map(|row| row.cells.last().and_then(|cell| cell.lines.first()))
        .map(|line| sheet.text(line).trim_start_matches(['.', ' ']).parse().ok())
        .collect();
    let known: Vec<u32> = numbers.iter().flatten().copied().collect();
    10 * known.len() >= 9 * numbers.len() && known.len() >= 3 && known.is_sorted()
}
