//! The title and the date of a PDF, as far as they stand on its first page.

use super::glyphs::About;
use crate::document::BlockKind;
use crate::ingest::composer::Composer;
use crate::ingest::facts;
use crate::text::Span;

/// What has been found on the first page.
pub(super) struct Head {
    about: About,
    /// Whether the title that the file names was found.
    named: bool,
    /// The level of the heading taken for the title.
    level: u8,
    dated: bool,
}

impl Head {
    /// Nothing yet.
    pub(super) fn new(about: About) -> Self {
        Self { about, named: false, level: u8::MAX, dated: false }
    }

    /// Looks at a block of the first page, which reads `words`.
    pub(super) fn see(&mut self, out: &mut Composer<'_>, kind: BlockKind, level: u8, span: Span, words: &str) {
        let title = self.about.title.as_deref().map(bare).filter(|title| title.len() > 3);
        if !self.named && title.is_some_and(|title| title == bare(words)) {
            self.named = true;
            out.title(span);
        }
        if !self.named && kind == BlockKind::Heading && level < self.level {
            self.level = level;
            out.title(span);
        }
        let day = facts::date(words).filter(|_| words.len() < 100);
        if let Some(day) = day.filter(|day| !self.dated && self.about.date.as_ref() == Some(day)) {
            self.dated = true;
            out.published(span, day);
        }
    }
}

/// Letters and digits alone, in lower case.
fn bare(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
