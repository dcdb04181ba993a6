//! Where the source stands: the reading position and the first row on the screen, both offsets.

use crate::document::Document;

use super::state::App;

/// The source as it stands.
#[derive(Debug, Default)]
pub struct SourceState {
    /// The reading position, a byte offset.
    pub at: u32,
    /// The first byte of the row at the top.
    pub top: u32,
}

impl SourceState {
    /// At the beginning of `document`.
    pub fn new(_document: &Document) -> Self {
        Self::default()
    }

    /// The document or what is known of it changed.
    pub(crate) fn forget(&mut self) {}

    /// Whether nobody has moved yet.
    pub(crate) fn untouched(&self) -> bool {
        self.at == 0 && self.top == 0
    }
}

impl App {
    /// Scrolls so that the reading position is seen.
    pub(crate) fn reveal(&mut self) {
        self.source.top = self.document.lines.start(self.document.line(self.source.at));
    }
}
