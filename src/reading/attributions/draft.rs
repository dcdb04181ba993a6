//! An attribution while it is put together, in tokens.

use std::ops::Range;

use super::phrases::Phrase;

/// One report: speaker, cue and content in tokens of one sentence (its own, the first), before entities are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// Index of its sentence.
    pub(super) sentence: u32,
    pub(super) speaker: Option<Phrase>,
    pub(super) cue: Option<Range<u32>>,
    /// What was said.
    pub(super) content: Vec<Range<u32>>,
    /// Whether it was put together across a line or sentence end.
    pub(super) stitched: bool,
    pub(super) rule: &'static str,
    /// The draft (its index) whose speaker it shares.
    pub(super) follows: Option<usize>,
}

/// The content of one stretch.
pub(super) fn single(part: Range<u32>) -> Vec<Range<u32>> {
    std::iter::once(part).collect()
}

impl Draft {
    /// The first token of its clause: of speaker or cue, whichever comes first.
    pub(super) fn start(&self) -> u32 {
        let speaker = self.speaker.as_ref().map_or(u32::MAX, |phrase| phrase.tokens.start);
        speaker.min(self.cue.as_ref().map_or(u32::MAX, |cue| cue.start))
    }

    /// One past the last token of speaker and cue.
    pub(super) fn end(&self) -> u32 {
        let speaker = self.speaker.as_ref().map_or(0, |phrase| phrase.tokens.end);
        speaker.max(self.cue.as_ref().map_or(0, |cue| cue.end))
    }
}
