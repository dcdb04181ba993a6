//! Sentences of our own writing, read through the whole reading.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::extract::ViewLabel;
use crate::ingest::{Part, read};
use crate::lexicon::Lexicon;

fn views(text: &str) -> Vec<(&'static str, ViewLabel)> {
    let document = read(text.as_bytes().to_vec(), "t.txt", Part::Whole).unwrap().shared();
    let extent = document.span();
    let reading = Reading::of(document, Arc::new(Lexicon::builtin()), extent);
    find(&reading).into_iter().map(|finding| (finding.rule, finding.what.label)).collect()
}

#[test]
fn the_first_person_outside_quotations_is_the_author() {
    assert_eq!(views("We assess that the dam is unsafe."), [("first-person", ViewLabel::Assessment)]);
    assert_eq!(views("I predict a late harvest in the south."), [("first-person", ViewLabel::Forecast)]);
    assert!(views("\u{201c}I think the dam is unsafe,\u{201d} said the engineer.").is_empty());
}

#[test]
fn an_unattributed_guess_is_the_author_and_a_plain_fact_is_not() {
    assert_eq!(views("The garrison is probably short of fuel."), [("unattributed-evaluation", ViewLabel::Assessment)]);
    assert!(views("The garrison received two trucks of fuel on Monday.").is_empty());
}

#[test]
fn what_to_watch_is_told_apart() {
    assert_eq!(views("Watch for new tolls on the river."), [("unattributed-evaluation", ViewLabel::Watch)]);
}
