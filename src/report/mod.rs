//! Floor 7: what leaves the program as a file: versioned counterpart types, written piece by piece; and what is read
//! back to be verified.

pub mod annotation;
pub mod citation;
pub mod csv;
pub mod explain;
pub mod forms;
pub mod json;
pub mod linear;
pub mod markdown;
mod outline;
pub mod pack;
pub mod verify;
