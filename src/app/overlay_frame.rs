//! What is drawn on top of a pane: its rows, and a place that leaves the line it speaks of free.

use crate::display::{Piece, Role, paint, wrap};
use crate::text::glyph::width_of;

use super::frame::TextRow;
use super::items::{ItemRow, Tail};
use super::layout::{Area, Shape};
use super::line::end_of;
use super::palette;
use super::pane::Focus;
use super::state::{App, Overlay};

/// The widest box.
const WIDEST: u16 = 84;
/// Entries of the palette that are seen.
const CHOICES: usize = 12;

/// A box on top.
#[derive(Clone, Debug)]
pub struct OverlayFrame {
    /// Where it stands, border included.
    pub area: Area,
    /// Its title.
    pub title: String,
    /// The line being typed, before the rows.
    pub input: Option<String>,
    /// Its rows.
    pub rows: Vec<TextRow>,
    /// The row that is selected.
    pub selected: Option<usize>,
    /// What stands before the line being typed.
    pub prompt: &'static str,
    /// Rows at its foot.
    pub foot: Vec<TextRow>,
}

impl OverlayFrame {
    /// The end of what is typed, as far as there is room for it.
    pub fn seen<'a>(&self, typed: &'a str) -> &'a str {
        end_of(typed, self.area.w.saturating_sub(5).saturating_sub(width_of(self.prompt)))
    }
}

/// What a box holds before it has a place.
pub(super) struct Content {
    pub title: String,
    pub rows: Vec<ItemRow>,
    pub selected: Option<usize>,
}

impl App {
    /// Lays out what is on top; the line of a search is drawn in the status line.
    pub(crate) fn overlay_frame(&mut self) -> Option<OverlayFrame> {
        if self.notes.over.is_some() && self.frame.layout.shape != Shape::TooSmall {
            return self.notes_box();
        }
        let overlay = self.overlay.clone().filter(|_| self.frame.layout.shape != Shape::TooSmall)?;
        match overlay {
            Overlay::Search(_) | Overlay::Hints(_) | Overlay::Filter(_) => None,
            Overlay::Picker(picker) => Some(self.picker_frame(&picker)),
            Overlay::Help(help) => Some(self.help_frame(&help)),
            Overlay::Original { span, scrolled } => Some(self.original_frame(span, scrolled)),
            Overlay::About(scrolled) => Some(self.about_frame(scrolled)),
            Overlay::Palette(input, selected) => Some(self.palette_frame(&input.0, selected)),
            Overlay::Peek | Overlay::Why { .. } | Overlay::Cites { .. } => {
                let (region, free) = self.region();
                let width = region.w.min(WIDEST).saturating_sub(4);
                let content = match overlay {
                    Overlay::Why { finding, candidate } => self.why_content(finding, candidate, width),
                    Overlay::Cites { sentence, selected } => self.cites_content(sentence, selected, width),
                    _ => self.peek_content(width),
                };
                Some(self.place_content(content, region, free))
            }
        }
    }

    /// Where a box may stand, and the rows in it that must stay free.
    fn region(&self) -> (Area, (u16, u16)) {
        let layout = &self.frame.layout;
        let body = Area {
            y: layout.header.bottom(),
            h: layout.status.y.saturating_sub(layout.header.bottom() + self.tutor_rows()),
            ..layout.header
        };
        match self.focus {
            Focus::Pane(pane) => {
                let Some(frame) = self.frame.panes.iter().find(|frame| frame.slot.pane == pane) else {
                    return (body, (body.y, body.y));
                };
                let selected = self.pane(pane).selected;
                let rows = frame.rows.iter().zip(frame.slot.area.y + 1..).filter(|(row, _)| row.item == selected);
                let ys: Vec<u16> = rows.map(|(_, y)| y).collect();
                let free = (ys.first().copied().unwrap_or(body.y), ys.last().map_or(body.y, |y| y + 1));
                (Area { x: frame.slot.area.x, w: frame.slot.area.w, ..body }, free)
            }
            Focus::Source => {
                let Some(source) = &self.frame.source else { return (body, (body.y, body.y)) };
                let rows = source.rows.iter().zip(source.area.y..).filter(|(row, _)| row.here || row.bar);
                let ys: Vec<u16> = rows.map(|(_, y)| y).collect();
                let free = (ys.first().copied().unwrap_or(body.y), ys.last().map_or(body.y, |y| y + 1));
                let beside = layout.slots.first().filter(|_| layout.rule.is_some());
                match beside {
                    Some(slot) => (Area { x: slot.area.x, w: slot.area.w, ..body }, (body.y, body.y)),
                    None => (body, free),
                }
            }
        }
    }

    /// Below the free rows where there is room, else above them, else where there is more.
    fn place_content(&self, content: Content, region: Area, free: (u16, u16)) -> OverlayFrame {
        let area = area_for(content.rows.len() as u16, region, free);
        self.boxed(content, area, None)
    }

    /// Where a box of so many rows stands beside what it is about.
    pub(super) fn box_area(&self, rows: u16) -> Area {
        let (region, free) = self.region();
        area_for(rows, region, free)
    }

    /// A box of the rows that fit, the selected one among them.
    pub(super) fn boxed(&self, content: Content, area: Area, input: Option<String>) -> OverlayFrame {
        let room = usize::from(area.h.saturating_sub(2)).saturating_sub(usize::from(input.is_some()) * 2);
        let skip = content.selected.map_or(0, |at| (at + 1).saturating_sub(room.max(1)));
        let text = &self.document.text;
        let rows = content.rows.iter().skip(skip).take(room);
        let rows = rows.map(|row| TextRow { runs: paint(text, &row.row, &[], &[]), tail: row.tail.clone() });
        let selected = content.selected.map(|at| at - skip);
        OverlayFrame {
            area,
            title: content.title,
            input,
            rows: rows.collect(),
            selected,
            prompt: ":",
            foot: Vec::new(),
        }
    }

