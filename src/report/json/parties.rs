//! Stakeholders and statements.

use serde::Serialize;

use crate::briefing::Kind;
use crate::extract::{Finding, Stakeholder};
use crate::reading::{EntityKind, Form, Mode, Reading, SentenceId, SourceClass};
use crate::text::Span;

use super::context::{Context, Id};
use super::quoted::Quoted;

/// A stakeholder. The name is the text of the mention that names it best.
#[derive(Serialize)]
pub struct Party<'a> {
    id: &'a str,
    name: &'a str,
    kind: EntityKind,
    role: Option<Quoted<'a>>,
    aliases: Vec<&'a str>,
    mentions: Vec<Mention<'a>>,
    statements: Vec<&'a str>,
    rule: &'static str,
    spans: Vec<Span>,
    quote: &'a str,
    cues: &'a [Span],
    places: Vec<Quoted<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    span: Span,
    quote: &'a str,
    sentence: Option<Id>,
    form: Form,
}

/// All stakeholders, the largest part first.
pub fn stakeholders<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Party<'a>> {
    at.briefing.findings.stakeholders.iter().enumerate().map(|(index, finding)| {
        let entity = at.reading.entity(finding.what.entity);
        let mentions = mentions(at, finding);
        let told: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
        Party {
            id: at.id(Kind::Stakeholder, index),
            name: at.quote(finding.span()),
            kind: entity.map_or(EntityKind::Group, |entity| listed(entity.kind)),
            role: entity.and_then(|entity| entity.role).map(|span| at.quoted(span)),
            aliases: aliases(&mentions, at.quote(finding.span())),
            statements: at.statements(index),
            rule: finding.rule,
            spans: vec![finding.span()],
            quote: at.quote(finding.span()),
            cues: &finding.cues,
            places: at.others(finding.cues.iter().copied(), &told),
            mentions,
        }
    })
}

/// The kind a stakeholder is listed under; places and things are no kind of party.
fn listed(kind: EntityKind) -> EntityKind {
    match kind {
        EntityKind::Place => EntityKind::Government,
        EntityKind::Other => EntityKind::Group,
        kind => kind,
    }
}

/// The mentions in order of the text, each with its form.
fn mentions<'a>(at: &Context<'a>, finding: &Finding<Stakeholder>) -> Vec<Mention<'a>> {
    let spans = finding.spans.iter().copied().zip(finding.what.forms.iter().copied());
    let mut mentions: Vec<Mention<'a>> = spans
        .map(|(span, form)| Mention {
            span,
            quote: at.quote(span),
            sentence: sentence(at.reading, span).and_then(|id| at.sentence(id)),
            form,
        })
        .collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

fn sentence(reading: &Reading, span: Span) -> Option<SentenceId> {
    reading.sentence_at(span.start())
}

/// The other names a party goes by: every distinct text of a mention by name or acronym but `name`, in order.
fn aliases<'a>(mentions: &[Mention<'a>], name: &str) -> Vec<&'a str> {
    let mut aliases: Vec<&str> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.form != Form::Pronoun) {
        if mention.quote != name && !aliases.contains(&mention.quote) {
            aliases.push(mention.quote);
        }
    }
    aliases
}

/// A statement.
#[derive(Serialize)]
pub struct Statement<'a> {
    id: &'a str,
    sentence: Option<Id>,
    sentences: Vec<Id>,
    speaker: Option<&'a str>,
    speaker_span: Option<Span>,
    cue: Option<Span>,
    content: &'a [Span],
    quoted: &'a [Span],
    mode: Mode,
    source_class: SourceClass,
    stitched: bool,
    rule: &'static str,
    candidates: Vec<&'a str>,
    spans: &'a [Span],
    quote: &'a str,
    places: Vec<Quoted<'a>>,
}

/// All statements, in order of the text.
pub fn statements<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Statement<'a>> {
    at.briefing.findings.statements.iter().enumerate().filter_map(|(index, finding)| {
        let said = finding.what.of(&at.reading.attributions)?;
        let parts = finding.spans.iter().chain(&finding.cues).chain(&said.speaker_span).chain(&said.cue);
        let parts = parts.chain(&said.content).chain(&said.quoted).copied();
        Some(Statement {
            id: at.id(Kind::Statement, index),
            sentence: at.sentence(said.sentence),
            sentences: said.sentences.iter().filter_map(|&id| at.sentence(id)).collect(),
            speaker: said.speaker.and_then(|entity| at.stakeholder(entity)),
            speaker_span: said.speaker_span,
            cue: said.cue,
            content: &said.content,
            quoted: &said.quoted,
            mode: said.mode,
            source_class: said.class,
            stitched: said.stitched,
            rule: said.rule,
            candidates: candidates(at, said),
            spans: &finding.spans,
            quote: at.quote(finding.span()),
            places: at.others(parts, &[finding.span()]),
        })
    })
}

fn candidates<'a>(at: &Context<'a>, said: &crate::reading::Attribution) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in said.candidates.iter().filter_map(|candidate| at.stakeholder(candidate.entity)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
