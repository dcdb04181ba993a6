//! A row, coloured: its parts cut into runs of one role, with what is marked on them.

use std::sync::Arc;

use super::{Part, Role, Row};
use crate::text::Span;
use crate::text::glyph::glyphs;

/// A span to mark, over the syntax: a match, the evidence, a cue word, a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// What to mark.
    pub span: Span,
    /// As what.
    pub role: Role,
    /// The higher one wins where two of the same sort (ground or letters) lie over each other.
    pub priority: u8,
}

/// A run of cells of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The bytes it shows; empty for a label that is not of the source. Borders lie between glyphs.
    pub span: Span,
    /// Its first column, from 0.
    pub column: u16,
    /// Its cells.
    pub width: u16,
    /// Drawn instead of the source.
    pub label: Option<Arc<str>>,
    /// What the text is.
    pub base: Role,
    /// What is marked by a background, if anything.
    pub ground: Option<Role>,
    /// What is marked on the letters, if anything.
    pub over: Option<Role>,
}

impl Run {
    /// Whether it is marked as `role`.
    pub fn is(&self, role: Role) -> bool {
        self.ground == Some(role) || self.over == Some(role)
    }

    /// Calls `put` for every cell symbol with its column and its cells (1 or 2): what a screen is written from.
    /// A symbol never holds a control, a bidi control or an invisible character.
    pub fn each_cell(&self, text: &str, mut put: impl FnMut(u16, &str, u8)) {
        let (text, span) = match &self.label {
            Some(label) => (&**label, Span::new(0, label.len() as u32)),
            None => (text, self.span),
        };
        let mut column = self.column;
        for glyph in glyphs(text, span) {
            let mut at = column;
            glyph.draw(text, column).each_cell(|symbol, width| {
                put(at, symbol, width);
                at = at.saturating_add(u16::from(width));
            });
            column = column.saturating_add(glyph.width_at(column));
        }
    }
}

/// The runs of a row, from left to right. `syntax` is sorted and disjoint; overlays may lie in any order.
///
/// A glyph that an overlay or a syntax span touches is marked as a whole. Time: the length of the row, times the
/// overlays that lie on it.
pub fn paint(text: &str, row: &Row, syntax: &[(Span, Role)], overlays: &[Overlay]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(row.parts.len());
    for part in &row.parts {
        let on: Vec<&Overlay> = overlays.iter().filter(|overlay| overlay.span.overlaps(part.span)).collect();
        let first = syntax.partition_point(|(span, _)| span.end() <= part.span.start());
        let after = syntax.partition_point(|(span, _)| span.start() < part.span.end());
        let syntax = syntax.get(first..after.max(first)).unwrap_or_default();
        let plain = part.label.is_some() || (on.is_empty() && syntax.is_empty());
        if plain {
            runs.push(look(row, part, part.span, syntax, &on).into_run(part, part.column, part.width));
        } else {
            pieces(text, row, part, syntax, &on, &mut runs);
        }
    }
    runs
}

#[derive(PartialEq, Eq, Clone, Copy)]
struct Look {
    base: Role,
    ground: Option<Role>,
    over: Option<Role>,
    span: Span,
}

impl Look {
    fn into_run(self, part: &Part, column: u16, width: u16) -> Run {
        let Self { base, ground, over, span } = self;
        Run { span, column, width, label: part.label.clone(), base, ground, over }
    }

    fn same(self, other: Self) -> bool {
        self.base == other.base && self.ground == other.ground && self.over == other.over
    }
}

/// How the bytes of `span` look.
fn look(row: &Row, part: &Part, span: Span, syntax: &[(Span, Role)], overlays: &[&Overlay]) -> Look {
    let at = syntax.partition_point(|(other, _)| other.end() <= span.start());
    let coloured = syntax.get(at).filter(|(other, _)| other.overlaps(span)).map(|(_, role)| *role);
    let base = part.role.or(coloured).unwrap_or(row.role);
    let top = |ground: bool| {
        let on = overlays.iter().filter(|overlay| overlay.role.is_ground() == ground && overlay.span.overlaps(span));
        on.max_by_key(|overlay| overlay.priority).map(|overlay| overlay.role)
    };
    Look { base, ground: top(true), over: top(false), span }
}

/// The runs of one part of the source.
fn pieces(text: &str, row: &Row, part: &Part, syntax: &[(Span, Role)], on: &[&Overlay], runs: &mut Vec<Run>) {
    let mut borders: Vec<u32> = on.iter().flat_map(|overlay| [overlay.span.start(), overlay.span.end()]).collect();
    borders.extend(syntax.iter().flat_map(|(span, _)| [span.start(), span.end()]));
    borders.sort_unstable();
    let mut borders = borders.into_iter().peekable();
    let mut column = part.column;
    let mut begun = column;
    let mut current: Option<Look> = None;
    let mut inside = false;
    for glyph in glyphs(text, part.span) {
        let mut border = inside;
        inside = false;
        while let Some(at) = borders.next_if(|&at| at < glyph.span.end()) {
            border = true;
            inside |= at > glyph.span.start();
        }
        if border || current.is_none() {
            let next = look(row, part, glyph.span, syntax, on);
            match current {
                Some(held) if held.same(next) => {}
                Some(held) => {
                    let span = Span::new(held.span.start(), glyph.span.start());
                    runs.push(Look { span, ..held }.into_run(part, begun, column - begun));
                    (current, begun) = (Some(next), column);
                }
                None => current = Some(next),
            }
        }
        column = column.saturating_add(glyph.width_at(column));
    }
    if let Some(held) = current {
        let span = Span::new(held.span.start(), part.span.end());
        runs.push(Look { span, ..held }.into_run(part, begun, column - begun));
    }
}
