//! Sentences of our own writing, read through the whole reading.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::ingest::{Part, read};
use crate::lexicon::Lexicon;

fn topics(text: &str) -> Vec<Vec<&'static str>> {
    let document = read(text.as_bytes().to_vec(), "t.txt", Part::Whole).unwrap().shared();
    let extent = document.span();
    let reading = Reading::of(document, Arc::new(Lexicon::builtin()), extent);
    find(&reading).into_iter().map(|finding| finding.what.topics).collect()
}

#[test]
fn a_question_of_law_has_its_topic() {
    assert_eq!(topics("The raid violates international law, the envoy argued."), [["treaty/international obligation"]]);
    assert_eq!(topics("Only parliament has the authority to declare war."), [["authority/separation of powers"]]);
    assert_eq!(topics("Traders evade the sanctions through shell firms."), [["sanctions/export control"]]);
    assert_eq!(topics("The rules of engagement forbid firing first."), [["rules of engagement"]]);
}

#[test]
fn a_bare_word_of_law_is_no_question() {
    assert!(topics("A retired judge opened the flower show.").is_empty());
    assert!(topics("She studied law in the capital.").is_empty());
    assert!(topics("Local law enforcement closed the road.").is_empty());
    assert!(topics("The malware grants itself administrator rights and bypasses the filter.").is_empty());
}
