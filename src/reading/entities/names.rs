//! The names that can be parties: each surface gets one kind in the whole text.

use std::ops::Range;

use crate::document::BlockKind;
use crate::language::{NameKind, WordId};
use crate::model::hash::{HashMap, HashSet};

use super::super::dateline;
use super::acronym;
use super::context::{Context, Nouns};
use super::occurrences::{Found, occurrences, repeated};
use super::votes::Votes;

/// Names by where they stand.
#[derive(Default)]
pub(super) struct Names {
    /// In the text.
    pub(super) told: Vec<Range<u32>>,
    /// In tables, notes and code.
    pub(super) aside: Vec<Range<u32>>,
    /// Lone names that something is or happens in: never the short name of a firm.
    pub(super) located: HashSet<WordId>,
}

/// Last words of names of regions, rivers and the like.
const REGIONS: [&str; 20] = [
    "oblast",
    "krai",
    "raion",
    "province",
    "region",
    "county",
    "district",
    "governorate",
    "peninsula",
    "island",
    "islands",
    "river",
    "lake",
    "sea",
    "strait",
    "gulf",
    "valley",
    "city",
    "airport",
    "border",
];

/// Last words of names of events and of rules.
const OCCASIONS: [&str; 18] = [
    "report",
    "advisory",
    "convention",
    "summit",
    "conference",
    "war",
    "act",
    "treaty",
    "agreement",
    "accord",
    "protocol",
    "directive",
    "olympics",
    "election",
    "plan",
    "strategy",
    "referendum",
    "declaration",
];

/// The names of persons and those of organisations. States and their governments have rules of their own.
pub(super) fn parties(context: &Context<'_>) -> (Names, Names) {
    let mut found = occurrences(context);
    found.extend(repeated(context, &found));
    found.sort_by_key(|name| (name.tokens.start, u32::MAX - name.tokens.end));
    let mut end = 0;
    found.retain(|name| {
        let free = name.tokens.start >= end;
        end = end.max(name.tokens.end);
        free
    });
    let (mut persons, mut organisations) = (Names::default(), Names::default());
    organisations.located = located(context, &found);
    settle(context, &mut found, &organisations.located);
    for name in found {
        let names = match name.kind {
            NameKind::Person => &mut persons,
            NameKind::Organisation if !is_state(context, &name.tokens) && !is_government(context, &name.tokens) => {
                &mut organisations
            }
            _ => continue,
        };
        if aside(context, name.tokens.start) { names.aside.push(name.tokens) } else { names.told.push(name.tokens) }
    }
    (persons, organisations)
}

/// The lone names that stand where only a place can: "rather than in Ruland", "across Ruland", "Ruland's parliament".
fn located(context: &Context<'_>, found: &[Found]) -> HashSet<WordId> {
    let lone = found.iter().filter(|name| name.tokens.len() == 1);
    let placed = lone.filter(|name| {
        let at = name.tokens.start;
        let owns = context.possessive(at);
        let within = at.checked_sub(1).is_some_and(|before| {
            matches!(context.form(before), "in" | "across" | "throughout")
                && context.sentence(before) == context.sentence(at)
        });
        // "In Vandel shares", "in Vandel's offices": the head is another.
        let heads = context.chunk(at).is_none_or(|(_, chunk)| chunk.head == at);
        let rules =
            owns && context.chunk(at).is_some_and(|(_, chunk)| context.nouns(chunk.head).any(Nouns::GOVERNMENT));
        within && heads && !owns || rules
    });
    placed.filter_map(|name| Some(context.reading.language.tokens.get(name.tokens.start as usize)?.word)).collect()
}

/// Whether a token stands in a table, a note, code or a dateline.
fn aside(context: &Context<'_>, token: u32) -> bool {
    let sentence = context.reading.sentence(context.sentence(token));
    sentence.is_none_or(|sentence| {
        matches!(sentence.kind, BlockKind::Table | BlockKind::Code | BlockKind::Note)
            || dateline::end(context.reading, &sentence.tokens).is_some_and(|end| token < end)
    })
}

