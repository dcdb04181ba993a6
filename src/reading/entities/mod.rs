//! Who is who: mentions, merged into entities.
//!
//! Names first (persons, organisations, states), then roles and offices of states, then noun phrases without a name, then pronouns; each step
//! sees what the steps before it found.

mod acronym;
mod bodies;
mod cluster;
mod context;
mod headed;
mod headline;
mod house;
mod names;
mod nominal;
mod occurrences;
mod office;
mod organisation;
mod person;
mod phrase;
mod pronoun;
mod role;
mod state;
mod votes;
mod weight;

use super::{Attribution, Entity, Reading};
use cluster::Cluster;
use context::Context;

/// All entities, in order of their first mention.
pub fn find(reading: &Reading) -> Vec<Entity> {
    let context = Context::new(reading);
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    let (persons, organisations) = names::parties(&context);
    person::collect(&context, &persons, &mut clusters);
    organisation::collect(&context, &organisations, &mut clusters);
    let taken = tokens_of(&clusters, reading.language.tokens.len());
    state::collect(&context, &taken, &mut clusters);
    role::collect(&context, &mut clusters);
    office::collect(&context, &mut clusters);
    let taken = tokens_of(&clusters, reading.language.tokens.len());
    nominal::collect(&context, &taken, &mut clusters);
    pronoun::collect(&context, &mut clusters);
    let mut entities: Vec<Entity> = clusters
        .into_iter()
        .map(|cluster| {
            let weight = weight::weigh(&context, &cluster);
            cluster.finish(weight)
        })
        .collect();
    entities.sort_by_key(|entity| (entity.mentions.first().map(|mention| mention.span), entity.kind));
    entities
}

/// Makes every party that was found to speak a stakeholder.
pub fn promote_speakers(entities: &mut [Entity], attributions: &[Attribution]) {
    for attribution in attributions {
        let Some(entity) = attribution.speaker.and_then(|id| entities.get_mut(id.0 as usize)) else { continue };
        if entity.weight < Entity::STAKEHOLDER {
            entity.weight += Entity::STAKEHOLDER;
        }
    }
}

/// Which tokens lie in a mention, or head a role.
fn tokens_of(clusters: &[Cluster<'_>], count: usize) -> Vec<bool> {
    let mut taken = vec![false; count];
    for mention in clusters.iter().flat_map(|cluster| &cluster.mentions) {
        if let Some(part) = taken.get_mut(mention.tokens.start as usize..mention.tokens.end as usize) {
            part.fill(true);
        }
    }
    for &head in clusters.iter().flat_map(|cluster| &cluster.offices) {
        if let Some(slot) = taken.get_mut(head as usize) {
            *slot = true;
        }
    }
    taken
}

#[cfg(test)]
mod tests;
