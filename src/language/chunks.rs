//! Base noun phrases, by a small finite-state pattern over tags.
//!
//! The pattern follows the base-NP chunks of Ramshaw and Marcus (1995), but a possessor stays inside the chunk of what it
//! possesses ("Mexico's response" is one chunk, its head "response").

use std::ops::Range;

use super::{Chunk, Language, Tag};

/// All base noun phrases, in order, none overlapping, none across a sentence.
pub fn find(language: &Language) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    for sentence in &language.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match scan(language, at, sentence.tokens.end) {
                Some(chunk) => {
                    at = chunk.tokens.end;
                    chunks.push(chunk);
                }
                None => at += 1,
            }
        }
    }
    chunks
}

fn tag(language: &Language, at: u32, end: u32) -> Tag {
    if at >= end { Tag::X } else { language.tokens.get(at as usize).map_or(Tag::X, |token| token.tag) }
}

/// Whether a pronoun stands before a noun ("his").
fn possessive(form: &str) -> bool {
    matches!(form, "my" | "your" | "his" | "her" | "its" | "our" | "their" | "whose")
}

/// The chunk that begins at `start`, if one does.
fn scan(language: &Language, start: u32, end: u32) -> Option<Chunk> {
    let mut at = start;
    let mut head = None;
    while at < end {
        let here = tag(language, at, end);
        let next = tag(language, at + 1, end);
        match here {
            Tag::Noun | Tag::Propn => head = Some(at),
            Tag::Num => head = head.or(Some(at)).map(|old| if old + 1 == at || at == start { at } else { old }),
            Tag::Pron if at == start && possessive(language.form(at)) && nominal(next) => {}
            Tag::Pron if at == start => return Some(Chunk { tokens: at..at + 1, head: at }),
            Tag::Det if at == start || (head.is_none() && tag(language, at - 1, end) == Tag::Det) => {}
            Tag::Adj | Tag::Sym => {}
            Tag::Part if matches!(language.form(at), "'s" | "'") && head.is_some() && nominal(next) => head = None,
            Tag::Adv if head.is_none() && matches!(next, Tag::Adj | Tag::Num) => {}
            Tag::Verb if head.is_none() && at > start && matches!(next, Tag::Noun | Tag::Propn | Tag::Adj) => {}
            Tag::Punct if joins(language, at, start..end, head) => {}
            Tag::Cconj if head.is_none() && at > start && tag(language, at - 1, end) == Tag::Adj && modifier(next) => {}
            _ => break,
        }
        at += 1;
    }
    let last = head.or_else(|| substantive(language, start..at))?;
    Some(Chunk { tokens: start..last + 1, head: last })
}

fn nominal(tag: Tag) -> bool {
    matches!(tag, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Verb | Tag::Det | Tag::Adv | Tag::Sym)
}

fn modifier(tag: Tag) -> bool {
    matches!(tag, Tag::Adj | Tag::Noun | Tag::Propn)
}

/// A hyphen inside a compound, or a comma between adjectives of one noun.
fn joins(language: &Language, at: u32, within: Range<u32>, head: Option<u32>) -> bool {
    let glued = |token: u32| language.tokens.get(token as usize).is_some_and(|token| !token.spaced);
    let next = tag(language, at + 1, within.end);
    match language.form(at) {
        "-" | "\u{2010}" | "\u{2011}" => at > within.start && glued(at) && glued(at + 1) && next != Tag::X,
        "," => {
            let after = tag(language, at + 2, within.end);
            head.is_none()
                && at > within.start
                && tag(language, at - 1, within.end) == Tag::Adj
                && next == Tag::Adj
                && matches!(after, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Cconj | Tag::Punct)
        }
        _ => false,
    }
}

/// The head of a phrase without noun: "the poor", "those", "another".
fn substantive(language: &Language, tokens: Range<u32>) -> Option<u32> {
    let last = tokens.end.checked_sub(1).filter(|last| *last >= tokens.start)?;
    let determined = tag(language, tokens.start, tokens.end) == Tag::Det;
    match tag(language, last, tokens.end) {
        Tag::Adj if determined && last > tokens.start => Some(last),
        Tag::Det
            if matches!(
                language.form(last),
                "this" | "that" | "these" | "those" | "some" | "all" | "both" | "another"
            ) =>
        {
            Some(last)
        }
        _ => None,
    }
}
