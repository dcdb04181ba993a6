//! Noun phrases that name a speaker after a reporting word: "said Smith", "according to the head of the agency".

use crate::language::Tag;

use super::phrases::{Phrase, TAIL};
use super::scene::Scene;

impl Scene<'_> {
    /// The noun phrase that begins at `at` or after an adverb there, looking right no further than `ceiling`.
    pub(super) fn noun_starting(&self, at: u32, ceiling: u32) -> Option<Phrase> {
        let begin = (at..ceiling.min(at + 4)).find(|&t| self.chunk(t).is_some())?;
        if (at..begin).any(|t| !(self.passable(t) || matches!(self.tag(t), Tag::Det | Tag::Adj | Tag::Num))) {
            return None;
        }
        let mut chunk = self.chunk(begin)?;
        let mut heads = vec![chunk.head];
        let mut end = chunk.tokens.end;
        let mut tail = end;
        while tail < ceiling {
            let next = self.chunk(tail + 1).filter(|next| next.tokens.start == tail + 1);
            if self.is(tail, &["'s", "'"]) && (next.is_some() || self.chunk(tail).is_some()) {
                let Some(owned) = next.or_else(|| self.chunk(tail)) else { break };
                (chunk, tail, end) = (owned, owned.tokens.end, owned.tokens.end);
                heads = vec![chunk.head];
            } else if self.aside(tail) {
                tail += 1;
            } else if self.is(tail, &["and", "&"]) && !(tail..(tail + 9).min(ceiling)).any(|t| self.finite(t).is_some())
            {
                let Some(other) = next else { break };
                (tail, end) = (other.tokens.end, other.tokens.end);
                heads.push(other.head);
            } else if self.trails(tail) && tail.saturating_sub(begin) < TAIL + 5 {
                tail = next.map_or(tail + 1, |next| next.tokens.end);
                end = tail;
            } else {
                break;
            }
        }
        let heads = heads.into_iter().map(|head| self.counted(head, end)).collect();
        let mut phrase = Phrase { tokens: begin..end, heads };
        self.titled(&mut phrase);
        Some(phrase)
    }

    /// Whether a token opens something that belongs to the noun before it.
    fn trails(&self, at: u32) -> bool {
        match self.tag(at) {
            Tag::Adp => !self.is(at, &["on", "after", "before", "during", "as", "since", "until"]),
            Tag::Adj => true,
            Tag::Verb => self.finite(at).is_none(),
            _ => false,
        }
    }
}
