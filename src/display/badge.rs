//! Text drawn beside the document's own, which no span covers and no copy takes along.

use std::sync::Arc;

/// A badge anchored in the text, such as `⟨55-80%⟩` after a likelihood word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// Drawn after this offset: the end of the words it speaks of.
    pub at: u32,
    /// What is drawn, brackets included. One line.
    pub text: Arc<str>,
}

impl Badge {
    /// The badges of `sorted` (by `at`) that are anchored after `start` and at `end` at the latest.
    pub(super) fn between(sorted: &[Self], start: u32, end: u32) -> &[Self] {
        let first = sorted.partition_point(|badge| badge.at <= start);
        let last = sorted.partition_point(|badge| badge.at <= end);
        sorted.get(first..last.max(first)).unwrap_or_default()
    }
}
