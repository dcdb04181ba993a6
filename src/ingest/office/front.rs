//! The head of an office document: its title and its date, by where they stand.

use crate::document::BlockKind;
use crate::ingest::composer::Composer;
use crate::ingest::facts;

/// How many blocks may stand before the date of the document.
const HEAD: u32 = 12;
/// The longest line that is little but a date.
const DATE: usize = 40;

/// What has been met of the head.
#[derive(Default)]
pub(in crate::ingest) struct Front {
    /// Blocks so far, notes not counted.
    blocks: u32,
    /// Whether a title has been told by its style.
    titled: bool,
    dated: bool,
}

impl Front {
    /// Ends the open block, which is of `kind`; `titled` says that the document marks it as its title. The title is that,
    /// or a heading that stands first; the date stands on a short line of its own.
    pub(in crate::ingest) fn end(&mut self, out: &mut Composer<'_>, kind: BlockKind, level: u8, titled: bool) {
        let words = out.words().trim();
        let head = !self.dated && self.blocks < HEAD && kind != BlockKind::Heading && words.len() <= DATE;
        let date = head.then(|| facts::date(words)).flatten();
        let Some(content) = out.end() else { return };
        let first = self.blocks == 0 && kind == BlockKind::Heading && level < 3;
        if titled && !self.titled || first {
            out.title(content);
            self.titled |= titled;
        }
        if let Some(date) = date {
            out.published(content, date);
            self.dated = true;
        }
        self.blocks += u32::from(kind != BlockKind::Note);
    }
}
