//! Legal questions: topics, sentence, place.

use super::{Item, label, placed};
use crate::briefing::Briefing;
use crate::display::{Piece, Role};

/// The item of legal question `at`.
pub(super) fn item(briefing: &Briefing, at: usize) -> Option<Item> {
    let question = briefing.findings.legal.get(at)?;
    let topics = question.what.topics.join(", ");
    let head = vec![label(topics, Role::Topic), label("  ", Role::Dim), Piece::Source(question.span())];
    Some(Item { head, hang: 2, tail: vec![placed(&briefing.reading.document, question.span())] })
}
