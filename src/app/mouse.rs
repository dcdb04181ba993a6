//! The mouse: the wheel scrolls what is under it, a click focuses and selects, a second one on the same place goes on.

use crate::display::Run;
use crate::text::glyph::glyphs;

use super::action::{Effect, Effects};
use super::desk::Ask;
use super::frame::text_width;
use super::layout::{Area, Slot};
use super::pane::{Focus, Pane, Top};
use super::settings::Mouse;
use super::state::{App, Overlay};

/// What was done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// The left button went down.
    Press,
    /// It moved while it was down.
    Drag,
    /// It went up.
    Release,
    /// The wheel was turned, down or up.
    Wheel(bool),
}

/// One report of the mouse: what, and on which cell, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What was done.
    pub touch: Touch,
    /// The column.
    pub x: u16,
    /// The row.
    pub y: u16,
}

/// Where the button went down in the source, while it is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    at: u32,
    /// Whether the reading position was in that sentence before.
    again: bool,
}

/// Rows that one notch of the wheel scrolls a pane.
const NOTCH: usize = 2;

impl Mouse {
    /// The next one; the last is followed by the first.
    pub const fn next(self) -> Self {
        match self {
            Self::Off => Self::Wheel,
            Self::Wheel => Self::On,
            Self::On => Self::Off,
        }
    }

    /// What it does, in words.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Off => "mouse off: it is the terminal's again",
            Self::Wheel => "mouse: the wheel scrolls; hold Shift to select with the terminal",
            Self::On => "mouse: wheel, click, drag; hold Shift to select with the terminal",
        }
    }
}

fn on(area: Area, pointer: Pointer) -> bool {
    (area.x..area.right()).contains(&pointer.x) && (area.y..area.bottom()).contains(&pointer.y)
}

impl App {
    /// What the mouse does; the next of off, wheel, on.
    pub(crate) fn next_mouse(&mut self) -> Effects {
        self.options.settings.mouse = self.options.settings.mouse.next();
        self.say(self.options.settings.mouse.told());
        vec![Effect::Mouse(self.options.settings.mouse)]
    }

    /// Takes a report of the mouse. What the settings do not allow is nothing.
    pub(super) fn touched(&mut self, pointer: Pointer) -> Effects {
        self.touched |= self.options.settings.mouse != Mouse::Off;
        match (pointer.touch, self.options.settings.mouse) {
            (_, Mouse::Off) => {}
            (Touch::Wheel(down), _) => self.wheel(down, pointer),
            (Touch::Press, Mouse::On) => return self.pressed_at(pointer),
            (Touch::Drag, Mouse::On) => self.dragged_to(pointer),
            (Touch::Release, Mouse::On) => return self.released(),
            _ => {}
        }
        Vec::new()
    }

    fn wheel(&mut self, down: bool, pointer: Pointer) {
        if self.frame.overlay.is_some() {
            return self.wheel_on_top(down);
        }
        let slot = self.frame.panes.iter().map(|pane| pane.slot).find(|slot| on(slot.area, pointer));
        match slot {
            Some(slot) => self.scroll_pane(slot.pane, slot.area.w, down),
            None if self.frame.source.as_ref().is_some_and(|source| on(source.area, pointer)) => {
                self.scroll_source(down);
            }
            None => {}
        }
    }

    fn wheel_on_top(&mut self, down: bool) {
        use super::command::Command::{Down, Up};
        match self.overlay {
            Some(Overlay::Palette(..) | Overlay::Picker(_)) => self.step_choice(down),
            Some(Overlay::Help(_) | Overlay::About(_) | Overlay::Original { .. } | Overlay::Cites { .. }) => {
                self.move_by(if down { Down } else { Up });
            }
            _ => {}
        }
    }

    /// Scrolls a pane by some rows; its selection stays, even where it leaves the screen, until the next key.
    fn scroll_pane(&mut self, pane: Pane, width: u16, down: bool) {
        let Some(setting) = self.setting(text_width(width)) else { return };
        let state = self.pane(pane);
        let (rows, count) = (|item: usize| self.rows_at(&setting, pane, item).len(), self.listed(pane));
        let mut top = state.top;
        for _ in 0..NOTCH {
            top = match (down, top.row) {
                (true, row) if row + 1 < rows(top.item) => Top { row: row + 1, ..top },
                (true, _) => Top { item: (top.item + 1).min(count.saturating_sub(1)), row: 0 },
                (false, 0) => match top.item.checked_sub(1) {
                    Some(item) => Top { item, row: rows(item).saturating_sub(1) },
                    None => top,
                },
                (false, row) => Top { row: row - 1, ..top },
            };
        }
        self.pane_mut(pane).top = top;
        self.adrift = Some(pane);
    }

    fn pressed_at(&mut self, pointer: Pointer) -> Effects {
        self.message = None;
        self.pressed.clear();
        if self.overlay.is_some() {
            return self.pressed_on_top(pointer);
        }
        let pane = self.frame.panes.iter().find(|pane| on(pane.slot.area, pointer));
        if let Some(tab) = pane.and_then(|pane| self.tab_at(pane.slot, pointer)) {
            self.focus_on(Focus::Pane(tab));
        } else if let Some(frame) = pane {
            let (pane, row) = (frame.slot.pane, pointer.y.checked_sub(frame.slot.area.y + 1));
            let item = row.and_then(|row| frame.rows.get(usize::from(row))).map(|row| row.item);
            self.press_item(pane, item);
        } else if pointer.y == self.frame.layout.header.y {
            return self.press_title(pointer.x);
        } else if self.on_source_title(pointer) {
            self.focus_on(Focus::Source);
        } else if let Some(at) = self.offset_at(pointer) {
            let again = self.focus == Focus::Source && self.sentence_at_is(at);
            self.focus_on(Focus::Source);
            self.held = Some(Held { at, again });
            self.drop_selection();
            if !again {
                (self.trail, self.shown) = (None, None);
                self.source.at = at;
            }
        }
        Vec::new()
    }

