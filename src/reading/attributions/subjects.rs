//! Whose a reporting word is: the subject of an active verb before or after it, one shared with another verb, the
//! possessor of a noun for words.

use crate::language::{Chunk, Tag, VerbGroup};

use super::clauses::SUBORDINATORS;
use super::complements::Side;
use super::draft::Draft;
use super::parties::party;
use super::phrases::Phrase;
use super::reports::Clause;

impl Clause<'_, '_> {
    /// The speaker of an active verb, where it stands, and the rule that found it.
    pub(super) fn speaker(&self, start: u32, group: Option<&VerbGroup>) -> Option<(Phrase, Side, &'static str)> {
        let scene = self.scene;
        let end = self.word.tokens.end;
        let floor = self.range.start;
        let before = start.checked_sub(1).filter(|&t| t >= floor);
        let participle = scene.form(self.word.tokens.start).ends_with("ing") && group.is_none_or(|group| !group.finite);
        let infinitive = before.is_some_and(|t| scene.is(t, &["to"])) || (scene.is(start, &["to"]));
        if participle || infinitive {
            return self.shared(start, participle).map(|phrase| (phrase, Side::Right, "participle"));
        }
        let quote = before.is_none_or(|t| scene.in_speech(t));
        let comma = before.is_some_and(|t| scene.is(t, &[",", "—", "–", "--"]));
        if quote || comma {
            let inverted = scene
                .noun_starting(end, self.range.end)
                .filter(|phrase| self.inverts(phrase, quote))
                .map(|phrase| scene.before_name(phrase));
            if let Some(phrase) = inverted {
                let own = comma.then(|| scene.subject_before(start, floor)).flatten();
                if own.is_none() || self.set_in(&phrase) || self.only_said(&phrase) {
                    return Some((phrase, Side::Left, "inverted"));
                }
                return own.map(|own| (own, Side::Either, "subject-verb"));
            }
        }
        // "Came and then asked", not "Hale then asked".
        let joins =
            |t: u32| scene.is(t, &["and", "but", "or"]) || scene.is(t, &["then", "yet"]) && !scene.ends_noun(t - 1);
        if before.is_some_and(|t| t > floor && joins(t)) {
            return self.coordinated(start).map(|phrase| (phrase, Side::Right, "coordinated"));
        }
        let phrase = scene.subject_before(start, floor);
        let phrase =
            phrase.filter(|phrase| phrase.tokens.len() > 1 || !scene.is(phrase.head(), &["him", "them", "me", "us"]));
        phrase.map(|phrase| (phrase, Side::Either, "subject-verb"))
    }

    /// Whether the noun phrase after the cue is its subject, not its object or the subject of a clause after it.
    pub(super) fn inverts(&self, phrase: &Phrase, quote: bool) -> bool {
        let scene = self.scene;
        let next = (phrase.tokens.end..self.range.end).find(|&t| !scene.aside(t));
        // "…," said a statement released on Friday: behind a quotation a lone past form is a participle.
        let participle = |verb: &VerbGroup| quote && verb.tokens.len() == 1 && scene.form(verb.head).ends_with('d');
        let clause = next.and_then(|t| scene.finite(t)).is_some_and(|verb| !participle(verb));
        let accusative = scene.is(phrase.head(), &["him", "her", "them", "me", "us", "that", "this", "it"]);
        !clause && (quote || !accusative) && !scene.noun(phrase.head()).time
    }

    /// Whether the cue, behind a clause and a comma, can have a person only as its subject: nobody says a spokesman.
    fn only_said(&self, phrase: &Phrase) -> bool {
        let scene = self.scene;
        let start = self.word.tokens.start;
        let closed = phrase.tokens.end == self.range.end || scene.is(phrase.tokens.end, &[",", ".", ";"]);
        closed
            && scene.is(start, &["said", "says", "added", "adds", "explained", "explains"])
            && party(scene, phrase)
            && (self.range.start..start).any(|t| scene.finite(t).is_some())
    }

    /// Whether cue and subject are set in commas inside a clause whose verb follows: "The rent, said Smith, will rise".
    fn set_in(&self, phrase: &Phrase) -> bool {
        let scene = self.scene;
        let start = self.word.tokens.start;
        let comma = scene.is(phrase.tokens.end, &[","]) && scene.finite(phrase.tokens.end + 1).is_some();
        let earlier = (self.range.start..start).filter(|&t| scene.is(t, &[","])).take(2).count();
        comma && earlier == 1 && !(self.range.start..start).any(|t| scene.finite(t).is_some())
    }

