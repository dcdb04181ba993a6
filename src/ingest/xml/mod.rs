//! Parts written in XML: start tags, end tags and words with their places in the part, under caps. No document type is
//! obeyed, no entity but the five of XML is known, nothing outside the part is ever opened.

mod events;
mod source;
mod spaces;
mod tag;
#[cfg(test)]
mod tests;
mod words;

pub(in crate::ingest) use events::{Event, Events};
pub(in crate::ingest) use source::Source;
pub(in crate::ingest) use spaces::Space;
pub(in crate::ingest) use tag::Tag;
pub(in crate::ingest) use words::Words;
