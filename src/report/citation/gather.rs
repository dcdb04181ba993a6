//! What is known of a quoted place, gathered from the document and the reading.

use crate::document::{Document, Format};
use crate::reading::{Attribution, Reading};
use crate::report::outline;
use crate::text::Span;

use super::{Citation, Field, author};

impl Citation {
    /// The citation of `span`: its words without markup, its place in every form the document knows, and whose words
    /// they are where the reading found one speaker.
    pub fn of(document: &Document, reading: Option<&Reading>, span: Span) -> Self {
        let mut citation = Self::default();
        citation.quote(document, span);
        citation.document(document);
        citation.place(document, reading, span);
        if let Some((reading, said)) = reading.and_then(|reading| Some((reading, speaks(reading, span)?))) {
            let speaker = said.speaker.and_then(|id| reading.entity(id));
            citation.set(Field::Speaker, speaker.map_or(String::new(), |who| outline::shown(document, who.name())));
            citation.set(Field::Source, outline::source(said.class));
        }
        citation
    }

    fn quote(&mut self, document: &Document, span: Span) {
        let quote = document.plain(span);
        self.set(Field::QuoteLine, quote.split_whitespace().collect::<Vec<_>>().join(" "));
        self.set(Field::Quote, quote);
    }

    fn document(&mut self, document: &Document) {
        let path = &document.source.path;
        let name = path.rsplit('/').next().unwrap_or(path);
        self.set(Field::Path, path);
        self.set(Field::File, name);
        self.set(Field::Sha256, &document.source.sha256);
        self.set(Field::Key, key(name, &document.source.sha256));
        self.set(Field::Kind, kind(document.format));
        self.set(Field::Entry, if document.address.is_some() { "online" } else { "report" });
        self.set(Field::Address, document.address.as_deref().unwrap_or_default());
        let shown = |span: Option<Span>| span.map_or(String::new(), |span| outline::shown(document, span));
        self.set(Field::Title, shown(document.title));
        self.set(Field::Author, shown(author::author(document)));
        if let Some(published) = &document.published {
            self.set(Field::Date, &published.date);
            self.set(Field::Year, published.date.split('-').next().unwrap_or_default());
        }
    }

    fn place(&mut self, document: &Document, reading: Option<&Reading>, span: Span) {
        let last = span.end().saturating_sub(1).max(span.start());
        self.set(Field::Place, document.citation(span));
        self.set(Field::Line, range(document.line(span.start()), document.line(last)));
        let pages = document.page(span.start()).zip(document.page(last));
        let paragraphs = document.paragraph(span.start()).zip(document.paragraph(last));
        self.set(Field::Page, pages.map_or(String::new(), |(first, last)| range(first, last)));
        self.set(Field::Paragraph, paragraphs.map_or(String::new(), |(first, last)| range(first, last)));
        let places = document.whence(span);
        let part = places.first().and_then(|place| place.part).map_or("", |part| part.name.as_str());
        self.set(Field::Part, part);
        let (one, many, number) = match (pages, paragraphs) {
            (Some(pages), _) => ("p.", "pp.", pages),
            (None, Some(paragraphs)) => ("para.", "paras.", paragraphs),
            (None, None) => ("line", "lines", (document.line(span.start()), document.line(last))),
        };
        let word = if number.0 < number.1 { many } else { one };
        let told = format!("{word}\u{a0}{}", range(number.0, number.1));
        let inside = pages.is_none() && document.parts.len() > 1 && !part.is_empty();
        self.set(Field::Pinpoint, if inside { format!("{part}, {told}") } else { told });
        let mut sentences = reading.into_iter().flat_map(|reading| reading.sentences_in(span)).map(|id| id.0 + 1);
        if let Some(first) = sentences.next() {
            self.set(Field::Sentence, range(first, sentences.last().unwrap_or(first)));
        }
        self.set(Field::Start, span.start().to_string());
        self.set(Field::End, span.end().to_string());
        self.set(Field::Link, document.text_fragment(span).unwrap_or_default());
    }
}

/// `41`, `41–43`.
fn range(first: u32, last: u32) -> String {
    if first >= last { first.to_string() } else { format!("{first}–{last}") }
}

/// The one attribution whose words these are; `None` where there is none, or several with different speakers.
fn speaks(reading: &Reading, span: Span) -> Option<&Attribution> {
    let said = reading.sentences_in(span).filter_map(|id| reading.attributed.get(id.0 as usize)).flatten();
    let said = said.filter_map(|&at| reading.attributions.get(at as usize));
    let mut said = said.filter(|said| said.content.iter().any(|content| content.overlaps(span)));
    let first = said.next()?;
    let same = |other: &Attribution| other.speaker == first.speaker && other.class == first.class;
    said.all(same).then_some(first)
}

/// A key for a bibliography: the first word of the file's name and the first digits of its hash.
fn key(name: &str, sha256: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let word = words.map(str::to_ascii_lowercase).next().unwrap_or_else(|| "source".to_owned());
    let word: String = word.chars().take(24).collect();
    match sha256.get(..8) {
        Some(digits) => format!("{word}-{digits}"),
        None => word,
    }
}

/// What the source is, in words.
const fn kind(format: Format) -> &'static str {
    match format {
        Format::Text => "text file",
        Format::Markdown => "Markdown file",
        Format::Html => "web page",
        Format::Docx => "Word document",
        Format::Odt => "OpenDocument text",
        Format::Rtf => "RTF document",
        Format::Epub => "e-book",
        Format::Email => "e-mail message",
        Format::Pdf => "PDF document",
        Format::Feed => "feed",
        Format::Archive => "archive",
    }
}
