//! Floor 10: the outside world: files, the terminal, workers, the clipboard.

pub mod source;
