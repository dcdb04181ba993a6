//! What every part of an extract needs: the briefing, and the names under which its parts refer to one another.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::document::Document;
use crate::reading::{EntityId, Reading, SentenceId};
use crate::text::Span;

use super::quoted::Quoted;

/// The briefing that is written, with the way from an entity to the stakeholder it is listed as.
pub struct Context<'a> {
    pub briefing: &'a Briefing,
    pub reading: &'a Reading,
    pub document: &'a Document,
    /// By entity: its index among the stakeholders.
    listed: Vec<Option<u32>>,
    /// By stakeholder: the indices of its statements.
    said: Vec<Vec<u32>>,
}

impl<'a> Context<'a> {
    /// Numbers the stakeholders and their statements of `briefing`.
    pub fn new(briefing: &'a Briefing) -> Self {
        let reading = briefing.reading.as_ref();
        let found = &briefing.findings;
        let mut listed = vec![None; reading.entities.len()];
        for (index, stakeholder) in (0..).zip(&found.stakeholders) {
            if let Some(slot) = listed.get_mut(stakeholder.what.entity.0 as usize) {
                *slot = Some(index);
            }
        }
        let mut said = vec![Vec::new(); found.stakeholders.len()];
        for (index, statement) in (0..).zip(&found.statements) {
            let speaker = statement.what.of(&reading.attributions).and_then(|attribution| attribution.speaker);
            let at = speaker.and_then(|speaker| *listed.get(speaker.0 as usize)?);
            if let Some(list) = at.and_then(|at| said.get_mut(at as usize)) {
                list.push(index);
            }
        }
        Self { briefing, reading, document: &reading.document, listed, said }
    }

    /// The id of a finding.
    pub fn id(&self, kind: Kind, index: usize) -> &'a str {
        self.briefing.id(FindingRef { kind, index: index as u32 })
    }

    /// The id of the stakeholder an entity is listed as, if it is.
    pub fn stakeholder(&self, entity: EntityId) -> Option<&'a str> {
        let index = (*self.listed.get(entity.0 as usize)?)?;
        Some(self.id(Kind::Stakeholder, index as usize))
    }

    /// The ids of the statements of stakeholder `index`.
    pub fn statements(&self, index: usize) -> Vec<&'a str> {
        let said = self.said.get(index).map_or(&[][..], Vec::as_slice);
        said.iter().map(|&at| self.id(Kind::Statement, at as usize)).collect()
    }

    /// The id of a sentence; `None` for one that does not exist.
    pub fn sentence(&self, id: SentenceId) -> Option<Id> {
        self.reading.sentence(id).map(|sentence| Id::sentence(sentence.span))
    }

    /// The text at a place.
    pub fn quote(&self, span: Span) -> &'a str {
        self.document.slice(span)
    }

    /// A place with its text.
    pub fn quoted(&self, span: Span) -> Quoted<'a> {
        Quoted::of(self.document, span)
    }

    /// The places of `spans` but for those in `told`, each once.
    pub fn others(&self, spans: impl IntoIterator<Item = Span>, told: &[Span]) -> Vec<Quoted<'a>> {
        Quoted::others(self.document, spans, told)
    }
}

/// The id of a part of the document, made of its kind and first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id {
    prefix: &'static str,
    at: u32,
}

impl Id {
    /// `s:812`.
    pub const fn sentence(span: Span) -> Self {
        Self { prefix: "s", at: span.start() }
    }

    /// `bl:812`.
    pub const fn block(span: Span) -> Self {
        Self { prefix: "bl", at: span.start() }
    }

    /// `se:812`.
    pub const fn section(span: Span) -> Self {
        Self { prefix: "se", at: span.start() }
    }

    /// `tb:812`.
    pub const fn table(span: Span) -> Self {
        Self { prefix: "tb", at: span.start() }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.prefix, self.at)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
