//! Floor 1: cue words, compiled from `assets/lexicon/*.toml`. One pass over the tokens of a document finds every cue
//! of every group; the rooms pick theirs.

mod find;
mod types;

pub use types::{Cue, Group, GroupId, Lexicon};
