//! What stands before speaker and cue, and how content that they part goes on behind them.

use crate::language::Tag;

use super::clauses::SUBORDINATORS;
use super::complements::{Around, Complement};

/// Participles that open a sentence and only set the scene, whatever commas follow: "Asked whether …, which …, he said".
pub(super) const ASKED: [&str; 5] = ["asked", "pressed", "questioned", "challenged", "quizzed"];

impl Around<'_, '_> {
    /// What stands before speaker and cue: a quotation or a clause that a comma or a mark closes.
    pub(super) fn left(&self) -> Option<Complement> {
        let scene = self.scene;
        let before = self.start.checked_sub(1).filter(|&t| t >= self.range.start)?;
        // "A report, that Hale had asked the bureau": the clause itself is told of, it tells nothing.
        if scene.is(before, &["that"]) || scene.is(self.start, &["that"]) && scene.tag(self.start + 1) != Tag::Verb {
            return None;
        }
        let floor = self.floor();
        if scene.in_speech(before) && self.frame.quote {
            let mut found = Self::made(floor..self.start, true, false);
            self.resume(&mut found);
            found.fronted = true;
            return Some(found);
        }
        let closed = scene.is(before, &[",", "—", "–", "--"]) || scene.in_speech(before);
        let clause = (floor..before).any(|t| scene.finite(t).is_some() && !self.subordinate(t, floor));
        let clause = (clause || self.inside()) && (self.frame.bare || self.frame.that);
        let known = self.frame.quote && self.holds_quote(floor..before);
        if !closed || !(clause || known) {
            return None;
        }
        let mut found = Self::made(floor..before, known, false);
        self.resume(&mut found);
        found.fronted = true;
        Some(found)
    }

    /// Whether speaker and cue stand inside the clause they report: "The rent, said Smith, will rise".
    fn inside(&self) -> bool {
        let scene = self.scene;
        let comma =
            (self.end..self.close().min(self.end + 8)).find(|&t| scene.is(t, &[","]) || scene.finite(t).is_some());
        let opens = (self.floor()..self.start).any(|t| scene.chunk(t).is_some());
        opens && comma.is_some_and(|t| scene.is(t, &[","]) && scene.finite(t + 1).is_some())
    }

    /// Whether the finite verb at `at` belongs to a clause that only sets the scene ("When asked, he said").
    fn subordinate(&self, at: u32, floor: u32) -> bool {
        let scene = self.scene;
        let opened = (floor..=at).find(|&t| !scene.is(t, &[",", "and", "but"]));
        opened.is_some_and(|t| scene.tag(t) == Tag::Sconj || scene.is(t, &SUBORDINATORS) || scene.is(t, &ASKED))
            && !(floor..at).any(|t| scene.is(t, &[","]))
            || opened.is_some_and(|t| t == self.range.start && scene.is(t, &ASKED))
    }

    /// Content that goes on after the cue: `"...," he said, "..."`.
    fn resume(&self, found: &mut Complement) {
        let scene = self.scene;
        let close = self.close();
        let comma = (self.end..close.min(self.end + 8)).find(|&t| scene.is(t, &[","])).unwrap_or(self.end);
        let comma = if self.inside() { comma } else { self.end };
        let tail = (self.end..close).find(|&t| scene.in_speech(t));
        if let Some(quote) = tail {
            found.content.push(quote..close);
            found.quoted = true;
        } else if scene.is(comma, &[","])
            && (comma + 1..close).any(|t| scene.finite(t).is_some())
            && !scene.form(comma + 1).ends_with("ing")
            && !scene.is(comma + 1, &["who", "which", "and", "but", "a", "an", "the", "while", "although"])
            && !self.relative_behind(comma)
        {
            found.content.push(comma + 1..close);
        }
    }

    /// Whether what follows the comma only tells of the speaker: "said Smith, R-Ohio, whose term ends in May".
    fn relative_behind(&self, comma: u32) -> bool {
        let scene = self.scene;
        let verb = (comma + 1..self.close()).find(|&t| scene.finite(t).is_some());
        verb.is_some_and(|verb| (comma + 1..verb).any(|t| scene.is(t, &["who", "whose", "whom", "which"])))
    }

    /// Where the quotation at `at` ends in a relative clause that goes on with the main verb: "The bill, which Hale called "a
    /// gift", was passed".
    pub(super) fn relative_close(&self, at: u32) -> Option<u32> {
        let scene = self.scene;
        let relative =
            self.start.checked_sub(1).filter(|&t| t > self.range.start && scene.is(t, &["which", "that", "whom"]));
        let comma = (at..self.close()).find(|&t| scene.is(t, &[","]) && !scene.in_speech(t))?;
        relative.filter(|_| scene.finite(comma + 1).is_some()).map(|_| comma)
    }
}
