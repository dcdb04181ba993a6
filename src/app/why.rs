//! Peek and why: the source sentence of an item with its context; the rule, the cue words and the other candidates.

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::display::{Piece, Role, wrap};
use crate::reading::Attribution;
use crate::text::Span;

use super::bindings::Group;
use super::items::{ItemRow, Tail, class_words, kind_words, mode_words, place};
use super::keymap::Keymap;
use super::overlay_frame::Content;
use super::palette;
use super::pane::Pane;
use super::source::band_text;
use super::state::App;
use super::trail::cues_of;

/// Something else the rule could have taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Other {
    /// Its place.
    pub span: Span,
    /// Its score; comparable within one finding.
    pub score: f32,
}

/// The lines of the help under one heading: keys and what they do.
pub(super) fn help_lines(keymap: &Keymap, group: Group) -> Vec<(String, &'static str)> {
    let mut lines: Vec<(String, &'static str)> = Vec::new();
    for binding in super::bindings::TABLE.iter().filter(|binding| binding.group == group) {
        let bound = keymap.bound.iter().filter(|bound| std::ptr::eq(bound.binding, binding));
        let keys: Vec<String> = bound.map(super::keymap::Bound::shown).collect();
        let keys = match keys.as_slice() {
            [] => palette::short_name(binding.command).unwrap_or_else(|| ":".to_owned()),
            keys => keys.join(" "),
        };
        lines.push((keys, binding.help));
    }
    lines
}

/// Rows that explain, each begun by a word of our own.
struct Facts<'a> {
    briefing: &'a Briefing,
    width: u16,
    rows: Vec<ItemRow>,
}

impl Facts<'_> {
    fn add(&mut self, name: &str, pieces: Vec<Piece>, tail: Tail) {
        let document = &self.briefing.reading.document;
        let mut all = vec![Piece::Label(format!("{name:<11}"), Role::Dim)];
        all.extend(pieces);
        let room = self.width.saturating_sub(super::items::tail_width(&tail) + 1).max(1);
        let mut rows: Vec<ItemRow> = wrap(document, &all, room, 11, 3, &[]).into_iter().map(ItemRow::text).collect();
        if let Some(first) = rows.first_mut() {
            first.tail = tail;
        }
        self.rows.append(&mut rows);
    }

    fn quote(&mut self, name: &str, span: Span, role: Role) {
        let tail = vec![(place(&self.briefing.reading.document, span), Role::LineNumber)];
        self.add(name, vec![Piece::Styled(span, role)], tail);
    }

    fn words(&mut self, name: &str, words: impl Into<String>) {
        self.add(name, vec![Piece::Label(words.into(), Role::Text)], Tail::new());
    }

    /// Several short quotes in one row.
    fn list(&mut self, name: &str, spans: &[Span], none: &str) {
        let mut pieces = Vec::new();
        for span in spans {
            if !pieces.is_empty() {
                pieces.push(Piece::Label(" · ".to_owned(), Role::Dim));
            }
            pieces.push(Piece::Styled(*span, Role::Cue));
        }
        if pieces.is_empty() {
            pieces.push(Piece::Label(none.to_owned(), Role::Dim));
        }
        self.add(name, pieces, Tail::new());
    }
}

