//! Noun phrases that name a speaker: where they begin and end on either side of a reporting word.

use std::ops::Range;

use crate::language::{Chunk, NameKind, Tag};

use super::scene::Scene;

/// A noun phrase that names a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// From its first word to the end of its head or of what belongs to it.
    pub(super) tokens: Range<u32>,
    /// Its head; for joint speakers the heads of all, the first one first.
    pub(super) heads: Vec<u32>,
}

impl Phrase {
    pub(super) fn head(&self) -> u32 {
        self.heads.first().copied().unwrap_or(self.tokens.start)
    }
}

/// Longest phrase, in tokens, after its head.
pub(super) const TAIL: u32 = 9;

pub(super) const COMMAS: [&str; 6] = [",", "—", "–", "--", ";", ":"];
/// Nouns and pronouns that only count what follows after "of".
const QUANTITIES: [&str; 20] = [
    "number",
    "group",
    "handful",
    "majority",
    "couple",
    "dozen",
    "dozens",
    "hundreds",
    "thousands",
    "some",
    "one",
    "many",
    "most",
    "several",
    "few",
    "two",
    "three",
    "series",
    "array",
    "range",
];

pub(super) const RELATIVES: [&str; 5] = ["who", "which", "that", "whom", "whose"];

impl Scene<'_> {
    /// The first token of the noun phrase that ends with the chunk at `at`: possessors before it are taken in.
    pub(super) fn phrase_start(&self, at: u32, floor: u32) -> u32 {
        let mut start = self.chunk(at).map_or(at, |chunk| chunk.tokens.start);
        while start > floor {
            let before = start - 1;
            let possessive = self.is(before, &["'s", "'", "’s", "’"]) || self.is(start, &["'s", "'"]);
            match self.chunk(before) {
                Some(chunk) if possessive || self.is(start, &["'s"]) => start = chunk.tokens.start.max(floor),
                None if possessive && before > floor => match self.chunk(before - 1) {
                    Some(chunk) => start = chunk.tokens.start.max(floor),
                    None => break,
                },
                _ => break,
            }
        }
        start.max(floor)
    }

    /// Whether the chunk that begins at `start` depends on a preposition or a verb before it.
    pub(super) fn governed(&self, start: u32, floor: u32) -> bool {
        let mut at = start;
        while at > floor {
            at -= 1;
            if self.tag(at) == Tag::Adv && !self.is(at, &["not"]) {
                continue;
            }
            return match self.tag(at) {
                Tag::Adp if self.is(at, &["as"]) => at > floor && self.is(at - 1, &["such"]),
                Tag::Adp => !self.is(at, &["after", "before", "since", "until", "than"]),
                Tag::Part => self.is(at, &["to"]),
                Tag::Verb => true,
                _ => false,
            };
        }
        false
    }

    /// The subject whose verb group (or cue) begins at `at`, looking left no further than `floor`.
    pub(super) fn subject_before(&self, at: u32, floor: u32) -> Option<Phrase> {
        let mut end = self.past_adverbs(at, floor);
        if let Some(time) = self.time_ending(end, floor) {
            // "The figures released this week show".
            let participle = time > floor && self.verb(time - 1).is_some_and(|verb| verb.tokens.len() == 1);
            end = self.past_adverbs(time - u32::from(participle), floor);
        }
        let last = end.checked_sub(1).filter(|&last| last >= floor)?;
        if self.is(last, &RELATIVES) && (self.tag(last) != Tag::Det) {
            let antecedent = if self.is(last.saturating_sub(1), &COMMAS) { last.saturating_sub(1) } else { last };
            let nearest = antecedent.checked_sub(1).filter(|&t| t >= floor).and_then(|t| self.chunk(t));
            let thing = self.is(last, &["that", "which"]) && antecedent == last;
            let nearest =
                nearest.filter(|chunk| thing || self.noun(chunk.head).human || self.noun(chunk.head).name.is_some());
            let mut phrase = match nearest {
                Some(chunk) => {
                    self.shaped(self.phrase_start(chunk.tokens.start, floor), vec![chunk.head], chunk.tokens.end)
                }
                None => self.noun_ending(antecedent, floor),
            }?;
            // The relative pronoun is the subject; its antecedent says who that is.
            phrase.tokens.end = last + 1;
            return Some(phrase);
        }
        if self.is(last, &COMMAS[..4]) {
            return self.across(last, floor);
        }
        if let Some(antecedent) = self.left_open(end, floor) {
            return Some(antecedent);
        }
        let phrase = self.noun_ending(end, floor)?;
        Some(self.after_name(self.after_title(phrase, floor), floor))
    }

    fn past_adverbs(&self, at: u32, floor: u32) -> u32 {
        (floor..at).rev().find(|&t| !self.passable(t)).map_or(floor, |t| t + 1)
    }

    /// Where the words begin that tell when and end right before `end`, with something before them: "Hale on Sunday said", "a poll
    /// this week showed".
    fn time_ending(&self, end: u32, floor: u32) -> Option<u32> {
        let chunk = self.chunk(end.checked_sub(1)?).filter(|chunk| chunk.head + 1 == end)?;
        let noun = self.noun(chunk.head);
        let before = chunk.tokens.start.checked_sub(1).filter(|&t| t > floor)?;
        let start = if self.is(before, &["on", "in", "during", "late", "early"]) { before } else { before + 1 };
        let owned = self.is(chunk.tokens.end, &["'s", "'"]) || self.is(before, &["of", "for", "since", "until", "by"]);
        (noun.time && !noun.human && !owned && start > floor).then_some(start)
    }

    /// Whether a token may stand between a subject and its verb.
    pub(super) fn passable(&self, at: u32) -> bool {
        self.aside(at)
            || (self.tag(at) == Tag::Adv && self.chunk(at).is_none())
            || self.is(
                at,
                &["also", "then", "both", "all", "himself", "herself", "themselves", "itself", "later", "again"],
            )
    }

    /// The subject before a stretch set off by commas that ends with the comma at `comma`.
    fn across(&self, comma: u32, floor: u32) -> Option<Phrase> {
        let mut at = comma;
        let mut found: Option<Phrase> = None;
        for _ in 0..4 {
            let open = (floor..at).rev().take(40).find(|&back| self.is(back, &COMMAS) && !self.aside(back));
            let Some(open) = open else { return found };
            let inside = open + 1;
            let placed = (inside..at).find(|&t| self.is(t, &["where", "when", "whose"]) && self.ends_noun(t - 1));
            let clause = self.main_clause(inside..placed.unwrap_or(at));
            if clause && !self.is(inside, &RELATIVES) && self.is(comma, &[","]) && self.tag(inside) != Tag::Sconj {
                return found;
            }
            if self.in_speech(open) || open.checked_sub(1).is_some_and(|before| self.in_speech(before)) {
                return found.or_else(|| self.noun_ending(at, inside));
            }
            if let Some(phrase) = self.noun_ending(open, floor) {
                let flush = self.flush(&phrase, open);
                if flush {
                    let name = self.noun(phrase.head()).name.is_some();
                    let title = self.noun(phrase.head()).human || self.tag(phrase.tokens.start) == Tag::Det;
                    let described = title && !name;
                    let more = phrase.tokens.start.checked_sub(1).is_some_and(|t| t >= floor && self.is(t, &[","]));
                    let found_here = with_name(self, phrase, inside..at);
                    if !(described && more) {
                        return Some(found_here);
                    }
                    found = Some(found_here);
                }
            }
            at = open;
        }
        found
    }

    /// Whether nothing but what belongs to the phrase stands between it and `end`.
    fn flush(&self, phrase: &Phrase, end: u32) -> bool {
        !self.main_clause(phrase.tokens.end..end)
    }

    /// The noun phrase that ends right before `end` with all that belongs to it, looking left no further than `floor`.
    pub(super) fn noun_ending(&self, end: u32, floor: u32) -> Option<Phrase> {
        let begin = self.region(end, floor);
        let mut heads: Vec<u32> = Vec::new();
        let mut joined = false;
        let mut start = end;
        let mut dependent = false;
        let mut loose: Option<u32> = None;
        let mut at = begin;
        while at < end {
            let Some(chunk) =
                self.chunk(at).filter(|chunk| chunk.head < end && !self.aside(at) && !self.relative(chunk))
            else {
                at += 1;
                continue;
            };
            let first = self.phrase_start(chunk.tokens.start, begin);
            let and = first > begin && self.is(first - 1, &["and", "or", "&"]);
            let possessor = self.is(chunk.tokens.end, &["'s", "'"]) && self.chunk(chunk.tokens.end + 1).is_some();
            let possessor = possessor || (self.is(chunk.tokens.end, &["'s"]) && self.chunk(chunk.tokens.end).is_some());
            if !possessor {
                let governed = if and { dependent } else { self.governed(first, begin) };
                if governed {
                    loose = if and { Some(at) } else { loose };
                } else if and && joined {
                    heads.push(chunk.head);
                } else {
                    (heads, start) = (vec![chunk.head], first);
                }
                joined = !governed;
                dependent = governed;
            }
            at = chunk.tokens.end.max(at + 1);
        }
        if heads.is_empty() {
            let chunk = self.chunk(loose?)?;
            (heads, start) = (vec![chunk.head], self.phrase_start(chunk.tokens.start, begin));
        }
        self.shaped(start, heads, end)
    }

    /// Whether the chunk is a relative pronoun.
    pub(super) fn relative(&self, chunk: &Chunk) -> bool {
        chunk.tokens.len() == 1 && self.is(chunk.head, &RELATIVES)
    }

    /// A phrase from `start` with its heads; what follows the last head belongs to it where it is short.
    pub(super) fn shaped(&self, start: u32, heads: Vec<u32>, end: u32) -> Option<Phrase> {
        let heads: Vec<u32> = heads.into_iter().map(|head| self.counted(head, end)).collect();
        let last = heads.last().copied()?;
        if self.noun(last).time && self.noun(last).name.is_none() && !self.noun(last).human {
            return None;
        }
        let close = self.chunk(last).map_or(last + 1, |chunk| chunk.tokens.end).min(end);
        let tail = (close..end).find(|&t| self.is(t, &COMMAS) || self.aside(t) || self.quotation(t).is_some());
        let tail = tail.unwrap_or(end);
        let timed = (close..tail).find(|&t| self.noun(t).time && !self.capital(close)).is_some();
        let named = tail.checked_sub(1).is_some_and(|t| self.noun(t).name == Some(NameKind::Person));
        let longest = if named { TAIL * 2 } else { TAIL };
        let stop = if tail.saturating_sub(close) <= longest && !timed { tail } else { close };
        let stop = (close..stop).rev().find(|&t| !self.passable(t) && self.tag(t) != Tag::Aux);
        let stop = stop.map_or(close, |t| t + 1);
        let mut phrase = Phrase { tokens: start..stop.max(start + 1).max(close), heads };
        self.titled(&mut phrase);
        Some(phrase)
    }

    /// The noun that is counted, where the head only counts ("a number of officials").
    pub(super) fn counted(&self, head: u32, end: u32) -> u32 {
        let counts = self.is(head, &QUANTITIES) && self.is(head + 1, &["of"]) && head + 2 < end;
        let inner = (head + 2..end.min(head + 5)).find_map(|t| self.chunk(t));
        inner.filter(|_| counts).map_or(head, |chunk| chunk.head)
    }

    /// A title whose holder's name ends the phrase ("the head of the agency Jane Doe") takes the name as first head.
    pub(super) fn titled(&self, phrase: &mut Phrase) {
        let last = phrase.tokens.end.saturating_sub(1);
        let named = self.noun(last).name == Some(NameKind::Person);
        if named && !phrase.heads.contains(&last) && self.noun(phrase.head()).human && phrase.heads.len() == 1 {
            phrase.heads.insert(0, last);
        }
    }
}

/// A description with the name that stands in apposition to it takes the name as its first head.
fn with_name(scene: &Scene<'_>, mut phrase: Phrase, inside: Range<u32>) -> Phrase {
    let own = phrase.heads.iter().any(|&head| scene.noun(head).name.is_some());
    let named = scene.chunk(inside.start).filter(|chunk| chunk.tokens.end == inside.end);
    if let Some(chunk) = named.filter(|chunk| !own && scene.noun(chunk.head).name.is_some()) {
        phrase.heads.insert(0, chunk.head);
        phrase.tokens.end = inside.end;
    }
    phrase
}
