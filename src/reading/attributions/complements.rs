//! What a reporting verb reports: a quotation, a clause after it, a clause before it, an object.

use std::ops::Range;

use crate::language::Tag;

use super::draft::Draft;
use super::frames::Frame;
use super::phrases::{Phrase, RELATIVES};
use super::scene::Scene;

/// On which side of the cue the content can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before it ("..., said Smith").
    Left,
    /// After it (", saying that ...").
    Right,
    /// The rest of the sentence says.
    Either,
}

/// The content of a report and what kind of complement it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one complement")]
pub(super) struct Complement {
    pub(super) content: Vec<Range<u32>>,
    /// Holds a quotation.
    pub(super) quoted: bool,
    /// A clause opened by a word.
    pub(super) that: bool,
    /// Stands before speaker and cue.
    pub(super) fronted: bool,
    /// No clause, but a noun phrase, infinitive or prepositional phrase.
    pub(super) object: bool,
}

/// Words that open a clause which is reported.
pub(super) const OPENERS: [&str; 10] = ["that", "whether", "if", "how", "why", "what", "when", "where", "who", "which"];

/// The words around a report that decide what it reports.
pub(super) struct Around<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) range: &'s Range<u32>,
    /// First token of speaker and cue.
    pub(super) start: u32,
    /// One past the last.
    pub(super) end: u32,
    pub(super) frame: Frame,
    earlier: &'s [Draft],
}

impl Complement {
    /// The complement of a cue with its speaker; `None` where there is none that its frame takes.
    pub(super) fn find(
        scene: &Scene<'_>,
        range: &Range<u32>,
        cue: &Range<u32>,
        speaker: &Phrase,
        side: Side,
        frame: Frame,
        earlier: &[Draft],
    ) -> Option<Self> {
        let shared = speaker.tokens.end < cue.start && side == Side::Right;
        let start = if shared { cue.start } else { cue.start.min(speaker.tokens.start) };
        let end = if side == Side::Left { cue.end.max(speaker.tokens.end) } else { cue.end };
        let around = Around { scene, range, start, end, frame, earlier };
        // "Said Smith of Halder: …": what opens a sentence has nothing before it.
        if (side != Side::Left || start == range.start)
            && let Some(found) = around.right()
        {
            return Some(found);
        }
        // "Hale, who has advised them, said": the relative clause parts nothing.
        let relative = scene.is(speaker.tokens.end - 1, &RELATIVES) && speaker.tokens.len() > 1;
        let left = (side != Side::Right && !relative).then(|| around.left()).flatten();
        left.or_else(|| around.object())
    }
}

impl Around<'_, '_> {
    /// A quotation or clause after the cue.
    fn right(&self) -> Option<Complement> {
        let scene = self.scene;
        let close = self.close();
        let mut at = self.end;
        let mut passed = 0;
        let mut clauses = 0;
        let mut lone = None;
        while at < close {
            if scene.in_speech(at) {
                return self.quotation(at);
            }
            if scene.is(at, &[":"]) && self.frame.quote && self.only_when(at) {
                return Some(Self::made(at + 1..close, self.holds_quote(at + 1..close), false));
            }
            let known = scene.quotation(at).is_some();
            let own = clauses == 0 || scene.is(at - 1, &[","]);
            let only_when = self.spoken() && !scene.is(at, &["that", "whether"]);
            if own && !only_when && scene.is(at, &OPENERS) && !scene.aside(at) && self.opens(at) && self.frame.that {
                // "I do not know why" leaves out what is not known.
                if !(at + 1..close).any(|t| scene.verb(t).is_some() || scene.chunk(t).is_some()) {
                    return None;
                }
                return Some(Self::made(at..close, self.holds_quote(at..close), true));
            }
            if scene.is(at, &[","]) && at == self.end && self.left().is_some() {
                return None;
            }
            if let Some(verb) = scene.finite(at).filter(|_| !known) {
                let before = (self.end..verb.tokens.start).rev().find(|&t| scene.tag(t) != Tag::Adv);
                let bound = !self.apposed(verb.tokens.start)
                    && before.is_none_or(|t| scene.is(t, &["and", "or", "but", ",", "who", "which", "that"]));
                let relative = before.is_some_and(|t| scene.is(t, &RELATIVES));
                if bound || scene.reduced(at, self.end) {
                    let agent = scene.is(verb.tokens.end, &["by"]) && scene.tag(verb.tokens.end + 1) != Tag::Num;
                    lone = lone.or(Some(at).filter(|_| !bound && !agent));
                    // What stands behind a verb joined to the cue is its complement.
                    clauses += u32::from(bound && !relative);
                    at = verb.tokens.end;
                    continue;
                }
                let opens = |t: &u32| scene.chunk(*t).is_some() || scene.is(*t, &["there"]);
                let subject = (self.end..verb.tokens.start).any(|t| opens(&t));
                if subject && self.later_clause(verb.tokens.start) {
                    if scene.reports(&verb.tokens) {
                        return None;
                    }
                    clauses += 1;
                    at = verb.tokens.end;
                    continue;
                }
                let from = (self.end..verb.tokens.start).find(opens).unwrap_or(at);
                let from = self.behind_addressee(from, verb);
                let whole = self.frame.bare && subject && passed < 40 && self.direct(from) && !self.spoken();
                return whole.then(|| Self::made(from..close, self.holds_quote(from..close), false));
            }
            passed += 1;
            at += 1;
        }
        self.without_clause(lone)
    }

