//! States that the lists do not know, told by their offices: whoever has a parliament and a navy is a state.

use super::super::EntityKind;
use super::cluster::Cluster;
use super::context::Context;
use super::phrase::Phrase;

/// Heads of what only a state has.
const OFFICES: [&str; 16] = [
    "parliament",
    "ministry",
    "minister",
    "ministers",
    "navy",
    "army",
    "embassy",
    "ambassador",
    "constitution",
    "border",
    "borders",
    "cabinet",
    "legislature",
    "airspace",
    "coast",
    "territory",
];

/// Words that tell one office from another with the same head noun: its rank and its field.
const FIELDS: [&str; 24] = [
    "prime",
    "first",
    "chief",
    "foreign",
    "interior",
    "home",
    "defence",
    "defense",
    "finance",
    "economy",
    "trade",
    "justice",
    "health",
    "education",
    "energy",
    "labour",
    "labor",
    "environment",
    "press",
    "general",
    "attorney",
    "opposition",
    "deputy",
    "vice",
];
/// Those of them that whoever holds the office is never without: "the president" is not the vice president.
const SECONDS: [&str; 2] = ["deputy", "vice"];

/// Whether a description with these words before its head can be of this party: "the Prime Minister" is not the trade minister.
pub(super) fn same(modifiers: &[&str], cluster: &Cluster<'_>) -> bool {
    let known = |word: &&str| cluster.role_words.contains(word) || cluster.modifiers.contains(word);
    let told = !cluster.role_words.is_empty() || !cluster.modifiers.is_empty();
    let second = SECONDS.iter().any(|word| cluster.role_words.contains(word) && !modifiers.contains(word));
    !second && modifiers.iter().filter(|word| FIELDS.contains(word)).all(|word| told && known(word))
}

/// Whether a description that a noun owns can be of this party: "the ministry's lawyer" is not the union's.
pub(super) fn owned(owner: Option<&str>, cluster: &Cluster<'_>) -> bool {
    let told = || cluster.role_words.iter().chain(&cluster.modifiers);
    owner.is_none_or(|owner| told().next().is_none() || told().any(|word| *word == owner))
}

/// The person who is named later with just this office: "The Prime Minister resigned. … Prime Minister Hale said".
pub(super) fn later_holder(phrase: &Phrase<'_>, clusters: &[Cluster<'_>]) -> Option<usize> {
    let said = |word: &&str| *word == phrase.head || phrase.modifiers.contains(word);
    let holds = |cluster: &Cluster<'_>| {
        cluster.kind == EntityKind::Person
            && cluster.role_heads.contains(&phrase.head)
            && cluster.role_words.iter().all(said)
            && phrase.modifiers.iter().all(|word| cluster.role_words.contains(word))
    };
    let mut holders = clusters.iter().enumerate().filter(|(_, cluster)| holds(cluster));
    let (at, _) = holders.next()?;
    holders.next().is_none().then_some(at)
}

/// Makes a party that bears one name only, without office, address or gender of its own, a government where it owns a
/// state's office or modifies one ("Norrland's foreign minister", "the Norrland navy").
pub(super) fn collect(context: &Context<'_>, clusters: &mut [Cluster<'_>]) {
    let lone = |cluster: &&mut Cluster<'_>| {
        matches!(cluster.kind, EntityKind::Person)
            && cluster.role.is_none()
            && cluster.gender.is_none()
            && cluster.names.iter().all(|name| name.len() == 1)
    };
    for cluster in clusters.iter_mut().filter(lone) {
        let holds = cluster.mentions.iter().any(|mention| {
            let last = mention.tokens.end.saturating_sub(1);
            context.chunk(last).is_some_and(|(_, chunk)| {
                chunk.head >= mention.tokens.end && OFFICES.contains(&context.form(chunk.head))
            })
        });
        if holds {
            cluster.kind = EntityKind::Government;
            cluster.rule = "state-by-office";
        }
    }
}
