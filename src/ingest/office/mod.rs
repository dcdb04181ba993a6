//! What readers of office documents share: styles by name, tables, text boxes, what is told of a document, its head.

mod boxes;
mod cells;
mod front;
mod look;
mod told;

pub(in crate::ingest) use boxes::Boxes;
pub(in crate::ingest) use cells::Cells;
pub(in crate::ingest) use front::Front;
pub(in crate::ingest) use look::Look;
pub(in crate::ingest) use told::Told;
