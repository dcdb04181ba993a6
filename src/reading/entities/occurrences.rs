//! Where names stand: those of the model, put together where they were cut, and those it passed over.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::{NameKind, Tag};
use crate::model::hash::HashMap;

use super::acronym;
use super::context::{Context, Nouns};
use super::headed;
use super::headline::without_headlines;
use super::phrase::WEEKDAYS;

/// Offices that the model takes for parts of names; words that are names as well ("King", "Major") are left out.
const OFFICES: [&str; 16] = [
    "mp",
    "mep",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "ciso",
    "minister",
    "senator",
    "congressman",
    "congresswoman",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "president",
    "secretary",
];

/// Months and feasts that are nobody's name.
const MONTHS: [&str; 8] = ["january", "february", "july", "september", "october", "november", "december", "christmas"];

/// One occurrence of a name.
pub(super) struct Found {
    pub(super) tokens: Range<u32>,
    pub(super) kind: NameKind,
}

/// The names that the model found, parts of one name joined ("Ana" "Ruiz"), and those that their head noun tells.
pub(super) fn occurrences(context: &Context<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for name in context.reading.language.names.iter().filter(|name| is_clean(context, &name.tokens)) {
        let before = found.last_mut().filter(|before| {
            before.tokens.end == name.tokens.start
                && before.tokens.len() == 1
                && before.kind == NameKind::Person
                && name.kind == NameKind::Person
                && context.sentence(before.tokens.start) == context.sentence(name.tokens.start)
        });
        match before {
            Some(before) => before.tokens.end = name.tokens.end,
            None => found.push(Found { tokens: name.tokens.clone(), kind: name.kind }),
        }
    }
    without_headlines(context, &mut found);
    without_offices(context, &mut found);
    with_given_names(context, &mut found);
    found.extend(speakers(context));
    found.sort_by_key(|name| name.tokens.start);
    let runs: Vec<Range<u32>> = headed::find(context).into_iter().filter(|run| fits(context, run, &found)).collect();
    let inside = |name: &Found| {
        let after = runs.partition_point(|run| run.start <= name.tokens.start);
        after.checked_sub(1).and_then(|at| runs.get(at)).is_some_and(|run| name.tokens.start < run.end)
    };
    found.retain(|name| !inside(name));
    found.extend(runs.iter().map(|run| Found { tokens: run.clone(), kind: NameKind::Organisation }));
    found.sort_by_key(|name| name.tokens.start);
    with_short_forms(context, &mut found);
    found
}

/// The short forms right behind the names of organisations are names as well: "(HFF)", "(Coastcom)", ", HFF,".
fn with_short_forms(context: &Context<'_>, found: &mut Vec<Found>) {
    let owners = found.iter().filter(|name| name.kind == NameKind::Organisation && name.tokens.len() > 1);
    let short: Vec<u32> = owners.filter_map(|name| acronym::behind(context, &name.tokens)).collect();
    for at in short {
        match found.iter_mut().find(|name| name.tokens.contains(&at)) {
            Some(known) if known.tokens.len() == 1 => known.kind = NameKind::Organisation,
            Some(_) => {}
            None => found.push(Found { tokens: at..at + 1, kind: NameKind::Organisation }),
        }
    }
    found.sort_by_key(|name| name.tokens.start);
}

/// Proper nouns that speak and that the model took for no name: parties, most often firms.
fn speakers(context: &Context<'_>) -> Vec<Found> {
    let language = &context.reading.language;
    let mut named = vec![false; language.tokens.len()];
    for name in &language.names {
        if let Some(part) = named.get_mut(name.tokens.start as usize..name.tokens.end as usize) {
            part.fill(true);
        }
    }
    let mut found = Vec::new();
    for (at, chunk) in language.chunks.iter().enumerate() {
        let last = chunk.head;
        let plain = |token: u32| {
            named.get(token as usize) == Some(&false)
                && context.tag(token) == Tag::Propn
                && context.capital(token)
                && context.no_noun(token)
        };
        let first = language.sentence_at(last).and_then(|at| language.sentences.get(at as usize));
        let first = first.map_or(0, |sentence| sentence.tokens.start);
        if !plain(last) || !context.speaks(at as u32) {
            continue;
        }
        // "The National Assembly": an adjective of the name has its capital.
        let adjective = |token: u32| context.tag(token) == Tag::Adj && context.capital(token) && token > first;
        let part = |&token: &u32| plain(token) || named.get(token as usize) == Some(&false) && adjective(token);
        // "Ki-Lun": words tied by a hyphen are one.
        let tied = last.checked_sub(2).filter(|word| language.tied(last - 1) && part(word));
        let last_part = tied.unwrap_or(last);
        let start = (chunk.tokens.start..last_part).rev().take_while(part).last().unwrap_or(last_part);
        let tokens = start..last + 1;
        if is_clean(context, &tokens) && context.state_in(&tokens).is_none() {
            let kind = if is_somebody(context, &tokens) { NameKind::Person } else { NameKind::Organisation };
            found.push(Found { tokens, kind });
        }
    }
    found
}

