//! Parties that have no name: unnamed sources, sets of people, bodies; and short descriptions of parties named before.

use crate::model::hash::HashMap;

use crate::document::BlockKind;
use crate::language::Tag;
use crate::lexicon::GroupId;

use super::super::{EntityKind, Form};
use super::bodies::{body, body_noun, canonical, is_staff};
use super::cluster::Cluster;
use super::context::{Context, Nouns};
use super::office;
use super::phrase::{Determined, Phrase, apposed, extended, read};

/// How many earlier parties with the same head a description is compared with.
const DEPTH: usize = 12;

/// Where parties stand by the nouns that can take them up, in order of the text.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Persons, by the head of their office.
    offices: HashMap<&'a str, Vec<(u32, usize)>>,
    /// Parties described before, by head noun.
    pub(super) described: HashMap<&'a str, Vec<(u32, usize)>>,
    /// Organisations, by the nouns in their names.
    pub(super) bodies: HashMap<&'a str, Vec<(u32, usize)>>,
    /// All mentions of organisations.
    pub(super) organisations: Vec<(u32, usize)>,
    /// Sets of people by head and modifiers.
    sets: HashMap<(&'a str, Vec<&'a str>), usize>,
    /// Sets of people by head.
    heads: HashMap<&'a str, Vec<usize>>,
    /// Those who work for somebody, by head and name.
    pub(super) staffs: HashMap<(&'a str, &'a str), usize>,
    /// Bodies of a state by head.
    pub(super) of_state: HashMap<(&'a str, GroupId), usize>,
}

impl<'a> Known<'a> {
    fn of(clusters: &[Cluster<'a>]) -> Self {
        let mut known = Self::default();
        for (index, cluster) in clusters.iter().enumerate() {
            let places = || cluster.mentions.iter().map(move |mention| (mention.tokens.start, index));
            for head in &cluster.role_heads {
                known.offices.entry(head).or_default().extend(places());
            }
            if cluster.kind == EntityKind::Organisation {
                known.organisations.extend(places());
                let mut words: Vec<&str> = cluster.names.iter().flatten().map(|word| body_noun(word)).collect();
                words.sort_unstable();
                words.dedup();
                for word in words {
                    known.bodies.entry(word).or_default().extend(places());
                }
            }
        }
        known.organisations.sort_unstable();
        known.offices.values_mut().chain(known.bodies.values_mut()).for_each(|list| list.sort_unstable());
        known
    }
}

/// The last items before token `at`, nearest first.
pub(super) fn before(list: Option<&Vec<(u32, usize)>>, at: u32) -> impl Iterator<Item = (u32, usize)> {
    let list = list.map_or(&[][..], Vec::as_slice);
    let end = list.partition_point(|(start, _)| *start < at);
    list.get(..end).unwrap_or_default().iter().rev().take(DEPTH).copied()
}

/// Goes through the noun phrases in order and gives each one that names no one its party: one named before, or a new
/// one. `taken` are the tokens of mentions found already.
///
/// Two indefinite phrases are two parties, even in the same words: they may be different people.
pub(super) fn collect<'a>(context: &Context<'a>, taken: &[bool], clusters: &mut Vec<Cluster<'a>>) {
    let mut known = Known::of(clusters);
    for (at, chunk) in context.reading.language.chunks.iter().enumerate() {
        let nouns = context.nouns(chunk.head);
        let armed = canonical(context.form(chunk.head)) == "military";
        let body_like = armed || nouns.any(Nouns::BODY) || is_staff(context.form(chunk.head));
        let lists = Nouns::PERSON | Nouns::SOURCE | Nouns::BAND | Nouns::BODY | Nouns::VAGUE | Nouns::SIDE;
        let party = body_like || nouns.any(lists) || context.is_people(chunk.head);
        let named = taken.get(chunk.head as usize).copied().unwrap_or(false);
        if !party
            || named
            || context.tag(chunk.head) == Tag::Adj
            || apposed(context, at as u32, chunk)
            || !told(context, chunk.head)
        {
            continue;
        }
        let phrase = read(context, at as u32, chunk);
        if body_like && (!phrase.plural || (phrase.state.is_some() && armed)) {
            body(context, &phrase, &mut known, clusters);
        } else if phrase.plural {
            set(context, &phrase, nouns, &mut known, clusters);
        } else if nouns.any(Nouns::PERSON | Nouns::SOURCE) {
            one(context, &phrase, &mut known, clusters);
        }
    }
}

/// Whether a token stands in running text.
fn told(context: &Context<'_>, token: u32) -> bool {
    let sentence = context.reading.sentence(context.sentence(token));
    sentence.is_some_and(|sentence| !matches!(sentence.kind, BlockKind::Table | BlockKind::Note | BlockKind::Code))
}

