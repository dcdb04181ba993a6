//! What is particular to the findings of a kind, as columns.

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::reading::EntityId;
use crate::report::outline::{self, shown, words};
use crate::text::Span;

/// The names of the columns of a kind.
pub const fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::KeyPoint => &["listed", "verdict", "drift", "evidence"],
        Kind::Stakeholder => &["kind", "role", "aliases", "mentions", "statements"],
        Kind::Legal => &["topics"],
        Kind::Indicator => &["trend", "number", "unit", "cells"],
        Kind::AuthorView => &["label"],
        Kind::Statement => &["speaker", "source", "mode", "cue", "stitched"],
        Kind::Forecast => &["by", "likelihood", "band_low", "band_high", "horizon", "flags"],
        Kind::Tradecraft | Kind::Damage => &["check", "message"],
    }
}

/// The values of a finding, as many as its kind has columns.
pub fn values(briefing: &Briefing, finding: FindingRef) -> Vec<String> {
    let index = finding.index as usize;
    let values = match finding.kind {
        Kind::KeyPoint => key_point(briefing, index),
        Kind::Stakeholder => stakeholder(briefing, index),
        Kind::Legal => briefing.findings.legal.get(index).map(|legal| vec![legal.what.topics.join("; ")]),
        Kind::Indicator => indicator(briefing, index),
        Kind::AuthorView => {
            briefing.findings.author_view.get(index).map(|view| vec![view.what.label.words().to_owned()])
        }
        Kind::Statement => statement(briefing, index),
        Kind::Forecast => forecast(briefing, index),
        Kind::Tradecraft => {
            briefing.review.tradecraft.get(index).map(|check| vec![check.check.to_owned(), check.message.clone()])
        }
        Kind::Damage => {
            let damage = briefing.findings.damage.get(index);
            damage.map(|damage| vec![words::damage(damage.kind).to_owned(), damage.message.clone()])
        }
    };
    values.unwrap_or_else(|| vec![String::new(); names(finding.kind).len()])
}

fn truth(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

fn name(briefing: &Briefing, entity: EntityId) -> String {
    let entity = briefing.reading.entity(entity);
    entity.map_or(String::new(), |entity| shown(&briefing.reading.document, entity.name()))
}

fn key_point(briefing: &Briefing, index: usize) -> Option<Vec<String>> {
    let (document, point) = (&briefing.reading.document, briefing.findings.key_points.get(index)?);
    let supported = briefing.review.supported.get(index);
    let drift = supported.and_then(|supported| supported.modality);
    let evidence = briefing.evidence(FindingRef { kind: Kind::KeyPoint, index: index as u32 });
    let evidence: Vec<String> = evidence.iter().map(|one| document.citation(one.span)).collect();
    Some(vec![
        truth(point.what.listed),
        supported.map_or("", |supported| words::verdict(supported.verdict)).to_owned(),
        drift.map_or("", |modality| words::drift(modality.drift)).to_owned(),
        evidence.join("; "),
    ])
}

fn stakeholder(briefing: &Briefing, index: usize) -> Option<Vec<String>> {
    let (document, party) = (&briefing.reading.document, briefing.findings.stakeholders.get(index)?);
    let id = party.what.entity;
    let entity = briefing.reading.entity(id)?;
    let entry = outline::entry(briefing, FindingRef { kind: Kind::Stakeholder, index: index as u32 });
    let aliases: Vec<String> = entry.places.iter().map(|(_, span)| shown(document, *span)).collect();
    Some(vec![
        words::party(entity.kind).to_owned(),
        entity.role.map_or(String::new(), |role| shown(document, role)),
        aliases.join("; "),
        party.spans.len().to_string(),
        briefing.said_by(id).to_string(),
    ])
}

fn indicator(briefing: &Briefing, index: usize) -> Option<Vec<String>> {
    let (document, indicator) = (&briefing.reading.document, briefing.findings.indicators.get(index)?);
    let found = &indicator.what;
    let value = found.value.as_ref();
    let row = briefing.reading.grids.get(found.grid).and_then(|grid| grid.rows.get(found.row));
    let cells: Vec<String> = row.into_iter().flatten().map(|cell| shown(document, cell.span)).collect();
    Some(vec![
        words::trend(found.trend).trim_start_matches("trend ").to_owned(),
        value.map_or(String::new(), |value| value.number.to_string()),
        value.and_then(|value| value.unit).map_or(String::new(), |unit| shown(document, unit)),
        cells.join(" | "),
    ])
}

fn statement(briefing: &Briefing, index: usize) -> Option<Vec<String>> {
    let document = &briefing.reading.document;
    let said = briefing.findings.statements.get(index)?.what.of(&briefing.reading.attributions)?;
    let at = |span: Option<Span>| span.map_or(String::new(), |span| shown(document, span));
    Some(vec![
        said.speaker.map_or_else(|| "not found".to_owned(), |speaker| name(briefing, speaker)),
        words::source(said.class).to_owned(),
        words::mode(said.mode).to_owned(),
        at(said.cue),
        truth(said.stitched),
    ])
}

fn forecast(briefing: &Briefing, index: usize) -> Option<Vec<String>> {
    let document = &briefing.reading.document;
    let found = &briefing.findings.forecasts.get(index)?.what;
    let band = found.likelihood.and_then(|likelihood| likelihood.band);
    let at = |span: Option<Span>| span.map_or(String::new(), |span| shown(document, span));
    let bound = |bound: Option<u8>| bound.map_or(String::new(), |bound| bound.to_string());
    Some(vec![
        match found.speaker {
            None => "author".to_owned(),
            Some(None) => "not found".to_owned(),
            Some(Some(entity)) => name(briefing, entity),
        },
        at(found.likelihood.map(|likelihood| likelihood.span)),
        bound(band.map(|band| band.0)),
        bound(band.map(|band| band.1)),
        at(found.horizon.map(|horizon| horizon.span)),
        found.flags.join("; "),
    ])
}