/// Whether a name is a person's by what stands around it: an office before, ", who" behind, or an "I" in the words it says.
fn is_somebody(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let who = context.form(tokens.end) == "," && matches!(context.form(tokens.end + 1), "who" | "whose");
    // ", the secretary general,".
    let article = u32::from(matches!(context.form(tokens.end + 1), "the" | "a" | "an"));
    let behind = context.chunk(tokens.end + 1 + article).map(|(_, chunk)| chunk);
    let holds = context.form(tokens.end) == ","
        && behind.is_some_and(|chunk| {
            let head = chunk.head;
            context.nouns(head).any(Nouns::PERSON) && !context.form(head).ends_with('s') && article > 0
        });
    let Some(sentence) = context.reading.sentence(context.sentence(tokens.start)) else { return false };
    let quoted = |token: u32| context.reading.quoted(context.span(&(token..token + 1)).start());
    let own = |token: u32| context.form(token) == "i" && context.tag(token) == Tag::Pron && quoted(token);
    let before =
        tokens.start.checked_sub(1).filter(|&before| context.sentence(before) == context.sentence(tokens.start));
    let titled = before
        .is_some_and(|before| context.nouns(before).any(Nouns::PERSON) && context.capital(before) && tokens.len() == 1);
    who || titled || holds || !quoted(tokens.start) && sentence.tokens.clone().any(own)
}

/// Names of persons begin behind an office that the model took in: "Port North MP Ana Ruiz" is Ana Ruiz.
fn without_offices(context: &Context<'_>, found: &mut [Found]) {
    for name in found.iter_mut().filter(|name| name.kind == NameKind::Person && name.tokens.len() > 2) {
        let office = |&token: &u32| {
            let form = context.form(token);
            OFFICES.contains(&form)
                || context.nouns(token).any(Nouns::PERSON) && form.ends_with('s')
                || context.nouns(token).any(Nouns::ADDRESS) && form.ends_with('.')
        };
        let rest = name.tokens.end.saturating_sub(2);
        // "Lawmaker Ana Ruiz": an office at the head of a sentence has a capital as well.
        let first = context.reading.sentence(context.sentence(name.tokens.start)).map_or(0, |of| of.tokens.start);
        if name.tokens.start == first
            && context.nouns(first).any(Nouns::PERSON)
            && !context.nouns(first).any(Nouns::MAN | Nouns::WOMAN)
        {
            name.tokens.start += 1;
        }
        if let Some(office) = (name.tokens.start..rest).rev().find(office) {
            name.tokens.start = office + 1;
        }
    }
}

/// Lone names of persons take in the name right before them that the model left alone ("Ana" before "Ruiz").
fn with_given_names(context: &Context<'_>, found: &mut [Found]) {
    let mut end = 0;
    for name in found {
        let lone = name.kind == NameKind::Person && name.tokens.len() == 1;
        if let Some(before) = name.tokens.start.checked_sub(1).filter(|&before| lone && before >= end) {
            let known = !context.no_noun(before) || context.state_in(&(before..before + 1)).is_some();
            let first = context.reading.sentence(context.sentence(before)).map_or(0, |sentence| sentence.tokens.start);
            let given = context.tag(before) == Tag::Propn && context.capital(before) && before > first && !known;
            if given && context.sentence(before) == context.sentence(name.tokens.start) && is_word(context.text(before))
            {
                name.tokens.start = before;
            }
        }
        end = name.tokens.end;
    }
}

/// Whether a text is a capital letter and then small ones.
fn is_word(text: &str) -> bool {
    text.chars().count() > 2 && text.chars().skip(1).all(char::is_lowercase)
}

