//! Text written as blocks: paragraphs, cells, and the notes that follow them.

use super::reader::{Later, Reader};
use super::state::{Row, State};
use super::tables::Role;
use crate::document::{BlockKind, SegmentKind};
use crate::ingest::numerals::raised;
use crate::ingest::refusal::Stop;

impl Reader<'_, '_> {
    /// Whether text goes into a cell.
    fn is_cell(&self) -> bool {
        self.state.in_table || self.row.expects()
    }

    /// What the paragraph is, its level, and whether it is the title.
    fn kind(&self) -> (BlockKind, u8, bool) {
        if self.state.note {
            return (BlockKind::Note, 0, false);
        }
        let role = self.tables.role(self.state.style);
        let outline = self.state.outline.filter(|level| *level < 9);
        let listed = (self.marked || self.state.list > 0).then_some(self.state.depth + 1);
        match (role, outline, listed) {
            (Role::Title, _, _) => (BlockKind::Heading, 1, true),
            (Role::Heading(level), _, _) => (BlockKind::Heading, level, false),
            (_, Some(level), _) => (BlockKind::Heading, (level + 1).min(6), false),
            (_, None, Some(depth)) | (Role::Item(depth), None, None) => (BlockKind::Item, depth, false),
            (Role::Quote, None, None) => (BlockKind::Quote, 0, false),
            (Role::Note, None, None) => (BlockKind::Note, 0, false),
            (Role::Body, None, None) => (BlockKind::Paragraph, 0, false),
        }
    }

    /// Begins the block or cell that text goes into, unless it is open.
    pub(super) fn begin_text(&mut self) {
        if self.is_cell() {
            self.begin_cell();
            return;
        }
        if self.out.in_table() {
            self.out.end();
            self.row = Row { begun: false, in_cell: false, ..self.row };
            self.first = false;
        }
        if !self.out.is_open() {
            let (kind, level, title) = self.kind();
            self.titled = title || self.first && kind == BlockKind::Heading && level <= 2;
            self.first &= kind == BlockKind::Note;
            self.out.begin(kind, level);
            self.insert_marks();
        }
    }

    /// What stands before the words of a note or an item.
    fn insert_marks(&mut self) {
        if let Some(mark) = self.note_mark.take() {
            self.out.insert(&format!("[{mark}] "), true);
        }
        let marker = std::mem::take(&mut self.marker);
        if marker.contains(char::is_alphanumeric) {
            self.out.label(&marker);
        }
    }

    fn begin_cell(&mut self) {
        if !self.out.in_table() {
            self.out.begin_table();
            self.row.begun = false;
            if self.row.header {
                self.out.headed();
            }
        }
        if !self.row.begun {
            self.out.row();
            self.row.begun = true;
            self.row.in_cell = false;
        }
        if !self.row.in_cell {
            self.out.cell();
            self.row.in_cell = true;
            self.insert_marks();
        }
    }

    /// Appends text that stands for the bytes from `from` to `to`.
    pub(super) fn write(&mut self, text: &str, kind: SegmentKind, from: usize, to: usize) {
        let begun = if self.is_cell() { self.row.in_cell } else { self.out.is_open() && !self.out.in_table() };
        if !begun && text.trim().is_empty() {
            return;
        }
        self.begin_text();
        if self.state.raised
            && let Some(figures) = raised(text.trim())
        {
            self.out.fold_as(&text.replace(text.trim(), &figures), SegmentKind::Replaced, from, to);
        } else if kind == SegmentKind::Verbatim {
            self.out.fold(text, from);
        } else {
            self.out.fold_as(text, kind, from, to);
        }
    }

    /// A blank for what parts two words.
    pub(super) fn blank(&mut self, from: usize, to: usize) {
        self.flush();
        self.write(" ", SegmentKind::Replaced, from, to);
    }

    /// The end of a line inside a paragraph.
    pub(super) fn break_line(&mut self, from: usize, to: usize) {
        self.flush();
        if self.is_cell() {
            self.write(" ", SegmentKind::Replaced, from, to);
        } else if self.out.is_open() && !self.out.in_table() {
            self.out.break_line(from, to);
        }
    }

    /// The end of a cell; one without text is a cell as well.
    pub(super) fn end_cell(&mut self, from: usize, to: usize) {
        if !self.is_cell() && !self.row.defined && !self.out.in_table() {
            self.blank(from, to);
            return;
        }
        self.flush();
        self.begin_cell();
        self.out.end_cell();
        self.row.in_cell = false;
        self.row.done += 1;
        self.marked = false;
    }

    /// The end of a row.
    pub(super) fn end_row(&mut self) {
        self.flush();
        self.out.end_cell();
        self.row = Row { header: self.row.header, ..Row::default() };
    }

    /// The end of a paragraph; inside a cell, a blank. Notes that were anchored in it follow.
    pub(super) fn end_paragraph(&mut self) -> Result<(), Stop> {
        self.flush();
        self.marked = false;
        self.marker.clear();
        if self.is_cell() {
            if self.row.in_cell {
                self.out.space();
            }
            return Ok(());
        }
        if self.out.in_table() {
            self.row = Row { begun: false, in_cell: false, ..self.row };
            self.first = false;
        }
        let content = self.out.end();
        if std::mem::take(&mut self.titled)
            && let Some(content) = content
        {
            self.out.title(content);
        }
        if self.replaying {
            return Ok(());
        }
        self.notes()?;
        let place = |at: usize| u32::try_from(at / 1024).unwrap_or(u32::MAX);
        self.out.checkpoint((place(self.at), place(self.bytes.len())))
    }

    /// Reads the notes and boxes that wait.
    fn notes(&mut self) -> Result<(), Stop> {
        if self.later.is_empty() {
            return Ok(());
        }
        let (state, row) = (self.state, std::mem::take(&mut self.row));
        let stack = std::mem::take(&mut self.stack);
        self.replaying = true;
        let mut at = 0;
        while let Some(&Later { from, to, state, mark }) = self.later.get(at) {
            at += 1;
            self.state = state;
            self.note_mark = mark;
            self.row = Row::default();
            self.run(from, to)?;
            self.state = State { in_table: false, ..self.state };
            self.row = Row::default();
            self.end_paragraph()?;
            self.stack.clear();
        }
        self.later.clear();
        self.replaying = false;
        (self.state, self.row, self.stack) = (state, row, stack);
        Ok(())
    }
}
