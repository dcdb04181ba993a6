//! What a document is left with, so that reading goes on where it stopped.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::notebook::Placer;
use crate::text::Span;

use super::bookmark::Bookmark;
use super::jump::{Jumps, Place};
use super::pane::{Focus, Pane};
use super::reload::Wished;
use super::state::App;

/// The most places of the jump list that are kept on either side.
const JUMPS: usize = 50;

/// The most stretches of the text that are known to have been on the screen.
const SEEN: usize = 2000;

/// How a document was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sitting {
    /// SHA-256 of the source, in hex.
    pub sha256: String,
    /// The reading position.
    pub place: Bookmark,
    /// The first row on the screen, by its offset.
    pub top: u32,
    /// The number of the pane with the focus; 0 is the source.
    pub focus: u8,
    /// The number of the pane that was last in focus.
    pub pane: u8,
    /// Whether the focused part had the screen for itself.
    pub zoomed: bool,
    /// What was selected.
    pub selected: Vec<Wished>,
    /// The jump list behind, the latest last.
    pub back: Vec<Step>,
    /// The jump list ahead, the nearest last.
    pub ahead: Vec<Step>,
    /// What was on the screen of this very source.
    pub seen: Vec<Span>,
}

/// A place of the jump list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// The number of the pane with the focus; 0 is the source.
    pub focus: u8,
    /// The number of the pane that was last in focus.
    pub pane: u8,
    /// The item that was selected.
    pub item: u32,
    /// Where.
    pub mark: Bookmark,
}

impl Sitting {
    /// Without what is longer than the reader itself would have made it.
    pub fn cleaned(mut self) -> Self {
        self.selected.truncate(Pane::ALL.len());
        self.seen.truncate(SEEN);
        for steps in [&mut self.back, &mut self.ahead] {
            let more = steps.len().saturating_sub(JUMPS);
            steps.drain(..more);
        }
        self
    }
}

/// The number of what has the focus.
const fn number(focus: Focus) -> u8 {
    match focus {
        Focus::Source => 0,
        Focus::Pane(pane) => pane as u8,
    }
}

impl App {
    /// How the document is left; `jumps` is the jump list of all tabs. `None` where no key was pressed on it, or nothing of it
    /// could be read.
    pub(super) fn sitting(&self, jumps: &Jumps) -> Option<Sitting> {
        if !self.touched || self.document.prefix || self.document.text.is_empty() {
            return None;
        }
        let placer = Placer::new(&self.document);
        let steps = |places: &[Place]| -> Vec<Step> {
            let own: Vec<&Place> = places.iter().filter(|place| place.tab() == self.id).collect();
            let last = own.iter().skip(own.len().saturating_sub(JUMPS));
            last.map(|place| self.step_of(&placer, place)).collect()
        };
        Some(Sitting {
            sha256: self.document.source.sha256.clone(),
            place: self.bookmark(&placer, self.source.at),
            top: self.source.top,
            focus: number(self.focus),
            pane: self.tab as u8,
            zoomed: self.zoomed,
            selected: self.selections(&placer),
            back: steps(&jumps.back),
            ahead: steps(&jumps.ahead),
            seen: self.seen.spans().iter().copied().take(SEEN).collect(),
        })
    }

    fn step_of(&self, placer: &Placer<'_>, place: &Place) -> Step {
        let (focus, pane, item) = place.view();
        Step { focus: number(focus), pane: pane as u8, item: item as u32, mark: self.bookmark(placer, place.at()) }
    }

    /// Goes on where the document was left, unless a key was pressed since it was opened: then nobody is moved.
    pub(super) fn resume(&mut self, sitting: Sitting) {
        if self.touched || self.document.prefix {
            return;
        }
        let sitting = sitting.cleaned();
        let document: Arc<Document> = Arc::clone(&self.document);
        let placer = Placer::new(&document);
        let same = !sitting.sha256.is_empty() && sitting.sha256 == document.source.sha256;
        let place = sitting.place.find(&placer, &document, same);
        let cut = |at: u32| document.text.floor_char_boundary(at.min(document.span().end()) as usize) as u32;
        let told = match place {
            Some(0) if same => None,
            Some(at) => {
                (self.source.at, self.source.top) = (at, if same { cut(sitting.top) } else { at });
                let changed = if same { "" } else { "the file has changed; " };
                Some(format!("{changed}back where you left, {}", document.place(at)))
            }
            None => {
                (self.source.at, self.source.top) = (0, 0);
                Some("the file has changed, and the passage you left at is gone: at the beginning".to_owned())
            }
        };
        self.focus = Pane::of(sitting.focus).map_or(Focus::Source, Focus::Pane);
        self.tab = Pane::of(sitting.pane).unwrap_or(self.tab);
        self.zoomed = sitting.zoomed;
        if self.jumps.back.is_empty() && self.jumps.ahead.is_empty() {
            let found = |steps: &[Step]| -> Vec<Place> {
                let known = steps.iter().filter_map(|step| {
                    let at = step.mark.find(&placer, &document, same)?;
                    let focus = Pane::of(step.focus).map_or(Focus::Source, Focus::Pane);
                    let pane = Pane::of(step.pane).unwrap_or(Pane::KeyPoints);
                    Some(Place::plain(self.id, focus, pane, step.item as usize, at))
                });
                known.collect()
            };
            self.jumps = Jumps { back: found(&sitting.back), ahead: found(&sitting.ahead) };
        }
        for span in sitting.seen.iter().filter(|_| same) {
            self.seen.add(Span::new(cut(span.start()), cut(span.end())));
        }
        self.wished = sitting.selected;
        self.restored_from = Some(sitting.sha256);
        self.reveal();
        self.grant();
        if self.message.is_none() {
            self.message = told;
        }
    }
}
