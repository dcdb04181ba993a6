//! Motions: what the moving commands do in the source, in a pane and in the lists on top.

use crate::display::RowAt;

use super::command::{Command, Stop};
use super::items::cells;
use super::pane::{Focus, Pane};
use super::source::Scroll;
use super::state::{App, Help, Overlay};

impl App {
    /// How far what is on top is scrolled after a moving command.
    fn scrolled(&self, command: Command, scrolled: usize) -> usize {
        let (rows, page) = self.frame.help;
        moved(command, scrolled, rows.saturating_sub(page) + 1, page)
    }

    /// A moving command in what is on top, else in the focused part.
    pub(crate) fn move_by(&mut self, command: Command) {
        match command {
            Command::ScrollDown => return self.scroll_source(true),
            Command::ScrollUp => return self.scroll_source(false),
            Command::Centre => {
                self.source.scroll = Scroll::Centre;
                return;
            }
            Command::Next(stop) => return self.step_to(stop, true),
            Command::Previous(stop) => return self.step_to(stop, false),
            _ => {}
        }
        match self.overlay.clone() {
            Some(Overlay::Cites { sentence, selected }) => {
                let count = self.briefing.as_ref().map_or(0, |briefing| briefing.citing(sentence).len());
                let selected = moved(command, selected, count, 5);
                self.overlay = Some(Overlay::Cites { sentence, selected });
            }
            Some(Overlay::Help(help)) => {
                let scrolled = self.scrolled(command, help.scrolled);
                self.overlay = Some(Overlay::Help(Help { scrolled, ..help }));
            }
            Some(Overlay::About(scrolled)) => self.overlay = Some(Overlay::About(self.scrolled(command, scrolled))),
            Some(Overlay::Original { span, scrolled }) => {
                self.overlay = Some(Overlay::Original { span, scrolled: self.scrolled(command, scrolled) });
            }
            _ => match self.focus {
                Focus::Source => self.move_source(command),
                Focus::Pane(pane) => self.move_pane(pane, command),
            },
        }
    }

    fn move_pane(&mut self, pane: Pane, command: Command) {
        let place = self.place();
        let seen = self.frame.rows_of(pane).max(2) / 2;
        let count = self.listed(pane);
        let state = self.pane_mut(pane);
        if count == 0 {
            return;
        }
        match command {
            Command::Left | Command::Right => return self.move_cell(pane, command == Command::Right),
            _ => state.selected = moved(command, state.selected, count, seen),
        }
        if matches!(command, Command::Top | Command::Bottom) {
            self.remember(place);
        }
        self.follow_selection();
        if let (Some(Overlay::Why { .. }), Some(finding)) = (&self.overlay, self.current()) {
            self.overlay = Some(Overlay::Why { finding, candidate: 0 });
        }
    }

    /// `h` and `l` in the grid of indicators.
    fn move_cell(&mut self, pane: Pane, right: bool) {
        if pane != Pane::Indicators {
            return;
        }
        let found = self.current().zip(self.briefing.as_ref());
        let cells = found.map_or(1, |(finding, briefing)| cells(briefing, finding).len());
        let state = self.pane_mut(pane);
        let cell = state.cell.min(cells.saturating_sub(1));
        state.cell = if right { (cell + 1).min(cells.saturating_sub(1)) } else { cell.saturating_sub(1) };
        self.follow_selection();
    }

    fn move_source(&mut self, command: Command) {
        match command {
            Command::Left => return self.step_to(Stop::Sentence, false),
            Command::Right => return self.step_to(Stop::Sentence, true),
            Command::Top | Command::Bottom => {
                let place = self.place();
                self.remember(place);
            }
            _ => {}
        }
        let page = u32::from(self.source.height.max(2));
        let (row, rows) = (self.source.row(), &self.source.rows);
        let top = rows.row_of(self.source.top);
        let (to, top) = match command {
            Command::Down => (self.showing(row, true), top),
            Command::Up => (self.showing(row, false), top),
            Command::HalfDown => (rows.forward(row, page / 2), rows.forward(top, page / 2)),
            Command::HalfUp => (rows.back(row, page / 2), rows.back(top, page / 2)),
            Command::PageDown => (rows.forward(row, page - 1), rows.forward(top, page - 1)),
            Command::PageUp => (rows.back(row, page - 1), rows.back(top, page - 1)),
            Command::Top => (rows.first(), top),
            Command::Bottom => (rows.last(), top),
            _ => return,
        };
        (self.source.at, self.source.top) = (rows.offset_of(to), rows.offset_of(top));
        self.reveal();
    }

    /// The next row, up or down, that shows something; the same where there is none.
    fn showing(&self, from: RowAt, down: bool) -> RowAt {
        let rows = &self.source.rows;
        let mut at = from;
        while let Some(next) = if down { rows.next(at) } else { rows.prev(at) } {
            at = next;
            if rows.row(at).is_some_and(|row| row.shown().next().is_some()) {
                return at;
            }
        }
        from
    }
}

/// Where a moving command leads from `at` in a list of `count` entries of which `page` are seen.
fn moved(command: Command, at: usize, count: usize, page: usize) -> usize {
    let last = count.saturating_sub(1);
    let half = (page / 2).max(1);
    match command {
        Command::Down => at + 1,
        Command::Up => at.saturating_sub(1),
        Command::Top => 0,
        Command::Bottom => last,
        Command::HalfDown => at + half,
        Command::HalfUp => at.saturating_sub(half),
        Command::PageDown => at + page.max(1),
        Command::PageUp => at.saturating_sub(page.max(1)),
        _ => at,
    }
    .min(last)
}
