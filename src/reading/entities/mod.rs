//! Who is who: mentions, merged into entities.
//!
//! Names first (persons, organisations, states), then roles, then noun phrases without a name, then pronouns; each step
//! sees what the steps before it found.

mod cluster;
mod context;
mod nominal;
mod organisation;
mod person;
mod pronoun;
mod role;
mod state;
mod weight;

use std::ops::Range;

use crate::language::NameKind;

use super::{Attribution, Entity, Reading};
use crate::document::BlockKind;
use cluster::Cluster;
use context::{Context, Nouns, StatePhrase};

/// Names by where they stand.
#[derive(Default)]
struct Names {
    /// In the text.
    told: Vec<Range<u32>>,
    /// In tables, notes and code.
    aside: Vec<Range<u32>>,
}

/// All entities, in order of their first mention.
pub fn find(reading: &Reading) -> Vec<Entity> {
    let context = Context::new(reading);
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    let persons = names(&context, NameKind::Person);
    let organisations = organisations(&context);
    person::collect(&context, &persons, &mut clusters);
    organisation::collect(&context, &organisations, &mut clusters);
    let taken = tokens_of(&clusters, reading.language.tokens.len());
    state::collect(&context, &taken, &mut clusters);
    role::collect(&context, &mut clusters);
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

/// The names of a kind that can be parties: those in the text first, then those in tables, notes and code, which may
/// only take up a name that the text has as well.
fn names(context: &Context<'_>, kind: NameKind) -> Names {
    let reading = context.reading;
    let mut names = Names::default();
    for name in reading.language.names.iter().filter(|name| name.kind == kind && is_clean(context, &name.tokens)) {
        let sentence = reading.sentence(context.sentence(name.tokens.start));
        let aside = sentence
            .is_none_or(|sentence| matches!(sentence.kind, BlockKind::Table | BlockKind::Code | BlockKind::Note));
        if aside { names.aside.push(name.tokens.clone()) } else { names.told.push(name.tokens.clone()) }
    }
    names
}

/// Whether the words can be a name: no address, no code, no mark of a table.
fn is_clean(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let word = |token: u32| {
        let text = context.text(token);
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        !text.contains(['|', '/', '=', '\\', '[', ']', '<', '>', '_']) && text.len() <= 40 && (digits <= letters.max(4))
    };
    tokens.clone().all(word) && tokens.clone().any(|token| context.capital(token))
}

/// Names of organisations, but for states and their governments, which have rules of their own.
fn organisations(context: &Context<'_>) -> Names {
    let state = |tokens: &Range<u32>| {
        let last = tokens.end.saturating_sub(1);
        let covered = |p: &StatePhrase| p.tokens.start <= tokens.start && tokens.end <= p.tokens.end;
        let leads = |p: &StatePhrase| p.tokens.start == tokens.start && context.nouns(last).any(Nouns::GOVERNMENT);
        context.states.iter().any(|phrase| covered(phrase) || leads(phrase))
    };
    // "Secretary of State": the last word belongs to the office.
    let office = |tokens: &Range<u32>| {
        tokens.len() == 1
            && tokens.start > 1
            && context.form(tokens.start - 1) == "of"
            && context.nouns(tokens.start - 2).any(Nouns::PERSON)
            && context.form(tokens.start) == "state"
    };
    let mut names = names(context, NameKind::Organisation);
    names.told.retain(|tokens| !state(tokens) && !office(tokens));
    names.aside.retain(|tokens| !state(tokens) && !office(tokens));
    names
}

/// Which tokens lie in a mention.
fn tokens_of(clusters: &[Cluster<'_>], count: usize) -> Vec<bool> {
    let mut taken = vec![false; count];
    for mention in clusters.iter().flat_map(|cluster| &cluster.mentions) {
        if let Some(part) = taken.get_mut(mention.tokens.start as usize..mention.tokens.end as usize) {
            part.fill(true);
        }
    }
    taken
}