impl App {
    /// The other candidates of a finding, best first: speakers of a statement, support of a key point.
    pub(crate) fn candidates(&self, finding: FindingRef) -> Vec<Other> {
        let Some(briefing) = &self.briefing else { return Vec::new() };
        let at = finding.index as usize;
        match finding.kind {
            Kind::Statement => {
                let others = said(briefing, at).map_or(&[][..], |said| said.candidates.as_slice());
                others.iter().map(|other| Other { span: other.span, score: other.score }).collect()
            }
            Kind::KeyPoint => {
                let supported = briefing.review.supported.get(at);
                let support = supported.map_or(&[][..], |found| found.support.as_slice());
                support.iter().map(|support| Other { span: support.span, score: support.score }).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Why a finding stands.
    pub(super) fn why_content(&self, finding: FindingRef, candidate: usize, width: u16) -> Content {
        let title = format!("why · {}", Pane::listing(finding.kind).item());
        let Some(briefing) = &self.briefing else { return Content { title, rows: Vec::new(), selected: None } };
        let mut facts = Facts { briefing, width, rows: Vec::new() };
        facts.words("rule", rule(briefing, finding));
        let lifted = briefing.evidence(finding).first().is_some_and(|first| first.support.is_none());
        if let Some(span) = briefing.spans(finding).first().filter(|_| finding.kind != Kind::Stakeholder) {
            facts.quote(if lifted { "said here" } else { "quote" }, *span, Role::Text);
        }
        particulars(&mut facts, finding);
        if !matches!(finding.kind, Kind::Stakeholder | Kind::Tradecraft | Kind::Damage) {
            facts.list("cues", &cues_of(briefing, finding), "none: the place or the form made it");
        }
        let others = self.candidates(finding);
        let name = match finding.kind {
            Kind::KeyPoint if lifted => "elsewhere",
            Kind::KeyPoint => "support",
            _ => "candidates",
        };
        if others.is_empty() && matches!(finding.kind, Kind::Statement | Kind::KeyPoint) {
            facts.add(name, vec![Piece::Label("no other".to_owned(), Role::Dim)], Tail::new());
        }
        for (index, other) in others.iter().enumerate() {
            let name = if index == 0 { name } else { "" };
            let here = candidate == index + 1;
            let score = Piece::Label(format!("{} {:.2}  ", if here { "▶" } else { " " }, other.score), Role::Dim);
            let tail = vec![(place(&self.document, other.span), Role::LineNumber)];
            facts.add(
                name,
                vec![score, Piece::Styled(other.span, if here { Role::Speaker } else { Role::Text })],
                tail,
            );
        }
        if let (Kind::KeyPoint, Some(at)) = (finding.kind, candidate.checked_sub(1)) {
            let supported = briefing.review.supported.get(finding.index as usize);
            if let Some(support) = supported.and_then(|found| found.support.get(at)) {
                facts.list("shared", &support.shared, "none");
                facts.list("missing", &support.missing, "none");
            }
        }
        Content { rows: facts.rows, title, selected: None }
    }

    /// The sentence an item leads to, between the sentences before and after it.
    pub(super) fn peek_content(&self, width: u16) -> Content {
        let stop = self.explained().and_then(|finding| self.first_stop(finding));
        let (span, name, cues) = match (self.noted_here(), &stop) {
            (Some(held), _) => {
                let Some(span) = held.placed.span() else {
                    return Content {
                        title: "orphan · note".to_owned(),
                        rows: self.note_peek(held, width),
                        selected: None,
                    };
                };
                (span, "note".to_owned(), Vec::new())
            }
            (None, Some(stop)) => (stop.span, stop.label.clone(), stop.cues.clone()),
            (None, None) => (Span::empty(self.source.at), "sentence".to_owned(), Vec::new()),
        };
        let mut rows = self.noted_here().map(|held| self.note_peek(held, width)).unwrap_or_default();
        let Some(reading) = &self.reading else {
            return Content { title: "nothing is known of this place yet".to_owned(), rows, selected: None };
        };
        let on: Vec<_> = reading.sentences_in(span).collect();
        let here = reading.sentence_at(span.start());
        let first = on.first().copied().or(here).map_or(0, |id| id.0 as usize);
        let last = on.last().copied().or(here).map_or(0, |id| id.0 as usize);
        for (at, sentence) in reading.sentences.iter().enumerate().take(last + 2).skip(first.saturating_sub(1)) {
            let inside = (first..=last).contains(&at);
            let role = if inside { Role::Text } else { Role::Dim };
            let place = self.document.place(sentence.span.start());
            let number = place.strip_prefix('L').unwrap_or(&place);
            let mut pieces = vec![Piece::Label(format!("{number:>4}  "), Role::LineNumber)];
            pieces.extend(cut(sentence.span, &cues).map(|(part, cue)| {
                let role = if cue && inside { Role::Cue } else { role };
                Piece::Styled(part, role)
            }));
            rows.extend(
                wrap(&self.document, &pieces, width, 6, if inside { 12 } else { 2 }, &[])
                    .into_iter()
                    .map(ItemRow::text),
            );
        }
        let last = span.end().saturating_sub(1).max(span.start());
        let (from, to) = (self.document.place(span.start()), self.document.place(last));
        let place = if from == to { from } else { format!("{from}–{}", to.trim_start_matches(['L', 'p', '¶'])) };
        Content { title: format!("{place} · {name}"), rows, selected: None }
    }
}

/// `span` cut at the borders of `cues` (sorted), `true` for the parts inside one.
fn cut(span: Span, cues: &[Span]) -> impl Iterator<Item = (Span, bool)> {
    let mut parts = Vec::new();
    let mut at = span.start();
    for cue in cues.iter().filter_map(|cue| cue.intersect(span)) {
        if cue.start() >= at {
            parts.push((Span::new(at, cue.start()), false));
            parts.push((cue, true));
            at = cue.end();
        }
    }
    parts.push((Span::new(at, span.end()), false));
    parts.into_iter().filter(|(part, _)| !part.is_empty())
}

fn said(briefing: &Briefing, at: usize) -> Option<&Attribution> {
    briefing.findings.statements.get(at)?.what.of(&briefing.reading.attributions)
}

fn rule(briefing: &Briefing, finding: FindingRef) -> String {
    let (at, found) = (finding.index as usize, &briefing.findings);
    let rule = match finding.kind {
        Kind::KeyPoint => found.key_points.get(at).map(|f| f.rule),
        Kind::Stakeholder => found.stakeholders.get(at).map(|f| f.rule),
        Kind::Legal => found.legal.get(at).map(|f| f.rule),
        Kind::Indicator => found.indicators.get(at).map(|f| f.rule),
        Kind::AuthorView => found.author_view.get(at).map(|f| f.rule),
        Kind::Statement => found.statements.get(at).map(|f| f.rule),
        Kind::Forecast => found.forecasts.get(at).map(|f| f.rule),
        Kind::Tradecraft => briefing.review.tradecraft.get(at).map(|check| check.check),
        Kind::Damage => Some("damage"),
    };
    rule.unwrap_or("unknown").to_owned()
}

/// What is particular to each kind.
fn particulars(facts: &mut Facts, finding: FindingRef) {
    let (briefing, at) = (facts.briefing, finding.index as usize);
    let found = &briefing.findings;
    match finding.kind {
        Kind::Stakeholder => {
            let entity = found.stakeholders.get(at).and_then(|party| briefing.reading.entity(party.what.entity));
            if let Some(entity) = entity {
                facts.quote("name", entity.name(), Role::Stakeholder);
                facts.words("kind", kind_words(entity.kind));
                if let Some(role) = entity.role {
                    facts.quote("role", role, Role::Text);
                }
                facts.words("mentions", entity.mentions.len().to_string());
            }
        }
        Kind::Statement => {
            if let Some(said) = said(briefing, at) {
                match said.speaker_span {
                    Some(span) => facts.quote("speaker", span, Role::Speaker),
                    None => facts.words("speaker", "not found"),
                }
                if let Some(cue) = said.cue {
                    facts.quote("cue", cue, Role::Cue);
                }
                let stitched = if said.stitched { " · ⌁ stitched across a line or sentence end" } else { "" };
                facts.words("source", format!("{} · {}{stitched}", class_words(said.class), mode_words(said.mode)));
            }
        }
        Kind::Legal => {
            if let Some(question) = found.legal.get(at) {
                facts.words("topics", question.what.topics.join(", "));
            }
        }
        Kind::Forecast => {
            if let Some(forecast) = found.forecasts.get(at) {
                if let Some(word) = forecast.what.likelihood {
                    facts.quote("likelihood", word.span, Role::Likelihood);
                    facts.words("ICD 203", band_text(word.band));
                }
                if let Some(term) = forecast.what.horizon {
                    facts.quote("horizon", term.span, Role::Date);
                }
                if !forecast.what.flags.is_empty() {
                    facts.words("flags", forecast.what.flags.join(", "));
                }
            }
        }
        Kind::Tradecraft => {
            if let Some(check) = briefing.review.tradecraft.get(at) {
                facts.words("message", check.message.clone());
            }
        }
        Kind::Damage => {
            if let Some(damage) = found.damage.get(at) {
                facts.words("message", damage.message.clone());
            }
        }
        Kind::KeyPoint | Kind::Indicator | Kind::AuthorView => {}
    }
}
