//! Tradecraft checks after ICD 203 and ICD 206.

use super::{Check, Supported};
use crate::extract::Findings;
use crate::reading::Reading;

/// All checks that fail, in order of the text.
pub fn check(_reading: &Reading, _findings: &Findings, _supported: &[Supported]) -> Vec<Check> {
    Vec::new()
}