    /// The quotation that begins at `at`, unless another reporting word stands before it and takes it.
    fn quotation(&self, at: u32) -> Option<Complement> {
        let close = self.relative_close(at).unwrap_or(self.close());
        let other = (self.end..at).any(|t| self.scene.tag(t) == Tag::Verb && self.scene.reports(&(t..t + 1)));
        let takes = self.frame.quote && !other;
        takes.then(|| Self::made(at..close, true, false))
    }

    /// Whether a quotation stands right before speaker and cue.
    fn spoken(&self) -> bool {
        let last = (self.range.start..self.start).rev().find(|&t| self.scene.in_speech(t));
        // "Its newly-appointed head": a participle in a compound is no verb.
        let verb = |t: u32| self.scene.finite(t).is_some() && !self.scene.is(t - 1, &["-"]);
        last.is_some_and(|last| (last..self.start).all(|t| !verb(t) && !self.scene.is(t, &[","])))
    }

    /// Where no clause was found for sure: one whose verb, `lone`, could be a participle, or a quotation of any length.
    fn without_clause(&self, lone: Option<u32>) -> Option<Complement> {
        let close = self.close();
        let spoken = self.spoken();
        if let Some(from) = lone.filter(|_| !spoken).and_then(|verb| self.lone_clause(verb)) {
            return Some(Self::made(from..close, self.holds_quote(from..close), false));
        }
        // `whose account of what "a leader" said`: the marks hold the subject of a clause.
        let subject = |t: u32| self.scene.quotation(t).is_some() && self.scene.quotation(t + 1).is_none();
        let names = |t: u32| subject(t) && self.scene.finite(t + 1).is_some();
        let quoted = self.frame.quote && self.holds_quote(self.end..close) && !(self.end..close).any(names);
        (quoted && !spoken && !self.parenthetical()).then(|| Self::made(self.end..close, true, false))
    }

    /// Whether the comma before the finite verb at `verb` closes an apposition to its subject: "said Smith, the head, left".
    fn apposed(&self, verb: u32) -> bool {
        let scene = self.scene;
        let close = verb.checked_sub(1).filter(|&t| scene.is(t, &[","]));
        let open = (self.end..verb).find(|&t| scene.is(t, &[","]));
        open.zip(close).is_some_and(|(open, close)| {
            let noun = |from, to| (from..to).any(|t| scene.chunk(t).is_some());
            open < close && noun(self.end, open) && noun(open, close) && !self.frame.person
        })
    }

    /// Whether a clause of its own kind (", as ...", ", while ...") opens between the cue and the finite verb at `verb`:
    /// only verbs of plain saying take a clause past it.
    pub(super) fn later_clause(&self, verb: u32) -> bool {
        let scene = self.scene;
        let cue = self.end.saturating_sub(1);
        let plain =
            ["said", "says", "say", "saying", "told", "tell", "tells", "telling", "added", "adds", "wrote", "writes"];
        let first = (self.end..verb).find(|&t| scene.chunk(t).is_some()).unwrap_or(verb);
        !scene.is(cue, &plain)
            && (first..verb)
                .any(|t| scene.is(t, &[",", ";", "—"]) || scene.tag(t) == Tag::Sconj || scene.is(t, &["as", "while"]))
    }

    fn parenthetical(&self) -> bool {
        self.scene.is(self.end, &[","]) && self.start > self.range.start && self.scene.is(self.start - 1, &[","])
    }

