//! Floor 10: the outside world: files, the terminal, workers, the clipboard.

pub mod environment;
pub mod lexicon;
pub mod source;
