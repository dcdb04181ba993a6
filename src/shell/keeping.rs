//! What goes on between a tab and the disk while it is open and when it is left: watching, reading again, remembering.

use std::fs;

use crate::app::{Action, Recent, TabId};

use super::analysis::Request;
use super::memory::{Kept, Memory};
use super::opening::{Opening, Target};
use super::session::Session;
use super::wake::Post;
use super::watch::Watch;

impl Session {
    /// Begins to watch and to remember, where that is wanted; the first picture has been drawn.
    pub(super) fn settle_in(&mut self, watch: bool, restore: bool, post: Post) {
        if watch {
            self.watch = Watch::start(post);
        }
        self.memory = Memory::usual().filter(|_| restore && !self.environment.secure);
    }

    /// Watches the file of a tab as it was read.
    pub(super) fn watch_file(&self, tab: TabId) {
        let bench = self.benches.get(tab);
        if let Some((target, stamp)) = bench.and_then(|bench| Some((bench.target.as_ref()?, bench.stamp?))) {
            self.watch.watch(tab, &target.path, stamp);
        }
    }

    /// Reads the file of a tab again. The text that is shown stays until all of the new one is there.
    pub(super) fn reload(&mut self, tab: TabId) {
        let Some(target) = self.benches.get(tab).and_then(|bench| bench.target.clone()) else {
            return self.act_on(tab, Action::Message("the text is no file: there is nothing to read again".to_owned()));
        };
        let opening = match Opening::of(&target.path, &target.members) {
            Ok(opening) => opening,
            Err(refusal) => return self.act_on(tab, Action::ReloadFailed(refusal.to_string())),
        };
        let Some(bench) = self.benches.get_mut(tab) else { return };
        bench.stamp = opening.stamp;
        bench.cancel = super::confined::Cancel::default();
        let cancel = bench.cancel.clone();
        self.watch_file(tab);
        match opening.rest {
            Some(rest) => self.ask(tab, Request::Reread(rest, cancel)),
            None => self.act_on(tab, Action::Reloaded(opening.document)),
        }
    }

    /// The whole document of a tab has been read for the first time: goes on where it was left.
    pub(super) fn recall(&mut self, tab: TabId) {
        let Some(app) = self.desk.tab(tab).filter(|app| !app.document().prefix) else { return };
        let sha256 = app.document().source.sha256.clone();
        let Some(bench) = self.benches.get_mut(tab).filter(|bench| !bench.recalled) else { return };
        bench.recalled = true;
        let Some((memory, target)) = self.memory.as_ref().zip(bench.target.as_ref()) else { return };
        let path = canonical(target);
        match memory.recall(&sha256, path.as_deref(), &target.members) {
            Ok(Some(sitting)) => self.act_on(tab, Action::Resume(Box::new(sitting))),
            Ok(None) => {}
            Err(why) => self.act_on(tab, Action::Message(format!("where you left off is not known: {why}"))),
        }
    }

    /// Remembers how every tab is left; why that could not be done, or what was put where. Called at the end,
    /// and before the terminal is lent.
    pub(super) fn remember(&mut self) -> Option<String> {
        let memory = self.memory.clone()?;
        let known = |tab: TabId| self.benches.get(tab).is_some_and(|bench| bench.target.is_some());
        let sittings = self.desk.sittings().into_iter().filter(|(tab, _)| known(*tab));
        let mut kept: Vec<Kept> = sittings.map(|(_, sitting)| memory.keep(&sitting)).collect();
        let shown = self.desk.shown();
        let others = self.desk.tabs().map(crate::app::App::id).filter(|tab| *tab != shown);
        let read: Vec<Recent> = others.chain([shown]).filter_map(|tab| self.entry(tab)).collect();
        kept.push(memory.add_recent(&read));
        let failed = kept.iter().find_map(|kept| kept.as_ref().err());
        let aside = kept.iter().find_map(|kept| kept.as_ref().ok()?.as_ref());
        match (failed, aside) {
            (Some(why), _) => Some(format!("where you left off is not remembered: {why}")),
            (None, Some(path)) => Some(format!("what could not be read was set aside: {}", path.display())),
            (None, None) => None,
        }
    }

    /// A tab has been closed: remembers how, and lets go of all that belongs to it.
    pub(super) fn forget(&mut self, tab: TabId) {
        self.notebooks.forget(tab);
        let left = self.desk.left_behind(tab);
        let target = self.benches.get(tab).and_then(|bench| bench.target.as_ref());
        if let (Some(memory), Some((sitting, place)), Some(target)) = (&self.memory, left, target) {
            let (sha256, members) = (sitting.sha256.clone(), target.members.clone());
            let read = canonical(target).map(|path| Recent { path, members, sha256, place });
            // What fails here fails at the end too, where it is told.
            let _ = memory.keep(&sitting).and_then(|_| memory.add_recent(read.as_slice()));
        }
        self.watch.forget(tab);
        self.benches.close(tab);
    }

    /// The documents that were read last.
    pub(super) fn recent(&mut self) {
        let known = self.memory.as_ref().map(Memory::recent);
        match known {
            Some(Ok(recent)) => self.act(Action::Recent(recent)),
            Some(Err(why)) => self.say(format!("what was read last is not known: {why}")),
            None => self.say("nothing is remembered: sessions are off, or there is no home to keep them in"),
        }
    }

    /// A tab in the list of those that were read last; `None` where it is no file or was never shown.
    fn entry(&self, tab: TabId) -> Option<Recent> {
        let bench = self.benches.get(tab).filter(|bench| !bench.unread)?;
        let target = bench.target.as_ref()?;
        let app = self.desk.tab(tab).filter(|app| !app.document().text.is_empty())?;
        let sha256 = app.document().source.sha256.clone();
        Some(Recent { path: canonical(target)?, members: target.members.clone(), sha256, place: app.here_place() })
    }
}

fn canonical(target: &Target) -> Option<String> {
    fs::canonicalize(&target.path).ok()?.to_str().map(str::to_owned)
}
