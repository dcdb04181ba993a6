//! Sections: what each stretch of the document is for.

use super::Reading;

/// Fills `reading.sections` (they tile the analysed text) and the `section` of every sentence.
pub fn find(_reading: &mut Reading) {}