    /// The subject of the verb that a participle or infinitive hangs on.
    pub(super) fn shared(&self, start: u32, participle: bool) -> Option<Phrase> {
        let scene = self.scene;
        let floor = self.range.start;
        let before = start.checked_sub(1).filter(|&t| t >= floor);
        if let Some(chunk) = before.filter(|_| participle).and_then(|t| self.absolute(t)) {
            return scene.shaped(chunk.tokens.start, vec![chunk.head], chunk.tokens.end);
        }
        if let Some(said) = before.filter(|_| participle).and_then(|t| self.behind_noun(start, t)) {
            return Some(said);
        }
        let adpositions = ["from", "of", "for", "without", "about", "at", "on"];
        let governed = before.is_some_and(|t| {
            scene.is(t, &adpositions) || (scene.tag(t) == Tag::Adp && !scene.is(t, &["by", "while", "as"]))
        });
        if participle && governed {
            return None;
        }
        if let Some(report) = self.report_before(floor, participle) {
            return report.speaker.clone();
        }
        let mut verbs = (floor..start).filter_map(|t| scene.finite(t).filter(|verb| verb.tokens.start == t));
        let refused = |verb: &VerbGroup| {
            let refusal = ["declined", "refused", "failed", "declines", "refuses", "fails", "avoided", "forgot"];
            verb.negated || scene.is(verb.head, &refusal)
        };
        // "Where Hale begins by saying": the subject of the verb right before.
        let by = before.filter(|&t| participle && scene.is(t, &["by"])).and_then(|t| t.checked_sub(1));
        if let Some(verb) = by.and_then(|t| scene.finite(t)) {
            return scene.subject_before(verb.tokens.start, floor);
        }
        // "Since Hale spoke on Monday, the ministers have kept still, calling …": the subject of the main clause.
        let opened = scene.is(floor, &SUBORDINATORS);
        let comma = |first: &VerbGroup| (first.tokens.end..start).find(|&t| opened && scene.is(t, &[","]));
        if let Some(joined) = participle.then(|| self.joined_clause(start)).flatten() {
            return Some(joined);
        }
        let mut first = || {
            let first = verbs.next()?;
            comma(first).and_then(|comma| verbs.by_ref().find(|verb| verb.tokens.start > comma)).or(Some(first))
        };
        let main = if participle { first() } else { verbs.next_back() }.filter(|verb| participle || !refused(verb));
        match main {
            // "it is hard to say": nobody is named.
            Some(verb) => scene
                .subject_before(verb.tokens.start, floor)
                .filter(|phrase| participle || !scene.is(phrase.head(), &["it", "there"])),
            None if participle => {
                let comma = (self.word.tokens.end..self.range.end).find(|&t| scene.is(t, &[","]))?;
                scene.noun_starting(comma + 1, self.range.end)
            }
            None => None,
        }
    }

    /// The noun right before a participle, at `last`, where it speaks, or who issued it.
    fn behind_noun(&self, start: u32, last: u32) -> Option<Phrase> {
        let scene = self.scene;
        let outside = [",", "by", "and", "—", "–", "while", "whilst", "when", "after", "in"];
        let own = scene.chunk(last).filter(|_| !scene.is(last, &outside))?;
        // "Respond to a report claiming that": the paper itself.
        let paper = || {
            let medium = scene.noun(own.head).medium;
            medium.then(|| scene.shaped(own.tokens.start, vec![own.head], own.tokens.end)).flatten()
        };
        let phrase = scene.noun_ending(start, self.object_floor(start)).or_else(paper)?;
        if let Some(issuer) = self.issuer(&phrase, last) {
            return Some(issuer);
        }
        let speaks = party(scene, &phrase) || scene.noun(phrase.head()).medium;
        (speaks && !scene.noun(phrase.head()).time).then_some(phrase)
    }

    /// The report before a participle or infinitive that hangs on it: the first of the sentence, or for a participle the one joined last
    /// behind a comma ("Hale said it was fair, but Ruiz dismissed it, saying that").
    fn report_before(&self, floor: u32, participle: bool) -> Option<&Draft> {
        let apart = |draft: &&Draft| {
            let at = draft.speaker.as_ref().and_then(|speaker| speaker.tokens.start.checked_sub(2));
            at.is_some_and(|t| t >= floor && self.scene.tag(t + 1) == Tag::Cconj && self.scene.is(t, &[","]))
        };
        let joined = self.earlier.iter().rev().find(apart).filter(|_| participle).or(self.earlier.first());
        joined.filter(|draft| draft.rule != "according-to")
    }

    /// The subject of an absolute construction that ends at `at`: "with the council saying that" (Quirk et al. 1985, chapter 14).
    fn absolute(&self, at: u32) -> Option<&Chunk> {
        let with = |chunk: &Chunk| {
            let before = chunk.tokens.start.checked_sub(1).filter(|&before| before >= self.range.start);
            before.is_some_and(|before| self.scene.is(before, &["with"]))
        };
        self.scene.chunk(at).filter(|chunk| with(chunk))
    }

