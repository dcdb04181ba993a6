//! Parties that have no name: unnamed sources, sets of people, bodies; and short descriptions of parties named before.

use std::ops::Range;

use crate::language::{Chunk, Tag};
use crate::lexicon::GroupId;

use super::super::{EntityKind, Form};
use super::cluster::Cluster;
use super::context::{Context, Nouns};

/// How a noun phrase is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Determined {
    /// "the", "this", "those".
    Definite,
    /// "a", "another".
    Indefinite,
    /// "his", "Mexico's".
    Possessive,
    /// "some", "two", or nothing.
    Open,
}

/// A noun phrase with a party noun as its head.
struct Phrase<'a> {
    chunk: u32,
    tokens: Range<u32>,
    head: &'a str,
    determined: Determined,
    plural: bool,
    modifiers: Vec<&'a str>,
    state: Option<GroupId>,
}

/// Goes through the noun phrases in order and gives each one that names no one its party: one named before, or a new
/// one. `taken` are the tokens of mentions found already.
///
/// Two indefinite phrases are two parties, even in the same words: they may be different people.
pub(super) fn collect<'a>(context: &Context<'a>, taken: &[bool], clusters: &mut Vec<Cluster<'a>>) {
    for (at, chunk) in context.reading.language.chunks.iter().enumerate() {
        let nouns = context.nouns(chunk.head);
        let armed = canonical(context.form(chunk.head)) == "military";
        let party = armed || nouns.any(Nouns::PERSON | Nouns::SOURCE | Nouns::BAND | Nouns::BODY | Nouns::VAGUE);
        let known = taken.get(chunk.head as usize).copied().unwrap_or(false);
        if !party || known || apposed(context, chunk) || context.tag(chunk.head) == Tag::Adj {
            continue;
        }
        let phrase = read(context, at as u32, chunk);
        if (nouns.any(Nouns::BODY) || armed) && (!phrase.plural || (phrase.state.is_some() && armed)) {
            body(context, &phrase, clusters);
        } else if phrase.plural {
            set(context, &phrase, nouns, clusters);
        } else if nouns.any(Nouns::PERSON | Nouns::SOURCE) {
            one(context, &phrase, clusters);
        }
    }
}

/// Whether the phrase stands in apposition to a name ("Pavel Oster, the minister, said").
fn apposed(context: &Context<'_>, chunk: &Chunk) -> bool {
    let comma = chunk.tokens.start.checked_sub(1).is_some_and(|before| context.form(before) == ",");
    let named = chunk.tokens.start.checked_sub(2).is_some_and(|before| context.tag(before) == Tag::Propn);
    let names_next = context.form(chunk.tokens.end) == "," && context.tag(chunk.tokens.end + 1) == Tag::Propn;
    (comma && named) || (names_next && matches!(context.form(chunk.tokens.start), "the" | "a") && comma)
}

fn read<'a>(context: &Context<'a>, at: u32, chunk: &Chunk) -> Phrase<'a> {
    let first = context.form(chunk.tokens.start);
    let owned = (chunk.tokens.start..chunk.head).any(|token| matches!(context.form(token), "'s" | "'"));
    let determined = match first {
        "the" | "this" | "that" | "these" | "those" => Determined::Definite,
        "a" | "an" | "another" | "one" => Determined::Indefinite,
        "his" | "her" | "its" | "their" | "our" | "my" | "your" => Determined::Possessive,
        _ if owned => Determined::Possessive,
        _ => Determined::Open,
    };
    let head = context.form(chunk.head);
    let tokens = counted(context, chunk).unwrap_or(chunk.tokens.start)..chunk.head + 1;
    let content = |token: &u32| matches!(context.tag(*token), Tag::Adj | Tag::Noun | Tag::Propn | Tag::Verb);
    let mut modifiers: Vec<&str> =
        (tokens.start..chunk.head).filter(content).map(|token| context.form(token)).collect();
    modifiers.retain(|word| {
        !matches!(*word, "many" | "several" | "other" | "few" | "some" | "various" | "more" | "most" | "least" | "such")
    });
    modifiers.sort_unstable();
    let inside =
        context.states.iter().find(|phrase| tokens.start <= phrase.tokens.start && phrase.tokens.end <= chunk.head);
    Phrase {
        chunk: at,
        head,
        determined,
        plural: plural(head),
        modifiers,
        state: inside.map(|phrase| phrase.state),
        tokens,
    }
}

