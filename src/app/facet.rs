//! Passes over the text: only what is attributed, inferred, forecast, a legal question, from unnamed sources, or in the
//! author's voice. The rest is dimmed, stepping by sentence skips it, and the panes list what stands on those sentences.

use crate::briefing::Briefing;
use crate::display::{Overlay as Marked, Role};
use crate::extract::ViewLabel;
use crate::reading::{SentenceId, SourceClass, Voice};
use crate::text::Span;

use super::state::App;

/// A kind of sentence that is read by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Sentences with words of somebody other than the author.
    Attributed,
    /// Sentences in which the author concludes: assessments, forecasts and impacts.
    Inference,
    /// Sentences about what will come.
    Forecast,
    /// Sentences with a legal question.
    Legal,
    /// Sentences with words of a source that is not named.
    Unnamed,
    /// Sentences in the author's own voice.
    Author,
}

impl Facet {
    /// All passes, in the order of the list.
    pub const ALL: [Self; 6] =
        [Self::Attributed, Self::Inference, Self::Forecast, Self::Legal, Self::Unnamed, Self::Author];

    /// What the list and the header call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Attributed => "attributed statements",
            Self::Inference => "inference",
            Self::Forecast => "forecasts",
            Self::Legal => "legal questions",
            Self::Unnamed => "unnamed sources",
            Self::Author => "the author's voice",
        }
    }

    /// Its sentences, in order.
    pub fn sentences(self, briefing: &Briefing) -> Vec<SentenceId> {
        let (reading, found) = (&briefing.reading, &briefing.findings);
        let on = |spans: Vec<Span>| {
            let mut on: Vec<SentenceId> = spans.into_iter().flat_map(|span| reading.sentences_in(span)).collect();
            on.sort_unstable();
            on.dedup();
            on
        };
        let of = |keep: &dyn Fn(usize) -> bool| {
            (0..reading.sentences.len()).filter(|at| keep(*at)).map(|at| SentenceId(at as u32)).collect()
        };
        let said = |at: usize, wanted: &dyn Fn(SourceClass) -> bool| {
            let said = reading.attributed.get(at).map_or(&[][..], Vec::as_slice);
            said.iter().filter_map(|said| reading.attributions.get(*said as usize)).any(|said| wanted(said.class))
        };
        match self {
            Self::Attributed => of(&|at| said(at, &|class| class != SourceClass::Author)),
            Self::Unnamed => of(&|at| {
                said(at, &|class| {
                    matches!(class, SourceClass::Unnamed | SourceClass::Background | SourceClass::Collective)
                })
            }),
            Self::Author => of(&|at| reading.voices.get(at) == Some(&Voice::Author)),
            Self::Forecast => on(found.forecasts.iter().map(crate::extract::Finding::span).collect()),
            Self::Legal => on(found.legal.iter().map(crate::extract::Finding::span).collect()),
            Self::Inference => {
                let concludes =
                    |label| matches!(label, ViewLabel::Assessment | ViewLabel::Forecast | ViewLabel::Impact);
                let views = found.author_view.iter().filter(|view| concludes(view.what.label));
                on(views.map(crate::extract::Finding::span).collect())
            }
        }
    }
}

/// A pass that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Of which kind.
    pub facet: Facet,
    /// Its sentences, in order.
    pub sentences: Vec<SentenceId>,
}

impl Pass {
    /// The same pass over another analysis.
    pub(super) fn again(self, briefing: Option<&Briefing>) -> Self {
        let sentences = briefing.map_or_else(Vec::new, |briefing| self.facet.sentences(briefing));
        Self { sentences, ..self }
    }

    /// Whether it holds a sentence.
    pub fn has(&self, sentence: SentenceId) -> bool {
        self.sentences.binary_search(&sentence).is_ok()
    }
}

impl App {
    /// Begins a pass, or ends the one under way: the panes and the text show it at once.
    pub(crate) fn read_only(&mut self, facet: Option<Facet>) {
        let Some(briefing) = self.briefing.clone() else { return };
        self.facet = facet.map(|facet| Pass { facet, sentences: facet.sentences(&briefing) });
        self.list_items();
        self.come_into_pass();
        if let Some(pass) = &self.facet {
            let (count, title) = (pass.sentences.len(), pass.facet.title());
            let s = if count == 1 { "" } else { "s" };
            self.message = Some(format!("{title} only: {count} sentence{s}; Esc shows all"));
        }
    }

    /// Goes to the next sentence of the pass, else to its first, unless one stands on such a sentence already.
    fn come_into_pass(&mut self) {
        let (Some(pass), Some(reading)) = (&self.facet, &self.reading) else { return };
        let here = self.sentence();
        if here.is_some_and(|here| pass.has(here)) {
            return;
        }
        let next = pass.sentences.iter().find(|id| here.is_none_or(|here| **id > here)).or(pass.sentences.first());
        if let Some(start) = next.and_then(|id| reading.sentence(*id)).map(|sentence| sentence.span.start()) {
            self.jump_to(start);
        }
    }

    /// Dims the sentences near the screen that the pass leaves out.
    pub(super) fn mark_left_out(&self, marked: &mut Vec<Marked>) {
        let (Some(pass), Some(reading)) = (&self.facet, &self.reading) else { return };
        let seen = self.on_screen();
        let out = reading.sentences_in(seen).filter(|id| !pass.has(*id)).filter_map(|id| reading.sentence(id));
        marked.extend(out.map(|sentence| Marked { span: sentence.span, role: Role::Dim, priority: 0 }));
    }

    /// The bytes of the rows that were last on the screen, from the first row on.
    pub(super) fn on_screen(&self) -> Span {
        let source = &self.source;
        let top = source.rows.row_of(source.top);
        let bottom = source.rows.forward(top, u32::from(source.height.max(1)) - 1);
        let end = source.rows.row(bottom).map_or(source.top, |row| row.full.end());
        Span::new(source.top, end.max(source.top))
    }
}
