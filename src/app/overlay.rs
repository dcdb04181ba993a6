//! What is drawn on top of the reader, and the line that may be typed there.

use crate::briefing::FindingRef;
use crate::reading::SentenceId;
use crate::text::Span;

use super::picker::Picker;

/// What is drawn on top.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The sentence of the current item with its context.
    Peek,
    /// The reason of a finding; which candidate is shown (0: the one that was taken).
    Why {
        /// Of which finding.
        finding: FindingRef,
        /// Which candidate.
        candidate: usize,
    },
    /// What cites a sentence.
    Cites {
        /// Which sentence.
        sentence: SentenceId,
        /// The entry that is selected.
        selected: usize,
    },
    /// The keys.
    Help(Help),
    /// What is known of the document, scrolled by so many rows.
    About(usize),
    /// The original behind a quote, scrolled by so many rows.
    Original {
        /// The quote.
        span: Span,
        /// How far.
        scrolled: usize,
    },
    /// A query is typed; where one stood before.
    Search(Input),
    /// A command is typed; the entry that is selected.
    Palette(Input, usize),
    /// Labels; what was typed of one.
    Hints(String),
    /// A list to choose from.
    Picker(Picker),
    /// The filter of the focused pane is typed.
    Filter(Input),
}

/// The help as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// The rows it is scrolled by.
    pub scrolled: usize,
    /// Only lines with these words are shown.
    pub words: Input,
    /// Whether they are being typed.
    pub typing: bool,
}

impl Help {
    /// Whether it shows some of its lines only, or is about to.
    pub(super) fn narrowed(&self) -> bool {
        self.typing || !self.words.0.is_empty()
    }
}

/// A line being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input(pub String);

/// How long a typed or pasted line may be, in bytes.
const LONGEST: usize = 1000;

impl Input {
    /// Appends text: control characters become blanks, what is too long is left out. Whether there was room for all.
    pub fn push(&mut self, text: &str) -> bool {
        for char in text.chars().map(|char| if char.is_control() { ' ' } else { char }) {
            if self.0.len() + char.len_utf8() > LONGEST {
                return false;
            }
            self.0.push(char);
        }
        true
    }

    /// Takes the last word away.
    pub fn erase_word(&mut self) {
        let kept = self.0.trim_end();
        let word = kept.rsplit(char::is_whitespace).next().unwrap_or_default();
        self.0.truncate(kept.len() - word.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_behind_a_blank_of_several_bytes_is_taken_away() {
        for (line, left) in [
            ("port", ""),
            ("the port ", "the "),
            ("the\u{a0}port", "the\u{a0}"),
            ("the\u{3000}pört \u{2003}", "the\u{3000}"),
            (" \u{2028}", ""),
            ("", ""),
        ] {
            let mut input = Input(line.to_owned());
            input.erase_word();
            assert_eq!(input.0, left, "{line:?}");
        }
    }
}
