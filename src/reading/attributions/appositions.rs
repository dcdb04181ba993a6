//! Subjects with something set beside them: a title, a name, a relative clause.

use crate::language::NameKind;

use super::phrases::Phrase;
use super::scene::Scene;

/// The longest word between a name and what is set beside it ("Jane Doe, R-N.C., another negotiator"), in tokens.
const BETWEEN: u32 = 5;

impl Scene<'_> {
    /// A name right after a title and a comma ("The minister, Jane Doe said") takes the title in.
    pub(super) fn after_title(&self, mut phrase: Phrase, floor: u32) -> Phrase {
        let comma = phrase.tokens.start.checked_sub(1).filter(|&t| t > floor && self.is(t, &[","]));
        let person = self.noun(phrase.head()).name == Some(NameKind::Person);
        let title = comma.filter(|_| person).and_then(|comma| self.chunk(comma - 1));
        if let Some(title) = title.filter(|title| self.noun(title.head).human && self.noun(title.head).name.is_none()) {
            let start = self.phrase_start(title.tokens.start, floor);
            if !self.governed(start, floor) {
                phrase.tokens.start = start;
            }
        }
        phrase
    }

    /// A description right after a name and a comma, with none behind it ("Jane Doe, another negotiator said"), takes the name in
    /// and is that person. The name stands first: anywhere else it may be of another.
    pub(super) fn after_name(&self, phrase: Phrase, floor: u32) -> Phrase {
        let start = phrase.tokens.start;
        let described = self.noun(phrase.head()).human && self.noun(phrase.head()).name.is_none();
        let determined = self.is(start, &["a", "an", "another", "the", "his", "her", "their"]);
        if !described || !determined || start <= floor || !self.is(start - 1, &[","]) {
            return phrase;
        }
        let person = |t: u32| self.noun(t).name == Some(NameKind::Person);
        let Some(name) = (floor..start).find(|&t| person(t)).and_then(|t| self.chunk(t)) else { return phrase };
        let first = name.tokens.start <= floor + 1 && (name.tokens.start..name.tokens.end).any(person);
        let mut between = name.tokens.end..start;
        let short = between.len() as u32 <= BETWEEN && between.all(|t| !person(t) && self.finite(t).is_none());
        if !first || !short {
            return phrase;
        }
        Phrase { tokens: name.tokens.start..phrase.tokens.end, heads: vec![name.head] }
    }

    /// A description right before a comma and a person's full name, where no list goes on ("said its director, Jane Doe"), takes the
    /// name in and is that person.
    pub(super) fn before_name(&self, phrase: Phrase) -> Phrase {
        let described = self.noun(phrase.head()).human && self.noun(phrase.head()).name.is_none();
        let determined = self.is(phrase.tokens.start, &["the", "its", "his", "her", "their", "our"]);
        let comma = phrase.head() + 1;
        let name = self.chunk(comma + 1).filter(|_| described && determined && self.is(comma, &[","]));
        let Some(name) = name.filter(|name| self.noun(name.head).name == Some(NameKind::Person)) else { return phrase };
        let after = name.tokens.end + u32::from(self.is(name.tokens.end, &[","]));
        if name.tokens.len() < 2 || name.tokens.start != comma + 1 || self.is(after, &["and", "or"]) {
            return phrase;
        }
        Phrase { tokens: phrase.tokens.start..name.tokens.end, heads: vec![name.head] }
    }

    /// The antecedent of a relative clause that no comma closes before the verb at `end`: "An official, who spoke on condition of
    /// anonymity said". The relative clause has its verb; the one that follows without "and" is the antecedent's.
    pub(super) fn left_open(&self, end: u32, floor: u32) -> Option<Phrase> {
        let who = (floor + 1..end).rev().find(|&t| self.is(t, &["who"]))?;
        let mut inner = who + 1..end;
        let own = self.finite(who + 1)?;
        let plain = inner.all(|t| {
            !self.is(t, &[",", "and", "but", "or", "that", "—", "–", ";", ":"])
                && (own.tokens.contains(&t) || self.finite(t).is_none())
        });
        let comma = self.is(who - 1, &[",", "—", "–"]);
        let antecedent = self.chunk(who.checked_sub(2)?).filter(|chunk| self.noun(chunk.head).human)?;
        (plain && comma && own.tokens.end < end).then(|| {
            self.shaped(self.phrase_start(antecedent.tokens.start, floor), vec![antecedent.head], antecedent.tokens.end)
        })?
    }
}
