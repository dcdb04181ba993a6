//! The boxes of the notebook as they are drawn: the text with its cursor, tags with offers, the choice of a status.

use std::sync::Arc;

use crate::display::{Role, Run};
use crate::text::Span;
use crate::text::glyph::{glyphs, width_of};

use super::super::frame::TextRow;
use super::super::overlay_frame::OverlayFrame;
use super::super::state::App;
use super::boxes::{CHOICES, Over};
use super::buffer::Buffer;
use super::target::Target;

/// Rows of a note that are seen at once.
const ROWS: usize = 10;

impl App {
    /// Lays out the box of the notebook that is on top.
    pub(crate) fn notes_box(&mut self) -> Option<OverlayFrame> {
        let over = self.notes.over.clone()?;
        let rows = match &over {
            Over::Write(..) => ROWS as u16 + 1,
            Over::Tags(..) => 4,
            Over::Status(..) => CHOICES.len() as u16,
        };
        let area = self.box_area(rows);
        let width = area.w.saturating_sub(4);
        let room = usize::from(area.h.saturating_sub(2));
        let (title, rows, selected) = match &over {
            Over::Write(target, buffer, _) => {
                if let Some(Over::Write(_, held, _)) = &mut self.notes.over {
                    held.width = width;
                }
                (self.box_title("note", target), write_rows(buffer, width, room), None)
            }
            Over::Tags(target, buffer, at) => {
                let mut rows = vec![line_row(buffer, width)];
                rows.extend(offers(&self.tag_offers(), *at));
                (self.box_title("tags", target), rows, None)
            }
            Over::Status(target, at) => (self.box_title("status", target), self.status_rows(), Some(*at)),
        };
        let skip = selected.map_or(0, |at| (at + 1).saturating_sub(room.max(1)));
        let rows = rows.into_iter().skip(skip).take(room).collect();
        let selected = selected.map(|at| at - skip);
        Some(OverlayFrame { area, title, prompt: "", input: None, rows, selected, foot: Vec::new() })
    }

    fn box_title(&self, what: &str, target: &Target) -> String {
        let place = target.span.map_or_else(|| "an orphan".to_owned(), |span| self.document.place(span.start()));
        format!("{what} on {place}")
    }

    fn status_rows(&self) -> Vec<TextRow> {
        let row = |(letter, status): &(char, Option<crate::notebook::Status>)| {
            let words = status.map_or_else(
                || "  no status".to_owned(),
                |status| format!("{} {}", status.sign(self.options.ascii), status.word()),
            );
            TextRow { runs: vec![words_run(&words, 0, Role::Text)], tail: vec![(letter.to_string(), Role::HintKey)] }
        };
        CHOICES.iter().map(row).collect()
    }
}

/// The rows of the text around the cursor; the last row says how to go on.
fn write_rows(buffer: &Buffer, width: u16, room: usize) -> Vec<TextRow> {
    let rows = buffer.rows(width);
    let own = buffer.row(&rows);
    let seen = room.saturating_sub(1).max(1);
    let first = (own + 1).saturating_sub(seen);
    let mut out: Vec<TextRow> = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(first).take(seen) {
        let cursor = (at == own).then(|| buffer.at());
        out.push(TextRow { runs: runs(buffer.text(), row.start, row.end, cursor), tail: Vec::new() });
    }
    while out.len() < seen {
        out.push(TextRow::default());
    }
    let help = "Ctrl-s keep   Ctrl-e editor   Esc close";
    let help = if width_of(help) > width { "Ctrl-s keep   Esc close" } else { help };
    out.push(TextRow { runs: vec![words_run(help, 0, Role::Hint)], tail: Vec::new() });
    out
}

/// One line with its cursor, the end of it where it is too long.
fn line_row(buffer: &Buffer, width: u16) -> TextRow {
    let text = buffer.text();
    let mut start = 0;
    for glyph in glyphs(text, Span::new(0, buffer.at() as u32)) {
        if width_of(text.get(start..buffer.at()).unwrap_or("")) + 2 > width {
            start = glyph.span.end() as usize;
        }
    }
    TextRow { runs: runs(text, start, text.len(), Some(buffer.at())), tail: Vec::new() }
}

/// Known tags in a row, the one that Tab takes marked.
fn offers(tags: &[String], at: usize) -> Vec<TextRow> {
    let mut column = 0;
    let mut row = TextRow::default();
    for (index, tag) in tags.iter().enumerate() {
        let words = format!("#{tag}");
        let role = if index == at { Role::HintKey } else { Role::Topic };
        let run = words_run(&words, column, role);
        column += run.width + 2;
        row.runs.push(run);
    }
    let help = if tags.is_empty() { "Enter keep   Esc close" } else { "Tab complete   Enter keep   Esc close" };
    vec![TextRow::default(), row, TextRow { runs: vec![words_run(help, 0, Role::Hint)], tail: Vec::new() }]
}

/// The bytes from `start` to `end` as runs, with a cell for the cursor.
fn runs(text: &str, start: usize, end: usize, cursor: Option<usize>) -> Vec<Run> {
    let mut out = Vec::new();
    let mut column = 0_u16;
    let mut put = |part: &str, ground: Option<Role>| {
        let mut run = words_run(part, column, Role::Text);
        run.ground = ground;
        column = column.saturating_add(run.width);
        out.push(run);
    };
    let Some(at) = cursor else {
        put(text.get(start..end).unwrap_or(""), None);
        return out;
    };
    let after = glyphs(text, Span::new(at as u32, end as u32)).next().map_or(at, |glyph| glyph.span.end() as usize);
    put(text.get(start..at).unwrap_or(""), None);
    put(text.get(at..after).filter(|part| !part.is_empty()).unwrap_or(" "), Some(Role::Label));
    put(text.get(after..end).unwrap_or(""), None);
    out
}

fn words_run(words: &str, column: u16, base: Role) -> Run {
    let label: Arc<str> = Arc::from(words);
    let width =
        glyphs(words, Span::new(0, words.len() as u32)).fold(0_u16, |sum, glyph| sum + glyph.width_at(column + sum));
    Run { span: Span::default(), column, width, label: Some(label), base, ground: None, over: None }
}
