//! Key points, legal questions, indicators, the author's view, forecasts, tradecraft and damage in words.

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::extract::Finding;
use crate::text::Span;

use super::{Entry, parties, shown, words};

/// The entry of a finding before anything particular is said.
pub fn plain<T>(finding: &Finding<T>) -> Entry {
    Entry { span: finding.span(), rule: finding.rule, cues: finding.cues.clone(), ..Entry::default() }
}

fn further<T>(finding: &Finding<T>) -> impl Iterator<Item = (String, Span)> + '_ {
    finding.spans.iter().skip(1).map(|&span| ("also".to_owned(), span))
}

pub fn key_point(briefing: &Briefing, index: usize) -> Option<Entry> {
    let point = briefing.findings.key_points.get(index)?;
    let mut entry = plain(point);
    entry.places.extend(further(point));
    let evidence = briefing.evidence(FindingRef { kind: Kind::KeyPoint, index: index as u32 });
    let of = evidence.len();
    if !point.what.listed {
        entry.facts.push(format!("lifted from the text (evidence 1 of {of})"));
    }
    let Some(supported) = briefing.review.supported.get(index) else { return Some(entry) };
    entry.facts.push(words::verdict(supported.verdict).to_owned());
    if let Some(modality) = supported.modality {
        let word = |span| shown(&briefing.reading.document, span);
        let (point, body) = (word(modality.point), word(modality.support));
        entry.facts.push(format!("{point} becomes {body}, {}", words::drift(modality.drift)));
    }
    let others = (1..).zip(&evidence).filter(|(_, one)| one.support.is_some());
    entry.places.extend(others.map(|(rank, one)| (format!("evidence {rank} of {of}"), one.span)));
    Some(entry)
}

pub fn legal(briefing: &Briefing, index: usize) -> Option<Entry> {
    let question = briefing.findings.legal.get(index)?;
    let mut entry = plain(question);
    entry.facts.push(question.what.topics.join(", "));
    entry.places.extend(further(question));
    Some(entry)
}

pub fn indicator(briefing: &Briefing, index: usize) -> Option<Entry> {
    let indicator = briefing.findings.indicators.get(index)?;
    let (found, document) = (&indicator.what, &briefing.reading.document);
    let mut entry = plain(indicator);
    entry.facts.push(words::trend(found.trend).to_owned());
    if let Some(value) = &found.value {
        entry.facts.push(format!("figure {}", shown(document, value.span)));
    }
    let grid = briefing.reading.grids.get(found.grid);
    let cells = grid.and_then(|grid| grid.rows.get(found.row));
    for (at, cell) in cells.into_iter().flatten().enumerate().filter(|(_, cell)| cell.span != indicator.span()) {
        let header = grid.and_then(|grid| grid.header.get(at)).map(|cell| shown(document, cell.span));
        let header = header.filter(|header| !header.is_empty());
        entry.places.push((header.unwrap_or_else(|| format!("column {}", at + 1)), cell.span));
    }
    let prose = found.mentions.iter().filter_map(|&id| briefing.reading.sentence(id));
    entry.places.extend(prose.map(|sentence| ("in the text".to_owned(), sentence.span)));
    Some(entry)
}

pub fn author_view(briefing: &Briefing, index: usize) -> Option<Entry> {
    let view = briefing.findings.author_view.get(index)?;
    let mut entry = plain(view);
    entry.facts.push(view.what.label.words().to_owned());
    entry.places.extend(further(view));
    Some(entry)
}

pub fn forecast(briefing: &Briefing, index: usize) -> Option<Entry> {
    let forecast = briefing.findings.forecasts.get(index)?;
    let (found, document) = (&forecast.what, &briefing.reading.document);
    let mut entry = plain(forecast);
    entry.facts.push(match found.speaker {
        None => "by the author".to_owned(),
        Some(None) => "speaker: not found".to_owned(),
        Some(Some(entity)) => format!("by {}", parties::name(briefing, entity)),
    });
    if let Some(likelihood) = found.likelihood {
        let word = shown(document, likelihood.span);
        entry.facts.push(match likelihood.band {
            Some((low, high)) => format!("likelihood {word}, {low} to {high} percent"),
            None => format!("likelihood {word}, no band"),
        });
    }
    if let Some(horizon) = found.horizon {
        entry.facts.push(format!("term {}", shown(document, horizon.span)));
    }
    entry.facts.extend(found.flags.iter().map(|&flag| flag.to_owned()));
    entry.places.extend(further(forecast));
    Some(entry)
}

pub fn tradecraft(briefing: &Briefing, index: usize) -> Option<Entry> {
    let check = briefing.review.tradecraft.get(index)?;
    let rest = check.spans.iter().skip(1).map(|&span| ("also".to_owned(), span));
    Some(Entry {
        span: check.spans.first().copied().unwrap_or_default(),
        facts: vec![check.message.clone()],
        places: rest.collect(),
        rule: check.check,
        ..Entry::default()
    })
}

pub fn damage(briefing: &Briefing, index: usize) -> Option<Entry> {
    let damage = briefing.findings.damage.get(index)?;
    let kind = words::damage(damage.kind);
    Some(Entry { span: damage.span, facts: vec![kind.to_owned(), damage.message.clone()], ..Entry::default() })
}
