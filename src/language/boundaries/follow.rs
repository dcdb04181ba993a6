//! What follows a stop, and whether it opens a new sentence.

use crate::document::Document;
use crate::lexicon::words::{Abbreviation, class as abbreviation};

use super::super::Token;
use super::class::Class;
use super::{Passage, Tail, openers};

/// Whether the document often begins sentences in lower case, as chats and hasty mail do.
pub(super) fn is_casual(document: &Document, tokens: &[Token]) -> bool {
    let (mut lower, mut all) = (0, 0);
    for pair in tokens.windows(2) {
        let [stop, next] = pair else { continue };
        if next.spaced && stop.span.len() == 1 && matches!(document.slice(stop.span), "." | "?" | "!") {
            let first = document.slice(next.span).bytes().next().unwrap_or(b' ');
            lower += u32::from(first.is_ascii_lowercase());
            all += u32::from(first.is_ascii_alphabetic());
        }
    }
    lower >= 2 && lower * 4 >= all
}

impl Passage<'_> {
    /// Takes in what belongs to the stop at `at`: more stops, closing quotes and brackets, note numbers.
    pub(super) fn absorb(&self, at: usize) -> Tail {
        let mut tail = Tail { end: at + 1, quoted: false, noted: false };
        loop {
            let here = tail.end;
            let glued = !self.spaced(here);
            match self.class(here) {
                Class::Stop | Class::Query | Class::Ellipsis if glued => tail.end += 1,
                Class::Query if self.class(at) == Class::Query && self.spaced(here + 1) => tail.end += 1,
                Class::CloseQuote if glued || self.text(here) != "\u{2019}" => {
                    tail.end += 1;
                    tail.quoted = true;
                }
                Class::Close => tail.end += 1,
                Class::Number if glued && !tail.noted && self.is_note_number(at, here) => {
                    tail.end += 1;
                    tail.noted = true;
                }
                Class::Open if self.text(here) == "[" => match self.bracketed_note(here) {
                    Some(end) => {
                        tail.end = end;
                        tail.noted = true;
                    }
                    None => return tail,
                },
                _ => return tail,
            }
        }
    }

    /// Whether the number at `at`, glued to a stop, calls a note: `peace.24 However`.
    fn is_note_number(&self, stop: usize, at: usize) -> bool {
        let text = self.text(at);
        self.class(stop) != Class::Abbreviation
            && text.chars().count() <= 3
            && text.chars().all(char::is_numeric)
            && (self.spaced(at + 1) || self.class(at + 1) == Class::None)
    }

    /// One past the end of a short bracketed note that begins at `at` (`[17]`, `[citation needed]`).
    fn bracketed_note(&self, at: usize) -> Option<usize> {
        let first = self.class(at + 1);
        if !matches!(first, Class::Number | Class::Lower | Class::Ellipsis) {
            return None;
        }
        (at + 2..at + 7).find(|&end| self.class(end) == Class::Close).map(|end| end + 1)
    }

    /// Whether a new sentence begins after the stop at `at` with its `tail`.
    pub(super) fn opens_sentence(&self, start: usize, at: usize, tail: &Tail) -> bool {
        let mut first = tail.end;
        while matches!(self.class(first), Class::OpenQuote | Class::Open) {
            first += 1;
        }
        if !self.spaced(tail.end) {
            return self.is_missing_space(at, tail);
        }
        let next = self.class(first);
        match self.class(at) {
            Class::Abbreviation
                if tail.end == at + 1 || !tail.quoted && !tail.noted && self.class(at + 1) == Class::Close =>
            {
                self.abbreviation_ends(start, at, first)
            }
            Class::Ellipsis => {
                next.is_capital()
                    && (tail.quoted || !self.is_pronoun_i(first))
                    && !self.is_attribution(first, tail)
                    && !self.is_omission(tail)
            }
            Class::Face => next.is_capital(),
            _ if self.text(at) != "." && self.spaced(at) && !self.spaced(at + 1) && tail.end == at + 1 => false,
            _ => match next {
                Class::Capital | Class::Abbreviation => !self.is_attribution(first, tail),
                Class::Lower => self.lower_opens(start, at, first, tail),
                Class::Number => !self.is_number_sign(at),
                Class::Dash | Class::Bullet => {
                    !tail.quoted
                        && self.spaced(first + 1)
                        && self.class(first + 1).is_capital()
                        && self.text(first) != "--"
                }
                Class::Ellipsis => self.text(at) == "." || tail.quoted,
                Class::Script | Class::Rule => true,
                Class::Other => matches!(self.text(first), "$" | "\u{a3}" | "\u{20ac}" | "#" | "@" | "*"),
                _ => false,
            },
        }
    }

    /// A stop and the next word run together: `lanD.The`.
    fn is_missing_space(&self, at: usize, tail: &Tail) -> bool {
        let before = self.text(at.saturating_sub(1));
        let mut next = self.text(tail.end).chars();
        let opens = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
        let plain = before.chars().nth(1).is_some() && !self.spaced(at) || tail.end > at + 1;
        matches!(self.class(at), Class::Stop | Class::Query) && at > 0 && plain && opens
    }

    /// `[...] (Smith 55)`: what follows an omission in brackets goes on.
    fn is_omission(&self, tail: &Tail) -> bool {
        self.class(tail.end) == Class::Open
    }

    /// `"Why?" Smith asked`: a name and a verb of saying after a quotation.
    fn is_attribution(&self, first: usize, tail: &Tail) -> bool {
        tail.quoted
            && (first + 1..first + 4)
                .take_while(|&at| self.class(at - 1).is_capital() || self.class(at - 1) == Class::Abbreviation)
                .any(|at| openers::is_saying(self.text(at)))
            && !openers::is_starter(self.text(first))
    }

    fn lower_opens(&self, start: usize, at: usize, first: usize, tail: &Tail) -> bool {
        if tail.quoted || first > tail.end {
            return false;
        }
        if self.casual {
            return true;
        }
        let before = self.text(at.saturating_sub(1));
        self.class(at) == Class::Stop
            && at > start + 3
            && before.len() > 2
            && openers::is_clause_opener(self.text(first))
    }

    fn is_number_sign(&self, at: usize) -> bool {
        matches!(self.text(at.saturating_sub(1)), "\u{b0}" | "\u{ba}" | "#" | "N\u{ba}")
    }

    /// Whether the abbreviation at `at` also ends its sentence, when `first` is the next word.
    fn abbreviation_ends(&self, start: usize, at: usize, first: usize) -> bool {
        let next = self.text(first);
        let capital = self.class(first).is_capital();
        let text = self.text(at);
        let word = text.strip_suffix('.').unwrap_or(text);
        if is_time(word) {
            let fronted = at <= start + 4 && openers::is_fronted(self.text(start));
            let opens = capital || self.class(first) == Class::Abbreviation;
            return opens && !fronted && !openers::is_after_time(next);
        }
        if word.eq_ignore_ascii_case("etc") {
            return capital;
        }
        let starter = capital && openers::is_starter(next);
        match abbreviation(word) {
            Some(Abbreviation::Leading) => false,
            _ if self.casual && self.class(first) == Class::Lower => openers::is_clause_opener(next),
            _ => starter,
        }
    }

    pub(super) fn is_pronoun_i(&self, at: usize) -> bool {
        self.text(at) == "I"
    }
}

fn is_time(word: &str) -> bool {
    ["a.m", "p.m"].iter().any(|time| word.eq_ignore_ascii_case(time))
}
