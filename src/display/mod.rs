//! Floor 7: rows, roles and paint: what stands where on a screen of cells. Pure; knows no ratatui.
//!
//! [`Rows`] lays out a document for the source pane, block by block, on demand; [`wrap()`] lays out an item of any
//! other pane. Both give [`Row`]s, and [`paint()`] turns a row, with what is to be marked on it, into [`Run`]s.

mod badge;
mod chunk;
mod items;
mod layout;
mod paint;
pub mod prose;
mod role;
mod rows;
mod scroll;
mod syntax;
pub mod syntax_theme;
mod table;
mod wrap;

pub use badge::Badge;
pub use paint::{Overlay, Run, paint};
pub use role::Role;
pub use rows::{Part, Row};
pub use scroll::{RowAt, RowRef, Rows};
pub use syntax::Syntax;
pub use wrap::{Piece, wrap};
