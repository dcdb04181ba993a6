//! Findings on sentences: key points, legal questions, the author's view, forecasts, tradecraft, damage.

use serde::Serialize;

use crate::briefing::Kind;
use crate::extract::{self, DamageKind, Finding, ViewLabel};
use crate::reading::SentenceId;
use crate::review::{self, Drift, Verdict};
use crate::text::Span;

use super::context::{Context, Id};
use super::quoted::Quoted;

/// A key point with its support.
#[derive(Serialize)]
pub struct KeyPoint<'a> {
    id: &'a str,
    spans: &'a [Span],
    sentences: Vec<Id>,
    listed: bool,
    quote: &'a str,
    rule: &'static str,
    cues: &'a [Span],
    verdict: Verdict,
    support: Vec<Support<'a>>,
    modality: Option<Modality<'a>>,
    places: Vec<Quoted<'a>>,
}

#[derive(Serialize)]
struct Support<'a> {
    sentence: Option<Id>,
    span: Span,
    quote: &'a str,
    score: f32,
    shared: &'a [Span],
    missing: &'a [Span],
}

#[derive(Serialize)]
struct Modality<'a> {
    point: &'a str,
    support: &'a str,
    drift: Drift,
    point_span: Span,
    support_span: Span,
}

/// All key points, in order of the text.
pub fn key_points<'a>(at: &'a Context<'a>) -> impl Iterator<Item = KeyPoint<'a>> {
    at.briefing.findings.key_points.iter().enumerate().map(|(index, point)| {
        let supported = at.briefing.review.supported.get(index);
        let modality = supported.and_then(|supported| supported.modality);
        let words = modality.iter().flat_map(|modality| [modality.point, modality.support]);
        KeyPoint {
            id: at.id(Kind::KeyPoint, index),
            spans: &point.spans,
            sentences: point.what.sentences.iter().filter_map(|&id| at.sentence(id)).collect(),
            listed: point.what.listed,
            quote: at.quote(point.span()),
            rule: point.rule,
            cues: &point.cues,
            verdict: supported.map_or(Verdict::None, |supported| supported.verdict),
            support: supported.map_or_else(Vec::new, |supported| support(at, supported)),
            modality: modality.map(|modality| Modality {
                point: at.quote(modality.point),
                support: at.quote(modality.support),
                drift: modality.drift,
                point_span: modality.point,
                support_span: modality.support,
            }),
            places: places(at, point, words),
        }
    })
}

fn support<'a>(at: &Context<'a>, supported: &'a review::Supported) -> Vec<Support<'a>> {
    let ranked = supported.support.iter();
    let ranked = ranked.map(|support| Support {
        sentence: at.sentence(support.sentence),
        span: support.span,
        quote: at.quote(support.span),
        score: support.score,
        shared: &support.shared,
        missing: &support.missing,
    });
    ranked.collect()
}

/// Every place of a finding but the quoted one: further spans, cues, and `more`.
fn places<'a, T>(at: &Context<'a>, finding: &Finding<T>, more: impl Iterator<Item = Span>) -> Vec<Quoted<'a>> {
    let spans = finding.spans.iter().chain(&finding.cues).copied();
    at.others(spans.chain(more), &[finding.span()])
}

/// A legal question.
#[derive(Serialize)]
pub struct LegalQuestion<'a> {
    #[serde(flatten)]
    plain: Plain<'a>,
    topics: &'a [&'static str],
}

/// What findings on one sentence have in common.
#[derive(Serialize)]
struct Plain<'a> {
    id: &'a str,
    sentence: Option<Id>,
    span: Span,
    quote: &'a str,
    cues: &'a [Span],
    rule: &'static str,
    places: Vec<Quoted<'a>>,
}

impl<'a> Plain<'a> {
    fn of<T>(at: &Context<'a>, id: &'a str, finding: &'a Finding<T>, more: impl Iterator<Item = Span>) -> Self {
        Self {
            id,
            sentence: at.sentence(finding.sentence),
            span: finding.span(),
            quote: at.quote(finding.span()),
            cues: &finding.cues,
            rule: finding.rule,
            places: places(at, finding, more),
        }
    }
}

