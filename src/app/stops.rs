//! Stepping through the source from place to place of one kind: sentences, quotations, forecasts and so on.

use crate::briefing::{Briefing, Kind};
use crate::document::BlockKind;
use crate::text::Span;

use super::command::Stop;
use super::pane::Focus;
use super::state::{App, Shown};

/// What the status line calls a stop of a kind; `None` for those that are not marked in the text.
const fn name(stop: Stop) -> Option<&'static str> {
    match stop {
        Stop::Sentence | Stop::Paragraph | Stop::Section | Stop::Uncited | Stop::Unread => None,
        Stop::Quotation => Some("quotation"),
        Stop::Stakeholder => Some("stakeholder"),
        Stop::Forecast => Some("forecast"),
        Stop::Legal => Some("legal question"),
    }
}

impl App {
    /// Moves the reading position to the next or previous stop of a kind and gives the focus to the source.
    pub(crate) fn step_to(&mut self, stop: Stop, forward: bool) {
        let spans = match self.stops(stop) {
            Ok(spans) => spans,
            Err(why) => return self.say(why),
        };
        let at = self.source.at;
        let found = if forward {
            let after = spans.partition_point(|span| span.start() <= at);
            spans.get(after).map(|span| (after, *span))
        } else {
            let before = spans.partition_point(|span| span.start() < at);
            before.checked_sub(1).and_then(|index| spans.get(index).map(|span| (index, *span)))
        };
        let Some((index, span)) = found else {
            return self.say(if forward { "none further down" } else { "none further up" });
        };
        self.focus = Focus::Source;
        (self.trail, self.shown) = (None, None);
        self.source.at = span.start();
        if let Some(name) = name(stop) {
            let label = format!("{name} {}/{}", index + 1, spans.len());
            self.shown = Some(Shown { span, also: Vec::new(), cues: Vec::new(), label });
        }
        self.reveal();
    }

    /// All stops of a kind, in order; or why there are none.
    fn stops(&self, stop: Stop) -> Result<Vec<Span>, &'static str> {
        if stop == Stop::Paragraph {
            let blocks = self.document.blocks.iter().filter(|block| !block.content.is_empty());
            return Ok(blocks.map(|block| block.content).collect());
        }
        let Some(reading) = &self.reading else { return Err("sentences are still being read") };
        if stop == Stop::Sentence {
            let all = reading.sentences.iter().map(|sentence| sentence.span);
            return Ok(match &self.facet {
                Some(pass) => pass.sentences.iter().filter_map(|id| Some(reading.sentence(*id)?.span)).collect(),
                None => all.collect(),
            });
        }
        if stop == Stop::Unread {
            let unread = reading.sentences.iter().map(|sentence| sentence.span).filter(|span| !self.seen.covers(*span));
            return Ok(unread.collect());
        }
        if stop == Stop::Section {
            let start = |span: Span| span.trim(&self.document.text);
            return Ok(reading.sections.iter().map(|section| section.heading.unwrap_or(start(section.span))).collect());
        }
        let Some(briefing) = &self.briefing else { return Err("findings are still being looked for") };
        let mut spans = found(briefing, stop);
        spans.sort_unstable();
        spans.dedup_by_key(|span| span.start());
        if spans.is_empty() { Err("there are none in this document") } else { Ok(spans) }
    }
}

fn found(briefing: &Briefing, stop: Stop) -> Vec<Span> {
    let (reading, found) = (&briefing.reading, &briefing.findings);
    match stop {
        Stop::Quotation => reading.quotations.iter().map(|quotation| quotation.span).collect(),
        Stop::Stakeholder => found.stakeholders.iter().flat_map(|party| party.spans.iter().copied()).collect(),
        Stop::Forecast => found.forecasts.iter().map(crate::extract::Finding::span).collect(),
        Stop::Legal => found.legal.iter().map(crate::extract::Finding::span).collect(),
        _ => {
            let body = reading.sentences.iter().enumerate();
            let cited = |at: usize| {
                let citing = briefing.citing(crate::reading::SentenceId(at as u32));
                citing.iter().any(|finding| !matches!(finding.kind, Kind::Damage | Kind::Tradecraft))
            };
            body.filter(|(at, sentence)| !matches!(sentence.kind, BlockKind::Heading | BlockKind::Note) && !cited(*at))
                .map(|(_, sentence)| sentence.span)
                .collect()
        }
    }
}
