//! Searching a text: chunked, pure, case, accents and quotes folded.
//!
//! A text is read as folded characters: case and accents dropped, every kind of quotation mark and apostrophe one,
//! every run of white space (line ends included) one blank, characters that do not show left out, and the bytes of
//! `skip` (markup) left out. Matches are exact spans of the text, leftmost first, and do not overlap.

mod anchor;
mod bases;
mod fold;
mod matcher;

use std::iter::Peekable;

use super::Span;
use anchor::Anchor;
use fold::Folds;
use matcher::Matcher;

/// Characters of a query; what is longer is cut off there.
const LONGEST: usize = 1024;

/// Bytes of a step of [`Search::find_in`].
const STEP: u32 = 1 << 20;
/// Bytes that are looked through at a time: they are gone over twice, and stay in the cache of a core for the second time.
const PIECE: u32 = 1 << 16;

/// A query made ready.
#[derive(Clone, Debug)]
pub struct Search {
    query: Vec<char>,
    fail: Vec<u32>,
    anchor: Option<Anchor>,
}

/// A search through one text under way, one step at a time, so that a worker can be cancelled between two steps.
#[derive(Clone, Debug)]
pub struct Scan<'a> {
    search: &'a Search,
    text: &'a str,
    skip: &'a [Span],
    /// Where the next step begins.
    at: u32,
    /// Where the last match ended.
    floor: u32,
}

impl Search {
    /// Folds `query`; white space at its ends does not count.
    pub fn new(query: &str) -> Self {
        let folds = Folds::new(query, &[], Span::new(0, query.len() as u32));
        let mut query: Vec<char> =
            folds.map(|fold| fold.letter).skip_while(|&letter| letter == ' ').take(LONGEST).collect();
        while query.last() == Some(&' ') {
            query.pop();
        }
        let fail = matcher::failures(&query);
        let anchor = Anchor::of(&query);
        Self { query, fail, anchor }
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// A scan of `text` from offset `from` on. `skip` is sorted and disjoint.
    pub fn scan<'a>(&'a self, text: &'a str, skip: &'a [Span], from: u32) -> Scan<'a> {
        let from = text.floor_char_boundary(from as usize) as u32;
        Scan { search: self, text, skip, at: from, floor: from }
    }

    /// All matches that lie in `within`.
    pub fn find_in(&self, text: &str, skip: &[Span], within: Span) -> Vec<Span> {
        let end = text.floor_char_boundary(within.end() as usize);
        let text = text.get(..end).unwrap_or(text);
        let mut scan = self.scan(text, skip, within.start());
        let mut found = Vec::new();
        while scan.step(STEP, &mut found) {}
        found
    }
}

/// The number (from 1) of the match at `offset` or the first one after it, among sorted matches; 0 where there is none.
pub fn ordinal(matches: &[Span], offset: u32) -> usize {
    let at = matches.partition_point(|found| found.end() <= offset);
    if at < matches.len() { at + 1 } else { 0 }
}

impl Scan<'_> {
    /// How far the scan has come, in bytes.
    pub fn progress(&self) -> u32 {
        self.at
    }

    /// Searches the next `bytes` bytes and adds the matches. Whether there is more to search.
    pub fn step(&mut self, bytes: u32, found: &mut Vec<Span>) -> bool {
        let (text, length) = (self.text, self.text.len() as u32);
        let border = |at: u32| text.ceil_char_boundary(at.min(length) as usize) as u32;
        let end = border(self.at.saturating_add(bytes.max(1)));
        while self.at < end {
            let piece = Span::new(self.at, border(self.at.saturating_add(PIECE)).min(end));
            match &self.search.anchor {
                _ if self.search.is_empty() => {}
                Some(anchor) => self.at_candidates(anchor, piece, found),
                None => self.whole(piece, found),
            }
            self.at = piece.end();
        }
        end < length
    }

    /// Matches around the places where the anchor of the query stands in `step`.
    fn at_candidates(&mut self, anchor: &Anchor, step: Span, found: &mut Vec<Span>) {
        let places = anchor.candidates(self.text, self.skip, step);
        let mut places = places.into_iter().peekable();
        while let Some(place) = places.next() {
            if place >= self.floor {
                self.around(place, &mut places, found);
            }
        }
    }

    /// Matches in a step searched character by character.
    fn whole(&mut self, step: Span, found: &mut Vec<Span>) {
        if step.end() > self.floor {
            let from = self.floor.max(step.start());
            self.region(from, step.end() - 1, &mut std::iter::empty().peekable(), found);
        }
    }

    /// Matches that hold `place`, and the next places as long as they follow closely.
    fn around(&mut self, place: u32, next: &mut Peekable<impl Iterator<Item = u32>>, found: &mut Vec<Span>) {
        let start = fold::back(self.text, self.skip, place, self.search.query.len()).max(self.floor);
        self.region(start, place, next, found);
    }

    /// Matches that begin from `start` to `until` (or to a place of `next` met on the way).
    fn region(
        &mut self,
        start: u32,
        mut until: u32,
        next: &mut Peekable<impl Iterator<Item = u32>>,
        found: &mut Vec<Span>,
    ) {
        let mut matcher = Matcher::new(&self.search.query, &self.search.fail);
        for fold in Folds::new(self.text, self.skip, Span::new(start, self.text.len() as u32)) {
            while let Some(place) = next.next_if(|&place| place < fold.span.end()) {
                until = until.max(place);
            }
            if let Some(hit) = matcher.push(&fold) {
                let hit = Span::new(hit.start(), fold::with_accents(self.text, hit.end()));
                self.floor = hit.end();
                found.push(hit);
            }
            if matcher.begun().unwrap_or(fold.span.end()) > until {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests;
