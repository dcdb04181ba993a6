//! The context of a passage: what must stand beside one that reads the same, before it is believed to be the same.

use super::Anchor;
use super::fold::{END, START, fold};

/// The least that must stand right beside the passage, in bytes.
pub(super) const RUN: usize = 32;
/// The length of a piece of context that stands further away, in bytes.
const PIECE: usize = 64;
/// How far such a piece may have moved, in bytes: about a sentence put in or taken out.
const SLACK: usize = 120;
/// A context shorter than this, in characters, ended at an end of the document.
const SHORT: usize = 32;
/// From so many bytes and words on, a passage that was the only one of its words is telling by itself.
const TELLING: (usize, usize) = (24, 4);

/// The context of an anchor, folded.
#[derive(Debug)]
pub(super) struct Context {
    before: Side,
    after: Side,
    /// Whether the passage was the only one that read so, and is long enough to be telling.
    telling: bool,
}

/// One side.
#[derive(Debug)]
struct Side {
    /// The context.
    text: String,
    /// What stood right beside the passage and nowhere else; empty where nothing tells.
    near: String,
    /// Whether other pieces may be looked for: not where passages that read the same must be told apart.
    pieces: bool,
    /// The character next to the passage.
    next: char,
}

impl Context {
    /// The context of `anchor`, whose passage is `needle` when folded. `None` where there is none.
    pub(super) fn of(anchor: &Anchor, needle: &str) -> Option<Self> {
        let (before, after) = (anchor.beside.0 as usize, anchor.beside.1 as usize);
        let mut prefix = fold(&anchor.prefix);
        if anchor.prefix.chars().count() < SHORT || before > prefix.len() {
            prefix.insert(0, START);
        }
        let mut suffix = fold(&anchor.suffix);
        if anchor.suffix.chars().count() < SHORT || after > suffix.len() {
            suffix.push(END);
        }
        let near_before = between(&prefix, prefix.len().saturating_sub(before), prefix.len()).to_owned();
        let near_after = between(&suffix, 0, after).to_owned();
        let next = (prefix.chars().next_back()?, suffix.chars().next()?);
        let long = needle.len() >= TELLING.0 && needle.split_whitespace().count() >= TELLING.1;
        let pieces = anchor.unique;
        Some(Self {
            before: Side { text: prefix, near: near_before, pieces, next: next.0 },
            after: Side { text: suffix, near: near_after, pieces, next: next.1 },
            telling: anchor.unique && long,
        })
    }

    /// How well a passage between `before` and `after` is in the context: 3 both sides stand beside it, 2 one does, 1 both
    /// are near; `None` where that is not enough.
    pub(super) fn grade(&self, before: &str, after: &str) -> Option<u8> {
        let ends = !self.before.near.is_empty() && before.ends_with(&self.before.near);
        let starts = !self.after.near.is_empty() && after.starts_with(&self.after.near);
        let begun = self.begun(before) || self.telling && starts && self.before.last_word_changed(before);
        if !begun || !self.bordered(before, after) {
            return None;
        }
        match (ends, starts) {
            (true, true) => Some(3),
            (false, false) => {
                let near = self.telling && self.before.near_before(before) && self.after.near_after(after);
                near.then_some(1)
            }
            _ if self.telling => Some(2),
            (true, false) => self.after.near_after(after).then_some(2),
            (false, true) => self.before.near_before(before).then_some(2),
        }
    }

    /// Whether the passage has the borders it had: no word goes on at either end.
    fn bordered(&self, before: &str, after: &str) -> bool {
        let (left, right) = (before.chars().next_back().unwrap_or(START), after.chars().next().unwrap_or(END));
        let kept = |then: char, now: char| then.is_alphanumeric() || !now.is_alphanumeric();
        kept(self.before.next, left) && kept(self.after.next, right)
    }

    /// Whether the passage begins a sentence if it did: none grew before it.
    fn begun(&self, before: &str) -> bool {
        let begins = |text: &str| {
            let at = text.trim_end_matches(' ').chars().next_back().unwrap_or(START);
            at == START || at == '\n' || !(at.is_alphanumeric() || matches!(at, ',' | ';' | '–' | '—'))
        };
        begins(before) || !begins(&self.before.text)
    }
}

impl Side {
    /// Whether a piece of the context stands before the passage, about where it stood.
    fn near_before(&self, before: &str) -> bool {
        let from = before.len().saturating_sub(self.near.len() + SLACK);
        if !self.near.is_empty() && between(before, from, before.len()).contains(&self.near) {
            return true;
        }
        self.pieces().any(|(at, piece)| {
            let far = self.text.len() - at;
            let from = before.len().saturating_sub(far + SLACK);
            let to = (before.len() + SLACK).saturating_sub(far - piece.len()).min(before.len());
            between(before, from, to).contains(piece)
        })
    }

    /// Whether what stood right before the passage stands there still but for its last word, full stop and all: another
    /// took its place, or the stop was lost, and nothing was put in between.
    fn last_word_changed(&self, before: &str) -> bool {
        let head = |text: &str| Some(text.trim_end().rsplit_once(char::is_whitespace)?.0.len());
        let (Some(own), Some(now)) = (head(&self.text), head(before)) else { return false };
        let own = between(&self.text, own.saturating_sub(RUN), own);
        own.len() >= RUN && between(before, 0, now).ends_with(own)
    }

    /// The same after the passage.
    fn near_after(&self, after: &str) -> bool {
        let near = between(after, 0, self.near.len() + SLACK);
        !self.near.is_empty() && near.contains(&self.near)
            || self
                .pieces()
                .any(|(at, piece)| between(after, at.saturating_sub(SLACK), at + piece.len() + SLACK).contains(piece))
    }

    /// Overlapping pieces of the context, with their places; none where they would not tell.
    fn pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        let text = self.text.as_str();
        let last = if self.pieces { text.len().saturating_sub(PIECE) + 1 } else { 0 };
        (0..last).step_by(PIECE / 8).filter_map(move |at| {
            let at = text.floor_char_boundary(at);
            let end = text.ceil_char_boundary(at + PIECE);
            text.get(at..end).filter(|piece| piece.len() >= PIECE).map(|piece| (at, piece))
        })
    }
}

/// The bytes from `from` to `to`, widened to the borders of characters.
fn between(text: &str, from: usize, to: usize) -> &str {
    let (from, to) = (text.floor_char_boundary(from), text.ceil_char_boundary(to));
    text.get(from..to.max(from)).unwrap_or("")
}
