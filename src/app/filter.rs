//! What a pane lists: the findings of its kind, those of the pass under way, those that hold the words of its filter.

use super::fuzzy::Words;
use super::items::Setting;
use super::pane::{Focus, Pane, Top};
use super::state::{App, Input, Overlay};

impl App {
    /// Lists the items of every pane anew; each keeps its selected finding where that is still listed.
    pub(crate) fn list_items(&mut self) {
        for pane in Pane::ALL {
            self.list_pane(pane);
        }
        self.generations.found += 1;
    }

    fn list_pane(&mut self, pane: Pane) {
        if pane == Pane::Notes {
            return self.list_notes();
        }
        let Some(briefing) = self.briefing.clone() else { return };
        let mut items = pane.list(&briefing);
        if let Some(pass) = &self.facet {
            let on = |spans: &[crate::text::Span]| {
                spans.iter().any(|span| briefing.reading.sentences_in(*span).any(|sentence| pass.has(sentence)))
            };
            items.retain(|finding| on(briefing.spans(*finding)));
        }
        let filter = self.pane(pane).filter.clone();
        if !filter.trim().is_empty() {
            let laid = super::items::Laid::default();
            let setting = Setting { briefing: &briefing, bands: &[], width: 80, most: 1, laid: &laid };
            let mut words = Words::new(&filter);
            items.retain(|finding| words.fit(&setting.words(*finding)));
        }
        let state = self.pane_mut(pane);
        let kept = state.current().and_then(|current| items.iter().position(|item| *item == current));
        state.selected = kept.unwrap_or_else(|| state.selected.min(items.len().saturating_sub(1)));
        state.items = items;
        state.top = Top::default();
    }

    /// `&`: begins to type the filter of the focused pane.
    pub(crate) fn open_filter(&mut self) {
        match self.focus {
            Focus::Source => self.say("a filter is for a pane: in the source, / searches and F reads one kind only"),
            Focus::Pane(pane) if pane != Pane::Notes && self.briefing.is_none() => {
                self.say("findings are still being looked for");
            }
            Focus::Pane(pane) => self.overlay = Some(Overlay::Filter(Input(self.pane(pane).filter.clone()))),
        }
    }

    /// The filter of the focused pane is now `typed`.
    pub(crate) fn filter_changed(&mut self, typed: &str) {
        let Focus::Pane(pane) = self.focus else { return };
        typed.clone_into(&mut self.pane_mut(pane).filter);
        self.list_pane(pane);
        self.generations.found += 1;
        self.follow_selection();
    }

    /// Takes the filter of the focused pane, or else the pass, away; `false` where there is neither.
    pub(crate) fn unfilter(&mut self) -> bool {
        if let Focus::Pane(pane) = self.focus
            && !self.pane(pane).filter.is_empty()
        {
            self.filter_changed("");
            return true;
        }
        let under_way = self.facet.is_some();
        if under_way {
            self.read_only(None);
        }
        under_way
    }

    /// Takes the filter of `pane` and the pass away, so that every finding is listed.
    pub(crate) fn list_all(&mut self, pane: Pane) {
        self.facet = None;
        self.pane_mut(pane).filter.clear();
        self.list_items();
    }

    /// Why a pane with a filter or during a pass lists nothing; `None` where it is neither's doing.
    pub(super) fn why_filtered(&self, pane: Pane) -> Option<String> {
        let filter = &self.pane(pane).filter;
        match &self.facet {
            _ if !filter.is_empty() => Some(format!("Nothing here holds “{filter}”. Esc shows all.")),
            Some(pass) => Some(format!("Nothing here in this pass ({}). Esc shows all.", pass.facet.title())),
            None => None,
        }
    }
}
