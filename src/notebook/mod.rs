//! Floor 7: what the analyst adds to a document: notes, tags, review status and marks. Each stands on an [`Anchor`]
//! (quote and position selectors of the W3C Web Annotation model), so that it is found again when the document has
//! changed, or told to be an orphan. Files are touched in [`store`] alone; the rest is pure.

pub mod anchor;
mod context;
pub mod fold;
pub mod ids;
pub mod lines;
pub mod merge;
pub mod note;
pub mod place;
pub mod seal;
pub mod store;
#[cfg(test)]
mod tests;
pub mod time;

pub use anchor::Anchor;
pub use ids::{Ids, NoteId};
pub use note::{Note, Status};
pub use place::{Placed, Placer};
