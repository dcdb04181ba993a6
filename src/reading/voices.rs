//! Whose voice each sentence is.

use super::{Reading, Voice};

/// The voice of every sentence.
pub fn find(reading: &Reading) -> Vec<Voice> {
    vec![Voice::Narration; reading.sentences.len()]
}
