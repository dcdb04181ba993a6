//! The title row of a pane that shares its place with others: a tab a pane, each named and counted as far as there is room.

use super::layout::{Shape, Slot};
use super::pane::Pane;
use super::state::App;
use crate::text::glyph::width_of;

/// One tab of a title row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// The pane it shows.
    pub pane: Pane,
    /// Its first column on the screen.
    pub x: u16,
    /// What it says.
    pub words: String,
    /// Whether its pane is the one that is shown.
    pub open: bool,
}

impl Tab {
    /// Whether it covers a column of the screen.
    pub fn covers(&self, x: u16) -> bool {
        (self.x..self.x.saturating_add(width_of(&self.words))).contains(&x)
    }
}

/// How a pane is named in its tab.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Number,
    Tiny,
    Short,
}

/// What a tab tells.
#[derive(Clone, Copy)]
struct Told {
    pane: Pane,
    name: Name,
    counted: bool,
}

impl App {
    /// `16`, or `2/16` in the pane that has the focus; `None` while nothing is known.
    pub fn count_of(&self, pane: Pane) -> Option<String> {
        if pane != Pane::Notes {
            self.briefing.as_ref()?;
        }
        let (state, count) = (self.pane(pane), self.listed(pane));
        Some(if self.focused(pane) && count > 0 {
            format!("{}/{count}", state.selected + 1)
        } else {
            count.to_string()
        })
    }

    /// The tabs of a title row, from the left.
    pub fn tab_row(&self, slot: &Slot) -> Vec<Tab> {
        if !slot.tabs {
            return Vec::new();
        }
        let wide = self.frame.layout.shape == Shape::Wide && !self.zoomed;
        let panes = Pane::ALL.into_iter().filter(|pane| !wide || *pane > Pane::Perspective);
        let open = (!wide || self.tab > Pane::Perspective).then_some(slot.pane);
        let row = Row { app: self, open, width: slot.area.w };
        let mut told: Vec<Told> = panes.map(|pane| Told { pane, name: Name::Number, counted: false }).collect();
        let padded = row.fill(&mut told);
        let mut x = slot.area.x;
        let mut tabs = Vec::with_capacity(told.len());
        for told in told {
            let (open, words) = (open == Some(told.pane), row.words(told));
            let words = if padded && !open { format!(" {words} ") } else { words };
            let width = width_of(&words);
            tabs.push(Tab { pane: told.pane, x, words, open });
            x = x.saturating_add(width + 1);
        }
        tabs
    }
}

/// A title row that is being filled.
struct Row<'a> {
    app: &'a App,
    open: Option<Pane>,
    width: u16,
}

impl Row<'_> {
    fn words(&self, told: Told) -> String {
        let number = told.pane as u8;
        let count = if told.counted { self.app.count_of(told.pane) } else { None };
        let count = count.map_or(String::new(), |count| format!(" {count}"));
        let words = match told.name {
            Name::Number => number.to_string(),
            Name::Tiny => format!("{number} {}{count}", told.pane.tiny()),
            Name::Short => format!("{number} {}{count}", told.pane.short()),
        };
        if self.open == Some(told.pane) { format!("[{words}]") } else { words }
    }

    fn taken(&self, told: &[Told]) -> u16 {
        let widths = told.iter().map(|told| width_of(&self.words(*told)) + 1);
        widths.fold(0, u16::saturating_add).saturating_sub(1)
    }

    /// Lets the tabs tell as much as there is room for: the open one its name, the first panes theirs, then counts and
    /// longer names, and the further panes last. Where it has no room for its name beside the numbers, the open one is left alone. Whether
    /// there is room for blanks around all of them.
    fn fill(&self, told: &mut Vec<Told>) -> bool {
        let open = |told: &Told| self.open == Some(told.pane);
        let first = |told: &Told| told.pane <= Pane::Perspective || open(told);
        let any = |_: &Told| true;
        if !self.all(told, open, |told| told.name = Name::Tiny) {
            told.retain(open);
            for told in told.iter_mut() {
                told.name = Name::Tiny;
            }
        }
        self.some(told, first, |told| told.name = Name::Tiny);
        self.all(told, open, |told| told.counted = true);
        self.all(told, open, |told| told.name = Name::Short);
        self.all(told, first, |told| told.name = Name::Short);
        self.all(told, first, |told| told.counted = true);
        self.some(told, any, |told| told.name = told.name.max(Name::Tiny));
        let all =
            self.all(told, any, |told| told.name = Name::Short) && self.all(told, any, |told| told.counted = true);
        let blanks = 2 * told.iter().filter(|told| !open(told)).count() as u16;
        all && self.taken(told) + blanks <= self.width
    }

    /// Lets the tabs that are meant tell more, from the left, up to the first that has no room for it.
    fn some(&self, told: &mut [Told], meant: impl Fn(&Told) -> bool, tell: impl Fn(&mut Told)) {
        for at in 0..told.len() {
            let Some(own) = told.get_mut(at).filter(|own| meant(own)) else { continue };
            let before = *own;
            tell(own);
            if self.taken(told) > self.width {
                if let Some(own) = told.get_mut(at) {
                    *own = before;
                }
                return;
            }
        }
    }

    /// Lets all tabs that are meant tell more, should there be room for all of it. Whether there was.
    fn all(&self, told: &mut [Told], meant: impl Fn(&Told) -> bool, tell: impl Fn(&mut Told)) -> bool {
        let mut more = told.to_vec();
        more.iter_mut().filter(|told| meant(told)).for_each(tell);
        let fits = self.taken(&more) <= self.width;
        if fits {
            told.copy_from_slice(&more);
        }
        fits
    }
}
