//! What was met while reading that the analyst should know: told, never a reason to stop.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where a problem was met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// A line of the text, from 1.
    Line(u32),
    /// A page, from 1.
    Page(u32),
    /// A part of a container.
    Part(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Page(page) => write!(f, "page {page}"),
            Self::Part(part) => f.write_str(part),
        }
    }
}

/// One thing worth telling about the reading of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What was met and what was done about it, one sentence.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
}
