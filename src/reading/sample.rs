//! Readings of short texts, for tests.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;

use super::Reading;
use crate::ingest::{self, Part};
use crate::lexicon::Lexicon;

/// The reading of a plain text.
pub(crate) fn read(text: &str) -> Reading {
    read_as(text, "t.txt")
}

/// The reading of a text with a file name that tells its format.
pub(crate) fn read_as(text: &str, path: &str) -> Reading {
    let document = ingest::read(text.as_bytes().to_vec(), path, Part::Whole).unwrap();
    let extent = document.span();
    Reading::of(document.shared(), Arc::new(Lexicon::builtin()), extent)
}
