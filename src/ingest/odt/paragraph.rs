//! Paragraphs and headings, and the words in them.

use std::borrow::Cow;

use super::body::Body;
use crate::document::{BlockKind, SegmentKind};
use crate::ingest::numerals::raised;
use crate::ingest::office::Look;
use crate::ingest::xml::{Event, Events, Tag, Words};

/// The longest number that is written in an item, in bytes.
const NUMBER: usize = 40;

/// The paragraph that is being read.
pub(super) struct Paragraph {
    kind: BlockKind,
    level: u8,
    titled: bool,
    /// Whether its block has begun; in a cell: whether it has given words.
    begun: bool,
    /// How many paragraphs are open inside of it, which only broken documents have.
    inner: u32,
    /// What stands before it, counted.
    number: Option<String>,
}

impl Paragraph {
    /// A paragraph ends: whether it is one inside.
    pub(super) fn inner_ends(&mut self) -> bool {
        let inner = self.inner > 0;
        self.inner = self.inner.saturating_sub(1);
        inner
    }
}

impl<'s> Body<'_, 's, '_> {
    pub(super) fn begin_paragraph(&mut self, tag: &Tag<'s>) {
        if let Some(outer) = &mut self.paragraph {
            outer.inner += 1;
            return;
        }
        let style = tag.attribute("style-name").unwrap_or_default();
        let look = self.styles.look(&style);
        let first = self.items.last_mut().and_then(|item| item.as_mut().map(std::mem::take)).unwrap_or(false);
        let depth = u8::try_from(self.items.len()).unwrap_or(u8::MAX);
        let level = tag.number("outline-level").unwrap_or(1).clamp(1, 6) as u8;
        let (kind, level) = match (self.forced, look) {
            (Some(kind), _) => (kind, 0),
            _ if tag.name == "h" => (BlockKind::Heading, level),
            (_, Look::Title | Look::Heading(_)) => look.block(),
            _ if first => (BlockKind::Item, depth),
            _ => look.block(),
        };
        let number = self.count(tag, &style, first);
        self.paragraph = Some(Paragraph { kind, level, titled: look == Look::Title, begun: false, inner: 0, number });
    }

    /// Counts a paragraph or heading of the style `style` in its list; what stands before it.
    fn count(&mut self, tag: &Tag<'_>, style: &str, first: bool) -> Option<String> {
        let lists = &self.styles.lists;
        if first {
            return self.lists.next(lists, self.styles.list(style));
        }
        let plain = self.items.is_empty() && tag.name == "h" && self.styles.list(style) != Some("");
        let level = tag.number("outline-level").unwrap_or(1) as usize;
        plain.then(|| self.lists.heading(lists, level, tag)).flatten()
    }

    /// A number that is written in an item or heading: it is what is shown.
    pub(super) fn number(&mut self, events: &mut Events<'s>) {
        let mut told = String::new();
        let floor = events.depth();
        while let Some(event) = events.within(floor) {
            if let Event::Text(words) = event {
                told.push_str(words.text.get(..NUMBER).unwrap_or(&words.text));
            }
        }
        let told =
            Some(told.trim().to_owned()).filter(|told| told.len() < NUMBER && told.contains(char::is_alphanumeric));
        match &mut self.paragraph {
            Some(paragraph) => paragraph.number = told.or(paragraph.number.take()),
            None => self.lists.told = told,
        }
    }

    /// Words follow: begins what must be begun for them.
    pub(super) fn due(&mut self) {
        let Some(paragraph) = &mut self.paragraph else { return };
        if std::mem::replace(&mut paragraph.begun, true) {
            return;
        }
        if self.cells.inside() {
            return self.out.space();
        }
        self.out.begin(paragraph.kind, paragraph.level);
        if let Some(number) = paragraph.number.take() {
            self.out.label(&number);
        }
        if let Some(mark) = self.mark.take() {
            self.out.insert(&mark, true);
        }
    }

    /// Words between two tags; text only inside of a paragraph.
    pub(super) fn words(&mut self, words: &Words<'s>) {
        if self.paragraph.is_some() {
            self.due();
            let up = self.raised.last().copied().unwrap_or(false) && words.exact;
            let figures = if up { raised(&words.text) } else { None };
            match figures {
                Some(figures) => {
                    let figures = Words { text: Cow::Owned(figures), exact: false, ..words.clone() };
                    figures.push(self.source, self.out);
                }
                None => words.fold(self.source, self.out),
            }
        }
    }

    /// A character that the element `tag` stands for; tabs and line ends are blanks in a cell.
    pub(super) fn character(&mut self, c: char, tag: &Tag<'_>) {
        if self.paragraph.is_none() {
            return;
        }
        if c.is_whitespace() && self.cells.inside() {
            return self.out.space();
        }
        self.due();
        let (from, to) = self.source.place(tag.from, tag.to);
        self.out.push(c.encode_utf8(&mut [0; 4]), SegmentKind::Replaced, from, to);
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take().filter(|paragraph| paragraph.begun) else { return };
        if !self.cells.inside() {
            self.front.end(self.out, paragraph.kind, paragraph.level, paragraph.titled);
        }
    }
}
