//! The author, where the head of a document names one.

use crate::document::{BlockKind, Document};
use crate::text::Span;

/// How many blocks may stand before the text.
const HEAD: usize = 12;
/// The longest line that names an author, in bytes.
const LINE: usize = 160;
/// Keys of a line `key: value` that names the author.
const KEYS: [&str; 7] = ["author", "authors", "byline", "by", "creator", "prepared by", "from"];

/// The words that name the author in the notes at the top: the value of `author: …`, or what follows `By` on a line of
/// its own. `None` where nobody is named.
pub(super) fn author(document: &Document) -> Option<Span> {
    let head = document.blocks.iter().take(HEAD).filter(|block| block.kind == BlockKind::Note);
    let lines = head.flat_map(|block| lines(document, block.content)).take(100);
    let mut byline = None;
    for line in lines.filter(|line| (line.len() as usize) < LINE) {
        let words = document.slice(line);
        if let Some((key, value)) = words.split_once(':')
            && KEYS.contains(&key.trim().to_ascii_lowercase().as_str())
        {
            let value = Span::new(line.end() - value.len() as u32, line.end()).trim(&document.text);
            let value = bare(document, value);
            if !value.is_empty() {
                return Some(value);
            }
        }
        let by = words.split_once(' ').filter(|(by, _)| by.eq_ignore_ascii_case("by")).map(|(_, name)| name.trim());
        let named = by.filter(|name| name.chars().next().is_some_and(char::is_uppercase));
        byline = byline.or_else(|| named.map(|name| Span::new(line.end() - name.len() as u32, line.end())));
    }
    byline
}

fn lines(document: &Document, content: Span) -> impl Iterator<Item = Span> + '_ {
    let (first, last) = (document.line(content.start()), document.line(content.end()));
    let lines = (first..=last).filter_map(move |number| document.lines.span(number).intersect(content));
    lines.map(|line| line.trim(&document.text))
}

/// The value without quotation marks around all of it.
fn bare(document: &Document, value: Span) -> Span {
    let text = document.slice(value);
    let inner = |mark: char| text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
    match inner('"').or_else(|| inner('\'')) {
        Some(inner) => Span::new(value.start() + 1, value.start() + 1 + inner.len() as u32),
        None => value,
    }
}
