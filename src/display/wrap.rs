//! An item of a pane: slices of the source and labels, wrapped together.

use std::sync::Arc;

use super::items::Items;
use super::rows::fill;
use super::{Badge, Part, Role, Row};
use crate::document::Document;
use crate::text::Span;
use crate::text::glyph::glyphs;

/// A piece of an item. Pieces are set without a blank between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A slice of the source; markup in it is not shown, line ends show as a blank.
    Source(Span),
    /// A slice of the source in a role of its own.
    Styled(Span, Role),
    /// Words of our own beside it, in their role.
    Label(String, Role),
}

/// Bytes of the source laid out for every cell that can be seen; more cannot change what is.
const BYTES_A_CELL: u32 = 64;

/// Wraps `pieces` to rows of `width` cells, the second and further ones indented by `hang`; at most `max_rows` rows
/// (0: no limit), the last one ended by `…` where something is left out. `badges` are sorted by place.
///
/// The rows are painted like those of the document. Their `full` span covers what they show of the source.
pub fn wrap(
    document: &Document,
    pieces: &[Piece],
    width: u16,
    hang: u16,
    max_rows: usize,
    badges: &[Badge],
) -> Vec<Row> {
    let width = width.max(1);
    let hang = if hang >= width.saturating_sub(hang) { 0 } else { hang };
    let cells = (max_rows as u32).saturating_add(1).saturating_mul(u32::from(width));
    let budget = if max_rows == 0 { u32::MAX } else { cells.saturating_mul(BYTES_A_CELL) };
    let mut items = Items::new(&document.text, width - hang);
    for piece in pieces {
        match piece {
            Piece::Source(span) => items.source(document, head(&document.text, *span, budget), badges),
            Piece::Styled(span, role) => {
                items.role = Some(*role);
                items.source(document, head(&document.text, *span, budget), badges);
                items.role = None;
            }
            Piece::Label(words, role) => items.words(words, *role),
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for range in fill(&document.text, &items.list, width, width - hang) {
        if max_rows > 0 && rows.len() == max_rows {
            if let Some(last) = rows.last_mut() {
                end_with_dots(&document.text, last, width);
            }
            break;
        }
        let indent = if rows.is_empty() { 0 } else { hang };
        let parts = items.parts(range, indent);
        let shown = parts.iter().map(|part| part.span).filter(|span| !span.is_empty());
        let full = shown.reduce(Span::cover).unwrap_or_default();
        rows.push(Row { full, parts, indent, role: Role::Text });
    }
    rows
}

/// The first `budget` bytes of `span`.
fn head(text: &str, span: Span, budget: u32) -> Span {
    if span.len() <= budget {
        return span;
    }
    Span::new(span.start(), text.floor_char_boundary((span.start() + budget) as usize) as u32)
}

/// Ends a row with `…`, in place of its last glyphs where it is full.
fn end_with_dots(text: &str, row: &mut Row, width: u16) {
    while row.width() >= width {
        let Some(mut last) = row.parts.pop() else { break };
        if last.label.is_some() {
            continue;
        }
        let (mut column, mut end) = (last.column, last.span.start());
        for glyph in glyphs(text, last.span) {
            let next = column.saturating_add(glyph.width_at(column));
            if next >= width {
                break;
            }
            (column, end) = (next, glyph.span.end());
        }
        last.span = Span::new(last.span.start(), end);
        last.width = column - last.column;
        if !last.span.is_empty() {
            row.parts.push(last);
        }
    }
    let column = if row.width() + 1 < width && row.width() > 0 { row.width() + 1 } else { row.width() };
    let label = Some(Arc::from("…"));
    row.parts.push(Part { span: Span::default(), column, width: 1, label, role: Some(Role::Dim) });
}
