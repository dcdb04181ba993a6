//! All that the reader remembers between two actions.

use std::sync::Arc;

use crate::briefing::{Briefing, FindingRef};
use crate::document::Document;
use crate::reading::{Reading, SentenceId};
use crate::text::Span;

use super::desk::{Strip, TabId};
use super::facet::Pass;
use super::frame::Frame;
use super::hidden::HiddenReport;
use super::jump::Jumps;
use super::keymap::{Key, Keymap};
use super::mouse::Held;
use super::notes::Notes;
pub use super::options::{Options, Scheme};
use super::original::Original;
pub use super::overlay::{Help, Input, Overlay};
use super::pane::{Focus, Pane, PaneState};
use super::recent::Recent;
use super::reload::{OnDisk, Wished};
use super::search::Search;
use super::seen::Seen;
use super::source::SourceState;
use super::trail::Trail;
use super::tutor::Tutor;

/// The place the source shows as the answer to the last step: the bar in the gutter and the evidence role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The bytes.
    pub span: Span,
    /// Further bytes of the same answer (the other parts of a stitched statement).
    pub also: Vec<Span>,
    /// The words in it that matter: cues, shared words, likelihood words.
    pub cues: Vec<Span>,
    /// What it is, for the status line (`evidence 1/3`).
    pub label: String,
}

impl Shown {
    /// Whether the byte at `offset` is one of those shown.
    pub(crate) fn holds(&self, offset: u32) -> bool {
        self.span.contains(offset) || self.span.start() == offset || self.also.iter().any(|span| span.contains(offset))
    }
}

/// How far the reading of the source has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Nothing has been told yet; what is there may be all.
    #[default]
    Begun,
    /// So much of so much (pages, chapters); 0 of 0 where that is not known.
    Reading((u32, u32)),
    /// All of it has been read.
    Done,
    /// It cannot be read, or not further: why.
    Failed(String),
}

/// Numbers that tell answers of workers apart from late ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Generations {
    /// Of the analysis.
    pub analysis: u64,
    /// Of the search.
    pub search: u64,
    /// Of what was found: rises with every briefing that is taken.
    pub found: u64,
}

/// The reader. Changed by [`super::update()`] alone, read by the view.
#[derive(Debug)]
pub struct App {
    pub(crate) id: TabId,
    pub(crate) strip: Strip,
    pub(crate) tutor: Option<Tutor>,
    /// Whether a key was pressed since it was opened.
    pub(crate) touched: bool,
    pub(crate) on_disk: OnDisk,
    /// Selections that wait for the findings, and the hash of the source they were made in.
    pub(crate) wished: Vec<Wished>,
    pub(crate) restored_from: Option<String>,
    pub(crate) recent: Vec<Recent>,
    pub(crate) document: Arc<Document>,
    pub(crate) reading: Option<Arc<Reading>>,
    pub(crate) briefing: Option<Arc<Briefing>>,
    pub(crate) options: Options,
    pub(crate) keymap: Keymap,
    pub(crate) pressed: Vec<Key>,
    pub(crate) focus: Focus,
    pub(crate) tab: Pane,
    pub(crate) panes: [PaneState; 9],
    pub(crate) source: SourceState,
    pub(crate) shown: Option<Shown>,
    pub(crate) trail: Option<Trail>,
    pub(crate) jumps: Jumps,
    pub(crate) notes: Notes,
    pub(crate) hidden: HiddenReport,
    pub(crate) overlay: Option<Overlay>,
    pub(crate) search: Option<Search>,
    pub(crate) facet: Option<Pass>,
    pub(crate) seen: Seen,
    pub(crate) zoomed: bool,
    pub(crate) held: Option<Held>,
    pub(crate) message: Option<String>,
    pub(crate) progress: Progress,
    pub(crate) original: Option<Original>,
    /// The text width that is not in force: 0, or the widest.
    pub(crate) other_width: u16,
    pub(crate) goal: Option<super::goal::Goal>,
    /// The pane that the wheel has scrolled away from its selection.
    pub(crate) adrift: Option<Pane>,
    pub(crate) generations: Generations,
    pub(crate) frame: Frame,
}

