//! Floor 7: what leaves the program as a file: versioned counterpart types, written piece by piece.

pub mod json;
pub mod markdown;