/// Gives all occurrences of a surface one kind.
///
/// A lone name is a person's where a full name or a title in the text says so; else an organisation's where it was ever
/// taken for one, or begins the name of one, for news introduces persons by their full names. Longer names and places go by majority.
fn settle(context: &Context<'_>, found: &mut [Found], located: &HashSet<WordId>) {
    let forms = |name: &Found| -> Vec<&str> { name.tokens.clone().map(|token| context.form(token)).collect() };
    let mut votes: HashMap<Vec<WordId>, Votes> = HashMap::default();
    let mut key: Vec<WordId> = Vec::new();
    let spell = |name: &Found, key: &mut Vec<WordId>| {
        key.clear();
        key.extend(context.reading.language.tokens(&name.tokens).iter().map(|token| token.word));
    };
    let (mut families, mut givens, mut openings) = (HashSet::default(), HashSet::default(), HashSet::default());
    for name in found.iter() {
        let words = forms(name);
        match name.kind {
            NameKind::Person if words.len() > 1 => {
                families.extend(words.last().copied());
                givens.extend(words.first().copied());
            }
            NameKind::Organisation if words.len() > 1 => openings.extend(words.first().copied()),
            _ => {}
        }
        spell(name, &mut key);
        if let Some(votes) = votes.get_mut(key.as_slice()) {
            votes.count(context, name);
        } else {
            votes.entry(key.clone()).or_default().count(context, name);
        }
    }
    for name in found.iter_mut() {
        let words = forms(name);
        let family = words.len() == 1 && words.iter().all(|word| families.contains(word));
        let placed = name.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(context.form(before), "in" | "at" | "from" | "near" | "to" | "into" | "across")
        });
        spell(name, &mut key);
        let votes = votes.get(key.as_slice());
        name.kind = match votes {
            _ if family && !(name.kind == NameKind::Place && placed) => NameKind::Person,
            Some(votes) => votes.kind(words.len()),
            None => name.kind,
        };
        // "Vandel" after "Vandel Energy Company", where the text knows nobody of that name.
        let lone = words.first().filter(|_| words.len() == 1);
        let firm = lone.is_some_and(|word| openings.contains(word) && !givens.contains(word))
            && !key.first().is_some_and(|word| located.contains(word));
        let untitled = votes.is_none_or(|votes| votes.titled == 0);
        if (firm || acronym::is_initials(context, &name.tokens)) && name.kind == NameKind::Person && untitled && !family
        {
            name.kind = NameKind::Organisation;
        }
        let within = key.first().is_some_and(|word| located.contains(word));
        if let Some(votes) = votes.filter(|_| lone.is_some() && !family) {
            name.kind = by_place(context, name, votes, (within, placed));
        }
        name.kind = by_head(context, name, &words);
    }
}

/// The kind of a lone name by whether something happens in what it names: `within` it anywhere, or where the name is `placed` here.
fn by_place(context: &Context<'_>, name: &Found, votes: &Votes, (within, placed): (bool, bool)) -> NameKind {
    match name.kind {
        // "In Halder and in Medrow": where things only happen is no person.
        NameKind::Person if within && votes.acts == 0 && votes.titled == 0 => NameKind::Place,
        // A place that speaks, that nothing happens in and that is no state, is a house the lists do not know.
        NameKind::Place if votes.speaks > 0 && !within && !placed && !is_state(context, &name.tokens) => {
            NameKind::Organisation
        }
        kind => kind,
    }
}

/// The kind of a name whose last word, or head before "of", says what it is: an event, a thing, a place.
fn by_head(context: &Context<'_>, name: &Found, words: &[&str]) -> NameKind {
    let last = name.tokens.end.saturating_sub(1);
    let common = words.len() == 1
        && name.kind == NameKind::Person
        && context.nouns(last).any(Nouns::BODY | Nouns::GOVERNMENT | Nouns::BAND);
    // "Convention of 1974": the head stands before "of".
    let head = words.iter().position(|word| *word == "of").and_then(|of| words.get(of.checked_sub(1)?));
    let occasion = |word: Option<&&str>| word.is_some_and(|word| OCCASIONS.contains(word));
    // "The National Conference announced": an occasion says nothing.
    let speaks = || context.chunk(last).is_some_and(|(at, chunk)| chunk.head == last && context.speaks(at));
    let occasion = words.len() > 1 && (occasion(words.last()) || occasion(head)) && !speaks();
    // "Harbour Council MPs": people, unless they have an acronym as a body has.
    let crowd = words.last().is_some_and(|last| last.ends_with('s')) && head.is_none();
    let crowd = crowd && acronym::introduced(context, name.tokens.end).is_none();
    let people = context.is_people(last) || crowd && context.nouns(last).any(Nouns::BAND);
    let followers =
        ["republicans", "democrats", "conservatives", "liberals", "socialists"].contains(&context.form(last));
    let members = crowd && name.kind == NameKind::Organisation && (context.nouns(last).any(Nouns::PERSON) || followers);
    if members || name.kind == NameKind::Person && people {
        return NameKind::Group;
    }
    if occasion || words.len() > 1 && context.nouns(last).any(Nouns::THING) {
        NameKind::Other
    } else if common || words.last().is_some_and(|last| REGIONS.contains(last)) {
        NameKind::Place
    } else {
        name.kind
    }
}

/// Whether the name is no more than a word for a government ("the Government").
fn is_government(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    tokens.len() == 1 && context.nouns(tokens.start).any(Nouns::GOVERNMENT)
}

/// Whether the name is a state, its seat or its government, or an office ("Secretary of State", "Chief of Mission").
fn is_state(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let last = tokens.end.saturating_sub(1);
    let state = context.states_around(tokens).iter().any(|phrase| {
        let covers = phrase.tokens.start <= tokens.start && tokens.end <= phrase.tokens.end;
        let leads = context.bare_state(phrase).start == tokens.start && context.nouns(last).any(Nouns::GOVERNMENT);
        covers || leads
    });
    let office = tokens.len() == 1
        && tokens.start > 1
        && context.form(tokens.start - 1) == "of"
        && context.nouns(tokens.start - 2).any(Nouns::PERSON)
        && context.form(tokens.start) == "state";
    let head_of = tokens.len() > 2
        && context.nouns(tokens.start).any(Nouns::PERSON | Nouns::ADDRESS)
        && context.form(tokens.start + 1) == "of";
    state || office || head_of
}
