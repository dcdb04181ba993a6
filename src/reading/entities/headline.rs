//! Headlines that have all their words in capitals: what in them is a name.

use crate::document::BlockKind;
use crate::model::hash::HashSet;

use super::context::Context;
use super::occurrences::Found;

/// In a headline that has all its words in capitals, only what the text names so as well is a name.
pub(super) fn without_headlines(context: &Context<'_>, found: &mut Vec<Found>) {
    let capital = |name: &Found| {
        let sentence = context.reading.sentence(context.sentence(name.tokens.start));
        sentence.filter(|sentence| sentence.kind == BlockKind::Heading).is_some_and(|sentence| {
            let words = || sentence.tokens.clone().filter(|&token| context.text(token).len() > 3);
            words().count() > 3 && words().all(|token| !context.text(token).starts_with(char::is_lowercase))
        })
    };
    let words = |name: &Found| name.tokens.clone().map(|token| context.form(token)).collect::<Vec<&str>>();
    let of = |name: &Found| context.reading.sentence(context.sentence(name.tokens.start));
    let heads = |name: &Found| of(name).is_some_and(|sentence| sentence.kind == BlockKind::Heading);
    let told: HashSet<Vec<&str>> = found.iter().filter(|name| !heads(name)).map(words).collect();
    // "Key Takeaways": a heading that is nothing else.
    let whole = |name: &Found| heads(name) && of(name).is_some_and(|sentence| sentence.tokens == name.tokens);
    let long = |name: &Found| name.tokens.len() > 2 && capital(name);
    found.retain(|name| !(whole(name) || long(name)) || told.contains(&words(name)));
}
