//! Floor 3: the Reading: all that several rooms need to know of a document. Sections, sentences, tables, quotations,
//! who is who, who said what, whose voice each sentence is. Spans and indices only.

mod attributions;
mod build;
mod dateline;
mod entities;
mod grids;
mod look;
mod party;
mod quotations;
#[cfg(test)]
pub(crate) mod sample;
mod sections;
mod terms;
mod types;
mod voices;

pub use party::{Attribution, Candidate, Entity, EntityKind, Form, Mention, Mode, SourceClass, Voice};
pub use terms::{Index, Limits, Ranked, Term, Terms};
pub use types::{Cell, EntityId, Grid, Places, Quotation, Reading, Section, SectionKind, Sentence, SentenceId};
