//! Finding every cue phrase in one pass over word forms.

use super::{Cue, Lexicon};
use crate::text::Span;

impl Lexicon {
    /// The lexicon that comes with the program.
    pub fn builtin() -> Self {
        Self::default()
    }

    /// All cues among `count` tokens, given the lower-case form and the span of each; `breaks(i)` says that no phrase
    /// may run from token `i - 1` into token `i` (a sentence begins). Sorted by first token; of one group the longest
    /// phrase wins, cues of different groups may overlap.
    pub fn find<'a>(
        &self,
        _count: u32,
        _form: impl Fn(u32) -> &'a str,
        _span: impl Fn(u32) -> Span,
        _breaks: impl Fn(u32) -> bool,
    ) -> Vec<Cue> {
        Vec::new()
    }
}
