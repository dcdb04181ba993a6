//! Stakeholders: name, kind and role, mentions, statements.

use super::{Item, label, placed};
use crate::briefing::Briefing;
use crate::display::{Piece, Role};
use crate::reading::EntityKind;

/// The item of stakeholder `at`.
pub(super) fn item(briefing: &Briefing, at: usize) -> Option<Item> {
    let party = briefing.findings.stakeholders.get(at)?;
    let entity = briefing.reading.entity(party.what.entity)?;
    let mut head = vec![Piece::Styled(party.span(), Role::Stakeholder)];
    head.push(label(format!("  {}", kind_words(entity.kind)), Role::Dim));
    if let Some(role) = entity.role.filter(|role| !party.span().covers(*role)) {
        head.push(label(" · ", Role::Dim));
        head.push(Piece::Styled(role, Role::Aside));
    }
    let said = briefing.said_by(party.what.entity);
    let mentions = party.spans.len();
    let mut tail = vec![(format!("{mentions} mention{}", if mentions == 1 { "" } else { "s" }), Role::Dim)];
    if said > 0 {
        tail.push((format!("· {said} said"), Role::Dim));
    }
    tail.push(placed(&briefing.reading.document, party.span()));
    Some(Item { head, hang: 2, tail })
}

/// What a kind of party is called.
pub(crate) const fn kind_words(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Government => "government",
        EntityKind::Group => "group",
        EntityKind::Anonymous => "unnamed",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    }
}
