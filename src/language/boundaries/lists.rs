//! Lists that run on inside one block: `1. First 2. Second`, `• one • two`.

use super::Passage;
use super::class::Class;

/// The list that a block begins with, if it runs on inside the block.
pub(super) struct List {
    next: Marks,
    /// Where the last item began.
    last: usize,
}

/// How the items of a running list are marked, and what the next mark must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marks {
    /// None.
    No,
    /// Numbers; the next one.
    Numbers(u32),
    /// Small or capital letters; the next one.
    Letters(u8),
    /// Dots.
    Bullets,
}

impl List {
    /// The list that the passage begins with.
    pub(super) fn at_start_of(passage: &Passage) -> Self {
        let next = match mark(passage, 0) {
            // A capital letter may be the initial of a name: only the first of the alphabet begins a list.
            Some((Marks::Letters(next), _)) if !matches!(next, b'b' | b'B') => Marks::No,
            Some((next, _)) => next,
            None if passage.class(0) == Class::Bullet => Marks::Bullets,
            None => Marks::No,
        };
        Self { next, last: 0 }
    }

    /// Whether the next item begins at token `at`; moves on to the one after it.
    pub(super) fn begins_item(&mut self, passage: &Passage, at: usize) -> bool {
        if self.next == Marks::No || !passage.spaced(at) || at < self.last + 3 {
            return false;
        }
        if self.next == Marks::Bullets {
            return passage.class(at) == Class::Bullet;
        }
        let Some((next, _)) = mark(passage, at).filter(|&(next, _)| follows(self.next, next)) else { return false };
        *self = Self { next, last: at };
        true
    }
}

fn follows(expected: Marks, next: Marks) -> bool {
    match (expected, next) {
        (Marks::Numbers(number), Marks::Numbers(after)) => after == number + 1,
        (Marks::Letters(letter), Marks::Letters(after)) => after == letter + 1,
        _ => false,
    }
}

/// The mark of an item at token `at`: what the next mark must be, and one past its last token.
fn mark(passage: &Passage, at: usize) -> Option<(Marks, usize)> {
    let bullet = usize::from(passage.class(at) == Class::Bullet);
    let at = at + bullet;
    let text = passage.text(at);
    let close = |from: usize| {
        let mut end = from;
        while end < from + 2 && !passage.spaced(end) && matches!(passage.text(end), "." | ")") {
            end += 1;
        }
        (end > from && passage.spaced(end)).then_some(end)
    };
    if let Ok(number) = text.parse::<u32>() {
        return close(at + 1).filter(|_| text.len() <= 3).map(|end| (Marks::Numbers(number.saturating_add(1)), end));
    }
    let letter = text.bytes().next().filter(u8::is_ascii_alphabetic)?;
    match text.len() {
        2 if text.ends_with('.') && passage.spaced(at + 1) => Some((Marks::Letters(letter + 1), at + 1)),
        1 => close(at + 1).map(|end| (Marks::Letters(letter + 1), end)),
        _ => None,
    }
}

/// Whether all there is between `start` and `end` is the mark of an item (`2.1.`, `(a)`, `IV.`, `Section 3.`).
pub(super) fn is_enumerator(passage: &Passage, start: usize, end: usize) -> bool {
    if end > start + 4 {
        return false;
    }
    let mut words = (start..end)
        .filter(|&at| !matches!(passage.class(at), Class::Open | Class::Close | Class::Stop | Class::Bullet));
    let (Some(word), None) = (words.next(), words.next()) else { return false };
    let text = passage.text(word).trim_end_matches('.');
    let roman = !text.is_empty()
        && text.len() <= 4
        && text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'i' | b'v' | b'x'));
    let number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.len() <= 6;
    let stopped = passage.class(end - 1) != Class::Query;
    stopped && (roman && text != "I" || number && !text.is_empty() || text.len() == 1 && text != "I")
}
