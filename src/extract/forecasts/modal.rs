//! Modal verbs: which `will`, `would`, `could`, `may` and `might` speak of what is to come.
//!
//! After Palmer, *Mood and Modality* (2001), and Quirk et al. (1985), 4.42 to 4.60: `will` foretells, unless it states
//! how a thing works; `could`, `may`, `might` foretell before a verb of event, and guess at the present before a state;
//! `would` foretells in a supposition, and is the future of the past after a past tense.

use std::ops::Range;

use super::Trigger;
use crate::language::Tag;
use crate::reading::{Reading, Sentence};

/// One modal verb with the words it governs.
struct Modal<'a> {
    reading: &'a Reading,
    sentence: &'a Sentence,
    at: u32,
    form: &'a str,
    /// Its main verb: the last of the verb group.
    verb: u32,
    /// Whether a negation stands in the group.
    negated: bool,
    /// Whether the group is a perfect ("could have seen").
    perfect: bool,
    /// Whether the main verb is a form of "be" with a complement.
    copula: bool,
}

/// The modal verbs of a sentence that foretell.
pub fn find(reading: &Reading, sentence: &Sentence) -> Vec<Trigger> {
    let modals = sentence.tokens.clone().filter_map(|at| Modal::at(reading, sentence, at));
    modals.filter_map(|modal| Some((modal.rule()?, modal))).map(|(rule, modal)| modal.trigger(rule)).collect()
}

impl<'a> Modal<'a> {
    fn at(reading: &'a Reading, sentence: &'a Sentence, at: u32) -> Option<Self> {
        if matches!(reading.tag(at), Tag::Noun | Tag::Propn | Tag::Num) {
            return None;
        }
        let form = reading.form(at);
        let compound = reading.form(at + 1) == "-";
        let modal =
            matches!(form, "will" | "'ll" | "wo" | "shall" | "would" | "'d" | "could" | "may" | "might") && !compound;
        if !modal {
            return None;
        }
        let mut modal = Self { reading, sentence, at, form, verb: at, negated: false, perfect: false, copula: false };
        modal.govern().then_some(modal)
    }

    /// Walks the verb group; false where no verb follows ("the might of the army").
    fn govern(&mut self) -> bool {
        let mut skipped = 0;
        let mut verb = None;
        for at in self.at + 1..self.sentence.tokens.end {
            let form = self.reading.form(at);
            match self.reading.tag(at) {
                _ if matches!(form, "not" | "n't" | "never") => self.negated = true,
                Tag::Aux | Tag::Verb if form == "have" && verb.is_none() => {
                    self.perfect = true;
                    verb = Some(at);
                }
                Tag::Aux => verb = Some(at),
                Tag::Verb => {
                    verb = Some(at);
                    break;
                }
                Tag::Adv | Tag::Part => {}
                Tag::Punct | Tag::Cconj | Tag::Adj if verb.is_none() && skipped < 4 => skipped += 1,
                Tag::Pron | Tag::Det | Tag::Noun | Tag::Propn if verb.is_none() && skipped < 2 && self.inverted() => {
                    skipped += 1;
                }
                _ => break,
            }
        }
        self.verb = verb.unwrap_or(self.at);
        self.perfect &= verb.is_some_and(|at| !matches!(self.reading.form(at), "have" | "to"));
        self.copula = matches!(self.reading.form(self.verb), "be" | "been");
        verb.is_some()
    }

    /// A question: the modal stands first in its sentence.
    fn inverted(&self) -> bool {
        self.at == self.sentence.tokens.start
    }

    fn trigger(&self, rule: &'static str) -> Trigger {
        let reading = self.reading;
        Trigger { rule, span: reading.token_span(self.at), verb: Some(self.verb).filter(|_| !self.copula) }
    }

    fn before(&self) -> Range<u32> {
        self.sentence.tokens.start..self.at
    }

    fn has(&self, group: &str) -> bool {
        self.reading.has_cue(&self.sentence.tokens, group)
    }