/// Where "a number of" or "a group of" before the phrase begins.
fn counted(context: &Context<'_>, chunk: &Chunk) -> Option<u32> {
    let of = chunk.tokens.start.checked_sub(1).filter(|&of| context.form(of) == "of")?;
    let (_, count) = context.chunk(of.checked_sub(1)?)?;
    let counts = matches!(
        context.form(count.head),
        "number"
            | "group"
            | "handful"
            | "majority"
            | "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "couple"
            | "team"
            | "coalition"
    );
    (counts && count.tokens.end == of).then_some(count.tokens.start)
}

/// Whether a party noun is a plural or names a set.
fn plural(head: &str) -> bool {
    (head.ends_with('s') && !head.ends_with("ss"))
        || head.ends_with("men")
        || head.ends_with("women")
        || matches!(head, "people" | "police" | "media" | "opposition" | "some" | "many" | "most" | "both" | "several")
}

/// One unnamed person, or one named before by office or description.
fn one<'a>(context: &Context<'a>, phrase: &Phrase<'a>, clusters: &mut Vec<Cluster<'a>>) {
    let at = phrase.tokens.start;
    if phrase.determined != Determined::Indefinite {
        if let Some(known) = antecedent(phrase, at, clusters) {
            let form = if clusters.get(known).is_some_and(|c| c.kind == EntityKind::Person) {
                Form::Title
            } else {
                Form::Description
            };
            if let Some(cluster) = clusters.get_mut(known) {
                cluster.add(context, phrase.tokens.clone(), form);
            }
            return;
        }
    }
    let speaks = context.speaks(phrase.chunk);
    let acts = context.verb_of(phrase.chunk).is_some() && phrase.determined == Determined::Indefinite;
    if !(speaks || acts) {
        return;
    }
    let mut cluster = Cluster::new(EntityKind::Anonymous, "unnamed-person");
    cluster.head = phrase.head;
    cluster.state = phrase.state;
    cluster.modifiers.clone_from(&phrase.modifiers);
    cluster.add(context, extended(context, phrase), Form::Description);
    clusters.push(cluster);
}

/// The party that a definite description takes up: the nearest before with this head noun or this office.
fn antecedent(phrase: &Phrase<'_>, at: u32, clusters: &[Cluster<'_>]) -> Option<usize> {
    let fits = |cluster: &Cluster<'_>| {
        let described = cluster.kind == EntityKind::Anonymous && cluster.head == phrase.head;
        let office = cluster.kind == EntityKind::Person && cluster.role_heads.contains(&phrase.head);
        let states = phrase.state.is_none() || cluster.state.is_none() || phrase.state == cluster.state;
        (described || office) && states
    };
    let nearest =
        |cluster: &Cluster<'_>| cluster.mentions.iter().map(|m| m.tokens.start).filter(|&start| start < at).max();
    let found = clusters.iter().enumerate().filter(|(_, cluster)| fits(cluster));
    found.filter_map(|(index, cluster)| Some((nearest(cluster)?, index))).max().map(|(_, index)| index)
}