/// Whether a run that its head noun tells only covers names (but no full name of a person), and cuts none.
fn fits(context: &Context<'_>, run: &Range<u32>, found: &[Found]) -> bool {
    let first = found.partition_point(|name| name.tokens.end <= run.start);
    let mut touched = found.iter().skip(first).take_while(|name| name.tokens.start < run.end);
    touched.all(|name| {
        let inside = run.start <= name.tokens.start && name.tokens.end <= run.end;
        let grouped =
            matches!(name.kind, NameKind::Group | NameKind::Other) && acronym::introduced(context, run.end).is_some();
        inside
            && (name.tokens.len() < run.len() || grouped)
            && !(name.kind == NameKind::Person && name.tokens.len() > 1)
    })
}

/// Other places where a name of a party stands that the model passed over: the same words with the same capitals.
pub(super) fn repeated(context: &Context<'_>, found: &[Found]) -> Vec<Found> {
    let mut lengths: HashMap<&str, BTreeSet<u32>> = HashMap::default();
    let mut known: HashMap<Vec<&str>, NameKind> = HashMap::default();
    let words = |part: Range<u32>| part.map(|token| context.text(token)).collect::<Vec<&str>>();
    for name in found.iter().filter(|name| matches!(name.kind, NameKind::Person | NameKind::Organisation)) {
        let family = name.tokens.end.saturating_sub(1)..name.tokens.end;
        let person = name.kind == NameKind::Person && name.tokens.len() > 1;
        for part in [Some(name.tokens.clone()), person.then_some(family)].into_iter().flatten() {
            lengths.entry(context.text(part.start)).or_default().insert(part.len() as u32);
            known.entry(words(part)).or_insert(name.kind);
        }
    }
    let mut covered = vec![false; context.reading.language.tokens.len()];
    for name in &context.reading.language.names {
        if let Some(part) = covered.get_mut(name.tokens.start as usize..name.tokens.end as usize) {
            part.fill(true);
        }
    }
    let name = |at: u32, length: u32| {
        let place = at..at + length;
        let free = place.clone().all(|token| covered.get(token as usize) == Some(&false));
        let joined =
            matches!(context.form(place.end), "-" | "–") || at > 0 && matches!(context.form(at - 1), "-" | "@");
        let whole = context.sentence(at) == context.sentence(place.end - 1);
        let kind = (free && !joined && whole).then(|| known.get(&words(place.clone())).copied()).flatten()?;
        Some(Found { tokens: place, kind })
    };
    let first = |at: u32| context.reading.sentence(context.sentence(at)).is_some_and(|of| of.tokens.start == at);
    let mut more = Vec::new();
    for at in 0..covered.len() as u32 {
        // A singular noun that begins a sentence has a determiner before a verb, where it is none of mass (Quirk et al. 1985, chapter 5): a name else.
        let bare = || context.tag(at) == Tag::Noun && first(at) && matches!(context.tag(at + 1), Tag::Verb | Tag::Aux);
        let initials = || context.text(at).len() > 2 && context.text(at).chars().all(char::is_uppercase);
        if !context.capital(at) || context.tag(at) != Tag::Propn && !initials() && !bare() {
            continue;
        }
        let Some(lengths) = lengths.get(context.text(at)) else { continue };
        more.extend(lengths.iter().rev().find_map(|&length| name(at, length)));
    }
    more
}

/// Whether the words can be a name: no address, no code, no mark of a table.
fn is_clean(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    let word = |token: u32| {
        let text = context.text(token);
        if text.bytes().all(|byte| byte.is_ascii_alphabetic())
            && text.bytes().next_back().is_some_and(|last| last.is_ascii_lowercase())
        {
            return text.len() <= 40;
        }
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let figures = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).count();
        // "lanD": a stray capital is damage, not a name.
        let stray = text.len() > 2 && text.ends_with(char::is_uppercase) && text.starts_with(char::is_lowercase);
        !stray
            && !text.contains(['|', '/', '=', '\\', '[', ']', '<', '>', '_', '*'])
            && text.len() <= 40
            && digits <= letters.max(4)
            && (figures < 2 || !text.chars().any(char::is_lowercase))
    };
    let form = context.form(tokens.start);
    let day = tokens.len() == 1 && (WEEKDAYS.contains(&form) || MONTHS.contains(&form));
    !day && tokens.clone().all(word) && tokens.clone().any(|token| context.capital(token))
}
