//! Saved web pages: what stands there to be read, not how to get elsewhere.

mod address;
mod extract;
mod front;
mod furniture;
mod page;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::composer::Composer;
use super::hypertext::{self, Options, Wish};
use super::refusal::{Refusal, Stop};
use crate::document::PartKind;
use crate::text::Span;
use page::Page;

/// The most bytes of a page that are read.
const LONGEST: usize = 32 << 20;

/// Reads a page: its main text, with the title, the author and the date that stand in it.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    if bytes.is_empty() {
        return Err(Refusal::new("the file is empty: there is nothing to read").into());
    }
    out.part(PartKind::File, "");
    page(bytes, None, None, out)
}

/// Reads a page whose bytes are the current part. `charset` and `address` are what the file around it says of it.
///
/// # Errors
/// When nobody wants the rest.
pub(super) fn page(
    bytes: &[u8],
    charset: Option<&str>,
    address: Option<String>,
    out: &mut Composer<'_>,
) -> Result<(), Stop> {
    let head = bytes.get(..LONGEST).unwrap_or(bytes);
    if head.len() < bytes.len() {
        out.problem(format!("longer than {} MiB: the rest is not read", LONGEST >> 20), None);
    }
    let (source, encoding) = hypertext::decode(head, 0, charset);
    if encoding != encoding_rs::UTF_8 {
        out.problem(format!("decoded from {}", encoding.name()), None);
    }
    let page = Page::of(source.text());
    if let Some(address) = address.or_else(|| address::of(&page)) {
        out.address(address);
    }
    let mut wishes = match extract::main_text(&page) {
        Ok(wishes) => wishes,
        Err(reason) => {
            if let Some(reason) = reason {
                out.problem(reason, None);
            }
            page.everything()
        }
    };
    let facts = front::find(&page, &mut wishes);
    let begun = out.at();
    let watched: BTreeSet<usize> = facts.title.iter().chain(&facts.date).copied().collect();
    let options = Options { wishes: &wishes, watched, ..Options::default() };
    let walked = hypertext::walk(&source, &page.markup, &options, out)?;
    let placed = |texts: &[usize]| {
        let spans = walked.placed.iter().filter(|(at, _)| texts.contains(at)).map(|(_, span)| *span);
        spans.filter(|span| !span.is_empty()).reduce(Span::cover)
    };
    if let Some(span) = placed(&facts.title) {
        out.title(span);
    }
    if let (Some(span), Some(day)) = (placed(&facts.date), facts.day) {
        out.published(span, day);
    }
    if out.at() == begun {
        out.problem("no text was found in the page: it may be one that scripts fill in", None);
    }
    Ok(())
}

/// All of the page, or none of it.
fn wishes(page: &Page<'_>, wish: Wish) -> Vec<Wish> {
    vec![wish; page.markup.tags.len() + 1]
}
