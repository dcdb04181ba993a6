//! Sentences of our own writing, read through the whole reading.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::extract;
use crate::ingest::{Part, read};
use crate::lexicon::Lexicon;

fn names(text: &str) -> Vec<&'static str> {
    let document = read(text.as_bytes().to_vec(), "t.txt", Part::Whole).unwrap().shared();
    let extent = document.span();
    let reading = Reading::of(document, Arc::new(Lexicon::builtin()), extent);
    let findings = extract::find(&reading, extent);
    check(&reading, &findings, &[]).into_iter().map(|check| check.check).collect()
}

#[test]
fn rows_of_the_table_are_not_mixed() {
    assert_eq!(names("The dam is unlikely to hold. A flood is highly probable in spring."), ["mixed-likelihood-rows"]);
    assert!(names("The dam is unlikely to hold. A flood is very likely in spring.").is_empty());
}

#[test]
fn likelihood_and_confidence_stand_apart() {
    assert_eq!(names("We judge with high confidence that the dam is likely to fail."), ["likelihood-with-confidence"]);
    assert!(names("The dam is likely to fail. Our confidence is based on two surveys.").is_empty());
}

#[test]
fn an_estimate_needs_a_source() {
    assert_eq!(names("The flood displaced about 4,300 families."), ["figure-without-source"]);
    assert!(names("The flood displaced about 4,300 families, according to the province.").is_empty());
}
