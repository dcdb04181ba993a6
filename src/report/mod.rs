//! Floor 7: what leaves the program as a file: versioned counterpart types, written piece by piece; and what is read
//! back to be verified.

pub mod citation;
pub mod explain;
pub mod json;
pub mod linear;
pub mod markdown;
mod outline;
pub mod verify;
