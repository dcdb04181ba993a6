//! Who said what.

use super::{Attribution, Reading};

/// All attributions, in order of their sentence.
pub fn find(_reading: &Reading) -> Vec<Attribution> {
    Vec::new()
}
