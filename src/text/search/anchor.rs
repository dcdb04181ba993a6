//! Where a match may be: the rarest letters of the query, found at the speed of memory.

use aho_corasick::{AhoCorasick, MatchKind};

use super::fold::fold;
use crate::text::Span;

/// How often a letter or digit stands in English text, in thousandths; from counts of letters in running prose.
const FREQUENCY: [u32; 26] =
    [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1];
const DIGIT: u32 = 5;
/// Bytes looked at together for characters of more than one byte.
const BLOCK: usize = 64;
/// Letters of an anchor at most.
const LONGEST: usize = 3;

/// Up to three letters or digits of the query that stand side by side, and a searcher for all their cases.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    letters: Vec<char>,
    searcher: AhoCorasick,
}

impl Anchor {
    /// The rarest anchor of a folded query; `None` where it has neither an ASCII letter nor a digit.
    ///
    /// An anchor never overlaps itself (its first letter is not its last), so that no occurrence hides another.
    pub(super) fn of(query: &[char]) -> Option<Self> {
        let windows = (1..=LONGEST).flat_map(|size| query.windows(size));
        let fit = windows.filter(|window| window.iter().all(char::is_ascii_alphanumeric));
        let fit = fit.filter(|window| window.len() == 1 || window.first() != window.last());
        let letters = fit.min_by_key(|window| weight(window))?.to_vec();
        let searcher = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(cases(&letters)).ok()?;
        Some(Self { letters, searcher })
    }

    /// Places in `step` where a match may be, sorted. Every match whose anchor begins in the step, or is broken there by
    /// a character of more than one byte or by markup, holds one of them.
    pub(super) fn candidates(&self, text: &str, skip: &[Span], step: Span) -> Vec<u32> {
        let bytes = text.as_bytes();
        // The anchor may reach over the end of the step.
        let end = (step.end() as usize + LONGEST - 1).min(bytes.len());
        let window = bytes.get(step.start() as usize..end).unwrap_or_default();
        let mut places: Vec<u32> = self.searcher.find_iter(window).map(|at| step.start() + at.start() as u32).collect();
        let plain = places.len();
        self.folded(text, step, &mut places);
        let first = skip.partition_point(|mark| mark.end() < step.start());
        let marks = skip.get(first..).unwrap_or_default().iter().take_while(|mark| mark.end() < step.end());
        let solid =
            |at: Option<u32>| at.and_then(|at| bytes.get(at as usize)).is_some_and(|byte| !byte.is_ascii_whitespace());
        let inside = marks.filter(|mark| solid(mark.start().checked_sub(1)) && solid(Some(mark.end())));
        places.extend(inside.map(|mark| mark.end()));
        if places.len() > plain {
            places.sort_unstable();
            places.dedup();
        }
        places
    }

    /// Characters of more than one byte that are folded to a letter of the anchor or left out.
    fn folded(&self, text: &str, step: Span, places: &mut Vec<u32>) {
        let slice = step.of(text);
        for (at, block) in (0..).step_by(BLOCK).zip(slice.as_bytes().chunks(BLOCK)) {
            if block.is_ascii() {
                continue;
            }
            for (near, word) in (at..).step_by(8).zip(block.chunks(8)).filter(|(_, word)| !word.is_ascii()) {
                for (lead, _) in (near..).zip(word).filter(|(_, byte)| **byte >= 0xC0) {
                    if self.may_stand(slice, lead) {
                        places.push(step.start() + lead as u32);
                    }
                }
            }
        }
    }

    /// Whether the character at `at` may be a letter of the anchor, or nothing.
    fn may_stand(&self, slice: &str, at: usize) -> bool {
        // Dashes, quotation marks and dots (U+2010 to U+2027) are neither, and by far the most frequent.
        if let Some([0xE2, 0x80, 0x90..=0xA7]) = slice.as_bytes().get(at..at + 3) {
            return false;
        }
        let letter = slice.get(at..).and_then(|rest| rest.chars().next());
        letter.is_some_and(|letter| fold(letter).is_none_or(|folded| self.letters.contains(&folded)))
    }
}

fn weight(window: &[char]) -> u64 {
    let share = |letter: &char| {
        let at = (*letter as usize).checked_sub('a' as usize);
        u64::from(at.and_then(|at| FREQUENCY.get(at).copied()).unwrap_or(DIGIT))
    };
    window.iter().map(share).product::<u64>() * 1000u64.pow((LONGEST - window.len()) as u32)
}

/// Every way to write the letters in upper and lower case.
fn cases(letters: &[char]) -> Vec<String> {
    let mut all = vec![String::new()];
    for letter in letters {
        let both = if letter.is_ascii_digit() { vec![*letter] } else { vec![*letter, letter.to_ascii_uppercase()] };
        all = all.iter().flat_map(|head| both.iter().map(move |letter| format!("{head}{letter}"))).collect();
    }
    all
}
