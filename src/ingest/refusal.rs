//! Why bytes were refused.

use crate::document::Place;

/// Why bytes are not a document, and how to go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// What is wrong and how to go on, one sentence.
    pub message: String,
    /// Where, if it has a place.
    pub place: Option<Place>,
}

impl Refusal {
    /// A refusal without a place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None }
    }
}

/// Why a reader ended before the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The bytes are not a document that can be read.
    Refused(Refusal),
    /// Nobody wants the rest.
    Unwanted,
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
