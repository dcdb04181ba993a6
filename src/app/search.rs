//! Search as the reader sees it: the query, the matches told so far, which one is shown.

use crate::text::Span;

use super::action::{Effect, Effects};
use super::jump::Place;
use super::pane::Focus;
use super::state::{App, Input, Overlay};

/// A search under way or accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// What is looked for.
    pub query: String,
    /// Matches told so far, in order of the text.
    pub matches: Vec<Span>,
    /// Whether all have been told.
    pub done: bool,
    /// The match being shown.
    pub current: Option<Span>,
    /// Where one stood when `/` was pressed.
    pub from: Place,
    /// The reading position then.
    pub origin: u32,
    /// Whether the query is no longer being typed.
    pub accepted: bool,
}

impl Search {
    /// The place of the shown match among those told, from 1; 0 when none is shown.
    pub fn place(&self) -> usize {
        self.current.map_or(0, |shown| self.matches.partition_point(|span| *span <= shown))
    }

    /// `3 of 17`, with a `+` while more may come.
    pub fn count(&self) -> String {
        let more = if self.done { "" } else { "+" };
        match (self.matches.len(), self.done) {
            (0, true) => "no match".to_owned(),
            (0, false) => "searching".to_owned(),
            (count, _) => format!("{} of {count}{more}", self.place()),
        }
    }
}

impl App {
    /// `/`: begins to type a query.
    pub(crate) fn open_search(&mut self) {
        self.overlay = Some(Overlay::Search(Input::default()));
        let search = Search {
            query: String::new(),
            matches: Vec::new(),
            done: true,
            current: None,
            from: self.place(),
            origin: self.source.at,
            accepted: false,
        };
        self.search = Some(search);
    }

    /// The query changed: what was found no longer counts.
    pub(crate) fn query_changed(&mut self, query: &str) -> Effects {
        let Some(search) = &mut self.search else { return Vec::new() };
        query.clone_into(&mut search.query);
        (search.matches, search.current, search.done) = (Vec::new(), None, query.is_empty());
        self.generations.search += 1;
        let (from, generation) = (search.origin, self.generations.search);
        if query.is_empty() {
            self.show_origin();
            return vec![Effect::CancelSearch];
        }
        vec![Effect::Search { generation, query: query.to_owned(), from }]
    }

    fn show_origin(&mut self) {
        if let Some(from) = self.search.as_ref().map(|search| search.from.clone()) {
            self.restore(from);
        }
    }

    /// A worker tells matches.
    pub(crate) fn matches_told(&mut self, generation: u64, mut told: Vec<Span>, done: bool) {
        if generation != self.generations.search {
            return;
        }
        let Some(search) = &mut self.search else { return };
        search.done |= done;
        if !told.is_empty() {
            search.matches.append(&mut told);
            search.matches.sort();
            search.matches.dedup();
        }
        if search.current.is_none() {
            let at = search.matches.partition_point(|span| span.start() < search.origin);
            search.current = search.matches.get(at).or_else(|| search.matches.first().filter(|_| search.done)).copied();
            if search.current.is_some() {
                self.show_match();
            }
        }
    }

    fn show_match(&mut self) {
        if let Some(span) = self.search.as_ref().and_then(|search| search.current) {
            self.source.at = span.start();
            self.shown = None;
            self.reveal();
        }
    }

    /// `Enter` while typing: the match is taken, and one can come back from it.
    pub(crate) fn accept_search(&mut self) {
        self.overlay = None;
        let Some(search) = &mut self.search else { return };
        if search.query.is_empty() {
            self.search = None;
            return;
        }
        search.accepted = true;
        if search.current.is_none() && search.done {
            let said = format!("no match for {}", search.query);
            self.show_origin();
            self.search = None;
            return self.say(&said);
        }
        let from = search.from.clone();
        self.remember(from);
        self.focus = Focus::Source;
        self.trail = None;
        self.show_match();
    }

    /// `Esc` while typing: back to where one stood.
    pub(crate) fn cancel_search(&mut self) -> Effects {
        self.show_origin();
        (self.search, self.overlay) = (None, None);
        self.generations.search += 1;
        vec![Effect::CancelSearch]
    }

    /// The next or previous match while the query is typed.
    pub(crate) fn preview_match(&mut self, forward: bool) {
        if self.search.as_ref().is_some_and(|search| !search.matches.is_empty()) {
            let focus = self.focus;
            self.step_match(forward);
            self.focus = focus;
        }
    }

    /// `n` and `N`: the next match from the reading position, round the end.
    pub(crate) fn step_match(&mut self, forward: bool) {
        let at = self.source.at;
        let Some(search) = &mut self.search else {
            return self.say("no search yet: / begins one");
        };
        let shown = search.current.filter(|span| span.start() == at).unwrap_or(Span::empty(at));
        let next = if forward {
            let after = search.matches.partition_point(|span| *span <= shown);
            search.matches.get(after).or(search.matches.first())
        } else {
            let before = search.matches.partition_point(|span| *span < shown);
            before.checked_sub(1).and_then(|index| search.matches.get(index)).or(search.matches.last())
        };
        let Some(&next) = next else {
            return self.say("no match");
        };
        let wrapped = if forward { next <= shown } else { next >= shown };
        search.current = Some(next);
        self.focus = Focus::Source;
        self.trail = None;
        self.show_match();
        if wrapped {
            self.say(if forward { "search went on from the beginning" } else { "search went on from the end" });
        }
    }
}