impl App {
    /// A reader that stands at the beginning of `document`, with the first pane in focus. Nothing is analysed yet:
    /// see [`super::start`].
    pub fn new(document: Arc<Document>, options: Options) -> Self {
        let mut app = Self {
            id: TabId::default(),
            strip: Strip::default(),
            tutor: None,
            touched: false,
            on_disk: OnDisk::Same,
            wished: Vec::new(),
            restored_from: None,
            recent: Vec::new(),
            source: SourceState::new(&document),
            document,
            reading: None,
            briefing: None,
            keymap: options.settings.keymap.clone(),
            other_width: options.settings.other_width(),
            options,
            pressed: Vec::new(),
            focus: Focus::Pane(Pane::KeyPoints),
            tab: Pane::KeyPoints,
            panes: Default::default(),
            shown: None,
            trail: None,
            jumps: Jumps::default(),
            notes: Notes::default(),
            hidden: HiddenReport::default(),
            overlay: None,
            search: None,
            facet: None,
            seen: Seen::default(),
            zoomed: false,
            held: None,
            message: None,
            progress: Progress::default(),
            original: None,
            goal: None,
            adrift: None,
            generations: Generations::default(),
            frame: Frame::default(),
        };
        app.prepare();
        app
    }

    /// The document being read.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The picture as it was last prepared.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Which theme is chosen.
    pub fn scheme(&self) -> Scheme {
        self.options.scheme
    }

    /// The state of a pane.
    pub(crate) fn pane(&self, pane: Pane) -> &PaneState {
        let [first, ..] = &self.panes;
        self.panes.get(pane.index()).unwrap_or(first)
    }

    /// The state of a pane, to change.
    pub(crate) fn pane_mut(&mut self, pane: Pane) -> &mut PaneState {
        let index = pane.index().min(self.panes.len() - 1);
        #[allow(clippy::indexing_slicing, reason = "the index is cut to the length just above")]
        &mut self.panes[index]
    }

    /// The finding that is selected in the focused pane; in the source, the one whose evidence is shown.
    pub(crate) fn current(&self) -> Option<FindingRef> {
        match self.focus {
            Focus::Pane(pane) => self.pane(pane).current(),
            Focus::Source => {
                let here = self.shown.as_ref().is_some_and(|shown| shown.holds(self.source.at));
                self.trail.as_ref().filter(|_| here).map(|trail| trail.finding)
            }
        }
    }

    /// The sentence at the reading position; on a list marker or a blank, the one on the same line.
    pub(crate) fn sentence(&self) -> Option<SentenceId> {
        let reading = self.reading.as_ref()?;
        let at = self.source.at;
        let before = reading.sentence_at(at);
        let holds = |id: &SentenceId| reading.sentence(*id).is_some_and(|sentence| sentence.span.contains(at));
        if let Some(id) = before.filter(holds) {
            return Some(id);
        }
        let next = SentenceId(before.map_or(0, |id| id.0 + 1));
        let starts = reading.sentence(next).map(|sentence| sentence.span.start());
        let same = |other: u32| {
            self.document.block_at(other) == self.document.block_at(at)
                && self.document.line(other) == self.document.line(at)
        };
        if starts.is_some_and(same) {
            return Some(next);
        }
        let ends = |id: &SentenceId| reading.sentence(*id).is_some_and(|sentence| same(sentence.span.end()));
        before.filter(ends)
    }

    /// Where a list of findings stands in the panes: `2.1` is the first stakeholder.
    pub(crate) fn number(&self, finding: FindingRef) -> (Pane, usize) {
        let pane = Pane::listing(finding.kind);
        let before = match finding.kind {
            crate::briefing::Kind::Damage => self.briefing.as_ref().map_or(0, |found| found.review.tradecraft.len()),
            _ => 0,
        };
        (pane, before + finding.index as usize + 1)
    }
}
