//! Floor 8: state and change of the reader: App, Action, update, Effect, jump list, keymap. No drawing, no I/O.

mod about;
pub mod action;
mod arrivals;
pub mod bindings;
pub mod command;
mod copy;
pub mod desk;
mod focus;
pub mod frame;
pub mod hints;
pub(crate) mod items;
mod jump;
pub mod keymap;
pub mod layout;
mod motion;
pub mod original;
mod overlay_frame;
pub mod palette;
pub mod pane;
pub mod pane_frame;
pub mod search;
mod source;
pub mod source_frame;
mod state;
pub mod status;
mod stops;
mod typed;
mod update;
mod why;

pub use action::{Action, Effect, Effects, Original};
pub use desk::{Ask, Desk, Order, TabId};
pub use keymap::{Key, Keymap};
pub use state::{App, Options, Scheme};
pub use update::{start, update};
