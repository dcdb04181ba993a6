//! A passage on its own: its words as a reader would see them, where the document it came from is no longer there.

use super::{Part, markdown};
use crate::document::Format;
use crate::text::Span;

/// The words of `exact`, a passage that stood between `before` and `after` in a document of `format`, without markup.
/// Only the text of Markdown holds any; whatever cannot be read stays as it is.
pub fn words(format: Format, before: &str, exact: &str, after: &str) -> String {
    if format != Format::Markdown {
        return exact.to_owned();
    }
    let text = [before, exact, after].concat();
    let span = Span::new(before.len() as u32, (before.len() + exact.len()) as u32);
    match markdown::read(text.into_bytes(), "passage.md", Part::Whole) {
        Ok(document) if document.span().covers(span) && span.of(&document.text) == exact => document.plain(span),
        _ => exact.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_by_what_stood_around_the_passage() {
        let shown = |before, exact, after| words(Format::Markdown, before, exact, after);
        assert_eq!(shown("The ", "**port** and the [quay](https://example.org/q)", " closed."), "port and the quay");
        assert_eq!(shown("The **old", " port** of `Lis`", "sa"), " port of Lis");
        assert_eq!(shown("Take 2 ", "* 3", " and 5 * 4"), "* 3");
        assert_eq!(words(Format::Text, "", "**port**", ""), "**port**");
        assert_eq!(shown("", "nul \0 and \u{1b}[2J", ""), "nul \0 and \u{1b}[2J");
        assert_eq!(shown("", "", ""), "");
    }
}
