//! Bodies that have no name where they stand: "the Ukrainian military", "the committee", "the company".

use crate::language::Tag;

use super::super::{EntityKind, Form};
use super::cluster::Cluster;
use super::context::Context;
use super::nominal::{Known, before};
use super::phrase::{Determined, Phrase};

/// Armed forces of a state go by many nouns; one head stands for them all.
pub(super) fn canonical(head: &str) -> &str {
    match head {
        "army" | "military" | "forces" | "troops" | "soldiers" => "military",
        other => other,
    }
}

/// Nouns for the same kind of body.
pub(super) fn body_noun(word: &str) -> &str {
    match word {
        "panel" | "commission" => "committee",
        "organization" => "organisation",
        "corporation" | "firm" => "company",
        other => other,
    }
}

/// A body: one of a state ("the Ukrainian military") is a party of its own; "the committee" takes up a name.
pub(super) fn body<'a>(
    context: &Context<'a>,
    phrase: &Phrase<'a>,
    known: &mut Known<'a>,
    clusters: &mut Vec<Cluster<'a>>,
) {
    if phrase.set_off {
        return;
    }
    let found = match phrase.state {
        _ if is_staff(phrase.head)
            && let Some(whose) = whose(context, phrase) =>
        {
            staff_of(context, phrase, whose, known, clusters)
        }
        _ if matches!(phrase.head, "campaign" | "camp") => None,
        Some(state) => Some(*known.of_state.entry((canonical(phrase.head), state)).or_insert_with(|| {
            let mut cluster = Cluster::new(EntityKind::Organisation, "body-of-state");
            cluster.head = phrase.head;
            cluster.state = Some(state);
            clusters.push(cluster);
            clusters.len() - 1
        })),
        None if phrase.determined == Determined::Definite => described_body(phrase, known, clusters),
        None => None,
    };
    // "The military said": a party of its own where the text names no state whose it is.
    let alone = || {
        let speaks = phrase.determined == Determined::Definite && context.speaks(phrase.chunk);
        (speaks && matches!(phrase.head, "military" | "army" | "navy" | "coalition")).then(|| {
            let mut cluster = Cluster::new(EntityKind::Organisation, "body-alone");
            cluster.head = phrase.head;
            clusters.push(cluster);
            clusters.len() - 1
        })
    };
    let Some(index) = found.or_else(alone) else { return };
    known.described.entry(phrase.head).or_default().push((phrase.tokens.start, index));
    if let Some(cluster) = clusters.get_mut(index) {
        cluster.add(context, phrase.tokens.clone(), Form::Description);
    }
}

/// Whether a noun names those who work for somebody: "the Hale campaign", "Hale's office".
pub(super) fn is_staff(head: &str) -> bool {
    matches!(head, "campaign" | "camp" | "office" | "team")
}

/// The last word of the name before the noun.
fn whose<'a>(context: &Context<'a>, phrase: &Phrase<'a>) -> Option<&'a str> {
    let (_, chunk) = context.chunk(phrase.tokens.start)?;
    let proper = |token: &u32| context.tag(*token) == Tag::Propn;
    let named = (chunk.tokens.start..chunk.head).rev().find(proper);
    // "Mayor Ruiz's office": the name may stand in a chunk of its own.
    let owner = || chunk.tokens.start.checked_sub(2).filter(|&owner| context.possessive(owner) && proper(&owner));
    named.or_else(owner).map(|token| context.form(token))
}

/// Those who work for whoever is named before the noun, where they speak or spoke before.
fn staff_of<'a>(
    context: &Context<'a>,
    phrase: &Phrase<'a>,
    whose: &'a str,
    known: &mut Known<'a>,
    clusters: &mut Vec<Cluster<'a>>,
) -> Option<usize> {
    let key = (phrase.head, whose);
    if !context.speaks(phrase.chunk) && !known.staffs.contains_key(&key) {
        return None;
    }
    Some(*known.staffs.entry(key).or_insert_with(|| {
        let mut cluster = Cluster::new(EntityKind::Organisation, "staff-of-a-name");
        cluster.head = phrase.head;
        clusters.push(cluster);
        clusters.len() - 1
    }))
}

/// The organisation that "the committee" or "the company" stands for: one that bears the noun in its name or was called
/// so before; for nouns that fit most organisations, one that acts, close before.
fn described_body(phrase: &Phrase<'_>, known: &Known<'_>, clusters: &[Cluster<'_>]) -> Option<usize> {
    const CLOSE: u32 = 100;
    let at = phrase.tokens.start;
    let named = before(known.bodies.get(body_noun(phrase.head)), at).next();
    let called = before(known.described.get(phrase.head), at).next();
    if let Some((_, index)) = named.max(called) {
        return Some(index);
    }
    // "The NOAD group" is NOAD, or nobody who is named here.
    if phrase.proper > 0 && phrase.head == "group" {
        let own = |index: &usize| {
            let borne = clusters.get(*index).map_or(&[][..], |cluster| cluster.names.as_slice());
            borne.iter().any(|name| matches!(name.as_slice(), [only] if phrase.modifiers.contains(only)))
        };
        return before(Some(&known.organisations), at).map(|(_, index)| index).find(own);
    }
    let general = matches!(
        phrase.head,
        "company"
            | "firm"
            | "group"
            | "agency"
            | "organisation"
            | "organization"
            | "outlet"
            | "newspaper"
            | "watchdog"
            | "charity"
    );
    // "The coalition" is one that speaks for itself, not the band it fights.
    let league = matches!(phrase.head, "alliance" | "coalition" | "movement");
    let near = before(Some(&known.organisations), at).filter(|(start, _)| at - start < CLOSE);
    let acts = |index: usize| clusters.get(index).is_some_and(|cluster| cluster.acts > 0);
    let speaks = |&(_, index): &(u32, usize)| clusters.get(index).is_some_and(|cluster| cluster.speaks > 0);
    let near = near.filter(|found| !league || speaks(found)).max_by_key(|&(start, index)| (acts(index), start));
    near.filter(|_| (general || league) && phrase.modifiers.len() < 2).map(|(_, index)| index)
}
