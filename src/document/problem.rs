//! What was met while reading that the analyst should know: told, never a reason to stop.

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

/// One thing worth telling about the reading of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What was met and what was done about it, one sentence.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
}
