//! What readers of office documents share: what is told of them, and the head of a document.

mod cells;
mod front;
mod told;

pub(in crate::ingest) use cells::Cells;
pub(in crate::ingest) use front::Front;
pub(in crate::ingest) use told::Told;
