//! Names written with hyphens of which the recogniser took a part: "Cohen-Ruiz", "Tehrik-i-Halder".

use super::{Language, Name, NameKind, Tag};
use crate::document::Document;

/// Prefixes that are no parts of names, though a sentence may begin with them.
const PREFIXES: [&str; 14] =
    ["anti", "pro", "non", "ex", "post", "pre", "mid", "trans", "inter", "neo", "ultra", "vice", "counter", "co"];

/// The names, each with the capitalised words that hyphens tie to it and that no other name holds.
pub(super) fn widened(document: &Document, language: &Language, mut names: Vec<Name>) -> Vec<Name> {
    let words = Words { document, language };
    let mut floor = 0;
    for at in 0..names.len() {
        let ceiling = names.get(at + 1).map_or(u32::MAX, |next| next.tokens.start);
        let Some(name) = names.get_mut(at) else { break };
        while let Some(start) = words.before(name.tokens.start).filter(|&start| start >= floor) {
            name.tokens.start = start;
        }
        while name.kind != NameKind::Place
            && let Some(end) = words.behind(name.tokens.end).filter(|&end| end <= ceiling)
        {
            name.tokens.end = end;
        }
        name.span = language.span(&name.tokens);
        floor = name.tokens.end;
    }
    names
}

struct Words<'a> {
    document: &'a Document,
    language: &'a Language,
}

impl Words<'_> {
    fn capital(&self, at: u32) -> bool {
        let span = self.language.span(&(at..at + 1));
        self.document.slice(span).starts_with(char::is_uppercase)
    }

    /// One past the word that a hyphen ties to the name that ends at `end`.
    fn behind(&self, end: u32) -> Option<u32> {
        let named = self.language.tag(end + 1) == Some(Tag::Propn);
        (self.language.tied(end) && named && self.capital(end + 1) && !self.language.tied(end + 2)).then_some(end + 2)
    }

    /// The first token of the word, and of the particle behind it, that hyphens tie to the name that begins at `start`.
    fn before(&self, start: u32) -> Option<u32> {
        let word = start.checked_sub(2).filter(|_| self.language.tied(start - 1))?;
        if self.capital(word) {
            return Some(word).filter(|_| !PREFIXES.contains(&self.language.form(word)));
        }
        // "Tehrik-i-Halder": a particle of one or two letters between two words.
        let first =
            word.checked_sub(2).filter(|_| self.language.tied(word - 1) && self.language.form(word).len() <= 2)?;
        self.capital(first).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{analyse, sample::document};

    #[test]
    fn a_double_name_is_whole() {
        let document = document("Ezra Cohen-Ruiz of the Port Council met Maria Keller.", &[]);
        let names = analyse(&document, document.span()).names;
        assert!(names.iter().any(|name| document.slice(name.span) == "Ezra Cohen-Ruiz"), "{names:?}");
    }
}
