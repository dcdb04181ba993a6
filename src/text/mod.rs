//! Floor 0: positions in one immutable text. Nothing here knows of documents, findings or the screen.

pub mod glyph;
pub mod line_index;
pub mod near;
pub mod search;
pub mod span;

pub use line_index::LineIndex;
pub use span::Span;
