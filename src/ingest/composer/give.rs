//! Pieces given off while the reading goes on.

use super::Composer;
use crate::document::BlockKind;
use crate::ingest::piece::Piece;
use crate::ingest::refusal::Stop;

/// The least text of a piece but the last, in bytes.
const LEAST: u32 = 16 * 1024;

impl Composer<'_> {
    /// Gives off what has been read so far, where there is enough of it. `progress` as in [`Piece::progress`]. Call it
    /// between two blocks.
    ///
    /// # Errors
    /// When nobody wants the rest.
    pub(in crate::ingest) fn checkpoint(&mut self, progress: (u32, u32)) -> Result<(), Stop> {
        self.next.progress = progress;
        if self.open.is_some() || self.builder.end() - self.sent < LEAST {
            return Ok(());
        }
        self.give()
    }

    /// Ends what is open and gives off the last piece.
    ///
    /// # Errors
    /// When nobody wants it.
    pub(in crate::ingest) fn finish(mut self) -> Result<(), Stop> {
        self.end();
        self.separate(BlockKind::Note);
        self.give()
    }

    fn give(&mut self) -> Result<(), Stop> {
        // The separator belongs to the last block of this piece: no later piece touches an earlier one.
        self.separate(BlockKind::Note);
        let (text, segments) = self.builder.take();
        let progress = self.next.progress;
        let next = Piece { progress, ..Piece::default() };
        let piece = std::mem::replace(&mut self.next, next);
        self.sent = self.builder.end();
        (self.sink)(Piece { text, segments, ..piece })
    }
}
