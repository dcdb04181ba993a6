//! Where the source stands: the reading position and the first row on the screen, both offsets; scrolling.

use std::sync::Arc;

use crate::briefing::Briefing;
use crate::display::{Badge, RowAt, Rows, Syntax};
use crate::document::Document;
use crate::text::Span;

use super::state::App;

/// The source as it stands.
#[derive(Debug)]
pub struct SourceState {
    /// The reading position, a byte offset.
    pub at: u32,
    /// The first byte of the row at the top.
    pub top: u32,
    /// The rows at the present width.
    pub rows: Rows,
    /// The colours of the text.
    pub syntax: Syntax,
    /// Likelihood bands, by place.
    pub bands: Vec<Badge>,
    /// How many rows were on the screen last time.
    pub height: u16,
    /// How the screen is to be scrolled when it is next prepared.
    pub(crate) scroll: Scroll,
}

/// What is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scroll {
    /// The top row stays.
    Keep,
    /// The reading position and what is shown there, moving as little as will do.
    Reveal,
    /// The reading position in the middle.
    Centre,
}

impl SourceState {
    /// At the beginning of `document`.
    pub fn new(document: &Arc<Document>) -> Self {
        let rows = Rows::new(Arc::clone(document), 80);
        Self { at: 0, top: 0, rows, syntax: Syntax::new(), bands: Vec::new(), height: 1, scroll: Scroll::Reveal }
    }

    /// Takes another document.
    pub(crate) fn replace(&mut self, document: &Arc<Document>) {
        let end = document.span().end();
        (self.at, self.top) = (self.at.min(end), self.top.min(end));
        self.rows.set_document(Arc::clone(document));
        self.bands = Vec::new();
        self.syntax.clear();
        self.rows.set_badges(Vec::new());
    }

    /// Shows the likelihood bands of a briefing beside its words.
    pub(crate) fn badges(&mut self, briefing: &Briefing) {
        self.bands = bands(briefing);
        self.rows.set_badges(self.bands.clone());
    }

    /// The address of the row at the reading position.
    pub(crate) fn row(&self) -> RowAt {
        self.rows.row_of(self.at)
    }

    /// Scrolls as was asked, on a screen of `height` rows. `span` is what should be seen.
    pub(crate) fn settle(&mut self, height: u16, span: Span) {
        let height = u32::from(height.max(1));
        self.height = height as u16;
        let top = self.rows.row_of(self.top);
        let first = self.rows.row_of(span.start());
        let last = self.rows.row_of(span.end().saturating_sub(1).max(span.start()));
        let top = match self.scroll {
            Scroll::Keep => top,
            Scroll::Centre => self.rows.back(first, height / 2),
            Scroll::Reveal => self.reveal(height, top, first, last),
        };
        self.scroll = Scroll::Keep;
        let lowest = self.rows.back(self.rows.last(), height - 1);
        self.top = self.rows.offset_of(top.min(lowest));
    }

    /// The top row that shows the rows from `first` to `last`, the same as before where that will do.
    fn reveal(&self, height: u32, top: RowAt, first: RowAt, last: RowAt) -> RowAt {
        let margin = (height.saturating_sub(1) / 4).min(2);
        let upper = if top == self.rows.first() { top } else { self.rows.forward(top, margin) };
        let lower = self.rows.forward(top, height - 1 - margin);
        if upper <= first && last <= lower {
            return top;
        }
        let near = 3;
        if first < upper && self.rows.forward(first, near) >= upper {
            return self.rows.back(first, margin);
        }
        if first >= upper && last > lower && self.rows.back(last, near) <= lower {
            let lowest = self.rows.back(last, height - 1 - margin);
            return lowest.min(self.rows.back(first, margin));
        }
        let long = self.rows.forward(first, height.saturating_sub(height / 3)) <= last;
        self.rows.back(first, if long { margin } else { height / 3 })
    }
}

/// The likelihood bands, each after its words.
fn bands(briefing: &Briefing) -> Vec<Badge> {
    let words = briefing.findings.forecasts.iter().filter_map(|forecast| forecast.what.likelihood);
    let mut badges: Vec<Badge> =
        words.map(|word| Badge { at: word.span.end(), text: Arc::from(band_text(word.band)) }).collect();
    badges.sort_by(|a, b| (a.at, &a.text).cmp(&(b.at, &b.text)));
    badges.dedup();
    badges
}

/// `⟨55-80%⟩`, or `⟨no band⟩`.
pub(crate) fn band_text(band: Option<(u8, u8)>) -> String {
    band.map_or_else(|| "⟨no band⟩".to_owned(), |(low, high)| format!("⟨{low}-{high}%⟩"))
}

impl App {
    /// The next picture shows the reading position.
    pub(crate) fn reveal(&mut self) {
        self.source.scroll = Scroll::Reveal;
    }

    /// What the source should show: the whole of the shown span where the reading position lies in it.
    pub(crate) fn in_view(&self) -> Span {
        let at = Span::empty(self.source.at);
        self.shown.as_ref().filter(|shown| shown.holds(self.source.at)).map_or(at, |shown| shown.span)
    }

    /// `J` and `K`: scrolls the source by three rows; the reading position is kept on the screen only while the
    /// source has the focus.
    pub(crate) fn scroll_source(&mut self, down: bool) {
        let source = &mut self.source;
        let top = source.rows.row_of(source.top);
        let top = if down { source.rows.forward(top, 3) } else { source.rows.back(top, 3) };
        let height = u32::from(source.height.max(1));
        let top = top.min(source.rows.back(source.rows.last(), height - 1));
        source.top = source.rows.offset_of(top);
        if self.focus == super::pane::Focus::Source {
            let (row, bottom) = (source.row(), source.rows.forward(top, height - 1));
            if row < top || row > bottom {
                source.at = source.rows.offset_of(row.clamp(top, bottom));
            }
        }
    }
}
