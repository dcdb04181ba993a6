//! Words cut by a line end: whether the hyphen goes, by what the document itself writes elsewhere.

use std::collections::HashSet;

use super::layout::Sheet;
use super::write::is_hyphen;

/// The most words that are remembered.
const MOST: usize = 200_000;

/// The words of a document, as far as they tell how to join.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: HashSet<String>,
}

impl Hyphens {
    /// Remembers the words of a page.
    pub(super) fn count(&mut self, sheet: &Sheet) {
        for word in &sheet.words {
            if self.words.len() >= MOST {
                return;
            }
            let text: String = word.text(&sheet.page.text).collect();
            let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
            if bare.len() > 4 && !bare.ends_with(is_hyphen) {
                self.words.insert(bare.to_lowercase());
            }
        }
    }

    /// Whether the word at a line end goes on as `next`.
    pub(super) fn joins(word: &str, next: &str) -> bool {
        let bare = word.trim_end_matches(is_hyphen);
        let letters = bare.chars().next_back().is_some_and(char::is_alphanumeric);
        bare.len() < word.len() && letters && next.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether the hyphen at the end of `word`, which goes on as `next`, was put there for the line end alone.
    pub(super) fn cuts(&self, word: &str, next: &str) -> bool {
        if word.ends_with('\u{AD}') {
            return true;
        }
        let bare = word.trim_end_matches(is_hyphen);
        let lower = next.chars().next().is_some_and(char::is_lowercase);
        let letters = bare.chars().next_back().is_some_and(char::is_lowercase);
        if !lower || !letters {
            return false;
        }
        let first = bare.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let second = next.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if self.words.contains(&format!("{first}{second}")) {
            return true;
        }
        let compound = ["-", "\u{2010}"].iter().any(|hyphen| self.words.contains(&format!("{first}{hyphen}{second}")));
        !compound && !first.contains(is_hyphen)
    }
}
