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

/// Nouns for those who sit, stand or work for a house, between its name and theirs ("Green Harbour MP Ana Ruiz"). Those of a politician
/// ("aide", "adviser", "lawyer") are left out.
const POSTS: &[&str] = &[
    "mp",
    "mep",
    "veteran",
    "lawmaker",
    "legislator",
    "candidate",
    "councillor",
    "member",
    "leader",
    "chairman",
    "chairwoman",
    "chairperson",
    "executive",
    "ceo",
    "founder",
    "stalwart",
    "reporter",
    "correspondent",
    "columnist",
    "editor",
];

/// First parts of family names with a capital inside ("McKay").
const PREFIXES: [&str; 9] = ["Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz"];

/// Whether the name itself or what is said right behind it makes it a house, wherever it may stand: "NorrLabs", "Vandel, a
/// suspected foreign group".
pub(super) fn called(context: &Context<'_>, name: &Range<u32>) -> bool {
    name.len() == 1 && inner_capital(context.text(name.start)) && !context.modifies(name) || described(context, name)
}

/// Whether a capital stands behind a small letter inside the word, and the part before is none of a family name.
pub(super) fn inner_capital(text: &str) -> bool {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let inner = letters.windows(2).find_map(|pair| match pair {
        [(_, small), (at, capital)] if small.is_lowercase() && capital.is_uppercase() => Some(*at),
        _ => None,
    });
    let before = inner.and_then(|at| text.get(..at));
    before.is_some_and(|before| before.starts_with(char::is_uppercase) && !PREFIXES.contains(&before))
}

/// "Vandel, a suspected foreign group that": an apposition with an article and a noun for a body.
fn described(context: &Context<'_>, name: &Range<u32>) -> bool {
    let comma = name.end;
    let article = matches!(context.form(comma + 1), "a" | "an");
    let chunk = context.chunk(comma + 1).map(|(_, chunk)| chunk).filter(|_| context.form(comma) == "," && article);
    let closed = |chunk: &Chunk| {
        matches!(context.form(chunk.tokens.end), "," | "." | "that" | "which" | "of" | "in" | "based" | "with" | "(")
    };
    // "Vandel, a trading, storage and transport company, …".
    let listed = || {
        let near = (comma + 2..comma + 12).take_while(|&at| {
            context.sentence(at) == context.sentence(name.start) && !matches!(context.tag(at), Tag::Verb | Tag::Aux)
        });
        { near }.any(|at| context.nouns(at).any(Nouns::BODY) && context.form(at + 1) == ",")
    };
    let several = chunk.is_some_and(|chunk| matches!(context.form(chunk.tokens.end), "," | "and")) && listed();
    several
        || chunk.is_some_and(|chunk| {
            chunk.tokens.start == comma + 1
                && context.nouns(chunk.head).any(Nouns::BODY)
                && closed(chunk)
                && context.sentence(chunk.head) == context.sentence(name.start)
        })
}

/// "The Harbour reported": a lone name with a capital article inside a sentence is that of a paper.
fn titled_paper(context: &Context<'_>, name: &Range<u32>) -> bool {
    let article = name.start.checked_sub(1).filter(|&at| context.form(at) == "the" && context.capital(at));
    let inside = article.and_then(|at| at.checked_sub(1)).is_some_and(|before| {
        context.sentence(before) == context.sentence(name.start)
            && !matches!(context.form(before), "." | ":" | "\"" | "“")
    });
    name.len() == 1 && inside && context.capital(name.start)
}

/// "Green Harbour veteran Ana Ruiz": a post between the name and that of whoever holds it.
fn posted(context: &Context<'_>, name: &Range<u32>) -> bool {
    let post = name.end;
    let holder = context.tag(post + 1) == Tag::Propn && context.capital(post + 1);
    POSTS.contains(&context.form(post)) && holder && context.sentence(post + 1) == context.sentence(name.start)
}

/// Whether the words around one occurrence of a name show that it is a house.
pub(super) fn shown(context: &Context<'_>, name: &Range<u32>) -> bool {
    let chunk = context.chunk(name.start).map(|(_, chunk)| chunk);
    let owns = context.possessive(name.end.saturating_sub(1));
    let works = TRADE.contains(&context.form(name.end)) || staffed(context, name, chunk);
    called(context, name)
        || titled_paper(context, name)
        || posted(context, name)
        || apposed(context, name, chunk)
        || (!owns && works)
        || (owns && owner(context, name))
        || belonged(context, name)
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
