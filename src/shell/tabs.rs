//! Tabs as the shell sees them: opening a file beside the others, reading it when it is first shown, letting it go.

use std::sync::Arc;

use crate::app::{Action, App, Ask, Effect, Goal, TabId, tutor};
use crate::document::{Document, Source};

use super::analysis::Request;
use super::bench::{self, Bench};
use super::opening::{Opening, Target};
use super::session::Session;

impl Session {
    /// Puts a file on the desk without reading it: that is done when it is first shown.
    pub(super) fn lay(&mut self, target: Target, goal: Option<Goal>) {
        if self.benches.showing(&target).is_some() {
            return;
        }
        let source = Source { path: target.name(), ..Source::default() };
        let document = Document { source, prefix: true, ..Document::default() }.shared();
        let tab = self.desk.add_last(document);
        self.benches.set(tab, Bench { target: Some(target), unread: true, ..Bench::default() });
        if let Some(goal) = goal {
            self.act_on(tab, Action::GoTo(goal));
        }
    }

    /// A tab is shown for the first time.
    pub(super) fn begin(&mut self, tab: TabId) {
        let Some(bench) = self.benches.get_mut(tab) else { return };
        if !std::mem::take(&mut bench.unread) {
            let rest = bench.rest.take();
            self.watch_file(tab);
            self.read_on(tab, rest);
            let orders = self.desk.start(tab);
            self.perform(orders);
            return self.recall(tab);
        }
        let Some(target) = bench.target.clone() else { return };
        bench.target.take_if(|target| target.is_standard_input());
        match Opening::of(&target.path, &target.members) {
            Ok(opening) => {
                if let Some(bench) = self.benches.get_mut(tab) {
                    bench.stamp = opening.stamp;
                }
                self.watch_file(tab);
                self.act_on(tab, Action::DocumentReplaced(opening.document));
                self.read_on(tab, opening.rest);
                self.recall(tab);
            }
            Err(refusal) => self.act_on(tab, Action::ReadingFailed(refusal.to_string())),
        }
    }

    fn read_on(&mut self, tab: TabId, rest: Option<super::opening::Rest>) {
        let cancel = self.benches.get(tab).map(|bench| bench.cancel.clone()).unwrap_or_default();
        if let Some(rest) = rest {
            self.ask(tab, Request::Read(rest, cancel));
        }
    }

    /// Asks the worker of a tab; says so where there can be none.
    pub(super) fn ask(&mut self, tab: TabId, request: Request) {
        if let Err(why) = self.benches.ask(tab, request) {
            self.act_on(tab, Action::Message(why));
        }
    }

    /// Opens a file in a tab and shows it: `path` as it was typed, or a member of the file that `tab` shows.
    pub(super) fn open(&mut self, tab: TabId, path: Option<&str>, members: Vec<String>) {
        let own = self.benches.get(tab).and_then(|bench| bench.target.clone());
        let target = match (path, own) {
            (Some(typed), _) => Target { path: bench::expanded(typed), members },
            (None, Some(own)) => Target { members: [own.members, members].concat(), ..own },
            (None, None) => {
                let why = "the source came from standard input; save it as a file to open what is inside";
                return self.act_on(tab, Action::Message(why.to_owned()));
            }
        };
        if let Some(shown) = self.benches.showing(&target) {
            return self.show(shown);
        }
        if target.is_standard_input() {
            return self.act_on(tab, Action::Message("name a file: standard input cannot be opened twice".to_owned()));
        }
        match Opening::of(&target.path, &target.members) {
            Ok(opening) => {
                let shown = self.desk.add(Arc::clone(&opening.document));
                let (rest, stamp) = (opening.rest, opening.stamp);
                let bench = Bench { target: Some(target), rest, stamp, ..Bench::default() };
                self.benches.set(shown, bench);
                self.show(shown);
            }
            Err(refusal) => self.act_on(tab, Action::Message(format!("{}: {refusal}", target.name()))),
        }
    }

    /// Opens the tutor in a tab.
    pub(super) fn teach(&mut self) {
        let open = self.desk.tabs().find(|app| app.tutor().is_some()).map(App::id);
        if let Some(shown) = open {
            return self.show(shown);
        }
        match Opening::text(tutor::NAME, tutor::TEXT) {
            Ok(opening) => {
                let shown = self.desk.add(opening.document);
                self.desk.teach(shown);
                self.benches.set(shown, Bench { rest: opening.rest, ..Bench::default() });
                self.show(shown);
            }
            Err(refusal) => self.say(format!("{}: {refusal}", tutor::NAME)),
        }
    }

    fn show(&mut self, tab: TabId) {
        let orders = self.desk.order_all(self.desk.shown(), vec![Effect::Desk(Ask::Show(tab))]);
        self.perform(orders);
    }
}
