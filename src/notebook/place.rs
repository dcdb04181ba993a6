//! Finding a passage again: the one place that looks for text. A passage is believed only with its context; a repeated
//! sentence, a copy of it elsewhere or a sentence that grew around it does not count, and in doubt there is an orphan.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem;

use crate::document::Document;
use crate::text::Span;

use super::Anchor;
use super::anchor::LONGEST;
use super::context::{Context, RUN};
use super::fold::{END, Folded, START, fold};

/// How much of the text on either side is kept, in bytes: some sentences, since those next to a passage change too.
const CONTEXT: usize = 384;
/// The most that is kept to tell passages that read the same apart.
const FURTHEST: usize = 2_048;
/// How many passages may read the same before it is not tried any more.
const ALIKE: usize = 2_000;

/// Where the passage of a note stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placed {
    /// Where it stood.
    Exact(Span),
    /// Somewhere else, in its own context, and nowhere else.
    Moved(Span),
    /// Not to be found with certainty.
    Orphan,
}

impl Placed {
    /// The passage, unless it is an orphan.
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) => Some(span),
            Self::Orphan => None,
        }
    }
}

/// Makes and places anchors in one document; the text is folded once, when that is first needed.
#[derive(Debug)]
pub struct Placer<'a> {
    document: &'a Document,
    folded: OnceCell<Folded>,
}

impl<'a> Placer<'a> {
    /// For `document`.
    pub const fn new(document: &'a Document) -> Self {
        Self { document, folded: OnceCell::new() }
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.document.text))
    }

    /// The anchor of `span`; `None` where it holds nothing, or more than [`LONGEST`] bytes.
    pub fn anchor(&self, span: Span) -> Option<Anchor> {
        let text = &self.document.text;
        let span = span.trim(text);
        let exact = span.of(text);
        if exact.is_empty() || exact.len() > LONGEST {
            return None;
        }
        let folded = self.folded();
        let own = folded.forward(span.start())..folded.forward(span.end() - 1) + 1;
        let needle = folded.text.get(own.clone())?;
        let unique = alike(&folded.text, needle).is_some_and(|found| found.len() == 1);
        let (before, after) = beside(&folded.text, &own);
        let first = own.start.saturating_sub(CONTEXT.max(before + 8));
        let last = own.end + CONTEXT.max(after + 8);
        let first = if first == 0 { 0 } else { folded.source(word_start(&folded.text, first), own.end).start() };
        let whole = last >= folded.text.len();
        let last = if whole { text.len() as u32 } else { folded.source(own.start, word_end(&folded.text, last)).end() };
        let (prefix, suffix) = (Span::new(first, span.start()), Span::new(span.end(), last));
        let characters = |end: u32| Span::new(0, end).of(text).chars().count() as u32;
        let start = characters(span.start());
        Some(Anchor {
            source: self.document.source.sha256.clone(),
            span,
            characters: (start, start + exact.chars().count() as u32),
            exact: exact.to_owned(),
            prefix: prefix.of(text).to_owned(),
            suffix: suffix.of(text).to_owned(),
            unique,
            beside: (before as u32, after as u32),
            ..Anchor::default()
        })
    }

    /// Where `anchor` stands: by position where the source is the same, else its quote in its context.
    pub fn place(&self, anchor: &Anchor) -> Placed {
        if anchor.is_empty() {
            return Placed::Orphan;
        }
        if self.stands(anchor) {
            return Placed::Exact(anchor.span);
        }
        match self.find(anchor) {
            Some(span) if span == anchor.span => Placed::Exact(span),
            Some(span) => Placed::Moved(span),
            None => Placed::Orphan,
        }
    }

    /// Whether the source is the one the anchor was made in and the passage stands at its position. The same source
    /// read by another release may have another text, so the words count too.
    fn stands(&self, anchor: &Anchor) -> bool {
        let text = &self.document.text;
        let (before, after) = (Span::new(0, anchor.span.start()), Span::new(anchor.span.end(), text.len() as u32));
        !anchor.source.is_empty()
            && anchor.source == self.document.source.sha256
            && anchor.span.of(text) == anchor.exact
            && before.of(text).ends_with(&anchor.prefix)
            && after.of(text).starts_with(&anchor.suffix)
    }

    /// The one passage that reads the same and stands in the same context.
    fn find(&self, anchor: &Anchor) -> Option<Span> {
        let folded = self.folded();
        let needle = fold(anchor.exact.trim());
        let found = alike(&folded.text, &needle).filter(|found| !found.is_empty() && found.len() <= ALIKE)?;
        let context = Context::of(anchor, &needle)?;
        let mut graded: Vec<(u8, usize)> = Vec::new();
        for at in found {
            let (before, after) = (folded.text.get(..at)?, folded.text.get(at + needle.len()..)?);
            graded.extend(context.grade(before, after).map(|grade| (grade, at)));
        }
        graded.sort_unstable_by(|a, b| b.cmp(a));
        let (grade, at) = *graded.first()?;
        let alone = graded.get(1).is_none_or(|(second, _)| *second < grade);
        alone.then(|| folded.source(at, at + needle.len()))
    }
}

/// Every place where `needle` stands in `text`, overlapping ones too. `None` for an empty needle.
fn alike(text: &str, needle: &str) -> Option<Vec<usize>> {
    let step = needle.chars().next()?.len_utf8();
    let finder = memmem::Finder::new(needle);
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
        found.push(from + at);
        from += at + step;
        if found.len() > ALIKE {
            break;
        }
    }
    Some(found)
}

/// How many bytes right before the passage, and right after it, stand nowhere else; 0 where there are none that tell.
fn beside(text: &str, own: &Range<usize>) -> (usize, usize) {
    let lone = |part: &Range<usize>| {
        let finder = memmem::Finder::new(text.as_bytes().get(part.clone()).unwrap_or_default());
        let next = text.as_bytes().get(part.start + 1..).and_then(|rest| finder.find(rest));
        let first = finder.find(text.as_bytes());
        next.is_none() && first == Some(part.start)
    };
    let lengths =
        || std::iter::successors(Some(RUN), |length| Some(length + 8.max(length / 4))).take_while(|l| *l <= FURTHEST);
    let left = lengths().map(|length| text.floor_char_boundary(own.start.saturating_sub(length))..own.start);
    let right = lengths().map(|length| own.end..text.ceil_char_boundary(own.end + length));
    ({ left }.find(&lone).map_or(0, |part| part.len()), { right }.find(&lone).map_or(0, |part| part.len()))
}

/// The first byte at or after `at` where a character begins that is not white space, nor the sign of the beginning.
fn word_start(text: &str, at: usize) -> usize {
    let mut at = text.ceil_char_boundary(at);
    while let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if !char.is_whitespace() && char != START {
            break;
        }
        at += char.len_utf8();
    }
    at
}

/// The last byte at or before `at` where a character ends that is not white space, nor the sign of the end.
fn word_end(text: &str, at: usize) -> usize {
    let mut at = text.floor_char_boundary(at.min(text.len()));
    while let Some(char) = text.get(..at).and_then(|rest| rest.chars().next_back()) {
        if !char.is_whitespace() && char != END {
            break;
        }
        at -= char.len_utf8();
    }
    at
}
