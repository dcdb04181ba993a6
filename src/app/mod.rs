//! Floor 8: state and change of the reader: App, Action, update, Effect, jump list, keymap. No drawing, no I/O.

pub mod action;
pub mod bindings;
pub mod command;
mod copy;
mod focus;
pub mod frame;
mod hints;
mod jump;
pub mod keymap;
pub mod layout;
mod motion;
pub mod palette;
pub mod pane;
mod search;
mod source;
mod state;
mod update;
mod why;

pub use action::{Action, Effect, Effects};
pub use keymap::{Key, Keymap};
pub use state::{App, Options, Scheme};
pub use update::{start, update};
