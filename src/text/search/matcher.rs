//! The automaton of Knuth, Morris and Pratt over folded characters: linear, whatever the query.

use std::collections::VecDeque;

use super::fold::Fold;
use crate::text::Span;

/// For every prefix of the query, how long its longest border is.
pub(super) fn failures(query: &[char]) -> Vec<u32> {
    let mut fail = vec![0u32; query.len()];
    let mut border = 0usize;
    for at in 1..query.len() {
        while border > 0 && query.get(border) != query.get(at) {
            border = fail.get(border - 1).map_or(0, |&shorter| shorter as usize);
        }
        border += usize::from(query.get(border) == query.get(at));
        if let Some(slot) = fail.get_mut(at) {
            *slot = border as u32;
        }
    }
    fail
}

/// A match under way.
pub(super) struct Matcher<'a> {
    query: &'a [char],
    fail: &'a [u32],
    /// Where the characters matched so far begin.
    starts: VecDeque<u32>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(query: &'a [char], fail: &'a [u32]) -> Self {
        Self { query, fail, starts: VecDeque::new() }
    }

    /// Takes one character; the span of the match that ends with it. After a match everything begins anew.
    pub(super) fn push(&mut self, fold: &Fold) -> Option<Span> {
        while !self.starts.is_empty() && self.query.get(self.starts.len()) != Some(&fold.letter) {
            let matched = self.starts.len();
            let shorter = self.fail.get(matched - 1).map_or(0, |&shorter| shorter as usize);
            self.starts.drain(..matched - shorter);
        }
        if self.query.get(self.starts.len()) == Some(&fold.letter) {
            self.starts.push_back(fold.span.start());
        }
        if self.starts.len() < self.query.len() {
            return None;
        }
        let start = self.starts.front().copied()?;
        self.starts.clear();
        Some(Span::new(start, fold.span.end()))
    }

    /// Where the match under way begins, if there is one.
    pub(super) fn begun(&self) -> Option<u32> {
        self.starts.front().copied()
    }
}
