//! Stakeholders and statements in words.

use crate::briefing::Briefing;
use crate::reading::{EntityId, Form};
use crate::text::Span;

use super::{Entry, count, details, shown, words};

/// The name of an entity; `not found` for one that does not exist.
pub fn name(briefing: &Briefing, entity: EntityId) -> String {
    let entity = briefing.reading.entity(entity);
    entity.map_or_else(|| "not found".to_owned(), |entity| shown(&briefing.reading.document, entity.name()))
}

pub fn stakeholder(briefing: &Briefing, index: usize) -> Option<Entry> {
    let party = briefing.findings.stakeholders.get(index)?;
    let (id, document) = (party.what.entity, &briefing.reading.document);
    let mut entry = details::plain(party);
    if let Some(entity) = briefing.reading.entity(id) {
        entry.facts.push(words::party(entity.kind).to_owned());
        entry.facts.extend(entity.role.map(|role| shown(document, role)));
    }
    entry.facts.push(count(party.spans.len(), "mention", "mentions"));
    let said = briefing.findings.statements.iter();
    let said = said.filter_map(|statement| statement.what.of(&briefing.reading.attributions));
    let said = said.filter(|said| said.speaker == Some(id)).count();
    if said > 0 {
        entry.facts.push(count(said, "statement", "statements"));
    }
    let named = party.spans.iter().zip(&party.what.forms).skip(1);
    let mut told = vec![shown(document, party.span())];
    for (&span, _) in named.filter(|(_, form)| matches!(form, Form::Name | Form::Short)) {
        let alias = shown(document, span);
        if !told.contains(&alias) {
            entry.places.push(("also called".to_owned(), span));
            told.push(alias);
        }
    }
    Some(entry)
}

pub fn statement(briefing: &Briefing, index: usize) -> Option<Entry> {
    let statement = briefing.findings.statements.get(index)?;
    let said = statement.what.of(&briefing.reading.attributions)?;
    let mut entry = details::plain(statement);
    entry.facts.push(match said.speaker {
        Some(entity) => format!("speaker {}", name(briefing, entity)),
        None => "speaker: not found".to_owned(),
    });
    entry.facts.push(words::source(said.class).to_owned());
    entry.facts.push(words::mode(said.mode).to_owned());
    if said.stitched {
        entry.facts.push("stitched across a break".to_owned());
    }
    let mut place = |what: &str, span: Span| entry.places.push((what.to_owned(), span));
    said.speaker_span.into_iter().for_each(|span| place("speaker", span));
    said.cue.into_iter().for_each(|span| place("cue", span));
    said.content.iter().for_each(|&span| place("said", span));
    let others = said.candidates.iter();
    let scored = others.map(|other| (format!("{} ({:.2})", name(briefing, other.entity), other.score), other.span));
    entry.others = scored.collect();
    Some(entry)
}
