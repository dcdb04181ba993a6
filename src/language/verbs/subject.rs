//! The subject of each verb group: the nearest noun phrase to its left that is no object, no part of a prepositional
//! phrase, an aside or a relative clause; after a quotation also the one to its right.

use std::ops::Range;

use super::super::{Chunk, Language, NameKind, Tag, VerbGroup};
use super::forms;

/// Sets the subjects of `groups`, all groups of the sentence with the tokens `sentence`.
pub(super) fn assign(language: &Language, sentence: Range<u32>, groups: &mut [VerbGroup]) {
    for at in 0..groups.len() {
        let (before, rest) = groups.split_at_mut(at);
        let Some(group) = rest.first_mut() else { return };
        let mut clause = Clause { language, sentence: sentence.clone(), before, reduced: None };
        group.subject = clause.subject_of(group);
        if let Some(reduced) = clause.reduced
            && let Some(earlier) = before.get_mut(reduced)
        {
            earlier.finite = false;
            earlier.passive = true;
        }
    }
}

struct Clause<'a> {
    language: &'a Language,
    sentence: Range<u32>,
    /// Groups of the sentence before the one in question.
    before: &'a [VerbGroup],
    /// A group found to be a participle after its noun, not a past tense.
    reduced: Option<usize>,
}

impl Clause<'_> {
    fn subject_of(&mut self, group: &VerbGroup) -> Option<u32> {
        let start = group.tokens.start;
        if !group.finite {
            return self.of_infinite(group);
        }
        if let Some(inverted) = self.inverted(group) {
            return Some(inverted);
        }
        self.walk(start, 0)
    }

    /// Looks left from token `from` for the subject of a finite verb.
    fn walk(&mut self, from: u32, depth: u32) -> Option<u32> {
        let mut at = from;
        let mut first = depth == 0;
        while at > self.sentence.start && depth < 4 {
            let here = at - 1;
            if let Some(number) = self.language.chunk_at(here) {
                let chunk = self.language.chunk(number)?;
                match self.role(number, chunk) {
                    Role::Subject => return Some(number),
                    Role::Skip(to) => at = to.min(here),
                }
                first = false;
                continue;
            }
            let form = self.language.form(here);
            match self.language.tag(here) {
                Some(Tag::Adv | Tag::Part | Tag::Intj | Tag::Adj | Tag::Num | Tag::Adp) => {}
                Some(Tag::Pron | Tag::Det | Tag::Sconj) if matches!(form, "who" | "which" | "that") => {
                    return if at == from || first { self.antecedent(here) } else { None };
                }
                Some(Tag::Cconj) if first => return self.shared(here),
                Some(Tag::Aux) => return if first { None } else { self.group_subject(here) },
                Some(Tag::Verb) if self.is_infinite(here) || self.is_reduced(here) => {}
                Some(Tag::Punct) => match form {
                    "," | "\u{2014}" | "--" | "\u{2013}" | ")" | "-" if first => {
                        return match self.aside(here) {
                            Some(outside) => self.walk(outside, depth + 1),
                            None if form == "," => self.before_comma(here, depth),
                            None => None,
                        };
                    }
                    "\"" | "\u{201d}" | "\u{201c}" | "''" | "``" | "\u{2019}" | "\u{2018}" | "(" | ")" | "-" => {}
                    _ => return None,
                },
                _ => return None,
            }
            at = here;
        }
        None
    }

    /// A verb after a lone comma: it shares the subject of the verb before (`came, saw and left`) or stands after a
    /// fronted phrase.
    fn before_comma(&mut self, comma: u32, depth: u32) -> Option<u32> {
        match self.before.iter().rev().find(|group| group.finite) {
            Some(group) if group.tokens.end <= comma => group.subject,
            _ => self.walk(comma, depth + 1),
        }
    }

    /// What a chunk on the way left is.
    fn role(&self, number: u32, chunk: &Chunk) -> Role {
        let start = chunk.tokens.start;
        let form = self.language.form(chunk.head);
        if matches!(form, "him" | "them" | "us" | "me" | "himself" | "itself" | "themselves" | "herself")
            || is_time(form) && chunk.tokens.len() <= 2
        {
            return Role::Skip(start);
        }
        let Some(before) = start.checked_sub(1).filter(|&before| before >= self.sentence.start) else {
            return Role::Subject;
        };
        match self.language.tag(before) {
            Some(Tag::Adp) if !is_clause_word(self.language.form(before)) => Role::Skip(before),
            Some(Tag::Sconj) if forms::is_preposition(self.language.form(before)) => Role::Skip(before),
            Some(Tag::Cconj) if self.is_in_phrase(number) => Role::Skip(self.phrase_start(number)),
            Some(Tag::Verb) => self.after_verb(before),
            _ => Role::Subject,
        }
    }

    /// A chunk after a verb: its object, or the subject of a clause without *that*.
    fn after_verb(&self, verb: u32) -> Role {
        let Some(position) = self.before.iter().rposition(|group| group.head == verb) else { return Role::Subject };
        let Some(group) = self.before.get(position) else { return Role::Subject };
        let start = group.tokens.start;
        let relative =
            start.checked_sub(1).filter(|&before| matches!(self.language.form(before), "who" | "which" | "that"));
        if let Some(relative) = relative.filter(|_| !forms::takes_clause(self.language.form(verb))) {
            return Role::Skip(relative);
        }
        if !group.finite && !forms::takes_clause(self.language.form(verb)) {
            return Role::Skip(start);
        }
        Role::Subject
    }

    /// Whether a chunk after `and` continues a prepositional phrase: `the leaders of Oslo and Bern`.
    fn is_in_phrase(&self, number: u32) -> bool {
        let (Some(left), Some(right)) =
            (number.checked_sub(1).and_then(|left| self.language.chunk(left)), self.language.chunk(number))
        else {
            return false;
        };
        let like = self.language.tag(left.head) == self.language.tag(right.head);
        let phrase = left.tokens.start.checked_sub(1).and_then(|before| self.language.tag(before)) == Some(Tag::Adp);
        let determined = self.language.tag(right.tokens.start) == Some(Tag::Det);
        left.tokens.end + 1 == right.tokens.start
            && like
            && phrase
            && !determined
            && left.tokens.start > self.sentence.start + 1
    }

    fn phrase_start(&self, number: u32) -> u32 {
        let left = number.checked_sub(1).and_then(|left| self.language.chunk(left));
        left.map_or(self.sentence.start, |left| left.tokens.start.saturating_sub(1))
    }

    /// The noun phrase that the relative pronoun at `at` takes up.
    fn antecedent(&self, at: u32) -> Option<u32> {
        let mut end = at;
        if end > self.sentence.start && self.language.form(end - 1) == "," {
            end -= 1;
        }
        let number = self.language.chunk_at(end.checked_sub(1).filter(|&end| end >= self.sentence.start)?)?;
        let chunk = self.language.chunk(number)?;
        let names = &self.language.names;
        let name = names.partition_point(|name| name.tokens.start <= chunk.head).checked_sub(1);
        let place = name
            .and_then(|name| names.get(name))
            .is_some_and(|name| name.tokens.contains(&chunk.head) && name.kind == NameKind::Place);
        let owner = chunk.tokens.start.checked_sub(2).filter(|owner| self.language.tag(owner + 1) == Some(Tag::Adp));
        let person =
            owner.filter(|_| place && self.language.form(at) == "who").and_then(|owner| self.language.chunk_at(owner));
        person.or(Some(number))
    }

    /// The subject of the finite verb before the conjunction at `at`.
    fn shared(&self, at: u32) -> Option<u32> {
        self.before.iter().rev().find(|group| group.tokens.end <= at && group.finite).and_then(|group| group.subject)
    }

    fn group_subject(&self, at: u32) -> Option<u32> {
        self.before.iter().rev().find(|group| group.tokens.contains(&at)).and_then(|group| group.subject)
    }

    /// Where the aside that ends with the mark at `at` begins: the token after which the main clause stopped.
    fn aside(&self, at: u32) -> Option<u32> {
        let close = self.language.form(at);
        let open = if close == ")" { "(" } else { close };
        let mut here = at;
        while here > self.sentence.start {
            here -= 1;
            let form = self.language.form(here);
            if form != open {
                continue;
            }
            let ends = here.checked_sub(1).is_some_and(|before| self.language.chunk_at(before).is_some());
            let quoted =
                here.checked_sub(1).is_some_and(|before| matches!(self.language.form(before), "\"" | "\u{201d}"));
            if ends || !quoted && close != "," {
                return Some(here);
            }
        }
        None
    }

    /// Whether the verb at `at` opens a reduced relative clause: `the man accused of theft said`. It is noted.
    fn is_reduced(&mut self, at: u32) -> bool {
        let Some(position) = self.before.iter().rposition(|group| group.head == at) else { return false };
        let plain = self.before.get(position).is_some_and(|group| group.tokens.len() == 1);
        let after_noun = at.checked_sub(1).and_then(|before| self.language.chunk_at(before)).is_some();
        // "Hale said when asked": a clause follows, no phrase.
        let clause = matches!(self.language.form(at + 1), "when" | "where" | "while" | "how" | "why");
        let phrase = !clause && matches!(self.language.tag(at + 1), Some(Tag::Adp | Tag::Adv))
            || forms::is_preposition(self.language.form(at + 1));
        let reduced = plain && after_noun && phrase && forms::is_participle(self.language.form(at));
        self.reduced = if reduced { Some(position) } else { self.reduced };
        reduced
    }

    fn is_infinite(&self, at: u32) -> bool {
        self.before.iter().rev().find(|group| group.tokens.contains(&at)).is_some_and(|group| !group.finite)
    }

    /// `said Okoro`: a reporting verb after a quotation or a comma, its subject behind it.
    fn inverted(&self, group: &VerbGroup) -> Option<u32> {
        let reports = forms::reports(self.language.form(group.head)) && group.tokens.len() == 1;
        let next =
            self.language.chunk_at(group.tokens.end).filter(|_| reports && group.tokens.end < self.sentence.end)?;
        let chunk = self.language.chunk(next)?;
        let before = group.tokens.start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let mark = before.is_none_or(|before| {
            matches!(
                self.language.form(before),
                "," | "\"" | "\u{201d}" | "''" | "\u{2019}" | "?" | "!" | "\u{2014}" | "'"
            )
        });
        let earlier = before.is_some_and(|comma| {
            self.language.form(comma) == "," && self.aside(comma).is_some() && self.before.is_empty()
        });
        let verb_follows = matches!(self.language.tag(chunk.tokens.end), Some(Tag::Verb | Tag::Aux))
            && chunk.tokens.end < self.sentence.end;
        let object = matches!(self.language.form(chunk.head), "him" | "them" | "us" | "me" | "it" | "that" | "this")
            || is_time(self.language.form(chunk.head));
        (mark && chunk.tokens.start == group.tokens.end && !verb_follows && !object && !earlier).then_some(next)
    }

    /// Infinitives and participles: the noun before a participle, else the subject of the verb before.
    fn of_infinite(&self, group: &VerbGroup) -> Option<u32> {
        let start = group.tokens.start;
        let before = start.checked_sub(1).filter(|&before| before >= self.sentence.start)?;
        if self.language.form(start) != "to"
            && let Some(number) = self.language.chunk_at(before)
        {
            return Some(number);
        }
        self.before.iter().rev().find(|other| other.tokens.end <= start).and_then(|other| other.subject)
    }
}

enum Role {
    Subject,
    /// No subject: go on before this token.
    Skip(u32),
}

/// Whether a word tagged as a preposition opens a clause.
fn is_clause_word(form: &str) -> bool {
    matches!(form, "because" | "while" | "if" | "although" | "though" | "whether" | "than" | "as")
}

/// Whether a word names a time and so, alone, is no subject.
fn is_time(form: &str) -> bool {
    matches!(
        form,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
    )
}
