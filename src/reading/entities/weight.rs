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
/// A named person or organisation has a part wherever the text itself (not a note, a caption or an advert) names it. A
/// state has one when it acts, speaks or owns, or is named again and again; a set of people when it acts or speaks; an
/// unnamed person when it speaks.
pub(super) fn weigh(context: &Context<'_>, cluster: &Cluster<'_>) -> f32 {
    let part =
        cluster.speaks as f32 * 3.0 + cluster.acts as f32 + cluster.owns as f32 * 0.5 + cluster.mentions.len() as f32;
    let told =
        cluster.mentions.iter().filter(|mention| mention.form != Form::Pronoun && in_story(context, mention.sentence));
    let told = told.count() as u32;
    let listed = match cluster.kind {
        EntityKind::Person | EntityKind::Organisation => told >= 1,
        EntityKind::Government => {
            told >= 1
                && (cluster.speaks + cluster.acts + cluster.owns >= 1
                    && cluster.speaks * 4 + cluster.acts * 2 + cluster.owns * 2 + told >= 3
                    || told >= 8)
        }
        EntityKind::Group => {
            let crowd = cluster.modifiers.is_empty() && CROWDS.contains(&cluster.head);
            told >= 1 && (cluster.speaks >= 1 || (!crowd && cluster.acts >= 1 && cluster.acts + told >= 4))
        }
        EntityKind::Anonymous => cluster.speaks >= 1,
        EntityKind::Place | EntityKind::Other => false,
    };
    if listed { Entity::STAKEHOLDER + part } else { part / (part + 1.0) * Entity::STAKEHOLDER * 0.99 }
}

/// Whether a sentence belongs to the story, not to notes, metadata or adverts.
fn in_story(context: &Context<'_>, id: super::super::SentenceId) -> bool {
    let Some(sentence) = context.reading.sentence(id) else { return false };
    let section = context.reading.section_kind(sentence);
    !matches!(section, SectionKind::FrontMatter | SectionKind::Other | SectionKind::Disclaimer)
        && !matches!(sentence.kind, BlockKind::Note | BlockKind::Code)
}