/// A set of people; a bare or definite head takes up the set named before ("drug cartels ... the cartels").
fn set<'a>(context: &Context<'a>, phrase: &Phrase<'a>, nouns: Nouns, clusters: &mut Vec<Cluster<'a>>) {
    if nouns.any(Nouns::VAGUE) && !nouns.any(Nouns::PERSON | Nouns::BAND) && !context.speaks(phrase.chunk) {
        return;
    }
    if phrase.determined == Determined::Possessive && !context.speaks(phrase.chunk) {
        return;
    }
    let same_head = |cluster: &Cluster<'_>| cluster.kind == EntityKind::Group && cluster.head == phrase.head;
    let takes_up = phrase.determined == Determined::Definite || phrase.modifiers.is_empty();
    let exact = clusters.iter().position(|cluster| same_head(cluster) && cluster.modifiers == phrase.modifiers);
    let known = exact.or_else(|| {
        let fits = |cluster: &Cluster<'_>| phrase.modifiers.iter().all(|word| cluster.modifiers.contains(word));
        clusters.iter().rposition(|cluster| takes_up && same_head(cluster) && fits(cluster))
    });
    let at = known.unwrap_or_else(|| {
        let mut cluster = Cluster::new(EntityKind::Group, "set-of-people");
        cluster.head = phrase.head;
        cluster.modifiers.clone_from(&phrase.modifiers);
        cluster.state = phrase.state;
        clusters.push(cluster);
        clusters.len() - 1
    });
    let tokens = if known.is_none() && nouns.any(Nouns::PERSON | Nouns::SOURCE | Nouns::VAGUE) {
        extended(context, phrase)
    } else {
        phrase.tokens.clone()
    };
    if let Some(cluster) = clusters.get_mut(at) {
        cluster.add(context, tokens, Form::Description);
    }
}

/// Armed forces of a state go by many nouns; one head stands for them all.
fn canonical(head: &str) -> &str {
    match head {
        "army" | "military" | "forces" | "troops" | "soldiers" => "military",
        other => other,
    }
}

/// A body: one of a state ("the Ukrainian military") is a party of its own; "the committee" takes up a name.
fn body<'a>(context: &Context<'a>, phrase: &Phrase<'a>, clusters: &mut Vec<Cluster<'a>>) {
    let at = phrase.tokens.start;
    let mention = phrase.tokens.clone();
    if let Some(state) = phrase.state {
        let head = canonical(phrase.head);
        let same = |c: &Cluster<'_>| canonical(c.head) == head && c.state == Some(state) && c.names.is_empty();
        let index = clusters.iter().position(same).unwrap_or_else(|| {
            let mut cluster = Cluster::new(EntityKind::Organisation, "body-of-state");
            cluster.head = phrase.head;
            cluster.state = Some(state);
            clusters.push(cluster);
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(index) {
            cluster.add(context, mention, Form::Description);
        }
        return;
    }
    if phrase.determined != Determined::Definite {
        return;
    }
    let bears = |c: &Cluster<'_>| c.head == phrase.head || c.names.iter().any(|name| name.contains(&phrase.head));
    let company =
        matches!(phrase.head, "company" | "firm" | "group" | "agency" | "organisation" | "organization" | "outlet");
    let before = |c: &Cluster<'_>| c.mentions.iter().map(|m| m.tokens.start).filter(|&start| start < at).max();
    let organisations = clusters.iter().enumerate().filter(|(_, c)| c.kind == EntityKind::Organisation);
    let found = organisations.filter_map(|(index, c)| {
        let near = before(c)?;
        let close = at - near < 60;
        (bears(c) || (company && close)).then_some((bears(c), near, index))
    });
    if let Some(cluster) = found.max().and_then(|(_, _, index)| clusters.get_mut(index)) {
        cluster.add(context, mention, Form::Description);
    }
}

/// The phrase with what belongs to its head: "of", "at", "in" phrases, "familiar with ...", "briefed on ...".
fn extended(context: &Context<'_>, phrase: &Phrase<'_>) -> Range<u32> {
    let mut tokens = phrase.tokens.clone();
    for _ in 0..3 {
        let next = tokens.end;
        if context.sentence(next) != context.sentence(tokens.start) {
            break;
        }
        let open = match context.form(next) {
            "of" | "at" | "in" | "for" | "from" | "to" | "with" | "near" => next + 1,
            "familiar" | "briefed" | "close" | "involved" => next + 2,
            _ => break,
        };
        match context.chunk(open) {
            Some((_, chunk)) if chunk.tokens.start == open => tokens.end = chunk.tokens.end,
            _ => break,
        }
    }
    // "at the Ministry of Works and the BMC": a second name of the same kind of place.
    let joined = (tokens.end > phrase.tokens.end && context.form(tokens.end) == "and")
        .then(|| context.chunk(tokens.end + 1))
        .flatten();
    match joined {
        Some((at, chunk)) if context.tag(chunk.head) == Tag::Propn && context.verb_of(at).is_none() => {
            tokens.start..chunk.tokens.end
        }
        _ => tokens,
    }
}
