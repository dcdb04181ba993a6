//! Statements about the future.

use super::{Finding, Forecast};
use crate::reading::Reading;

/// All findings of this room, in the order of their list.
pub fn find(_reading: &Reading) -> Vec<Finding<Forecast>> {
    Vec::new()
}