/// All legal questions, in order of the text.
pub fn legal_questions<'a>(at: &'a Context<'a>) -> impl Iterator<Item = LegalQuestion<'a>> {
    let questions = at.briefing.findings.legal.iter().enumerate();
    questions.map(|(index, question)| LegalQuestion {
        plain: Plain::of(at, at.id(Kind::Legal, index), question, std::iter::empty()),
        topics: &question.what.topics,
    })
}

/// A sentence of the author's own view.
#[derive(Serialize)]
pub struct AuthorView<'a> {
    #[serde(flatten)]
    plain: Plain<'a>,
    label: ViewLabel,
}

/// The author's view, in order of the text.
pub fn author_view<'a>(at: &'a Context<'a>) -> impl Iterator<Item = AuthorView<'a>> {
    let views = at.briefing.findings.author_view.iter().enumerate();
    views.map(|(index, view)| AuthorView {
        plain: Plain::of(at, at.id(Kind::AuthorView, index), view, std::iter::empty()),
        label: view.what.label,
    })
}

/// A forecast.
#[derive(Serialize)]
pub struct Forecast<'a> {
    #[serde(flatten)]
    plain: Plain<'a>,
    by: &'static str,
    speaker: Option<&'a str>,
    likelihood: Option<Likelihood<'a>>,
    horizon: Option<Quoted<'a>>,
    flags: &'a [&'static str],
}

#[derive(Serialize)]
struct Likelihood<'a> {
    span: Span,
    quote: &'a str,
    band: Option<(u8, u8)>,
}

/// All forecasts, in order of the text.
pub fn forecasts<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Forecast<'a>> {
    at.briefing.findings.forecasts.iter().enumerate().map(|(index, forecast)| {
        let extract::Forecast { speaker, likelihood, horizon, flags } = &forecast.what;
        Forecast {
            plain: Plain::of(at, at.id(Kind::Forecast, index), forecast, std::iter::empty()),
            by: if speaker.is_some() { "speaker" } else { "author" },
            speaker: speaker.flatten().and_then(|entity| at.stakeholder(entity)),
            likelihood: likelihood.map(|word| Likelihood {
                span: word.span,
                quote: at.quote(word.span),
                band: word.band,
            }),
            horizon: horizon.map(|horizon| at.quoted(horizon.span)),
            flags,
        }
    })
}

/// A tradecraft check that a place fails.
#[derive(Serialize)]
pub struct Tradecraft<'a> {
    id: &'a str,
    check: &'static str,
    sentence: Option<Id>,
    spans: &'a [Span],
    quote: &'a str,
    message: &'a str,
    places: Vec<Quoted<'a>>,
}

/// All tradecraft checks that fail, in order of the text.
pub fn tradecraft<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Tradecraft<'a>> {
    at.briefing.review.tradecraft.iter().enumerate().map(|(index, check)| {
        let first = check.spans.first().copied().unwrap_or_default();
        Tradecraft {
            id: at.id(Kind::Tradecraft, index),
            check: check.check,
            sentence: check.sentence.and_then(|id: SentenceId| at.sentence(id)),
            spans: &check.spans,
            quote: at.quote(first),
            message: &check.message,
            places: at.others(check.spans.iter().copied(), &[first]),
        }
    })
}

/// Something broken in the text.
#[derive(Serialize)]
pub struct Damage<'a> {
    id: &'a str,
    kind: DamageKind,
    span: Span,
    quote: &'a str,
    line: u32,
    message: &'a str,
}

/// All damage, in order of the text.
pub fn damage<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Damage<'a>> {
    let damage = at.briefing.findings.damage.iter().enumerate();
    damage.map(|(index, damage)| Damage {
        id: at.id(Kind::Damage, index),
        kind: damage.kind,
        span: damage.span,
        quote: at.quote(damage.span),
        line: at.document.line(damage.span.start()),
        message: &damage.message,
    })
}
