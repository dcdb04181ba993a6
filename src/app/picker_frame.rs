//! A list to choose from, laid out: the line being typed, the entries that fit, and the surroundings of the selected one.

use crate::display::{Piece, Role, wrap};
use crate::text::Span;

use super::frame::TextRow;
use super::items::{ItemRow, blank, tail_width};
use super::layout::Area;
use super::overlay_frame::{Content, OverlayFrame};
use super::picker::{Choice, Picker};
use super::state::App;

impl App {
    /// Lays out a list.
    pub(super) fn picker_frame(&self, picker: &Picker) -> OverlayFrame {
        let (w, h) = self.options.size;
        let width = w.saturating_sub(if w >= 60 { 4 } else { 0 }).min(100);
        let inner = width.saturating_sub(4).max(1);
        let choices = self.fitting(picker);
        let around = if h >= 16 { self.surroundings(choices.get(picker.selected), inner) } else { Vec::new() };
        let top = 1 + h / 8;
        let most = h.saturating_sub(top + 1).max(3);
        let height = (choices.len().max(1) as u16 + 4 + around.len() as u16).min(most).max(most.min(8));
        let area = Area { x: w.saturating_sub(width) / 2, y: top.min(h), w: width.min(w), h: height };
        let rows = choices.iter().map(|choice| self.choice_row(choice, inner)).collect();
        let title = format!("{} · {}", picker.list.title(), choices.len());
        let content = Content { title, rows, selected: Some(picker.selected) };
        let list = Area { h: height.saturating_sub(around.len() as u16), ..area };
        let frame = self.boxed(content, list, Some(picker.input.0.clone()));
        OverlayFrame { area, prompt: "> ", foot: around, ..frame }
    }

    fn choice_row(&self, choice: &Choice, width: u16) -> ItemRow {
        let room = width.saturating_sub(tail_width(&choice.tail) + 2).max(1);
        let row = wrap(&self.document, &choice.pieces, room, 0, 1, &[]).into_iter().next();
        ItemRow { row: row.unwrap_or_else(blank), tail: choice.tail.clone(), lead: false }
    }

    /// A rule, then the passage of an entry between what stands before and after it.
    fn surroundings(&self, choice: Option<&Choice>, width: u16) -> Vec<TextRow> {
        let Some(at) = choice.and_then(|choice| choice.at) else { return Vec::new() };
        let passage = self.passage(at);
        let before = passage.start().checked_sub(1).map(|at| self.passage(at));
        let after = Some(passage.end() + 1).filter(|end| *end < self.document.span().end()).map(|at| self.passage(at));
        let near = |span: &Span| !span.overlaps(passage) && !span.is_empty();
        let set = |piece: Piece, most: usize| wrap(&self.document, &[piece], width, 0, most, &[]);
        let mut rows = set(Piece::Label("─".repeat(usize::from(width)), Role::Rule), 1);
        rows.extend(before.filter(near).into_iter().flat_map(|span| set(Piece::Styled(span, Role::Dim), 1)));
        rows.extend(set(Piece::Styled(passage, Role::Text), 2));
        rows.extend(after.filter(near).into_iter().flat_map(|span| set(Piece::Styled(span, Role::Dim), 1)));
        rows.into_iter().map(|row| super::pane_frame::text_row(&self.document, &ItemRow::text(row), &[])).collect()
    }
}
