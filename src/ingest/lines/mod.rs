//! Blocks told from the shape of lines, for plain text and for the paragraphs of Markdown.

mod fences;
mod headings;
mod items;
mod line;
mod notes;
mod paragraphs;
mod segment;
mod shape;
mod tables;
mod width;

pub(super) use line::ends_sentence;
pub(super) use segment::{item_end, segment, split};
pub(super) use width::measure;
