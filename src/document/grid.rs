//! Tables whose cells the format itself tells apart.

use serde::{Deserialize, Serialize};

use super::table::{self, Row};
use super::{Block, Document};
use crate::text::Span;

/// The cells of one table block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellGrid {
    /// The content of the block.
    pub span: Span,
    /// Rows of cells, in order; an empty cell is an empty span at its place.
    pub rows: Vec<Vec<Span>>,
    /// Whether the format says that the first row names the columns.
    pub headed: bool,
}

impl Document {
    /// The cells of a table block as the format told them; `None` for tables written in characters.
    pub fn cell_grid(&self, block: &Block) -> Option<&CellGrid> {
        let at = self.grids.partition_point(|grid| grid.span.start() < block.content.start());
        self.grids.get(at).filter(|grid| grid.span.start() == block.content.start())
    }

    /// All rows of a table block. Where the format says that the first row names the columns, a separator without bytes
    /// follows it.
    pub fn table_rows(&self, block: &Block) -> Vec<Row> {
        let Some(grid) = self.cell_grid(block) else { return table::rows(&self.text, block.content) };
        let mut rows = Vec::with_capacity(grid.rows.len() + 1);
        for (at, cells) in grid.rows.iter().enumerate() {
            let span = cells.iter().copied().reduce(Span::cover).unwrap_or_default();
            rows.push(Row { span, cells: cells.clone(), separator: false });
            if at == 0 && grid.headed {
                rows.push(Row { span: Span::empty(span.end()), cells: vec![Span::empty(span.end())], separator: true });
            }
        }
        rows
    }
}
