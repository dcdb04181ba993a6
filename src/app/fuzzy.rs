//! Finding by typing: how well words fit what was typed, by the matcher of the Helix editor.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The entries of `from` whose words fit `typed`, the best first; all of them in their own order where nothing is
/// typed. Several words may be typed in any order; case and accents are folded.
pub(super) fn ranked<T>(typed: &str, from: Vec<T>, words: impl Fn(&T) -> &str) -> Vec<T> {
    scored(typed, from, words).into_iter().map(|(_, entry)| entry).collect()
}

/// The same with the score of each; 0 where nothing is typed.
pub(super) fn scored<T>(typed: &str, from: Vec<T>, words: impl Fn(&T) -> &str) -> Vec<(u32, T)> {
    if typed.trim().is_empty() {
        return from.into_iter().map(|entry| (0, entry)).collect();
    }
    let pattern = Pattern::parse(typed.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut kept: Vec<(u32, T)> = Vec::new();
    for entry in from {
        let score = pattern.score(Utf32Str::new(words(&entry), &mut letters), &mut matcher);
        kept.extend(score.map(|score| (score, entry)));
    }
    kept.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    kept
}

/// Words that must all occur, each as it was typed but for case and accents.
pub(super) struct Words {
    pattern: Pattern,
    matcher: Matcher,
    letters: Vec<char>,
}

impl Words {
    /// The words of `typed`, parted by blanks.
    pub(super) fn new(typed: &str) -> Self {
        let pattern = Pattern::new(typed.trim(), CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
        Self { pattern, matcher: Matcher::new(Config::DEFAULT), letters: Vec::new() }
    }

    /// Whether all of them occur in `text`.
    pub(super) fn fit(&mut self, text: &str) -> bool {
        self.pattern.score(Utf32Str::new(text, &mut self.letters), &mut self.matcher).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::ranked;

    #[test]
    fn words_in_any_order_without_case_or_accents() {
        let from = vec!["go to the evidence", "copy the quote", "Élysée talks"];
        let find = |typed: &str| ranked(typed, from.clone(), |words| words);
        assert_eq!(find("quote copy"), ["copy the quote"]);
        assert_eq!(find("elysee"), ["Élysée talks"]);
        assert_eq!(find("  "), from);
        assert!(find("zebra").is_empty());
    }
}
