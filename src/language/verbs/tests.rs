#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::super::sample::{tagged, words};

/// Every group as `words < subject`.
fn groups(pairs: &str) -> Vec<String> {
    let language = tagged(pairs);
    let subject = |number: Option<u32>| {
        number.and_then(|number| language.chunk(number)).map_or("-".to_owned(), |chunk| words(&language, &chunk.tokens))
    };
    language
        .verbs
        .iter()
        .map(|group| format!("{} < {}", words(&language, &group.tokens), subject(group.subject)))
        .collect()
}

#[test]
fn a_group_holds_auxiliaries_adverbs_and_negation() {
    let language = tagged("Peru/PROPN would/AUX probably/ADV not/PART have/AUX been/AUX warned/VERB ./PUNCT");
    let group = &language.verbs[0];
    assert_eq!(words(&language, &group.tokens), "would probably not have been warned");
    assert!(group.passive && group.finite && group.negated);
    assert_eq!(group.modal.map(|at| language.form(at)), Some("would"));
    assert_eq!(groups("It/PRON is/AUX n't/PART clear/ADJ"), ["is n't < it"]);
    let language = tagged("They/PRON hope/VERB to/PART leave/VERB");
    assert!(!language.verbs[1].finite && !language.verbs[1].passive);
}

#[test]
fn asides_and_prepositional_phrases_are_skipped() {
    assert_eq!(
        groups("Lind/PROPN ,/PUNCT an/DET envoy/NOUN to/ADP Bern/PROPN ,/PUNCT said/VERB no/INTJ"),
        ["said < lind"]
    );
    assert_eq!(groups("A/DET spokesman/NOUN for/ADP the/DET ministry/NOUN declined/VERB"), ["declined < a spokesman"]);
    assert_eq!(groups("The/DET leaders/NOUN of/ADP Chad/PROPN and/CCONJ Mali/PROPN met/VERB"), ["met < the leaders"]);
    assert_eq!(groups("Okoro/PROPN (/PUNCT left/ADJ )/PUNCT spoke/VERB"), ["spoke < okoro"]);
    assert_eq!(groups("In/ADP May/PROPN ,/PUNCT the/DET court/NOUN ruled/VERB"), ["ruled < the court"]);
}

#[test]
fn relative_clauses_take_up_their_noun() {
    assert_eq!(
        groups("The/DET general/NOUN who/PRON led/VERB the/DET raid/NOUN resigned/VERB"),
        ["led < the general", "resigned < the general"]
    );
    assert_eq!(
        groups("The/DET agency/NOUN ,/PUNCT which/PRON failed/VERB ,/PUNCT has/AUX closed/VERB"),
        ["failed < the agency", "has closed < the agency"]
    );
    assert_eq!(
        groups("The/DET man/NOUN accused/VERB of/SCONJ spying/NOUN denied/VERB it/PRON"),
        ["accused < the man", "denied < the man"]
    );
}

#[test]
fn a_clause_after_a_verb_of_belief_has_its_own_subject() {
    assert_eq!(
        groups("Officials/NOUN believe/VERB Mali/PROPN has/AUX won/VERB"),
        ["believe < officials", "has won < mali"]
    );
    assert_eq!(groups("The/DET plan/NOUN to/PART attack/VERB the/DET port/NOUN failed/VERB")[1], "failed < the plan");
}

#[test]
fn subjects_stand_behind_verbs_of_saying_after_a_quotation() {
    assert_eq!(groups("\"/PUNCT Go/VERB ,/PUNCT \"/PUNCT said/VERB Lind/PROPN ./PUNCT")[1], "said < lind");
    assert_eq!(groups("We/PRON go/VERB ,/PUNCT \"/PUNCT he/PRON told/VERB them/PRON ./PUNCT")[1], "told < he");
}

#[test]
fn coordinated_verbs_share_their_subject() {
    assert_eq!(
        groups("He/PRON came/VERB ,/PUNCT saw/VERB and/CCONJ left/VERB"),
        ["came < he", "saw < he", "left < he"]
    );
    assert_eq!(groups("Prices/NOUN rose/VERB and/CCONJ banks/NOUN closed/VERB"), ["rose < prices", "closed < banks"]);
}

#[test]
fn days_are_no_subjects() {
    assert_eq!(groups("Lind/PROPN on/ADP Friday/PROPN said/VERB so/ADV"), ["said < lind"]);
    assert_eq!(groups("Lind/PROPN Friday/PROPN"), Vec::<String>::new());
}
