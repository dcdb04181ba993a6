//! The jump list, and the trail of places an item leads to.

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::review::Verdict;
use crate::text::Span;

use super::pane::{Focus, Pane};
use super::state::{App, Shown};

/// How many jumps are remembered on either side.
const LIMIT: usize = 200;

/// A place one can come back to: what had the focus, what was selected there and what the source showed.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
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

impl App {
    /// What is needed to come back here.
    pub(crate) fn place(&self) -> Place {
        let (selected, cell) = match self.focus {
            Focus::Pane(pane) => (self.pane(pane).selected, self.pane(pane).cell),
            Focus::Source => (0, 0),
        };
        Place {
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
    pub(crate) fn back(&mut self) {
        let Some(place) = self.jumps.back.pop() else {
            return self.say("nothing to go back to");
        };
        let here = self.place();
        self.jumps.ahead.push(here);
        self.restore(place);
    }

    /// One jump forward.
    pub(crate) fn forward(&mut self) {
        let Some(place) = self.jumps.ahead.pop() else {
            return self.say("nothing ahead in the jump list");
        };
        let here = self.place();
        self.jumps.back.push(here);
        self.restore(place);
    }

    pub(crate) fn restore(&mut self, place: Place) {
        self.focus = place.focus;
        self.tab = place.tab;
        if let Focus::Pane(pane) = place.focus {
            let state = self.pane_mut(pane);
            state.selected = place.selected.min(state.items.len().saturating_sub(1));
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
                    trail.at = (trail.at + 1) % trail.stops.len().max(1);
                    self.follow(trail);
                }
                None => self.list_citing(),
            },
            Focus::Pane(pane) => {
                let Some(finding) = self.pane(pane).current() else {
                    return self.say("no item is selected here");
                };
                let trail = self.trail_of(finding);
                let place = self.place();
                self.remember(place);
                self.focus = Focus::Source;
                self.tab = pane;
                if trail.silent {
                    self.say("no support was found in the body: this is its place in the list");
                }
                self.follow(trail);
            }
        }
    }

    /// Shows the stop the trail stands at.
    fn follow(&mut self, trail: Trail) {
        if let Some(stop) = trail.stops.get(trail.at) {
            self.source.at = stop.span.start();
            self.shown = Some(stop.clone());
            self.reveal();
        }
        self.trail = Some(trail);
    }

    /// The place `Enter` would go to first.
    pub(crate) fn first_stop(&self, finding: FindingRef) -> Option<Shown> {
        self.trail_of(finding).stops.into_iter().next()
    }

    fn trail_of(&self, finding: FindingRef) -> Trail {
        let Some(briefing) = &self.briefing else {
            return Trail { finding, stops: Vec::new(), at: 0, silent: false };
        };
        let own = own_stops(briefing, finding);
        if finding.kind == Kind::KeyPoint {
            let supported = briefing.review.supported.get(finding.index as usize);
            let found = supported.filter(|found| found.verdict != Verdict::None);
            let support = found.map_or(&[][..], |found| found.support.as_slice());
            let count = support.len();
            let mut stops: Vec<Shown> = support
                .iter()
                .enumerate()
                .map(|(at, support)| Shown {
                    span: support.span,
                    also: Vec::new(),
                    cues: support.shared.clone(),
                    label: format!("evidence {}/{count}", at + 1),
                })
                .collect();
            let silent = stops.is_empty();
            let first = own.into_iter().next();
            stops.extend(first.map(|stop| Shown { label: "the key point itself".to_owned(), ..stop }));
            return Trail { finding, stops, at: 0, silent };
        }
        Trail { finding, stops: own, at: 0, silent: false }
    }
}

/// The places of a finding itself, one a span; a statement is one place with all its parts.
pub(crate) fn own_stops(briefing: &Briefing, finding: FindingRef) -> Vec<Shown> {
    let spans = briefing.spans(finding);
    let cues = cues_of(briefing, finding);
    let name = Pane::listing(finding.kind).item();
    let whole = matches!(finding.kind, Kind::Statement | Kind::KeyPoint | Kind::Indicator);
    if whole {
        let Some((&span, also)) = spans.split_first() else { return Vec::new() };
        let also = also.iter().copied().filter(|part| !span.covers(*part)).collect();
        return vec![Shown { span, also, cues, label: name.to_owned() }];
    }
    let count = spans.len();
    let label = |at: usize| match (finding.kind, count) {
        (_, 1) => name.to_owned(),
        (Kind::Stakeholder, _) => format!("mention {}/{count}", at + 1),
        _ => format!("{name}, place {}/{count}", at + 1),
    };
    let shown = |(at, &span): (usize, &Span)| Shown { span, also: Vec::new(), cues: cues.clone(), label: label(at) };
    spans.iter().enumerate().map(shown).collect()
}

/// The words that made a finding: cues of its rule, likelihood words and terms of a forecast, trend words.
pub(crate) fn cues_of(briefing: &Briefing, finding: FindingRef) -> Vec<Span> {
    let (at, found) = (finding.index as usize, &briefing.findings);
    let cues = match finding.kind {
        Kind::KeyPoint => found.key_points.get(at).map(|f| f.cues.clone()),
        Kind::Legal => found.legal.get(at).map(|f| f.cues.clone()),
        Kind::Indicator => found.indicators.get(at).map(|f| [f.cues.as_slice(), &f.what.trend_cues].concat()),
        Kind::AuthorView => found.author_view.get(at).map(|f| f.cues.clone()),
        Kind::Statement => found.statements.get(at).map(|f| f.cues.clone()),
        Kind::Forecast => found.forecasts.get(at).map(|f| {
            let words = f.what.likelihood.map(|word| word.span).into_iter();
            let term = f.what.horizon.map(|term| term.span);
            f.cues.iter().copied().chain(words).chain(term).collect()
        }),
        Kind::Stakeholder | Kind::Tradecraft | Kind::Damage => None,
    };
    let mut cues = cues.unwrap_or_default();
    cues.sort_unstable();
    cues.dedup();
    cues
}

/// Where an item leads: its stops in order and the one being shown. `Enter` goes round.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    /// Whose trail it is.
    pub finding: FindingRef,
    /// The places.
    pub stops: Vec<Shown>,
    /// The one being shown.
    pub at: usize,
    /// Whether it is the trail of a key point that nothing supports.
    pub silent: bool,
}
