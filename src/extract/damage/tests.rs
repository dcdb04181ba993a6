//! Sentences of our own writing, read through the whole reading.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::ingest::{Part, read};
use crate::lexicon::Lexicon;

fn kinds(text: &str) -> Vec<(DamageKind, String)> {
    let document = read(text.as_bytes().to_vec(), "t.txt", Part::Whole).unwrap().shared();
    let extent = document.span();
    let reading = Reading::of(document, Arc::new(Lexicon::builtin()), extent);
    find(&reading).into_iter().map(|damage| (damage.kind, reading.slice(damage.span).to_owned())).collect()
}

#[test]
fn words_and_dates() {
    assert_eq!(
        kinds("The ferry reached the coasT. It sailed on Oct. nine."),
        [(DamageKind::StrayCapital, "coasT".to_owned()), (DamageKind::SpelledDate, "Oct. nine".to_owned())]
    );
    assert!(kinds("The DoD and NATO met on Oct. 9 in McKay.").is_empty());
}

#[test]
fn hidden_characters() {
    assert_eq!(kinds("The har\u{200B}bour is open.")[0].0, DamageKind::HiddenCharacter);
}

#[test]
fn fragments_of_paragraphs() {
    assert_eq!(kinds("Marking the longest closure of the northern harbour.")[0].0, DamageKind::Fragment);
    assert!(kinds("Marking the closure, the harbour master rang the old bell twice.").is_empty());
    assert!(kinds("The harbour that the storm closed is open again today.").is_empty());
}

#[test]
fn a_stamped_headline() {
    let text = "Storm closes the old northern harbour and stops ferries.\n\nStorm closes the old northern harbour as fishers wait.\n\nStorm closes the old northern harbour for a week.\n";
    let found = kinds(text);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|(kind, phrase)| *kind == DamageKind::Boilerplate && phrase == "Storm closes the old northern harbour"));
}
