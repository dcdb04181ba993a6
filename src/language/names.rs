//! Names of persons, organisations, places, groups and other things.

use super::{Language, Name};
use crate::document::Document;

/// All names, in order, none overlapping.
pub fn find(_document: &Document, _language: &Language) -> Vec<Name> {
    Vec::new()
}
