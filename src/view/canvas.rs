//! Writing glyphs to cells: the one way anything reaches the screen. Every symbol comes from the glyph rule.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::layout::Area;
use crate::app::{App, Scheme};
use crate::display::{Role, Run};
use crate::text::Span;
use crate::text::glyph::glyphs;

use super::Theme;

/// A buffer to write to, and how things look.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    scheme: Scheme,
    /// Letters and ground of whatever has none of its own.
    own: Option<Style>,
    /// Whether the user's colours of the source text are drawn.
    inked: bool,
    ascii: bool,
    text: &'a str,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme, app: &'a App) -> Self {
        let (scheme, text) = (app.scheme(), &app.document.text);
        let own = theme.ground(scheme);
        let mut canvas = Self { buffer, theme, scheme, own, inked: false, ascii: app.options.ascii, text };
        let whole = canvas.buffer.area;
        canvas.clear(Area::new(whole.x, whole.y, whole.width, whole.height));
        canvas
    }

    /// Draws an area in the user's colours of the source text, where there are any.
    pub(super) fn page(&mut self, area: Area, draw: impl FnOnce(&mut Self)) {
        let before = (self.scheme, self.own);
        if let Some((scheme, own)) = self.theme.page(self.scheme) {
            (self.scheme, self.own, self.inked) = (scheme, Some(own), true);
            self.clear(area);
        }
        draw(self);
        (self.scheme, self.own) = before;
        self.inked = false;
    }

    /// What a role looks like.
    pub(super) fn style(&self, role: Role) -> Style {
        self.theme.style(self.scheme, role)
    }

    /// Writes one symbol of `width` cells at `x`, unless it would reach `end`; a symbol cut off there leaves blanks.
    fn put(&mut self, x: u16, y: u16, end: u16, symbol: &str, width: u8, style: Style) {
        let after = x.saturating_add(u16::from(width));
        let fits = after <= end && after <= self.buffer.area.right();
        for column in x..after.min(end) {
            let Some(cell) = self.buffer.cell_mut(Position::new(column, y)) else { continue };
            let mut style = over(cell.style(), style);
            style.fg = style.fg.or_else(|| self.own?.fg);
            cell.reset();
            cell.set_style(style);
            if fits && column == x {
                cell.set_symbol(symbol);
            }
        }
    }

    /// Writes words of our own, or a name from outside, from `x` on, never past `end`. Returns the next column.
    pub(super) fn words(&mut self, x: u16, y: u16, end: u16, words: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.styled(x, y, end, words, style)
    }

    fn styled(&mut self, x: u16, y: u16, end: u16, words: &str, style: Style) -> u16 {
        let mut column = 0;
        for glyph in glyphs(words, Span::new(0, words.len() as u32)) {
            let drawn = glyph.draw(words, column);
            let mut at = x.saturating_add(column);
            drawn.each_cell(|symbol, width| {
                let symbol = if self.ascii { ascii(symbol) } else { symbol };
                self.put(at, y, end, symbol, width, style);
                at = at.saturating_add(u16::from(width));
            });
            column = column.saturating_add(glyph.width_at(column));
        }
        x.saturating_add(column).min(end)
    }

    /// Writes words so that they end before `end`. Returns their first column.
    pub(super) fn words_right(&mut self, from: u16, y: u16, end: u16, parts: &[(&str, Role)]) -> u16 {
        let width = parts.iter().map(|(words, _)| crate::text::glyph::width_of(words)).fold(0, u16::saturating_add);
        let begin = end.saturating_sub(width).max(from);
        let mut x = begin;
        for (words, role) in parts {
            x = self.words(x, y, end, words, *role);
        }
        begin
    }

    /// What a role of the text looks like.
    fn base(&self, role: Role) -> Style {
        let ink = self.theme.ink(self.scheme, role).filter(|_| self.inked);
        let ours = matches!(role, Role::Badge | Role::Dim | Role::LineNumber);
        ink.filter(|_| !ours).unwrap_or_else(|| self.theme.letters(self.scheme, role))
    }

    /// Writes the runs of a row, columns counted from `x`, never past `end`.
    pub(super) fn runs(&mut self, x: u16, y: u16, end: u16, runs: &[Run]) {
        for run in runs {
            let mut style = self.base(run.base);
            style = run.ground.map_or(style, |role| style.patch(self.style(role)));
            style = match (run.over, run.ground) {
                (Some(role), None) => style.patch(self.theme.letters(self.scheme, role)),
                (Some(role), Some(_)) => style.patch(self.style(role)),
                (None, _) => style,
            };
            let label = run.label.is_some() && self.ascii;
            let text = self.text;
            run.each_cell(text, |column, symbol, width| {
                let symbol = if label { ascii(symbol) } else { symbol };
                self.put(x.saturating_add(column), y, end, symbol, width, style);
            });
        }
    }

    /// Gives all cells of a row from `x` to `end` the ground of a role.
    pub(super) fn ground(&mut self, x: u16, y: u16, end: u16, role: Role) {
        let style = self.style(role);
        for column in x..end {
            if let Some(cell) = self.buffer.cell_mut(Position::new(column, y)) {
                cell.set_style(style);
            }
        }
    }

    /// Draws a line of `symbol` from `x` to `end`.
    pub(super) fn line(&mut self, x: u16, y: u16, end: u16, symbol: &str, role: Role) {
        let style = self.style(role);
        let symbol = if self.ascii { ascii(symbol) } else { symbol };
        (x..end).for_each(|column| self.put(column, y, end, symbol, 1, style));
    }

    /// Blanks an area.
    pub(super) fn clear(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut(Position::new(x, y)) {
                    cell.reset();
                    cell.set_style(self.own.unwrap_or_default());
                }
            }
        }
    }
}

/// A style drawn over the ground of a cell: the ground stays where the style has none.
fn over(cell: Style, style: Style) -> Style {
    let ground = cell.bg.filter(|_| style.bg.is_none());
    let kept = cell.add_modifier & Modifier::BOLD;
    let style = ground.map_or(style, |ground| style.bg(ground));
    style.add_modifier(kept)
}

/// The ASCII twin of a symbol of ours.
fn ascii(symbol: &str) -> &str {
    match symbol {
        "─" | "━" | "–" | "—" | "·" => "-",
        "│" | "┃" | "⟂" => "|",
        "╭" | "╮" | "╰" | "╯" | "├" | "┬" | "┐" | "┼" | "┤" | "┴" | "┠" | "┝" => "+",
        "▶" | "→" | "⟩" => ">",
        "▷" | "›" => "}",
        "←" | "⟨" => "<",
        "↑" | "▲" => "^",
        "↓" | "▼" => "v",
        "↕" | "⌁" | "…" => "~",
        "•" | "▯" => "*",
        "“" | "”" => "\"",
        other if other.is_ascii() => other,
        _ => "?",
    }
}