/// One unnamed person, or one named before by office or description.
fn one<'a>(context: &Context<'a>, phrase: &Phrase<'a>, known: &mut Known<'a>, clusters: &mut Vec<Cluster<'a>>) {
    let start = phrase.tokens.start;
    let takes_up = phrase.determined != Determined::Indefinite && !phrase.set_off;
    if let Some(index) = takes_up.then(|| antecedent(phrase, known, clusters)).flatten() {
        if let Some(cluster) = clusters.get_mut(index) {
            let form = if cluster.kind == EntityKind::Person { Form::Title } else { Form::Description };
            cluster.add(context, phrase.tokens.clone(), form);
        }
        known.described.entry(phrase.head).or_default().push((start, index));
        return;
    }
    let speaks = context.speaks(phrase.chunk);
    let acts = context.verb_of(phrase.chunk).is_some();
    // "The Foreign Secretary met ...": an office written as a name has one holder.
    let office = phrase.determined == Determined::Definite
        && context.capital(phrase.tokens.end.saturating_sub(1))
        && !matches!(phrase.head, "republican" | "democrat" | "conservative");
    if !(speaks || acts && (office || phrase.determined == Determined::Indefinite)) {
        return;
    }
    if let Some(holder) = office.then(|| office::later_holder(phrase, clusters)).flatten() {
        if let Some(cluster) = clusters.get_mut(holder) {
            cluster.add(context, phrase.tokens.clone(), Form::Title);
        }
        known.described.entry(phrase.head).or_default().push((start, holder));
        return;
    }
    let mut cluster = if office {
        let mut cluster = Cluster::new(EntityKind::Person, "office-holder");
        cluster.role_heads.push(phrase.head);
        cluster
    } else {
        Cluster::new(EntityKind::Anonymous, "unnamed-person")
    };
    cluster.head = phrase.head;
    cluster.state = phrase.state;
    cluster.modifiers.clone_from(&phrase.modifiers);
    let form = if office { Form::Title } else { Form::Description };
    cluster.add(context, extended(context, phrase), form);
    clusters.push(cluster);
    known.described.entry(phrase.head).or_default().push((start, clusters.len() - 1));
}

/// The party that a definite description takes up: the nearest before with this head noun or this office.
fn antecedent(phrase: &Phrase<'_>, known: &Known<'_>, clusters: &[Cluster<'_>]) -> Option<usize> {
    let fits = |&(_, index): &(u32, usize)| {
        clusters
            .get(index)
            .filter(|cluster| office::same(&phrase.modifiers, cluster) && office::owned(phrase.owner, cluster))
            .is_some_and(|cluster| phrase.state.is_none() || cluster.state.is_none() || phrase.state == cluster.state)
    };
    let at = phrase.tokens.start;
    let office = before(known.offices.get(phrase.head), at).find(fits);
    let described = before(known.described.get(phrase.head), at).find(fits);
    office.max(described).map(|(_, index)| index)
}

/// A set of people; a bare or definite head takes up the set named before ("fuel smugglers ... the smugglers"). Counted
/// people are new ones each time: three officials here need not be the three officials there.
fn set<'a>(
    context: &Context<'a>,
    phrase: &Phrase<'a>,
    nouns: Nouns,
    known: &mut Known<'a>,
    clusters: &mut Vec<Cluster<'a>>,
) {
    let speaks = context.speaks(phrase.chunk);
    let vague = nouns.any(Nouns::VAGUE) && !nouns.any(Nouns::PERSON | Nouns::BAND);
    if (vague || phrase.determined == Determined::Possessive) && !speaks {
        return;
    }
    // "The two leaders" are two named before; a party of their own only where they speak.
    if !speaks && phrase.determined != Determined::Open && context.tag(phrase.tokens.start + 1) == Tag::Num {
        return;
    }
    let people = nouns.any(Nouns::PERSON | Nouns::SOURCE | Nouns::VAGUE);
    let key = (phrase.head, phrase.modifiers.clone());
    // "People familiar with the talks" are others than those named "people" before.
    let told_apart = phrase.head == "people" && extended(context, phrase).len() > phrase.tokens.len();
    let fresh = phrase.counted && people || told_apart;
    let found =
        if fresh { None } else { known.sets.get(&key).copied().or_else(|| taken_up(phrase, nouns, known, clusters)) };
    let at = found.unwrap_or_else(|| {
        let mut cluster = Cluster::new(EntityKind::Group, "set-of-people");
        cluster.head = phrase.head;
        cluster.modifiers.clone_from(&phrase.modifiers);
        cluster.state = phrase.state;
        cluster.side = nouns.any(Nouns::SIDE);
        clusters.push(cluster);
        known.heads.entry(phrase.head).or_default().push(clusters.len() - 1);
        clusters.len() - 1
    });
    known.sets.entry(key).or_insert(at);
    let tokens = if found.is_none() && people { extended(context, phrase) } else { phrase.tokens.clone() };
    if let Some(cluster) = clusters.get_mut(at) {
        cluster.side |= nouns.any(Nouns::SIDE);
        cluster.add(context, tokens, Form::Description);
    }
}

/// The set that a phrase with other modifiers takes up: all of its modifiers were said before, or it is a side in the
/// affair and no other state's.
fn taken_up(phrase: &Phrase<'_>, nouns: Nouns, known: &Known<'_>, clusters: &[Cluster<'_>]) -> Option<usize> {
    let short = phrase.determined == Determined::Definite || phrase.modifiers.is_empty();
    let fits = |cluster: &Cluster<'_>| {
        let said = short && phrase.modifiers.iter().all(|word| cluster.modifiers.contains(word));
        let side = nouns.any(Nouns::SIDE) && cluster.side && (phrase.state.is_none() || phrase.state == cluster.state);
        // "Researchers at the Norr Institute ... NI researchers".
        let belongs = phrase.proper > 0 && phrase.proper == phrase.modifiers.len() && cluster.modifiers.is_empty();
        let described = cluster.mentions.first().is_some_and(|mention| mention.tokens.len() > 1);
        said || side || (belongs && described)
    };
    let heads = known.heads.get(phrase.head)?;
    heads.iter().rev().take(DEPTH).copied().find(|&index| clusters.get(index).is_some_and(fits))
}
