//! Clauses as far as the search for a speaker needs them: where a region of nouns begins, which verbs head a clause.

use std::ops::Range;

use crate::language::Tag;
use crate::lexicon::only_past;

use super::phrases::{COMMAS, RELATIVES};
use super::scene::Scene;

/// Words that open a clause which sets the scene for the main one (Quirk et al. 1985, chapter 14).
pub(super) const SUBORDINATORS: [&str; 14] = [
    "since", "after", "before", "while", "whilst", "when", "as", "although", "though", "because", "if", "once",
    "until", "unless",
];

impl Scene<'_> {
    /// The first token of the region before `end` in which a subject may stand: back to a comma, a quotation, a
    /// conjunction that opens a clause, or the finite verb of another clause.
    pub(super) fn region(&self, end: u32, floor: u32) -> u32 {
        let mut at = end;
        while at > floor {
            let t = at - 1;
            if self.aside(t) {
                at = t;
                continue;
            }
            if let Some(verb) = self.finite(t) {
                let before = verb.tokens.start.saturating_sub(1);
                if before > floor && self.is(before, &RELATIVES) && self.chunk(before - 1).is_some() {
                    at = before;
                    continue;
                }
                if self.reduced(t, floor) && !self.subject_between(t + 1, end) {
                    at = t;
                    continue;
                }
                return at;
            }
            let conjunction = match self.tag(t) {
                Tag::Sconj => true,
                Tag::Cconj => !(self.is(t, &["and", "or", "&"]) && t > floor && self.ends_noun(t - 1)),
                _ => self.is(
                    t,
                    &["that", "while", "although", "though", "because", "but", "if", "whether", "where", "when"],
                ),
            };
            let mark = self.is(t, &COMMAS) || self.is(t, &["?", "!", "...", "…"]);
            if conjunction && self.chunk(t).is_none_or(|chunk| chunk.tokens.len() == 1) || mark || self.in_speech(t) {
                return at;
            }
            if self.is(t, &["."]) && !self.is(t + 1, &[","]) {
                return at;
            }
            at = t;
        }
        floor
    }

    /// Whether a token parts clauses: a comma, a dash, a conjunction.
    pub(super) fn mark(&self, at: u32) -> bool {
        self.is(at, &COMMAS) || matches!(self.tag(at), Tag::Sconj | Tag::Cconj) || self.is(at, &RELATIVES)
    }

    /// Whether the verb at `at` may be a participle after its noun ("a letter seen by the court").
    pub(super) fn reduced(&self, at: u32, floor: u32) -> bool {
        let plain = self.verb(at).is_some_and(|verb| verb.tokens.len() == 1) && !self.form(at).ends_with('s');
        plain
            && at > floor
            && self.ends_noun(at - 1)
            && (self.tag(at + 1) == Tag::Adp || self.is(at + 1, &["to"]))
            && !only_past(self.form(at))
    }

    /// Whether a chunk between two tokens depends on no preposition.
    fn subject_between(&self, from: u32, to: u32) -> bool {
        let starts = (from..to).filter(|&t| self.chunk(t).is_some_and(|c| c.tokens.start == t && !self.relative(c)));
        starts.into_iter().any(|t| !self.governed(t, from.saturating_sub(1)) && self.tag(t) != Tag::Num)
    }

    /// Whether a stretch holds the finite verb of a clause that is not relative.
    pub(super) fn main_clause(&self, range: Range<u32>) -> bool {
        let first = range.start;
        range.into_iter().any(|t| {
            self.finite(t).is_some_and(|verb| {
                let before = (first..verb.tokens.start).rev().find(|&t| !self.passable(t));
                !before.is_some_and(|t| self.is(t, &RELATIVES)) && !self.reduced(t, first)
            })
        })
    }

    pub(super) fn ends_noun(&self, at: u32) -> bool {
        self.aside(at) || self.chunk(at).is_some_and(|chunk| chunk.tokens.end == at + 1)
    }
}
