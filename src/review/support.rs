//! Support of a key point: body sentences, ranked.

use super::Supported;
use crate::extract::Findings;
use crate::reading::Reading;

/// One entry for each key point.
pub fn rank(_reading: &Reading, _findings: &Findings) -> Vec<Supported> {
    Vec::new()
}
