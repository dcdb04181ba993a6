//! The placeholders of a template and what they stand for.

use crate::text::near::nearest;

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is described in the table below")]
pub enum Field {
    Quote,
    QuoteLine,
    QuoteBlock,
    Title,
    Author,
    Date,
    Year,
    Kind,
    Entry,
    File,
    Path,
    Address,
    Link,
    Place,
    Pinpoint,
    Line,
    Page,
    Part,
    Paragraph,
    Sentence,
    Start,
    End,
    Sha256,
    Key,
    Speaker,
    Source,
}

impl Field {
    /// Every field with the name of its placeholder and what it holds.
    pub const ALL: [(Self, &'static str, &'static str); 26] = [
        (Self::Quote, "quote", "the quoted words, line breaks as they stand"),
        (Self::QuoteLine, "quote_line", "the quoted words on one line"),
        (Self::QuoteBlock, "quote_block", "the quoted words, each line after `> `"),
        (Self::Title, "title", "the title, where the document names one"),
        (Self::Author, "author", "the author, where the document names one"),
        (Self::Date, "date", "the day of publication (2026-03-11)"),
        (Self::Year, "year", "its year"),
        (Self::Kind, "kind", "what the source is (PDF document, web page)"),
        (Self::Entry, "entry", "its type of entry in BibLaTeX (report, online)"),
        (Self::File, "file", "the name of the file"),
        (Self::Path, "path", "its path as it was given"),
        (Self::Address, "address", "the address a page is known by"),
        (Self::Link, "link", "a link to the very words, where there is an address"),
        (Self::Place, "place", "the place, short (L41, p3, ¶12)"),
        (Self::Pinpoint, "pinpoint", "the place in words (line 41, p. 3, para. 12)"),
        (Self::Line, "line", "the line or lines"),
        (Self::Page, "page", "the page or pages, where the format has pages"),
        (Self::Part, "part", "the part of a container (word/document.xml)"),
        (Self::Paragraph, "paragraph", "the paragraph in its part"),
        (Self::Sentence, "sentence", "the number of the sentence"),
        (Self::Start, "start", "the first byte"),
        (Self::End, "end", "one past the last byte"),
        (Self::Sha256, "sha256", "the SHA-256 of the file"),
        (Self::Key, "key", "a key for a bibliography, the same for the same file"),
        (Self::Speaker, "speaker", "whose words these are, where one speaker was found"),
        (Self::Source, "source", "what kind of source the speaker is (named source, on background)"),
    ];

    /// The field whose placeholder is `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(field, _, _)| *field)
    }

    /// The name of its placeholder.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(field, _, _)| *field == self).map_or("", |(_, name, _)| name)
    }

    /// The name most like a mistyped one.
    pub(super) fn like(name: &str) -> Option<&'static str> {
        nearest(name, Self::ALL.iter().map(|(_, known, _)| *known))
    }

    /// The field its value is kept under: a block is the quote, written in another way.
    pub(super) const fn source(self) -> Self {
        match self {
            Self::QuoteBlock => Self::Quote,
            other => other,
        }
    }
}