    /// The pane whose tab is under the pointer.
    fn tab_at(&self, slot: Slot, pointer: Pointer) -> Option<Pane> {
        let tabs = if pointer.y == slot.area.y { self.tab_row(&slot) } else { Vec::new() };
        tabs.into_iter().find(|tab| tab.covers(pointer.x)).map(|tab| tab.pane)
    }

    /// Whether the pointer is on the title of the source.
    fn on_source_title(&self, pointer: Pointer) -> bool {
        let layout = &self.frame.layout;
        layout.source.is_some_and(|area| layout.titled && pointer.y == area.y && on(area, pointer))
    }

    /// Shows the document whose name was clicked.
    fn press_title(&self, x: u16) -> Effects {
        let titles = self.titles();
        let under = titles.shown.iter().find(|title| (title.x..title.x + title.width).contains(&x));
        under
            .filter(|title| title.at != self.strip.at)
            .map(|title| Effect::Desk(Ask::Show(title.tab)))
            .into_iter()
            .collect()
    }

    /// Selects from where the button went down to here.
    fn dragged_to(&mut self, pointer: Pointer) {
        let (Some(held), Some(to)) = (self.held, self.offset_at(pointer)) else { return };
        if self.selected_span().is_none() && to != held.at {
            self.source.at = held.at;
            self.begin_selection(false);
        }
        if self.selected_span().is_some() {
            self.source.at = to;
        }
    }

    /// The button went up: a second click on a sentence goes on, unless a passage was selected.
    fn released(&mut self) -> Effects {
        let again = self.held.take().is_some_and(|held| held.again) && self.selected_span().is_none();
        if again { self.enter() } else { Vec::new() }
    }

    /// Selects an item of a pane; the selected one is gone to.
    fn press_item(&mut self, pane: Pane, item: Option<usize>) {
        let again = self.focus == Focus::Pane(pane) && item == Some(self.pane(pane).selected);
        self.focus_on(Focus::Pane(pane));
        match item {
            Some(_) if again => drop(self.enter()),
            Some(item) => {
                self.pane_mut(pane).selected = item;
                self.follow_selection();
            }
            None => {}
        }
    }

    /// Whether the reading position is in the same sentence as `at`.
    fn sentence_at_is(&self, at: u32) -> bool {
        let sentence = self.reading.as_ref().and_then(|reading| reading.sentence(reading.sentence_at(at)?));
        sentence.is_some_and(|sentence| sentence.span.contains(at) && sentence.span.contains(self.source.at))
    }

    /// A click beside a box closes it; one on a row of a list chooses it, a second one takes it.
    fn pressed_on_top(&mut self, pointer: Pointer) -> Effects {
        let frame = self.frame.overlay.as_ref();
        let Some(frame) = frame.filter(|frame| on(frame.area, pointer)) else { return self.cancel() };
        let first = frame.area.y + if frame.input.is_some() { 3 } else { 1 };
        let row = pointer.y.checked_sub(first).map(usize::from).filter(|row| *row < frame.rows.len());
        let (Some(row), Some(shown)) = (row, frame.selected) else { return Vec::new() };
        let (steps, down) = (row.abs_diff(shown), row > shown);
        match &mut self.overlay {
            Some(Overlay::Palette(..) | Overlay::Picker(_)) if steps > 0 => {
                (0..steps).for_each(|_| self.step_choice(down));
                Vec::new()
            }
            Some(Overlay::Palette(..) | Overlay::Picker(_)) => self.accept(),
            Some(Overlay::Cites { selected, .. }) if steps > 0 => {
                *selected = (*selected + row).saturating_sub(shown);
                Vec::new()
            }
            Some(Overlay::Cites { .. }) => self.enter(),
            _ => Vec::new(),
        }
    }

    /// The byte that a cell of the source shows; beside the text, the nearest of its row.
    pub(crate) fn offset_at(&self, pointer: Pointer) -> Option<u32> {
        let source = self.frame.source.as_ref().filter(|source| on(source.area, pointer))?;
        let row = source.rows.get(usize::from(pointer.y - source.area.y))?;
        let column = pointer.x.saturating_sub(source.area.x + source.text);
        let shown = || row.runs.iter().filter(|run| run.label.is_none() && !run.span.is_empty());
        let run = shown().find(|run| column < run.column + run.width).or_else(|| shown().next_back())?;
        Some(byte_at(run, &self.document.text, column))
    }
}

/// The first byte of the glyph of a run that covers `column`; of the nearest one where none does.
fn byte_at(run: &Run, text: &str, column: u16) -> u32 {
    let (mut at, mut found) = (run.column, run.span.start());
    for glyph in glyphs(text, run.span) {
        if at > column {
            break;
        }
        found = glyph.span.start();
        at = at.saturating_add(glyph.width_at(at));
    }
    found
}
