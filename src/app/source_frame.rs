//! The rows of the source on the screen: gutter, text, what is marked on it.

use std::collections::BTreeSet;

use crate::display::{Overlay as Marked, Role, RowAt, RowRef, Run, paint};
use crate::reading::SentenceId;
use crate::text::Span;

use super::frame::Frame;
use super::hints::Target;
use super::layout::{Area, Shape};
use super::pane::{Focus, Pane};
use super::state::{App, Overlay};

/// From this width on the gutter is as wide as it can be.
const ROOMY: u16 = 64;

/// One row of the source.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// The line, page or block that begins on it (`41`, `p3`, `¶12`); empty where none does.
    pub mark: String,
    /// The letters of the panes that use a sentence which begins on it.
    pub letters: String,
    /// The sign of the notes that begin on it.
    pub noted: Option<char>,
    /// Whether it holds a part of what is shown.
    pub bar: bool,
    /// Whether the reading position is on it.
    pub here: bool,
    /// Its text.
    pub runs: Vec<Run>,
    /// The sentences that begin on it, with their columns.
    starts: Vec<(u16, u32)>,
}

/// The source on the screen.
#[derive(Clone, Debug)]
pub struct SourceFrame {
    /// Its rows stand here, gutter included.
    pub area: Area,
    /// The row of its title, where it has one.
    pub title: Option<Area>,
    /// Cells of a line number.
    pub digits: u16,
    /// Cells of the letters.
    pub letters: u16,
    /// The first column of the text, from the left of `area`.
    pub text: u16,
    /// Its rows.
    pub rows: Vec<SourceRow>,
}

impl SourceFrame {
    /// The sentences that begin on the screen.
    pub(crate) fn targets(&self) -> Vec<(u16, u16, Target)> {
        let rows = self.rows.iter().zip(self.area.y..);
        rows.flat_map(|(row, y)| {
            let left = self.area.x + self.text;
            row.starts.iter().map(move |(column, at)| (left + column, y, Target::Sentence(*at)))
        })
        .collect()
    }
}

impl App {
    /// Scrolls and lays out the source; `None` where it is not on the screen.
    pub(crate) fn source_frame(&mut self) -> Option<SourceFrame> {
        let whole = self.frame.layout.source?;
        let titled = self.frame.layout.titled && whole.h > 1;
        let area = if titled { whole.below(1) } else { whole };
        let title = titled.then_some(Area { h: 1, ..whole });
        let roomy = area.w >= ROOMY;
        let numbers = self.widest_mark();
        let digits = if roomy { numbers.max(4) } else { numbers.max(3) };
        let letters = if roomy { 5 } else { 3 };
        let (digits, letters) = if area.w < 40 { (numbers.min(4), 0) } else { (digits, letters) };
        let text = digits + 2 + letters + u16::from(letters > 0);
        let width = area.w.saturating_sub(text + 1).clamp(1, self.measure());
        self.source.rows.set_width(width);
        let span = self.in_view();
        self.source.settle(area.h, span);
        let marked = self.marked();
        let top = self.source.rows.row_of(self.source.top);
        let here = self.source.row();
        let found: Vec<(RowAt, RowRef)> = self.source.rows.from(top).take(usize::from(area.h)).collect();
        let mut before =
            self.source.rows.prev(top).map_or_else(String::new, |at| self.mark(self.source.rows.offset_of(at)));
        let mut rows = Vec::with_capacity(found.len());
        for (at, row) in found {
            rows.push(self.source_row((at, &row), at == here, &mut before, &marked, letters));
        }
        Some(SourceFrame { area, title, digits, letters, text, rows })
    }

    fn source_row(
        &self,
        (at, row): (RowAt, &RowRef),
        here: bool,
        before: &mut String,
        marked: &[Marked],
        letters: u16,
    ) -> SourceRow {
        let start = row.start();
        let blank = row.shown().next().is_none();
        let mark = if blank { before.clone() } else { self.mark(start) };
        let begins = !blank && mark != *before;
        before.clone_from(&mark);
        let starting = self.starting(row);
        let bar = self.shown.as_ref().is_some_and(|shown| {
            row.shown().any(|part| part.overlaps(shown.span) || shown.also.iter().any(|also| also.overlaps(part)))
        });
        let on = |mark: &&Marked| row.full.overlaps(mark.span) || row.shown().any(|part| part.overlaps(mark.span));
        let marks: Vec<Marked> = marked.iter().filter(on).copied().collect();
        let starts = starting.iter().filter_map(|(_, at)| Some((row.column_of(&self.document.text, *at)?, *at)));
        // The grammar is read only once there are findings: the first picture must not wait for it.
        let syntax = self.briefing.as_ref().map(|_| self.source.syntax.roles(&self.document, at.block));
        let syntax = syntax.unwrap_or_default();
        SourceRow {
            mark: if begins { mark } else { String::new() },
            letters: self.letters(&starting, usize::from(letters)),
            noted: self.note_sign(row.full),
            bar,
            here,
            runs: paint(&self.document.text, row, &syntax, &marks),
            starts: starts.collect(),
        }
    }

