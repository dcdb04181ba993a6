//! Finding every cue phrase in one pass over word forms.

use std::borrow::Cow;

use super::{Cue, Lexicon};
use crate::text::Span;

/// Compiled from `assets/lexicon/*.toml`.
static BUILTIN: &[u8] = include_bytes!("../../assets/lexicon/lexicon.bin");

impl Lexicon {
    /// The lexicon that comes with the program.
    pub fn builtin() -> Self {
        Self::of(Cow::Borrowed(BUILTIN))
    }

    /// All cues among `count` tokens, given the lower-case form and the span of each; `breaks(i)` says that no phrase
    /// may run from token `i - 1` into token `i` (a sentence begins). Sorted by first token, then the longest first;
    /// of one group the longest phrase wins, cues of different groups may overlap.
    pub fn find<'a>(
        &self,
        count: u32,
        form: impl Fn(u32) -> &'a str,
        span: impl Fn(u32) -> Span,
        breaks: impl Fn(u32) -> bool,
    ) -> Vec<Cue> {
        self.find_from(count, |at| self.opens(form(at)), &form, span, breaks)
    }

    /// Where a phrase that begins with this lower-case word form goes on: for [`Lexicon::find_from`].
    pub fn opens(&self, form: &str) -> Option<u32> {
        self.table.step(0, form)
    }

    /// Finds as [`Lexicon::find`] does, given for each token what [`Lexicon::opens`] says of its form: a document has
    /// far fewer forms than tokens.
    pub fn find_from<'a>(
        &self,
        count: u32,
        opens: impl Fn(u32) -> Option<u32>,
        form: impl Fn(u32) -> &'a str,
        span: impl Fn(u32) -> Span,
        breaks: impl Fn(u32) -> bool,
    ) -> Vec<Cue> {
        let mut cues: Vec<Cue> = Vec::new();
        let mut taken = vec![0; self.groups.len()];
        for first in 0..count {
            let from = cues.len();
            let (mut next, mut at) = (opens(first), first);
            while let Some(node) = next {
                at += 1;
                for group in self.table.groups_of(node) {
                    let same = cues.iter_mut().skip(from).find(|cue| cue.group == group);
                    let cue = Cue { span: span(first).cover(span(at - 1)), tokens: first..at, group };
                    match (same, taken.get_mut(group.0 as usize)) {
                        (Some(shorter), Some(end)) => (*shorter, *end) = (cue, at),
                        (None, Some(end)) if *end <= first => {
                            *end = at;
                            cues.push(cue);
                        }
                        _ => {}
                    }
                }
                next = if at < count && !breaks(at) { self.table.step(node, form(at)) } else { None };
            }
            if let Some(new) = cues.get_mut(from..) {
                new.sort_by_key(|cue| (std::cmp::Reverse(cue.tokens.end), cue.group));
            }
        }
        cues
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::lexicon::compile;

    fn found(toml: &str, text: &str, starts: &[u32]) -> Vec<(String, std::ops::Range<u32>)> {
        let bytes = compile(&[("t.toml".to_owned(), toml.to_owned())]).unwrap();
        let lexicon = Lexicon::of(Cow::Owned(bytes));
        let words: Vec<&str> = text.split(' ').collect();
        let cues = lexicon.find(
            words.len() as u32,
            |at| words.get(at as usize).copied().unwrap_or(""),
            |at| Span::new(at, at + 1),
            |at| starts.contains(&at),
        );
        cues.into_iter().map(|cue| (lexicon.name(cue.group).to_owned(), cue.tokens)).collect()
    }

    const TOML: &str = "[a]\nwords = [\"rule of law\", \"rule\", \"law\"]\n[b]\nwords = [\"rule\", \"of law\"]\n";

    #[test]
    fn the_longest_phrase_of_a_group_wins_and_groups_overlap() {
        let expected = [("t.a".to_owned(), 1..4), ("t.b".to_owned(), 1..2), ("t.b".to_owned(), 2..4)];
        assert_eq!(found(TOML, "the rule of law", &[]), expected);
    }

    #[test]
    fn no_phrase_runs_over_a_break() {
        let expected =
            [("t.a".to_owned(), 0..1), ("t.b".to_owned(), 0..1), ("t.b".to_owned(), 1..3), ("t.a".to_owned(), 2..3)];
        assert_eq!(found(TOML, "rule of law", &[1]), expected);
    }
}
