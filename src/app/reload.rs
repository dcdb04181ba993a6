//! The file on the disk: what has become of it since it was read, and reading it again without losing one's place.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::notebook::Placer;

use super::action::{Action, Effect, Effects};
use super::bookmark::Bookmark;
use super::jump::{Jumps, Place};
use super::pane::Pane;
use super::picker::List;
use super::seen::Seen;
use super::state::{App, Progress};

/// Up to how many bytes of text all jumps are found again; beyond, the place alone. Marks are notes, which the notebook
/// finds again.
const ALL: usize = 8 << 20;

/// What has become of the file since it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing, or nothing is known.
    #[default]
    Same,
    /// It has been written to, or another file has its name.
    Changed,
    /// There is no file of its name any more.
    Gone,
}

/// A selection that waits for the findings: a pane, the finding by its id, and the passage it stands on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wished {
    /// The number of the pane.
    pub pane: u8,
    /// The id of the finding.
    pub id: String,
    /// Where it begins.
    pub mark: Bookmark,
}

/// A place of the jump list, with its passage where it is one of this document.
type Step = (Place, Option<Bookmark>);

/// What is to be found again in a text that has changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    sha256: String,
    place: Bookmark,
    top: Bookmark,
    wished: Vec<Wished>,
    back: Vec<Step>,
    ahead: Vec<Step>,
}

impl App {
    /// What the shell brings from the disk.
    pub(super) fn take_in(&mut self, action: Action) -> Effects {
        match action {
            Action::ReadingOn(progress) => self.progress = Progress::Reading(progress),
            Action::PartReady(original) => self.original = Some(original),
            Action::Message(message) => self.message = Some(message),
            Action::OnDisk(now) => self.on_disk = now,
            Action::Reloaded(document) => return self.reloaded(document),
            Action::ReloadFailed(why) => self.reload_failed(&why),
            Action::Resume(sitting) => self.resume(*sitting),
            Action::Recent(recent) => {
                self.recent = recent;
                self.open_list(List::Recent);
            }
            other => return self.notes_told(other),
        }
        Vec::new()
    }

    /// `R`: asks for the file to be read again.
    pub(super) fn reload(&mut self) -> Effects {
        if self.document.prefix {
            self.say("the document is still being read");
            return Vec::new();
        }
        vec![Effect::Reload]
    }

    /// The file has been read again.
    pub(super) fn reloaded(&mut self, document: Arc<Document>) -> Effects {
        let name = self.name();
        self.progress = Progress::Done;
        self.on_disk = OnDisk::Same;
        if document.text.is_empty() && !self.document.text.is_empty() {
            self.on_disk = OnDisk::Changed;
            self.message = Some(format!("{name} is empty now: the text read before stays"));
            return Vec::new();
        }
        if document.source.sha256 == self.document.source.sha256 && document.text == self.document.text {
            self.message = Some(format!("{name} has not changed"));
            return Vec::new();
        }
        let kept = self.keep();
        self.seen = Seen::default();
        (self.shown, self.trail, self.search, self.overlay) = (None, None, None, None);
        self.generations.search += 1;
        let mut effects = vec![Effect::CancelSearch];
        effects.extend(self.replace(document));
        self.return_to(kept);
        effects
    }

    /// The file cannot be read again: why. The text stays.
    pub(super) fn reload_failed(&mut self, why: &str) {
        self.progress = Progress::Done;
        self.message = Some(format!("{} {why}: the text read before stays", self.name()));
    }

    /// Notes down every place of this text.
    fn keep(&self) -> Kept {
        let document = Arc::clone(&self.document);
        let placer = Placer::new(&document);
        let all = document.text.len() <= ALL;
        let own = |place: &Place| (place.tab() == self.id).then(|| self.bookmark(&placer, place.at()));
        let jumps = |places: &[Place]| -> Vec<Step> {
            let kept = places.iter().filter(|place| all || place.tab() != self.id);
            kept.map(|place| (place.clone(), own(place))).collect()
        };
        Kept {
            sha256: document.source.sha256.clone(),
            place: self.bookmark(&placer, self.source.at),
            top: self.bookmark(&placer, self.source.top),
            wished: self.selections(&placer),
            back: jumps(&self.jumps.back),
            ahead: jumps(&self.jumps.ahead),
        }
    }

    /// The finding that is selected in each pane.
    pub(super) fn selections(&self, placer: &Placer<'_>) -> Vec<Wished> {
        let Some(briefing) = &self.briefing else { return self.wished.clone() };
        let selected = Pane::ALL.into_iter().filter_map(|pane| {
            let finding = self.pane(pane).current()?;
            let begins = briefing.spans(finding).first()?.start();
            let mark = self.bookmark(placer, begins);
            Some(Wished { pane: pane as u8, id: briefing.id(finding).to_owned(), mark })
        });
        selected.collect()
    }

    /// Finds every place again; those whose passage is gone are dropped, never moved elsewhere.
    fn return_to(&mut self, kept: Kept) {
        let document = Arc::clone(&self.document);
        let placer = Placer::new(&document);
        let same = !kept.sha256.is_empty() && kept.sha256 == document.source.sha256;
        let find = |mark: &Bookmark| mark.find(&placer, &document, same);
        let place = find(&kept.place);
        let told = match place {
            Some(at) => {
                self.source.at = at;
                self.source.top = find(&kept.top).unwrap_or(at);
                "reloaded"
            }
            None => "reloaded; the passage that was here has changed, the place is where it would be",
        };
        self.reveal();
        let moved = |steps: Vec<Step>| -> Vec<Place> {
            let found = steps.into_iter().filter_map(|(place, mark)| match mark {
                Some(mark) => Some(place.moved(find(&mark)?)),
                None => Some(place),
            });
            found.collect()
        };
        self.jumps = Jumps { back: moved(kept.back), ahead: moved(kept.ahead) };
        self.wished = kept.wished;
        self.restored_from = Some(kept.sha256);
        if self.message.is_none() {
            self.say(told);
        }
    }

    /// Selects what was selected before, now that there are findings again.
    pub(super) fn grant(&mut self) {
        let Some(briefing) = self.briefing.clone().filter(|_| !self.wished.is_empty()) else { return };
        let wished = std::mem::take(&mut self.wished);
        let document = Arc::clone(&self.document);
        let placer = Placer::new(&document);
        let same = self.restored_from.take().is_some_and(|sha256| sha256 == document.source.sha256);
        for wish in wished {
            let Some(pane) = Pane::of(wish.pane) else { continue };
            let at = if same { None } else { wish.mark.find(&placer, &document, false) };
            let state = self.pane_mut(pane);
            let found = match at {
                _ if same => state.items.iter().position(|&finding| briefing.id(finding) == wish.id),
                Some(at) => state
                    .items
                    .iter()
                    .position(|&finding| briefing.spans(finding).first().is_some_and(|span| span.contains(at))),
                None => None,
            };
            state.selected = found.unwrap_or(state.selected);
        }
    }
}
