//! What workers bring: longer documents, findings, bad news; and what is asked of them then.

use std::sync::Arc;

use crate::briefing::Briefing;
use crate::document::Document;
use crate::text::Span;

use super::action::{Effect, Effects};
use super::pane::{Focus, Pane};
use super::state::{App, Progress};

impl App {
    /// Begins the analysis of the first `bytes` of the text.
    pub(super) fn analyse(&mut self, bytes: u32) -> Effects {
        self.generations.analysis += 1;
        let extent = Span::new(0, self.document.span().end().min(bytes));
        vec![Effect::Analyse { generation: self.generations.analysis, extent }]
    }

    /// How many bytes of the text no analysis has covered, once one is done.
    pub(crate) fn left_unread(&self) -> u32 {
        let end = self.document.span().end();
        self.briefing.as_ref().map_or(0, |briefing| end.saturating_sub(briefing.findings.extent.end))
    }

    pub(super) fn analyse_rest(&mut self) -> Effects {
        if self.document.prefix {
            self.say("the document is still being read");
            return Vec::new();
        }
        if self.briefing.is_some() && self.left_unread() == 0 {
            self.say("all of the document is analysed");
            return Vec::new();
        }
        self.say("analysing the whole document");
        self.analyse(u32::MAX)
    }

    pub(super) fn replace(&mut self, document: Arc<Document>) -> Effects {
        self.document = document;
        (self.reading, self.briefing, self.original) = (None, None, None);
        self.lift_notes();
        self.source.replace(&self.document);
        self.generations.analysis += 1;
        if !self.document.prefix {
            self.progress = Progress::Done;
            self.tell_problems();
        }
        self.pursue();
        super::start(self)
    }

    /// Says what was met while reading, and where all of it is listed.
    fn tell_problems(&mut self) {
        let [first, more @ ..] = self.document.problems.as_slice() else { return };
        let more = if more.is_empty() { String::new() } else { format!(" (and {} more: gi)", more.len()) };
        self.message = Some(format!("{}{more}", first.message));
    }

    /// The source cannot be read, or not further.
    pub(super) fn fail(&mut self, why: String) {
        let name = self.document.source.path.rsplit('/').next().unwrap_or_default();
        let lead = if self.document.text.is_empty() {
            name.to_owned()
        } else {
            format!("only the beginning is shown: {name}")
        };
        self.message = Some(format!("{lead} {why}"));
        self.progress = Progress::Failed(why);
    }

    /// Publishes an analysis: every pane keeps its selection by the id of the finding.
    pub(super) fn take(&mut self, briefing: Arc<Briefing>) {
        let old = self.briefing.take();
        for (pane, state) in Pane::ALL.into_iter().zip(&mut self.panes).filter(|(pane, _)| *pane != Pane::Notes) {
            let id = state.current().and_then(|finding| old.as_ref().map(|old| old.id(finding).to_owned()));
            state.items = pane.list(&briefing);
            let kept = id.and_then(|id| state.items.iter().position(|&finding| briefing.id(finding) == id));
            state.selected = kept.unwrap_or(0);
        }
        self.generations.found += 1;
        self.source.badges(&briefing);
        self.reading = Some(Arc::clone(&briefing.reading));
        self.briefing = Some(briefing);
        self.trail = None;
        self.facet = self.facet.take().map(|pass| pass.again(self.briefing.as_deref()));
        self.list_items();
        self.grant();
        if self.source.at == 0 && self.jumps.back.is_empty() && self.focus != Focus::Source {
            self.follow_selection();
        }
    }
}
