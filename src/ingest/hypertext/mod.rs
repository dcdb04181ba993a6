//! HTML to blocks: pages, chapters of books, bodies of messages, entries of feeds.
//!
//! The bytes are decoded with a way back ([`Source`]), cut into tags ([`Markup`]) and walked once: words are appended to
//! the blocks their elements make, each with its bytes; what a reader of the page would not see is left out and told.

mod charset;
mod declared;
mod element;
mod entity;
mod flow;
mod grid;
mod hidden;
mod ordered;
mod outline;
mod sheet;
mod source;
mod stack;
mod tables;
mod tags;
#[cfg(test)]
mod tests;
mod walk;
mod words;

pub(super) use charset::decode;
pub(super) use element::{Name, Role};
pub(super) use entity::decode_all;
pub(super) use hidden::by as hidden_by;
pub(super) use outline::Outline;
pub(super) use source::{Run, Source};
pub(super) use tags::{Markup, Tag};
pub(super) use walk::Walked;

use std::collections::BTreeSet;

use super::composer::Composer;
use super::refusal::Stop;
use crate::document::Place;

/// What is wished of a text between two tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Read it.
    Read,
    /// Read it as a note.
    Note,
    /// Leave it out.
    Drop,
}

/// How a page is walked.
#[derive(Default)]
pub(super) struct Options<'w> {
    /// Whether `/>` closes an element (XHTML in books).
    pub(super) xml: bool,
    /// What is wished of the text before each tag ([`Markup::between`]); all is read where it is empty.
    pub(super) wishes: &'w [Wish],
    /// The texts whose places in the document are told, by the tag after them.
    pub(super) watched: BTreeSet<usize>,
    /// Where problems are told to stand.
    pub(super) place: Option<Place>,
    /// As [`Composer::checkpoint`].
    pub(super) progress: (u32, u32),
}

impl Options<'_> {
    fn wish(&self, at: usize) -> Wish {
        self.wishes.get(at).copied().unwrap_or(if self.wishes.is_empty() { Wish::Read } else { Wish::Drop })
    }
}

/// Appends the blocks of an HTML page or fragment, whose bytes stand in the current part of `out` from `base` on.
/// `charset` is the label that a message gives them; without one, and without a byte order mark, the page's own
/// declaration holds, then what the bytes look like. An open block is ended first; the last block is ended too.
///
/// # Errors
/// When nobody wants the rest.
pub(super) fn blocks(bytes: &[u8], base: usize, charset: Option<&str>, out: &mut Composer<'_>) -> Result<(), Stop> {
    let (source, encoding) = decode(bytes, base, charset);
    if encoding != encoding_rs::UTF_8 {
        out.problem(format!("decoded from {}", encoding.name()), None);
    }
    fragment(&source, &Options::default(), out)
}

/// As [`blocks`], of a text that was decoded by the caller: [`Source::verbatim`] where it is bytes of the part,
/// [`Source::of_runs`] where it came from there run by run (the unescaped text of an element of a feed).
///
/// # Errors
/// When nobody wants the rest.
pub(super) fn fragment(source: &Source<'_>, options: &Options<'_>, out: &mut Composer<'_>) -> Result<(), Stop> {
    let markup = Markup::of(source.text(), options.xml);
    walk(source, &markup, options, out).map(|_| ())
}

/// Walks a page that is cut into tags already.
///
/// # Errors
/// When nobody wants the rest.
pub(super) fn walk(
    source: &Source<'_>,
    markup: &Markup,
    options: &Options<'_>,
    out: &mut Composer<'_>,
) -> Result<Walked, Stop> {
    out.end();
    walk::Walk::new(source, markup, options, out).run()
}
