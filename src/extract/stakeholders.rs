//! Stakeholders: the entities with a part in the story, the largest part first.

use super::{Finding, Stakeholder};
use crate::reading::{Entity, EntityId, EntityKind, Reading};

/// Every entity of enough weight; its spans are the mention that names it best, then the others in order.
pub fn find(reading: &Reading) -> Vec<Finding<Stakeholder>> {
    let party = |entity: &Entity| !matches!(entity.kind, EntityKind::Place | EntityKind::Other);
    let listed = reading.entities.iter().enumerate();
    let mut listed: Vec<(usize, &Entity)> =
        listed.filter(|(_, entity)| entity.weight >= Entity::STAKEHOLDER && party(entity)).collect();
    listed.sort_by(|(left, a), (right, b)| b.weight.total_cmp(&a.weight).then(left.cmp(right)));
    listed.into_iter().filter_map(|(index, entity)| finding(index, entity)).collect()
}

fn finding(index: usize, entity: &Entity) -> Option<Finding<Stakeholder>> {
    let best = entity.mentions.get(entity.best)?;
    let others = entity.mentions.iter().enumerate().filter(|(at, _)| *at != entity.best).map(|(_, mention)| mention);
    let mentions: Vec<_> = std::iter::once(best).chain(others).collect();
    Some(Finding {
        spans: mentions.iter().map(|mention| mention.span).collect(),
        sentence: best.sentence,
        rule: entity.rule,
        cues: entity.role.into_iter().collect(),
        what: Stakeholder {
            entity: EntityId(index as u32),
            forms: mentions.iter().map(|mention| mention.form).collect(),
        },
    })
}
