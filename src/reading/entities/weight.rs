//! How large a party's part in the story is.

use crate::document::BlockKind;

use super::super::{Entity, EntityKind, Form, SectionKind};
use super::cluster::Cluster;
use super::context::Context;

/// Sets so wide that they are no party unless they speak.
const CROWDS: [&str; 10] =
    ["people", "families", "users", "customers", "countries", "states", "nations", "companies", "firms", "groups"];

/// The weight of a party; [`Entity::STAKEHOLDER`] and more is listed.
///
/// A named person or organisation has a part wherever the text itself (not a note, a caption or an advert) names it; one
/// known by a single word or a description only where it also does something, owns something or holds an office. A state has one when it
/// acts or speaks, or is named again and again; a set of people when it acts or speaks; an unnamed person when it speaks.
pub(super) fn weigh(context: &Context<'_>, cluster: &Cluster<'_>) -> f32 {
    let part =
        cluster.speaks as f32 * 3.0 + cluster.acts as f32 + cluster.owns as f32 * 0.5 + cluster.mentions.len() as f32;
    let told =
        cluster.mentions.iter().filter(|mention| mention.form != Form::Pronoun && in_story(context, mention.sentence));
    let told = told.count() as u32;
    if told > 0 && listed(cluster, told) {
        Entity::STAKEHOLDER + part
    } else {
        part / (part + 1.0) * Entity::STAKEHOLDER * 0.99
    }
}

fn listed(cluster: &Cluster<'_>, told: u32) -> bool {
    let does = cluster.speaks + cluster.acts + cluster.owns > 0;
    match cluster.kind {
        EntityKind::Person => {
            let full = cluster.names.iter().any(|name| name.len() > 1);
            full || does || !cluster.role_heads.is_empty() || told > 2
        }
        EntityKind::Organisation => {
            let long = cluster.names.iter().any(|name| name.len() > 1);
            long || does || told > 2 || cluster.names.is_empty() && told > 1
        }
        EntityKind::Government => {
            let weight = cluster.speaks * 4 + cluster.acts * 2 + cluster.owns * 2 + told;
            cluster.speaks + cluster.acts > 0 && weight > 2 || cluster.owns > 0 && weight > 4 || told > 7
        }
        EntityKind::Group => {
            let crowd = CROWDS.contains(&cluster.head) && !cluster.side;
            let side = cluster.side && (cluster.acts > 0 || told > 1);
            cluster.speaks > 0 || side || (!crowd && cluster.acts > 0 && cluster.acts + told > 3)
        }
        EntityKind::Anonymous => cluster.speaks > 0,
        EntityKind::Place | EntityKind::Other => false,
    }
}

/// Whether a sentence belongs to the story, not to notes, metadata or adverts.
fn in_story(context: &Context<'_>, id: super::super::SentenceId) -> bool {
    let Some(sentence) = context.reading.sentence(id) else { return false };
    let section = context.reading.section_kind(sentence);
    !matches!(section, SectionKind::FrontMatter | SectionKind::Other | SectionKind::Disclaimer)
        && !matches!(sentence.kind, BlockKind::Note | BlockKind::Code)
}
