//! Tables read as grids: header, rows and caption, every cell a span.

use super::{Cell, Grid, Reading};
use crate::document::table::Row;
use crate::document::{Block, BlockKind};
use crate::text::Span;

/// The most bytes of a caption.
const LONGEST: u32 = 200;

/// One grid for every table block, in order.
pub fn find(reading: &Reading) -> Vec<Grid> {
    let blocks = &reading.document.blocks;
    let first = reading.sections.first().map_or(0, |section| section.span.start());
    let end = reading.sections.last().map_or(0, |section| section.span.end());
    let tables = blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Table);
    let tables = tables.filter(|(_, block)| (first..end).contains(&block.span.start()));
    tables.map(|(at, block)| grid(reading, at, block)).collect()
}

fn grid(reading: &Reading, at: usize, block: &Block) -> Grid {
    let text = reading.document.text.as_str();
    let mut rows = reading.document.table_rows(block);
    let ruled = rows.iter().take(4).position(|row| row.separator && !row.cells.is_empty());
    let ruled = ruled.filter(|&at| at > 0 && rows.iter().take(at).any(|row| !row.separator));
    rows.retain(|row| !row.separator);
    let header = if rows.len() > 1 && (ruled.is_some() || names_columns(text, &rows)) {
        cells(&rows.remove(0))
    } else {
        Vec::new()
    };
    let rows = rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).map(cells).collect();
    Grid { block: at as u32, span: block.content, caption: caption(reading, at), header, rows }
}

fn cells(row: &Row) -> Vec<Cell> {
    row.cells.iter().map(|&span| Cell { span }).collect()
}

/// Whether the first row names the columns: it is full, holds words only, and is set apart from the rows below by
/// emphasis, by figures or by length; a row like all others still names them where every cell begins with a capital.
fn names_columns(text: &str, rows: &[Row]) -> bool {
    let Some((first, rest)) = rows.split_first() else { return false };
    let words: Vec<&str> = first.cells.iter().map(|cell| cell.of(text)).collect();
    let figure = |cell: &str| cell.chars().filter(char::is_ascii_digit).count() * 2 > cell.chars().count();
    let full = words.len() > 1 && words.iter().skip(1).all(|cell| !cell.is_empty());
    if !full || words.iter().any(|cell| figure(cell)) {
        return false;
    }
    let strong = words.iter().all(|cell| cell.is_empty() || cell.starts_with("**") || cell.starts_with("__"));
    let figures = rest.iter().any(|row| row.cells.iter().any(|cell| figure(cell.of(text))));
    let short = words.iter().all(|cell| cell.chars().count() <= 60 && !cell.ends_with('.'));
    let capital = |cell: &&str| !cell.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    strong || short && (figures || words.iter().all(capital))
}

/// The line that names the table: a note, a heading or a short paragraph that announces it just before, or a note just
/// after it.
fn caption(reading: &Reading, at: usize) -> Option<Span> {
    let near = |at: Option<usize>| at.and_then(|at| reading.document.blocks.get(at));
    let shown = |block: &Block| {
        let words = reading.document.visible(block.content).reduce(Span::cover)?.trim(&reading.document.text);
        (words.len() <= LONGEST && !words.is_empty()).then_some(words)
    };
    let before = near(at.checked_sub(1)).filter(|block| {
        let words = reading.slice(block.content).trim_end();
        let announces = block.kind == BlockKind::Paragraph && (words.ends_with(':') || numbered(words));
        matches!(block.kind, BlockKind::Note | BlockKind::Heading) || announces
    });
    let after = near(at.checked_add(1)).filter(|block| {
        let words = reading.slice(block.content);
        matches!(block.kind, BlockKind::Note | BlockKind::Paragraph) && numbered(words)
    });
    before.and_then(shown).or_else(|| after.and_then(shown))
}

/// `Table 3 ...`.
fn numbered(words: &str) -> bool {
    let rest = words.trim_start_matches(['*', '_']).strip_prefix("Table ").unwrap_or("");
    rest.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::sample::{read, read_as};
    use super::*;

    fn words(reading: &Reading, cells: &[Cell]) -> Vec<String> {
        cells.iter().map(|cell| reading.slice(cell.span).to_owned()).collect()
    }

    #[test]
    fn a_table_is_a_grid_with_its_caption() {
        let text = "Ships came and went.\n\nTable 1. Traffic\n| Port | Trend |\n|---|---|\n| North bay | rose |\n| East quay | |\n";
        let reading = read(text);
        let grid = &reading.grids[0];
        assert_eq!(words(&reading, &grid.header), ["Port", "Trend"]);
        assert_eq!(grid.rows.len(), 2);
        assert_eq!(words(&reading, &grid.rows[1]), ["East quay", ""]);
        assert_eq!(reading.slice(grid.caption.unwrap()), "Table 1. Traffic");
    }

    #[test]
    fn headers_without_a_rule_are_known_by_their_words() {
        let text = "**Port**| **Ships**\nNorth bay| 12\nEast quay| 7\n";
        let reading = read_as(text, "t.md");
        assert_eq!(words(&reading, &reading.grids[0].header), ["**Port**", "**Ships**"]);
        let reading = read("| 12 | 13 |\n| 14 | 15 |\n");
        assert!(reading.grids[0].header.is_empty());
        assert_eq!(reading.grids[0].rows.len(), 2);
    }
}