    /// The rule under which the modal foretells, if it does.
    fn rule(&self) -> Option<&'static str> {
        if self.procedural()
            || self.second_person()
            || self.asked()
            || self.reading.purpose(&self.sentence.tokens, self.at)
            || self.reading.permission(&self.sentence.tokens, self.at)
            || self.refused()
        {
            return None;
        }
        match self.form {
            "will" | "'ll" | "wo" | "shall" => Some("will-with-verb"),
            "would" | "'d" => self.conditional().then_some("would-in-supposition"),
            _ => self.possible().then_some("possibility-of-event"),
        }
    }

    /// How a thing works: a condition about a generic user or a device.
    fn procedural(&self) -> bool {
        let first = self.reading.has_form(&self.before(), &["i", "we"]);
        self.has("forecast.condition") && self.has("forecast.generic") && !first
    }

    /// "You will be charged": addressed to a reader of a quoted text, no forecast of this one.
    fn second_person(&self) -> bool {
        let near = self.at.saturating_sub(8).max(self.sentence.tokens.start)..self.at;
        self.reading.has_form(&near, &["you", "your"])
    }

    /// "Neither side would comment": a refusal, no forecast.
    fn refused(&self) -> bool {
        let negated =
            self.negated || self.reading.has_form(&self.before(), &["neither", "nor", "nobody", "none", "no"]);
        let speech = ["comment", "say", "discuss", "elaborate", "confirm", "answer", "respond", "speculate"];
        matches!(self.form, "would" | "'d") && negated && speech.contains(&self.reading.form(self.verb))
    }

    /// An indirect question ("it is unclear whether it will").
    fn asked(&self) -> bool {
        // "watching on if it will": behind a preposition "if" asks.
        let near = self.at.saturating_sub(8).max(self.sentence.tokens.start + 1)..self.at;
        let on = near.into_iter().any(|at| {
            matches!(self.reading.form(at), "if" | "whether")
                && matches!(self.reading.form(at - 1), "on" | "about" | "of" | "over")
        });
        on || self.reading.has_cue(&self.before(), "forecast.ask")
    }

    /// `would` in a supposition, with a likelihood, under a verb of foretelling, or with no past tense before it.
    fn conditional(&self) -> bool {
        let weighed = self.reading.tag(self.at + 1) == Tag::Adv
            && self.reading.cues_in(&(self.at + 1..self.at + 2)).iter().any(|cue| {
                self.reading.lexicon.in_theme(cue.group, "likelihood")
                    && !self.reading.lexicon.is(cue.group, "likelihood.modal")
            });
        if self.perfect || (self.copula && self.reading.has_form(&self.before(), &["it", "he", "she"])) {
            return false;
        }
        let past =
            self.reading.has_cue(&self.before(), "forecast.past") || self.before().any(|at| self.regular_past(at));
        let supposed = self.reading.has_cue(&self.before(), "forecast.supposition");
        let foretold = self.reading.has_cue(&self.before(), "forecast.foretell");
        weighed || supposed || (foretold && !self.reading.has_form(&self.before(), &["were", "was"])) || !past
    }

    /// A past tense in -ed: a verb with no auxiliary before it.
    fn regular_past(&self, at: u32) -> bool {
        let alone = at.checked_sub(1).is_none_or(|before| self.reading.tag(before) != Tag::Aux);
        self.reading.tag(at) == Tag::Verb && self.reading.form(at).ends_with("ed") && alone
    }

    /// `could`, `may`, `might` before a verb of event.
    fn possible(&self) -> bool {
        let past = self.before().any(|at| self.regular_past(at));
        let ability = self.form == "could" && (self.negated || (past && self.relative()));
        let state = self.reading.has_cue(&(self.verb..self.verb + 1), "forecast.state");
        !(self.perfect || ability || state || self.copula || (self.negated && self.relative()))
    }

    /// "those who may not speak": a restriction on a class, no event.
    fn relative(&self) -> bool {
        self.at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.reading.form(before), "who" | "that" | "which" | "whose"))
    }
}
