#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::sync::Arc;

use crate::ingest::{self, Part};
use crate::lexicon::Lexicon;
use crate::reading::{Mode, Reading, SourceClass};

fn reading(text: &str) -> Reading {
    let document = ingest::read(text.as_bytes().to_vec(), "-", Part::Whole).unwrap().shared();
    let extent = document.span();
    Reading::of(document, Arc::new(Lexicon::builtin()), extent)
}

/// Speaker, cue and content of every attribution, and whether it was stitched (`+`).
fn said(text: &str) -> Vec<String> {
    let reading = reading(text);
    let show = |a: &crate::reading::Attribution| {
        let of = |span: Option<crate::text::Span>| span.map_or("-", |span| reading.slice(span));
        let content: Vec<&str> = a.content.iter().map(|&span| reading.slice(span)).collect();
        let stitched = if a.stitched { "+" } else { "" };
        format!("{stitched}{} | {} | {}", of(a.speaker_span), of(a.cue), content.join(" ... "))
    };
    reading.attributions.iter().map(show).collect()
}

#[test]
fn clauses_with_and_without_that() {
    assert_eq!(
        said("The minister said the bridge would open in May."),
        ["The minister | said | the bridge would open in May"]
    );
    assert_eq!(
        said("The central bank warned that inflation was rising."),
        ["The central bank | warned | that inflation was rising"]
    );
}

#[test]
fn the_source_after_what_it_said() {
    assert_eq!(said("The bridge is unsafe, the engineers said."), ["the engineers | said | The bridge is unsafe"]);
    assert_eq!(
        said("The bridge is unsafe, according to the ministry."),
        ["the ministry | according to | The bridge is unsafe"]
    );
    assert_eq!(said("“The bridge is unsafe,” said Maria Lopez."), ["Maria Lopez | said | “The bridge is unsafe,”"]);
}

#[test]
fn every_sentence_of_a_quotation_has_its_row() {
    let found = said("“The bridge is unsafe,” Maria Lopez said. “We close it today. We will repair it.”");
    assert_eq!(
        found,
        [
            "Maria Lopez | said | “The bridge is unsafe,”",
            "Maria Lopez | - | “We close it today.",
            "Maria Lopez | - | We will repair it.”",
        ]
    );
}

#[test]
fn modes() {
    let mode = |text: &str| reading(text).attributions.first().map(|a| a.mode);
    assert_eq!(mode("The minister said the bridge would open in May."), Some(Mode::Indirect));
    assert_eq!(mode("The minister said the bridge was “a danger to all of us.”"), Some(Mode::Mixed));
    assert_eq!(mode("“The bridge is unsafe,” the minister said."), Some(Mode::Direct));
}

#[test]
fn a_background_source_is_one() {
    let found = reading("A senior official, speaking on background, said that the talks had failed.");
    assert_eq!(found.attributions.first().map(|a| a.class), Some(SourceClass::Background));
}

#[test]
fn what_nobody_reports() {
    assert_eq!(said("The river rose by two metres overnight."), Vec::<String>::new());
    assert_eq!(said("I think that the bridge is unsafe."), Vec::<String>::new());
    assert_eq!(said("The minister could argue that the bridge is safe."), Vec::<String>::new());
}

#[test]
fn unbalanced_marks_over_many_paragraphs_stay_linear() {
    let text = "“The bridge is unsafe, he said.\n\n".repeat(2_000);
    assert!(said(&text).len() <= 4_000);
}
