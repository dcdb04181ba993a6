//! Damage: what is broken in the text, shown as it is.

use super::Damage;
use crate::reading::Reading;

/// All damage, in order of the text.
pub fn find(_reading: &Reading) -> Vec<Damage> {
    Vec::new()
}
