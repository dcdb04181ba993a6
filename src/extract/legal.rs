//! Legal questions: sentences that assert, dispute, doubt, explain or ask a matter of law.

use super::{Finding, LegalQuestion};
use crate::reading::Reading;

/// All findings of this room, in the order of their list.
pub fn find(_reading: &Reading) -> Vec<Finding<LegalQuestion>> {
    Vec::new()
}