    /// The subject of the last of several main clauses, one with a subject of its own: "They pushed, and I held back, saying that".
    fn joined_clause(&self, start: u32) -> Option<Phrase> {
        let scene = self.scene;
        let floor = self.range.start;
        let last = (floor..start).rev().find_map(|t| scene.finite(t))?;
        let subject = scene.subject_before(last.tokens.start, floor)?;
        let and = (floor..subject.tokens.start).rev().find(|&t| scene.tag(t) == Tag::Cconj)?;
        let plain = |t: u32| {
            !scene.is(t, &[",", "that", "which", "who"]) && scene.tag(t) != Tag::Sconj && scene.verb(t).is_none()
        };
        let own = (and + 1..subject.tokens.start).all(plain);
        let earlier = (floor..and).any(|t| scene.finite(t).is_some());
        (own && earlier && scene.is(start - 1, &[","])).then_some(subject)
    }

    /// Where the noun phrase before a participle can begin: behind the infinitive whose object it is.
    fn object_floor(&self, start: u32) -> u32 {
        let scene = self.scene;
        let infinitive = (self.range.start..start).rev().find_map(|t| scene.verb(t));
        infinitive
            .filter(|verb| !verb.finite && scene.is(verb.tokens.start, &["to"]) && verb.tokens.end < start)
            .map_or(self.range.start, |verb| verb.tokens.end)
    }

    /// The party that issues the paper, with its head at `head`, which a participle right behind it reports: "Hale sent a letter
    /// saying that", "Hale's order declaring that".
    fn issuer(&self, paper: &Phrase, head: u32) -> Option<Phrase> {
        let scene = self.scene;
        let chunk = scene.chunk(head).filter(|chunk| scene.noun(chunk.head).medium);
        let owner = chunk.and_then(|chunk| self.possessor(chunk.tokens.start, chunk.head));
        if let Some(owner) = owner.filter(|owner| party(scene, owner)) {
            return Some(owner);
        }
        let first = paper.tokens.start.checked_sub(1).filter(|&t| t >= self.range.start)?;
        let medium = scene.noun(paper.head()).medium && !party(scene, paper);
        let receives =
            ["is", "was", "be", "answered", "read", "received", "cited", "rejected", "saw", "quoted", "denied"];
        let verb = scene.finite(first).filter(|verb| medium && !verb.passive && !scene.is(verb.head, &receives))?;
        scene.subject_before(verb.tokens.start, self.range.start).filter(|issuer| party(scene, issuer))
    }

    /// The subject that a verb after "and" shares with the verb before.
    pub(super) fn coordinated(&self, start: u32) -> Option<Phrase> {
        let scene = self.scene;
        if let Some(last) = self.earlier.last().filter(|draft| draft.rule != "according-to") {
            return last.speaker.clone();
        }
        let floor = self.range.start;
        let before = (start.saturating_sub(2)..start).find_map(|t| scene.verb(t));
        if before.is_some_and(|verb| !verb.finite && scene.is(verb.tokens.start, &["to"])) {
            return None;
        }
        let joined = |t: u32| t > floor && scene.is(t - 1, &["and", "or", "then"]);
        let first = |t: u32| scene.finite(t).filter(|verb| verb.tokens.start == t && !joined(t));
        let mut verbs = (floor..start).rev().filter_map(first);
        verbs.find_map(|verb| scene.subject_before(verb.tokens.start, floor))
    }

    /// The subject of the verb that a noun for words hangs on ("persisted in arguments that").
    pub(super) fn voiced(&self, first: u32) -> Option<Phrase> {
        let scene = self.scene;
        let before = (self.range.start..first).rev().find(|&t| scene.tag(t) != Tag::Adp)?;
        let verb = scene.finite(before).filter(|verb| !verb.passive && !verb.negated)?;
        let subject = scene.subject_before(verb.tokens.start, self.range.start)?;
        (!scene.is(subject.head(), &["it", "there", "this", "that"])).then_some(subject)
    }

    /// The possessor before a noun: "the minister's", "their".
    pub(super) fn possessor(&self, first: u32, noun: u32) -> Option<Phrase> {
        let scene = self.scene;
        if let Some(mark) = (first.saturating_sub(1)..noun).find(|&t| scene.is(t, &["'s", "'"])) {
            let head = mark.checked_sub(1)?;
            let start = scene.phrase_start(head, self.range.start);
            return Some(Phrase { tokens: start..mark, heads: vec![head] });
        }
        let pronoun = (first..noun).find(|&t| scene.is(t, &["his", "her", "their", "its"]))?;
        Some(Phrase { tokens: pronoun..pronoun + 1, heads: vec![pronoun] })
    }
}
