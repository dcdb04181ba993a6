//! Quoted stretches: curly, straight, doubled single marks, nested, unclosed.

use super::{Quotation, Reading};

/// All quotations, outermost only, in order.
pub fn find(_reading: &Reading) -> Vec<Quotation> {
    Vec::new()
}
