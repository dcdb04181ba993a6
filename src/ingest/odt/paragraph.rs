//! Paragraphs and headings, and the words in them.

use super::body::Body;
use crate::document::{BlockKind, SegmentKind};
use crate::ingest::office::Look;
use crate::ingest::xml::{Tag, Words};

/// The paragraph that is being read.
pub(super) struct Paragraph {
    kind: BlockKind,
    level: u8,
    titled: bool,
    /// Whether its block has begun; in a cell: whether it has given words.
    begun: bool,
    /// How many paragraphs are open inside of it, which only broken documents have.
    inner: u32,
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
        self.paragraph = Some(Paragraph { kind, level, titled: look == Look::Title, begun: false, inner: 0 });
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
        if let Some(mark) = self.mark.take() {
            self.out.insert(&mark, true);
        }
    }

    /// Words between two tags; text only inside of a paragraph.
    pub(super) fn words(&mut self, words: &Words<'s>) {
        if self.paragraph.is_some() {
            self.due();
            words.fold(self.source, self.out);
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
