//! Tables read as grids.

use super::{Grid, Reading};

/// One grid for every table block, in order.
pub fn find(_reading: &Reading) -> Vec<Grid> {
    Vec::new()
}