    /// A row of our own words, cut to `width`.
    pub(super) fn words(&self, words: &[(&str, Role)], tail: Tail, width: u16) -> ItemRow {
        let pieces: Vec<Piece> = words.iter().map(|(words, role)| Piece::Label((*words).to_owned(), *role)).collect();
        let room = width.saturating_sub(super::items::tail_width(&tail) + u16::from(!tail.is_empty()));
        let row = wrap(&self.document, &pieces, room.max(1), 0, 1, &[]).into_iter().next();
        ItemRow { row: row.unwrap_or_else(super::items::blank), tail, lead: false }
    }

    fn cites_content(&self, sentence: crate::reading::SentenceId, selected: usize, width: u16) -> Content {
        let citing = self.briefing.as_ref().map_or(&[][..], |briefing| briefing.citing(sentence));
        let rows = citing.iter().map(|&finding| self.cited_row(finding, width)).collect();
        let count = citing.len();
        let title = format!("cited by {count} finding{}", if count == 1 { "" } else { "s" });
        Content { title, rows, selected: Some(selected) }
    }

    /// One finding in one row: its number, what it is, how its text begins.
    fn cited_row(&self, finding: crate::briefing::FindingRef, width: u16) -> ItemRow {
        let (pane, number) = self.number(finding);
        let span = self.briefing.as_ref().and_then(|found| found.spans(finding).first().copied()).unwrap_or_default();
        let tail = vec![(super::items::place(&self.document, span), Role::LineNumber)];
        let pieces = [
            Piece::Label(format!("{}.{number}  ", pane as u8), Role::GutterLetter),
            Piece::Label(format!("{}  ", pane.item()), Role::Topic),
            Piece::Source(span),
        ];
        let room = width.saturating_sub(super::items::tail_width(&tail) + 2).max(1);
        let row = wrap(&self.document, &pieces, room, 0, 1, &[]).into_iter().next();
        ItemRow { row: row.unwrap_or_else(super::items::blank), tail, lead: false }
    }

    fn palette_frame(&self, typed: &str, selected: usize) -> OverlayFrame {
        let (w, h) = self.options.size;
        let width = w.saturating_sub(4).clamp(10, 64);
        let entries = palette::entries(&self.keymap, typed);
        let row = |entry: &palette::Entry| {
            let tail = vec![(entry.key.clone(), Role::HintKey)];
            self.words(&[(entry.title.as_str(), Role::Text)], tail, width.saturating_sub(4))
        };
        let rows: Vec<ItemRow> = entries.iter().map(row).collect();
        let height = (CHOICES as u16 + 4).min(h.saturating_sub(2)).max(3);
        let area = Area {
            x: w.saturating_sub(width) / 2,
            y: 1 + h / 8,
            w: width.min(w),
            h: height.min(h.saturating_sub(2 + h / 8).max(3)),
        };
        let content = Content { title: "commands".to_owned(), rows, selected: Some(selected) };
        self.boxed(content, area, Some(typed.to_owned()))
    }

    /// A box in the middle of the screen, as high as its rows, which can be scrolled.
    pub(super) fn scrolled_frame(
        &mut self,
        title: &str,
        rows: Vec<ItemRow>,
        width: u16,
        scrolled: usize,
    ) -> OverlayFrame {
        let (w, h) = self.options.size;
        let room = usize::from(h.saturating_sub(4)).max(1);
        self.frame.help = (rows.len(), room);
        let top = scrolled.min(rows.len().saturating_sub(room));
        let height = (rows.len().min(room) as u16 + 2).min(h);
        let area = Area { x: (w - width) / 2, y: (h - height) / 2, w: width, h: height };
        let more = if rows.len() > room {
            format!("{title} · {} of {}", (top + room).min(rows.len()), rows.len())
        } else {
            title.to_owned()
        };
        let rows = rows.into_iter().skip(top).collect();
        self.boxed(Content { title: more, rows, selected: None }, area, None)
    }
}

/// `columns` columns from one, each `column` cells after the one before.
pub(super) fn in_columns(cells: &[ItemRow], columns: u16, column: u16) -> Vec<ItemRow> {
    let height = cells.len().div_ceil(usize::from(columns.max(1))).max(1);
    let mut chunks = cells.chunks(height);
    let mut rows = chunks.next().unwrap_or_default().to_vec();
    for (chunk, number) in chunks.zip(1..) {
        for (row, other) in rows.iter_mut().zip(chunk) {
            let moved = other.row.parts.iter().cloned();
            row.row.parts.extend(moved.map(|mut part| {
                part.column = part.column.saturating_add(column.saturating_mul(number));
                part
            }));
        }
    }
    rows
}
/// Below the free rows where there is room, else above them, else where there is more.
fn area_for(rows: u16, region: Area, free: (u16, u16)) -> Area {
    let want = rows + 2;
    let (above, below) = (free.0.saturating_sub(region.y), region.bottom().saturating_sub(free.1));
    let down = below >= want || below >= above;
    let h = want.min(if down { below } else { above }).max(3.min(region.h));
    let y = if down { free.1.min(region.bottom().saturating_sub(h)) } else { free.0.saturating_sub(h).max(region.y) };
    let w = region.w.min(WIDEST);
    Area { x: region.x + (region.w - w) / 2, y, w, h }
}
