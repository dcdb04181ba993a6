//! The jump list: places one came from and can come back to.

use super::action::{Effect, Effects};
use super::desk::{Ask, TabId};
use super::pane::{Focus, Pane};
use super::state::{App, Shown};
use super::trail::{Trail, stop};

/// How many jumps are remembered on either side.
const LIMIT: usize = 200;

/// A place one can come back to: in which tab, what had the focus, what was selected there and what the source showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    tab_id: TabId,
    focus: Focus,
    tab: Pane,
    selected: usize,
    cell: usize,
    at: u32,
    top: u32,
    shown: Option<Shown>,
    trail: Option<Trail>,
}

/// Where one came from and, after going back, where one was.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    /// Behind, the latest last.
    pub back: Vec<Place>,
    /// Ahead, the nearest last.
    pub ahead: Vec<Place>,
}

impl Jumps {
    /// Forgets all places of a tab.
    pub(super) fn forget(&mut self, tab: TabId) {
        self.back.retain(|place| place.tab_id != tab);
        self.ahead.retain(|place| place.tab_id != tab);
    }
}

impl Place {
    /// The tab it belongs to.
    pub fn tab(&self) -> TabId {
        self.tab_id
    }

    /// The reading position there.
    pub(crate) fn at(&self) -> u32 {
        self.at
    }

    /// What had the focus, which pane had it last, and which item was selected.
    pub(super) fn view(&self) -> (Focus, Pane, usize) {
        (self.focus, self.tab, self.selected)
    }

    /// A place that shows nothing but the text at `at`.
    pub(super) fn plain(tab_id: TabId, focus: Focus, tab: Pane, selected: usize, at: u32) -> Self {
        Self { tab_id, focus, tab, selected, cell: 0, at, top: at, shown: None, trail: None }
    }

    /// The same place in a text in which it stands elsewhere.
    pub(super) fn moved(self, at: u32) -> Self {
        Self { at, top: at, shown: None, trail: None, ..self }
    }
}

impl App {
    /// What is needed to come back here.
    pub(crate) fn place(&self) -> Place {
        let (selected, cell) = match self.focus {
            Focus::Pane(pane) => (self.pane(pane).selected, self.pane(pane).cell),
            Focus::Source => (0, 0),
        };
        Place {
            tab_id: self.id,
            focus: self.focus,
            tab: self.tab,
            selected,
            cell,
            at: self.source.at,
            top: self.source.top,
            shown: self.shown.clone(),
            trail: self.trail.clone(),
        }
    }

    /// Remembers `place` as the one to come back to; what lay ahead is forgotten.
    pub(crate) fn remember(&mut self, place: Place) {
        self.jumps.ahead.clear();
        if self.jumps.back.len() == LIMIT {
            self.jumps.back.remove(0);
        }
        self.jumps.back.push(place);
    }

    /// One jump back. Says so where there is none.
    pub(crate) fn back(&mut self) -> Effects {
        if self.jumps.back.is_empty() {
            self.say("nothing to go back to");
            return Vec::new();
        }
        self.step_jumps(true, 1)
    }

    /// One jump forward.
    pub(crate) fn forward(&mut self) -> Effects {
        if self.jumps.ahead.is_empty() {
            self.say("nothing ahead in the jump list");
            return Vec::new();
        }
        self.step_jumps(false, 1)
    }

    /// So many jumps back or forward at once, as far as the list goes.
    pub(crate) fn step_jumps(&mut self, back: bool, steps: usize) -> Effects {
        let mut place = self.place();
        let Jumps { back: behind, ahead } = &mut self.jumps;
        let (from, to) = if back { (behind, ahead) } else { (ahead, behind) };
        for _ in 0..steps {
            let Some(next) = from.pop() else { break };
            to.push(std::mem::replace(&mut place, next));
        }
        self.come_to(place)
    }

    /// Goes to a place of the jump list: here, or in the tab it belongs to.
    pub(crate) fn come_to(&mut self, place: Place) -> Effects {
        if place.tab_id == self.id {
            self.restore(place);
            return Vec::new();
        }
        vec![Effect::Desk(Ask::Return(Box::new(place)))]
    }

    pub(crate) fn restore(&mut self, place: Place) {
        self.focus = place.focus;
        self.tab = place.tab;
        if let Focus::Pane(pane) = place.focus {
            let last = self.listed(pane).saturating_sub(1);
            let state = self.pane_mut(pane);
            state.selected = place.selected.min(last);
            state.cell = place.cell;
        }
        self.source.at = place.at;
        self.source.top = place.top;
        self.shown = place.shown;
        self.trail = place.trail;
    }

    /// `Enter`: from an item to its first place; with a trail under way, to the next one.
    pub(crate) fn jump(&mut self) {
        match self.focus {
            Focus::Source => match self.trail.take() {
                Some(mut trail) => {
                    trail.at = (trail.at + 1) % trail.count.max(1);
                    self.follow(trail);
                }
                None => self.list_citing(),
            },
            Focus::Pane(Pane::Notes) => self.jump_to_note(),
            Focus::Pane(pane) => {
                let Some(finding) = self.pane(pane).current() else {
                    return self.say("no item is selected here");
                };
                let trail = self.trail_of(finding);
                let place = self.place();
                self.remember(place);
                self.focus = Focus::Source;
                self.tab = pane;
                if let Some(why) = trail.silent {
                    self.say(why);
                }
                self.follow(trail);
            }
        }
    }

    /// Shows the stop the trail stands at.
    fn follow(&mut self, trail: Trail) {
        if let Some(stop) = self.briefing.as_ref().and_then(|briefing| stop(briefing, trail.finding, trail.at)) {
            self.source.at = stop.span.start();
            self.shown = Some(stop);
            self.reveal();
        }
        self.trail = Some(trail);
    }
}
