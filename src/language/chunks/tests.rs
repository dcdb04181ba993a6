#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::super::sample::{tagged, words};

fn chunks(pairs: &str) -> Vec<String> {
    let language = tagged(pairs);
    language.chunks.iter().map(|chunk| words(&language, &chunk.tokens)).collect()
}

#[test]
fn a_possessive_lies_inside_and_its_noun_is_the_head() {
    let language = tagged("Peru/PROPN _'s/PART swift/ADJ response/NOUN failed/VERB ./PUNCT");
    assert_eq!(words(&language, &language.chunks[0].tokens), "peru 's swift response");
    assert_eq!(language.form(language.chunks[0].head), "response");
    assert_eq!(
        chunks("workers/NOUN _'/PART unions/NOUN and/CCONJ Oslo/PROPN _'s/PART ./PUNCT"),
        ["workers ' unions", "oslo"]
    );
}

#[test]
fn any_number_of_possessives_is_read() {
    let many = "owner/NOUN _'s/PART ".repeat(200_000);
    let language = tagged(&format!("{many}hat/NOUN fell/VERB"));
    assert_eq!((language.chunks.len(), language.form(language.chunks[0].head)), (1, "hat"));
    let language = tagged(&format!("{many}fell/VERB"));
    assert_eq!((language.chunks.len(), language.form(language.chunks[0].head)), (1, "owner"));
    assert_eq!(language.chunks[0].tokens, 0..399_999);
}

#[test]
fn coordination_separates_nouns_but_not_adjectives() {
    assert_eq!(chunks("the/DET army/NOUN and/CCONJ the/DET navy/NOUN"), ["the army", "the navy"]);
    assert_eq!(
        chunks("Legal/ADJ ,/PUNCT diplomatic/ADJ and/CCONJ security/NOUN questions/NOUN remain/VERB"),
        ["legal , diplomatic and security questions"]
    );
}

#[test]
fn hyphens_money_participles_and_pronouns() {
    assert_eq!(chunks("a/DET long/ADJ _-/PUNCT _term/NOUN plan/NOUN"), ["a long - term plan"]);
    assert_eq!(chunks("Mali/PROPN _-/PUNCT _led/VERB troops/NOUN"), ["mali - led troops"]);
    assert_eq!(
        chunks("the/DET $/SYM _800/NUM million/NUM deal/NOUN rose/VERB 5/NUM _%/SYM"),
        ["the $ 800 million deal", "5 %"]
    );
    assert_eq!(chunks("the/DET proposed/VERB cuts/NOUN hurt/VERB us/PRON"), ["the proposed cuts", "us"]);
    assert_eq!(
        chunks("officials/NOUN who/PRON met/VERB her/PRON in/ADP her/PRON office/NOUN"),
        ["officials", "her", "her office"]
    );
    assert_eq!(chunks("the/DET wounded/ADJ were/AUX few/ADJ"), ["the wounded"]);
}

#[test]
fn phrases_extend_and_stand_in_apposition() {
    let language = tagged(
        "Lind/PROPN ,/PUNCT a/DET former/ADJ envoy/NOUN to/ADP a/DET Latin/ADJ state/NOUN ,/PUNCT warned/VERB Okoro/PROPN and/CCONJ \
         Li/PROPN ./PUNCT",
    );
    let appositive = language.appositive(0).unwrap();
    assert_eq!(words(&language, &language.extended(appositive)), "a former envoy to a latin state");
    assert_eq!(language.conjuncts(3), [3, 4]);
    assert_eq!(language.conjuncts(0), [0]);
    assert_eq!(language.chunk_at(8), Some(2));
    assert_eq!(language.verb_at(10).map(|group| group.head), Some(10));
}
