//! Floor 10: the outside world: files, the terminal, workers, the clipboard.

mod analysis;
mod bench;
mod clipboard;
mod complete;
mod compose;
pub mod config;
pub mod confine;
pub mod confined;
mod decode;
mod editor;
mod effects;
pub mod environment;
pub mod export;
mod guard;
mod input;
mod jobs;
mod keeping;
pub mod lexicon;
mod memory;
mod notebook;
mod opening;
mod panics;
mod pointer;
pub mod remarks;
mod screen;
mod sequence;
mod session;
mod shelf;
mod signals;
pub mod source;
mod tabs;
mod wake;
mod watch;

pub use opening::{Opening, Target};
pub use session::{Ending, Start, run};
pub use shelf::Keeping;