    /// Whether the word at `at` opens the clause that is reported, not a relative clause of a noun before it.
    fn opens(&self, at: u32) -> bool {
        let scene = self.scene;
        let pointing = scene.chunk(at).is_some_and(|chunk| {
            // "that question": a determiner before a singular noun.
            chunk.tokens.len() > 1 && chunk.tokens.start == at && !scene.form(chunk.head).ends_with('s')
        });
        if pointing && !(at..self.close()).any(|t| scene.finite(t).is_some()) {
            return false;
        }
        // "A plan that “will not pass”": the relative pronoun is the subject of the verb behind it.
        let verb = (at + 1..self.close()).find(|&t| scene.tag(t) != Tag::Punct).and_then(|t| scene.verb(t));
        let relative = verb.is_some_and(|verb| verb.finite && (at + 1..at + 3).contains(&verb.tokens.start));
        if scene.is(at, &["that"]) && (scene.tag(at) == Tag::Det || relative) && at != self.end {
            return false;
        }
        if scene.claimed(self.end, at) || at > self.end && scene.is(at - 1, &["like", "than", "all", "so"]) {
            return false;
        }
        // "Study every report, whether it is long or short": behind an object and a comma it concedes (Quirk et al. 1985, 15.41).
        let concedes = scene.is(at, &["whether"]) && scene.is(at - 1, &[","]);
        if scene.is(at, &["that", "whether"]) {
            return !concedes || (self.end..at).all(|t| scene.chunk(t).is_none());
        }
        // "Said when asked", "said while visiting": a clause that only sets the scene.
        if scene.is(at, &["when", "where"]) && scene.verb(at + 1).is_some_and(|verb| verb.tokens.start == at + 1) {
            return false;
        }
        if scene.is(at, &["if"]) {
            let asks = scene.is(self.end - 1, &["ask", "asks", "asked", "asking"]);
            let told = |t: u32| scene.finite(t).is_none();
            return at <= self.end + 2 || asks && at < self.end + 16 && (self.end..at).all(told);
        }
        (self.end..at).all(|t| scene.tag(t) == Tag::Adv) || (self.frame.person && at <= self.end + 4)
    }

    /// A noun phrase, infinitive or prepositional phrase after the cue.
    fn object(&self) -> Option<Complement> {
        let scene = self.scene;
        let close = self.close();
        let words = (self.end..close).filter(|&t| scene.tag(t) != Tag::Punct).count();
        let begins = !scene.is(self.end, &[",", ".", ";"]);
        let noun = (self.end..close).find(|&t| scene.chunk(t).is_some() || scene.verb(t).is_some())?;
        let object = self.frame.object || self.frame.verbal && self.verbal();
        let plain = object && begins && words > 1 && noun < self.end + 6 && !self.summons(close);
        plain.then(|| Complement {
            object: true,
            ..Self::made(self.end..close, self.holds_quote(self.end..close), false)
        })
    }

    /// "Called a strike", "called an election": what is called for, not what somebody is called; that has a second phrase behind the
    /// first (Levin 1993, 29.3).
    fn summons(&self, close: u32) -> bool {
        let scene = self.scene;
        let call = scene.is(self.end - 1, &["call", "calls", "called", "calling"]);
        let called = scene.chunk(self.end).map_or(self.end, |chunk| chunk.tokens.end);
        let names = (called < close).then(|| {
            scene.chunk(called).is_some() || matches!(scene.tag(called), Tag::Adj | Tag::Adv | Tag::Verb | Tag::Part)
        });
        call && scene.is(self.end, &["a", "an"]) && names != Some(true) && !self.holds_quote(self.end..close)
    }

    /// Whether a gerund, or a noun phrase and an infinitive, stands right behind the cue: "asked the court to lift the ban".
    fn verbal(&self) -> bool {
        let scene = self.scene;
        let verb = |t: u32| scene.verb(t).is_some();
        let near = (self.end..self.close().min(self.end + 12))
            .take_while(|&t| !scene.is(t, &[",", ";"]) && scene.finite(t).is_none());
        let gerund = scene.form(self.end).ends_with("ing") && verb(self.end);
        gerund || scene.chunk(self.end).is_some() && near.into_iter().any(|t| scene.is(t, &["to"]) && verb(t + 1))
    }

    pub(super) fn made(content: Range<u32>, quoted: bool, that: bool) -> Complement {
        Complement { content: vec![content], quoted, that, fronted: false, object: false }
    }

    pub(super) fn holds_quote(&self, range: Range<u32>) -> bool {
        range.into_iter().any(|t| self.scene.quotation(t).is_some())
    }

    /// One past the last token that content may reach: the end of the sentence.
    pub(super) fn close(&self) -> u32 {
        self.range.end
    }

    /// The first token that content may reach on the left: after speaker and cue of the report before.
    pub(super) fn floor(&self) -> u32 {
        let before = self.earlier.iter().rev().find(|draft| draft.end() <= self.start);
        before.map_or(self.range.start, |draft| {
            let until = draft.content.iter().map(|part| part.start).filter(|&start| start >= draft.end()).min();
            until.unwrap_or(draft.end()).min(self.start)
        })
    }
}
