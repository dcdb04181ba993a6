//! Signs around a name that it is that of a house (a firm, a party, a band), not of a person.

use std::ops::Range;

use crate::language::{Chunk, Tag};

use super::context::{Context, Nouns};

/// Nouns for people who work for a house or own shares of it: a name before one of them is that of a house ("Vandel researchers").
/// People of a politician ("aides", "allies", "officials") are left out.
const STAFF: &[&str] = &[
    "researchers",
    "analysts",
    "engineers",
    "employees",
    "scientists",
    "investigators",
    "executives",
    "shareholders",
    "technicians",
];

/// What a house does in the present tense and a person in the news hardly ever: "Vandel assesses", "Vandel tracks this actor as".
const TRADE: &[&str] = &["assesses", "tracks"];

/// Nouns for those who belong to a house or lead it, before "of" and its name ("leaders of the Green Harbour").
const MEMBERS: &[&str] = &[
    "leader",
    "leaders",
    "member",
    "members",
    "chairman",
    "chairwoman",
    "chairperson",
    "founder",
    "founders",
    "cadres",
    "ranks",
    "faction",
    "wing",
    "branch",
    "subsidiary",
    "shareholders",
    "headquarters",
];

/// Nouns for what only a house has ("Green Harbour's ranks").
const BELONGINGS: &[&str] = &[
    "leader",
    "leaders",
    "leadership",
    "member",
    "members",
    "membership",
    "ranks",
    "headquarters",
    "chairman",
    "chairwoman",
    "shareholders",
    "board",
    "mps",
    "lawmakers",
    "cadres",
    "fighters",
    "militants",
    "manifesto",
    "subsidiary",
    "subsidiaries",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "ciso",
    "customers",
    "shares",
    "employees",
    "researchers",
];

/// Whether the words around one occurrence of a name show that it is a house.
pub(super) fn shown(context: &Context<'_>, name: &Range<u32>) -> bool {
    let chunk = context.chunk(name.start).map(|(_, chunk)| chunk);
    let owns = context.possessive(name.end.saturating_sub(1));
    let works = TRADE.contains(&context.form(name.end)) || staffed(context, name, chunk);
    apposed(context, name, chunk) || (!owns && works) || (owns && owner(context, name)) || belonged(context, name)
}

/// "Vandel researchers", "Vandel senior researchers".
fn staffed(context: &Context<'_>, name: &Range<u32>, chunk: Option<&Chunk>) -> bool {
    let next = name.end;
    let head = chunk.map(|chunk| chunk.head).filter(|&head| head == next + 1);
    STAFF.contains(&context.form(next))
        || head.is_some_and(|head| STAFF.contains(&context.form(head)) && context.reading.tag(next) == Tag::Noun)
}

/// "The security firm Vandel", "news agency Vandel".
fn apposed(context: &Context<'_>, name: &Range<u32>, chunk: Option<&Chunk>) -> bool {
    name.start.checked_sub(1).is_some_and(|before| {
        context.nouns(before).any(Nouns::BODY)
            && context.tag(before) == Tag::Noun
            && chunk.is_some_and(|chunk| chunk.tokens.contains(&before))
    })
}

/// "Green Harbour's ranks".
fn owner(context: &Context<'_>, name: &Range<u32>) -> bool {
    let near = (name.end + 1..name.end + 5).take_while(|&token| {
        matches!(context.tag(token), Tag::Noun | Tag::Propn | Tag::Adj) && !context.possessive(token)
    });
    let head = near.last();
    head.is_some_and(|head| (name.end + 1..=head).any(|token| BELONGINGS.contains(&context.form(token))))
}

/// "Leaders of the Green Harbour"; names of more than one word only: "the leader of Halder" may lead a town.
fn belonged(context: &Context<'_>, name: &Range<u32>) -> bool {
    let article = name.start.checked_sub(1).filter(|&the| context.form(the) == "the");
    let of = article.unwrap_or(name.start).checked_sub(1).filter(|&of| context.form(of) == "of");
    let noun = of.and_then(|of| of.checked_sub(1));
    name.len() > 1 && noun.is_some_and(|noun| MEMBERS.contains(&context.form(noun)))
}
