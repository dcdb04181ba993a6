//! Floor 1: cue words, compiled from `assets/lexicon/*.toml`. One pass over the tokens of a document finds every cue
//! of every group; the rooms pick theirs.
//!
//! A TOML table is a group, called after file and table (`legal.norm`): `words` are its phrases; `inflect = "verb"` or
//! `"noun"` adds all forms of their verb or noun; every other key is a fact of the group. The built-in groups are
//! compiled into `assets/lexicon/lexicon.bin`, used in place (`PINCITE_BLESS=1 cargo test lexicon` writes it).

mod compile;
mod entries;
mod error;
mod find;
mod inflect;
mod irregular;
mod table;
mod toml_file;
mod types;
mod user;
pub mod words;

pub use compile::compile;
pub use error::LexiconError;
pub use irregular::only_past;
pub use types::{Cue, Group, GroupId, Lexicon};
