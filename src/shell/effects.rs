//! Doing what the App asks for.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::app::{Action, Effect, OnDisk, Order, TabId};
use crate::document::Document;
use crate::report::forms::Form;

use super::export::Wish;
use super::session::{Ending, Session};
use super::watch::Stamp;
use super::{analysis, editor, input, jobs};

impl Session {
    /// Does everything that is asked for, in order.
    pub(super) fn perform(&mut self, orders: Vec<Order>) {
        for (tab, effect) in orders {
            match effect {
                Effect::Quit => self.ended = self.ended.or(Some(Ending::Quit)),
                Effect::Search { generation, query, from } => {
                    if let Some(document) = self.document(tab) {
                        self.jobs.search(jobs::Job { tab, generation, query, document, from });
                    }
                }
                Effect::CancelSearch => self.jobs.cancel(),
                Effect::FetchPart { part } => {
                    let document = self.document(tab);
                    if let Some(what) = document.and_then(|document| document.parts.get(part as usize).cloned()) {
                        self.ask(tab, analysis::Request::Part(part, what));
                    }
                }
                Effect::CancelReading => {
                    if let Some(bench) = self.benches.get(tab) {
                        bench.cancel.cancel();
                    }
                }
                Effect::Analyse { generation, extent } => {
                    if let Some(document) = self.document(tab) {
                        self.ask(tab, analysis::Request::Analyse { generation, document, extent });
                    }
                }
                Effect::Copy { text } => self.copy(&text),
                Effect::Export { form } => self.export(tab, form),
                Effect::Edit { line, .. } => self.edit(tab, line),
                Effect::Open { path, members } => self.open(tab, path.as_deref(), members),
                Effect::Complete { typed } => self.complete(tab, &typed),
                Effect::Reload => self.reload(tab),
                Effect::Recent => self.recent(),
                Effect::Tutor => self.teach(),
                Effect::Begin => self.begin(tab),
                Effect::Forget => self.forget(tab),
                Effect::Desk(_) => {}
                Effect::LoadNotes { unsaved } => self.load_notes(tab, unsaved),
                Effect::SaveNotes { generation, notes } => self.notebooks.save(tab, generation, notes),
                Effect::Compose { text } => self.compose(tab, &text),
                Effect::Suspend => self.suspend(),
                Effect::Mouse(mouse) => self.guard.set_mouse(mouse),
                Effect::Redraw => self.stale = true,
            }
        }
    }

    pub(super) fn document(&self, tab: TabId) -> Option<Arc<Document>> {
        self.desk.tab(tab).map(|app| Arc::clone(app.document()))
    }

    pub(super) fn say(&mut self, message: impl Into<String>) {
        self.act(Action::Message(message.into()));
    }

    fn copy(&mut self, text: &str) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: nothing is copied");
        }
        let guard = Arc::clone(&self.guard);
        let told = self.clipboard.copy(text, |bytes| guard.write(bytes));
        self.say(told);
    }

    fn export(&mut self, tab: TabId, form: Form) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: nothing is exported");
        }
        let Some(app) = self.desk.tab(tab) else { return };
        let (Some(briefing), Some(bench)) = (app.briefing.clone(), self.benches.get(tab)) else { return };
        let (path, member) = match &bench.target {
            Some(target) if target.is_standard_input() => (None, false),
            Some(target) => (Some(target.path.clone()), !target.members.is_empty()),
            None => (None, false),
        };
        let post = self.benches.post(tab);
        let (notes, keeping) = (app.live_notes(), self.notebooks.keeping.clone());
        self.exports.start(Wish { form, briefing, path, member, notes, keeping }, post);
    }

    fn edit(&mut self, tab: TabId, line: u32) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: no editor is started");
        }
        let path = self.benches.get(tab).and_then(|bench| bench.path().map(Path::to_path_buf));
        let Some(path) = path else { return self.say("there is no file to edit: the text is not one") };
        let terminal = match input::terminal() {
            Ok(terminal) => terminal,
            Err(error) => return self.say(format!("no terminal for the editor: {error}")),
        };
        let before = Stamp::at(&path);
        let ended = self.lend(|session| editor::open(session.environment.editor.as_deref(), &path, line, terminal));
        match ended {
            Err(message) => self.say(message),
            Ok(status) if !status.success() => self.say(format!("the editor ended with {status}")),
            Ok(_) if Stamp::at(&path) != before => self.act_on(tab, Action::OnDisk(OnDisk::Changed)),
            Ok(_) => {}
        }
    }

    /// Gives the terminal to another program while `work` runs. Where the reader stands is remembered before: the terminal
    /// may go away meanwhile and take the reader along.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce(&Self) -> T) -> T {
        if let Some(told) = self.remember() {
            self.say(told);
        }
        self.lent.store(true, Ordering::SeqCst);
        self.guard.leave();
        let discipline = self.guard.discipline();
        let done = work(self);
        self.guard.set_discipline(discipline.as_ref());
        self.lent.store(false, Ordering::SeqCst);
        self.retake();
        done
    }

    pub(super) fn retake(&mut self) {
        self.stale = true;
        if self.guard.enter().is_err() {
            self.ended = self.ended.or(Some(Ending::Signal(1)));
        }
    }
}
