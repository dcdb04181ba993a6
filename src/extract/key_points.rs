//! Key points: the document's own list, or sentences lifted from the body.

use super::{Finding, KeyPoint};
use crate::reading::Reading;

/// All findings of this room, in the order of their list.
pub fn find(_reading: &Reading) -> Vec<Finding<KeyPoint>> {
    Vec::new()
}
