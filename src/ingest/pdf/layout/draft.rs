//! A block on its way from the layout to the document.

use super::lines::Line;
use super::marker::Marker;
use crate::document::BlockKind;

/// A block: what it is and which lines it has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Level of a heading, depth of an item.
    pub(crate) level: u8,
    /// Its lines, in order; those of a table stand in its cells.
    pub(crate) lines: Vec<Line>,
    /// What an item begins with.
    pub(crate) marker: Option<Marker>,
    /// The cells of a table.
    pub(crate) table: Option<Grid>,
    /// The page it begins on, from 1.
    pub(crate) page: u32,
}

/// The cells of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// Rows of cells; each cell has lines.
    pub(crate) rows: Vec<Vec<Vec<Line>>>,
    /// Whether the first row names the columns.
    pub(crate) headed: bool,
    /// Left, top, right and bottom.
    pub(crate) area: [f32; 4],
}

impl Draft {
    /// A block of lines.
    pub(crate) fn new(kind: BlockKind, lines: Vec<Line>) -> Self {
        let page = lines.first().map_or(0, |line| line.page);
        Self { kind, level: 0, lines, marker: None, table: None, page }
    }

    /// The size of its first line.
    pub(crate) fn size(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.size)
    }
}