    /// The widest the text may be.
    fn measure(&self) -> u16 {
        let set = self.options.settings.text_width;
        if set == 0 { u16::MAX } else { set }
    }

    /// What the gutter says of `offset`: its line, page or block.
    fn mark(&self, offset: u32) -> String {
        let place = self.document.place(offset);
        place.strip_prefix('L').map(str::to_owned).unwrap_or(place)
    }

    /// How many cells the marks of the gutter need.
    fn widest_mark(&self) -> u16 {
        let document = &self.document;
        let digits = |number: usize| number.max(1).ilog10() as u16 + 1;
        if document.parts.is_empty() {
            return digits(document.lines.count() as usize);
        }
        let parts = document.parts.len();
        let most =
            document.blocks.iter().filter_map(|block| block.origin.as_ref()).map(|origin| origin.paragraph).max();
        let pages = document.blocks.iter().map(|block| block.page).max().unwrap_or(0);
        if pages > 0 {
            return digits(pages as usize) + 1;
        }
        digits(most.unwrap_or(0) as usize) + 1 + if parts > 1 { digits(parts) } else { 0 }
    }

    /// The sentences that begin on a row.
    fn starting(&self, row: &RowRef) -> Vec<(SentenceId, u32)> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let mut found = BTreeSet::new();
        for part in row.shown() {
            for id in reading.sentences_in(part) {
                let start = reading.sentence(id).map(|sentence| sentence.span.start());
                found.extend(start.filter(|start| part.contains(*start)).map(|start| (id, start)));
            }
        }
        found.into_iter().collect()
    }

    fn letters(&self, starting: &[(SentenceId, u32)], room: usize) -> String {
        let Some(briefing) = &self.briefing else { return String::new() };
        let citing = starting.iter().flat_map(|(id, _)| briefing.citing(*id));
        let kinds: BTreeSet<_> = citing.map(|finding| finding.kind).collect();
        let letters: String = kinds.into_iter().filter_map(Pane::letter).collect();
        if letters.len() <= room || room == 0 {
            return letters.chars().take(room).collect();
        }
        letters.chars().take(room - 1).chain(['+']).collect()
    }

    /// Everything that is marked in the text now.
    fn marked(&self) -> Vec<Marked> {
        let mut marked = Vec::new();
        let mut mark = |span: Span, role, priority| {
            if !span.is_empty() {
                marked.push(Marked { span, role, priority });
            }
        };
        if let Some(shown) = &self.shown {
            mark(shown.span, Role::Evidence, 2);
            shown.also.iter().for_each(|span| mark(*span, Role::Evidence, 2));
            shown.cues.iter().for_each(|span| mark(*span, Role::Cue, 3));
        }
        self.note_spans().for_each(|span| mark(span, Role::Note, 0));
        if let Some(span) = self.selected_span() {
            mark(span, Role::Evidence, 6);
        }
        let covered = self.shown.as_ref().is_some_and(|shown| shown.holds(self.source.at));
        if self.focus == Focus::Source && !covered {
            let sentence = self.reading.as_ref().and_then(|reading| reading.sentence(self.sentence()?));
            if let Some(sentence) = sentence {
                mark(sentence.span, Role::Selection, 1);
            }
        }
        if let Some(Overlay::Why { finding, candidate }) = self.overlay
            && let Some(other) = candidate.checked_sub(1).and_then(|at| self.candidates(finding).get(at).copied())
        {
            mark(other.span, Role::Cited, 4);
        }
        self.mark_matches(&mut mark);
        self.mark_left_out(&mut marked);
        marked
    }

    /// Marks the matches near the screen.
    fn mark_matches(&self, mark: &mut impl FnMut(Span, Role, u8)) {
        let Some(search) = &self.search else { return };
        let height = u32::from(self.source.height) + 1;
        let top = self.source.rows.row_of(self.source.top);
        let bottom = self.source.rows.forward(top, height);
        let end = self.source.rows.row(bottom).map_or(u32::MAX, |row| row.full.end());
        let first = search.matches.partition_point(|span| span.end() <= self.source.top);
        let near = search.matches.iter().skip(first).take_while(|span| span.start() < end);
        near.for_each(|span| mark(*span, Role::Match, 5));
        if let Some(span) = search.current {
            mark(span, Role::CurrentMatch, 6);
        }
    }
}

impl Frame {
    /// Whether there is more than one part on the screen.
    pub fn shared(&self) -> bool {
        self.layout.source.is_some() && !self.layout.slots.is_empty() && self.layout.shape != Shape::Single
    }
}
