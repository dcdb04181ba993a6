//! Who can speak: names, persons, bodies, pronouns.

use crate::language::Tag;

use super::phrases::Phrase;
use super::scene::Scene;

/// Whether the phrase names somebody who can speak: a name, a person, a body, a personal pronoun.
pub(super) fn party(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    phrase.heads.iter().any(|&head| {
        let noun = scene.noun(head);
        let pronoun = ["he", "she", "they", "who", "it", "his", "her", "their", "him", "them"];
        let named = scene.tag(head) == Tag::Propn && !noun.time;
        noun.human
            || noun.body
            || noun.collective
            || noun.name.is_some()
            || named
            || scene.is(head, &pronoun)
            || person_suffix(scene.form(head))
    })
}

/// Whether a noun ends as nouns of persons do (-er, -ist, -ian); only asked of nouns the lexicon does not know.
fn person_suffix(form: &str) -> bool {
    let form = form.strip_suffix('s').unwrap_or(form);
    let ends = ["ist", "ian", "eer", "man", "woman", "maker", "holder", "leader", "worker", "member", "goer", "crat"];
    form.len() > 5 && ends.iter().any(|end| form.ends_with(end))
}
