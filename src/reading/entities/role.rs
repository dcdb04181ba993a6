//! Roles: the title before a name, the apposition after it.

use std::ops::Range;

use crate::document::BlockKind;
use crate::language::{NameKind, Tag};

use super::super::{EntityKind, Mention};
use super::cluster::Cluster;
use super::context::{Context, Nouns};

/// Forms of address without an office.
const CIVIL: [&str; 12] = ["mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "datuk", "seri", "hon"];

/// Gives every person the longest role the text states, and the head nouns of all its roles.
pub(super) fn collect<'a>(context: &Context<'a>, clusters: &mut [Cluster<'a>]) {
    for cluster in clusters.iter_mut().filter(|cluster| cluster.kind == EntityKind::Person) {
        let mut best: Option<Range<u32>> = None;
        let titles = |mention: &&Mention| {
            // The words of a headline in capitals are no office.
            let sentence = context.reading.sentence(mention.sentence);
            sentence.is_none_or(|sentence| sentence.kind != BlockKind::Heading)
        };
        for mention in cluster.mentions.iter().filter(titles) {
            let first = before(context, &mention.tokens);
            let second = after(context, &mention.tokens);
            // "Trade Minister Brandt, Interior Minister Oster and …": the next of a list has the next office.
            let listed = |(role, _): &(Range<u32>, u32)| first.is_some() && names_person(context, role);
            let second = second.filter(|second| !listed(second));
            for (role, head) in [first, second].into_iter().flatten() {
                let form = context.form(head);
                cluster.offices.push(head);
                for form in [form, spelt_out(form)] {
                    if !cluster.role_heads.contains(&form) {
                        cluster.role_heads.push(form);
                    }
                }
                cluster.role_words.extend(role.clone().map(|token| context.form(token)));
                cluster.state = cluster.state.or_else(|| context.state_in(&role));
                if best.as_ref().is_none_or(|best| role.len() > best.len()) {
                    best = Some(role);
                }
            }
        }
        cluster.role = best.map(|tokens| context.span(&tokens));
    }
}

/// A rank or office without its abbreviation: "the captain" is "Capt. Hale".
fn spelt_out(form: &str) -> &str {
    match form.trim_end_matches('.') {
        "capt" => "captain",
        "col" => "colonel",
        "gen" => "general",
        "lt" => "lieutenant",
        "maj" => "major",
        "sgt" => "sergeant",
        "adm" => "admiral",
        "cmdr" => "commander",
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "prof" => "professor",
        _ => form,
    }
}

/// How far the words before a name can belong to its office, and the office nearest to the name; `end` is one past them.
fn walk_back(context: &Context<'_>, name: &Range<u32>, end: u32) -> (u32, Option<u32>) {
    let sentence = context.sentence(name.start);
    let mut start = end;
    let mut head = None;
    while let Some(token) =
        start.checked_sub(1).filter(|&token| end - token <= 12 && context.sentence(token) == sentence)
    {
        let office = context.nouns(token).any(Nouns::PERSON | Nouns::ADDRESS);
        // "Leader of council business Hale", "head of the Harbour Council Hale": what is led stands between.
        let of =
            |at: u32| matches!(context.form(at), "of" | "for") && at > 0 && context.nouns(at - 1).any(Nouns::PERSON);
        let led = end == name.start
            && token + 1 < end
            && (of(token) || context.form(token) == "the" && token > 0 && of(token - 1));
        let link = matches!(context.form(token), "of" | "for" | "and" | "'s" | "-" | "to") && head.is_some() || led;
        let word = matches!(context.tag(token), Tag::Noun | Tag::Propn | Tag::Adj);
        if full_name(context, token, name.start)
            || !(office || link || word)
            || (head.is_none() && !office && end < name.start)
        {
            break;
        }
        if office {
            head = head.or(Some(token));
        }
        start = token;
    }
    (start, head)
}

/// "Norrland's foreign minister, Pavel Oster" and "Norrland Minister of Trade Ilse Brandt": the words before the name.
fn before(context: &Context<'_>, name: &Range<u32>) -> Option<(Range<u32>, u32)> {
    let mut end = name.start;
    if end.checked_sub(1).is_some_and(|comma| context.form(comma) == ",") {
        end -= 1;
    }
    let (mut start, head) = walk_back(context, name, end);
    // "Emails of former minister Hale": the office begins there.
    if let Some(former) = (start..end).rev().find(|&token| matches!(context.form(token), "former" | "then" | "late")) {
        start = former;
    }
    let of = (start + 1..end.saturating_sub(1)).rev().find(|&token| matches!(context.form(token), "of" | "for" | "to"));
    let whole = |of: u32| context.reading.cues_in(&(start..of)).iter().any(|cue| cue.tokens.contains(&of));
    if let Some(of) = of.filter(|&of| {
        context.nouns(end - 1).any(Nouns::PERSON) && context.nouns(of - 1).any(Nouns::PERSON) && !whole(of)
    }) {
        // "spokesman for Governor Brandt": the office is that of somebody else.
        start = of + 1;
    }
    let office = office_head(context, start..end);
    let head = office.or(head).filter(|&head| head >= start)?;
    let plural = context.form(head).ends_with('s') && context.tag(head) == Tag::Noun;
    if plural && end < name.start || address_only(context, start..end) {
        return None;
    }
    if office.is_none() {
        // "part of Prime Minister Hale's plan": what stands before "of" is no part of the role, unless it is a name.
        let of = (start + 1..head).rev().find(|&token| matches!(context.form(token), "of" | "for" | "to"));
        if let Some(of) = of.filter(|&of| !context.capital(of - 1)) {
            // "former prisoner of war Senator Hale": the office alone, where small letters lead up to a capital.
            start = if context.capital(of + 1) || !context.capital(head) { of + 1 } else { head };
        }
    }
    // "Hale and trade minister Brandt": another party is joined, not another office.
    let joined = (start + 1..head).rev().find(|&token| context.form(token) == "and");
    let offices =
        |tokens: Range<u32>| tokens.clone().any(|token| context.nouns(token).any(Nouns::PERSON | Nouns::ADDRESS));
    if let Some(and) = joined.filter(|&and| context.capital(and - 1) && !offices(start..and)) {
        start = and + 1;
    }
    while start < head
        && (matches!(context.form(start), "of" | "for" | "and" | "'s" | "to" | "-") || gerund(context, start))
    {
        start += 1;
    }
    // "Chairman Rep. Hale": the form of address tells nothing more.
    let address = end - 1 > head && context.nouns(end - 1).any(Nouns::ADDRESS) && context.form(end - 1).ends_with('.');
    Some((start..end - u32::from(address), head))
}

/// Whether the token lies in the full name of a person, and not in that of the one who is named at `own`.
fn full_name(context: &Context<'_>, token: u32, own: u32) -> bool {
    let names = &context.reading.language.names;
    let after = names.partition_point(|name| name.tokens.start <= token);
    let name = after.checked_sub(1).and_then(|at| names.get(at)).filter(|name| name.tokens.contains(&token));
    name.is_some_and(|name| {
        name.kind == NameKind::Person
            && name.tokens.len() > 1
            && !name.tokens.contains(&own)
            && !context.possessive(name.tokens.end.saturating_sub(1))
    })
}

/// Whether a person's full name stands among the tokens.
fn names_person(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    tokens.clone().any(|token| full_name(context, token, u32::MAX))
}

/// Whether the words only address the person ("Mr", "Dr.") and tell no office.
fn address_only(context: &Context<'_>, mut tokens: Range<u32>) -> bool {
    tokens.all(|token| CIVIL.contains(&context.form(token).trim_end_matches('.')))
}

/// Whether a word tells what somebody does to the person, not which office is held ("toppling leader").
fn gerund(context: &Context<'_>, token: u32) -> bool {
    let form = context.form(token);
    let of_office =
        ["acting", "managing", "founding", "outgoing", "incoming", "sitting", "presiding", "visiting", "commanding"];
    form.ends_with("ing") && !context.capital(token) && context.tag(token) != Tag::Noun && !of_office.contains(&form)
}

/// The head of the office: the last party noun before a preposition ("Secretary" of "Secretary of State").
fn office_head(context: &Context<'_>, tokens: Range<u32>) -> Option<u32> {
    let stop = tokens.clone().find(|&token| matches!(context.form(token), "of" | "for" | "to")).unwrap_or(tokens.end);
    (tokens.start..stop).rev().find(|&token| context.nouns(token).any(Nouns::PERSON))
}

/// "Marta Lindqvist, head of the union" and "Okafor, a lawyer": the apposition after the name.
fn after(context: &Context<'_>, name: &Range<u32>) -> Option<(Range<u32>, u32)> {
    let comma = name.end;
    if context.form(comma) != "," || context.sentence(comma) != context.sentence(name.start) {
        return None;
    }
    let mut start = comma + 1;
    if matches!(context.form(start), "the" | "a" | "an" | "who" | "his" | "her" | "their") {
        start += 1;
    }
    let (_, chunk) = context.chunk(start)?;
    let head = office_head(context, start..chunk.tokens.end)?;
    let mut end = chunk.tokens.end;
    for _ in 0..3 {
        if !matches!(context.form(end), "of" | "for" | "at" | "in" | "on" | "to" | "with" | "and") {
            break;
        }
        match context.chunk(end + 1) {
            Some((_, next)) if next.tokens.start == end + 1 => end = next.tokens.end,
            _ => break,
        }
    }
    Some((start..end, head))
}
