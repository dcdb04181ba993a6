//! Focus, selection and what follows it; marks; what `Enter` and the toggles mean in each mode.

use crate::briefing::FindingRef;

use super::action::Effects;
use super::command::Command;
use super::items::cells;
use super::pane::{Focus, Pane};
use super::picker::Chosen;
use super::state::{App, Help, Overlay};
use super::trail::own_stop;

impl App {
    /// Gives the focus to the source or a pane; a pane shows its selection in the source.
    pub(crate) fn focus_on(&mut self, focus: Focus) {
        let before = self.focus;
        self.focus = focus;
        if let Focus::Pane(pane) = focus {
            self.tab = pane;
            if before != focus {
                self.follow_selection();
            }
        }
    }

    /// The next or previous pane; the source comes before the first.
    pub(crate) fn cycle(&mut self, forward: bool) {
        let number = match self.focus {
            Focus::Source => 0,
            Focus::Pane(pane) => pane as u8,
        };
        let next = if forward { (number + 1) % 10 } else { (number + 9) % 10 };
        self.focus_on(Pane::of(next).map_or(Focus::Source, Focus::Pane));
    }

    /// The source shows the item that is selected in the focused pane.
    pub(crate) fn follow_selection(&mut self) {
        if self.focus == Focus::Pane(Pane::Notes) {
            return self.follow_note();
        }
        self.trail = None;
        self.shown = None;
        let (Some(finding), Some(briefing)) = (self.current(), self.briefing.clone()) else { return };
        let mut stop = own_stop(&briefing, finding, 0);
        if let (Focus::Pane(Pane::Indicators), Some(stop)) = (self.focus, &mut stop) {
            let cell = self.pane(Pane::Indicators).cell;
            if let Some(cell) = cells(&briefing, finding).get(cell) {
                (stop.span, stop.also) = (cell.span, Vec::new());
            }
        }
        if let Some(stop) = stop {
            self.source.at = stop.span.start();
            self.shown = Some(stop);
            self.reveal();
        }
    }

    /// Selects a finding in its pane and gives it the focus; `false` where no pane lists it.
    pub(crate) fn select(&mut self, finding: FindingRef) -> bool {
        let pane = Pane::listing(finding.kind);
        if self.pane(pane).position(finding).is_none() {
            self.list_all(pane);
        }
        let Some(at) = self.pane(pane).position(finding) else { return false };
        self.pane_mut(pane).selected = at;
        self.focus = Focus::Pane(pane);
        self.tab = pane;
        self.follow_selection();
        true
    }

    /// `Enter` where nothing is typed.
    pub(crate) fn enter(&mut self) -> Effects {
        match self.overlay.take() {
            Some(Overlay::Cites { sentence, selected }) => {
                let finding = self.briefing.as_ref().and_then(|found| found.citing(sentence).get(selected).copied());
                let place = self.place();
                if finding.is_some_and(|finding| self.select(finding)) {
                    self.remember(place);
                }
            }
            _ if self.focus == Focus::Source && self.trail.is_none() => match self.member_here() {
                Some(at) => return self.open_choice(Chosen::Member(at)),
                None => self.jump(),
            },
            _ => self.jump(),
        }
        Vec::new()
    }

    /// `x`: lists what cites the sentence at the reading position.
    pub(crate) fn list_citing(&mut self) {
        let (Some(sentence), Some(briefing)) = (self.sentence(), &self.briefing) else {
            return self.say("nothing is known of this place yet");
        };
        if briefing.citing(sentence).is_empty() {
            return self.say("no finding cites this sentence");
        }
        self.overlay = Some(Overlay::Cites { sentence, selected: 0 });
    }

    /// `p`, `w` and `?` open and close.
    pub(crate) fn toggle(&mut self, command: Command) {
        let finding = self.explained();
        self.overlay = match (command, self.overlay.take()) {
            (Command::Peek, Some(Overlay::Peek))
            | (Command::Why, Some(Overlay::Why { .. }))
            | (Command::About, Some(Overlay::About(_))) => None,
            (Command::Help, _) => Some(Overlay::Help(Help::default())),
            (Command::About, _) => Some(Overlay::About(0)),
            (Command::Peek, _) => Some(Overlay::Peek),
            (_, _) => finding.map(|finding| Overlay::Why { finding, candidate: 0 }),
        };
        if command == Command::Why && finding.is_none() {
            self.say("no finding here to explain");
        }
    }

    /// The finding that `w` explains: the current one, else the first on the sentence.
    pub(crate) fn explained(&self) -> Option<FindingRef> {
        self.current().or_else(|| self.briefing.as_ref()?.citing(self.sentence()?).first().copied())
    }

    /// Jumps to an offset in the source; one can come back.
    pub(crate) fn jump_to(&mut self, at: u32) {
        let place = self.place();
        self.remember(place);
        self.focus = Focus::Source;
        (self.trail, self.shown) = (None, None);
        self.source.at = at.min(self.document.span().end());
        self.reveal();
    }

    /// `n` and `N` over the reason of a finding: the other candidates.
    pub(crate) fn step_candidate(&mut self, forward: bool) {
        let Some(Overlay::Why { finding, candidate }) = self.overlay.clone() else { return };
        let count = self.candidates(finding).len();
        if count == 0 {
            return self.say("there is no other candidate");
        }
        let next = if forward { (candidate + 1) % (count + 1) } else { (candidate + count) % (count + 1) };
        self.overlay = Some(Overlay::Why { finding, candidate: next });
    }
}
