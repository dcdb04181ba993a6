//! Constructions by which parties are named, in texts of our own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod signs;

use super::super::sample::read;
use super::super::{Entity, EntityKind, Form, Reading};

/// The mentions of an entity, pronouns left out.
fn mentions<'a>(reading: &'a Reading, entity: &Entity) -> Vec<&'a str> {
    let named = entity.mentions.iter().filter(|mention| mention.form != Form::Pronoun);
    named.map(|mention| reading.slice(mention.span)).collect()
}

/// The entity that has a mention in just these words.
fn with<'a>(reading: &'a Reading, words: &str) -> Option<&'a Entity> {
    reading.entities.iter().find(|entity| mentions(reading, entity).contains(&words))
}

fn listed(reading: &Reading, words: &str) -> bool {
    with(reading, words).is_some_and(|entity| entity.weight >= Entity::STAKEHOLDER)
}

#[test]
fn a_family_name_stands_for_the_full_name() {
    let reading =
        read("Maria Keller resigned on Monday. Keller said the talks had failed. Thomas Keller was not there.");
    let entity = with(&reading, "Maria Keller").unwrap();
    assert_eq!(mentions(&reading, entity), ["Maria Keller", "Keller"]);
    assert_eq!(entity.kind, EntityKind::Person);
}

#[test]
fn a_name_by_its_head_noun_is_an_organisation() {
    let reading =
        read("The Institute for the Care of Harbours warned ministers. The Harbour Safety Council rejected it.");
    assert_eq!(with(&reading, "Institute for the Care of Harbours").unwrap().kind, EntityKind::Organisation);
    assert_eq!(with(&reading, "Harbour Safety Council").unwrap().kind, EntityKind::Organisation);
}

#[test]
fn an_acronym_and_the_name_without_its_state_are_one_organisation() {
    let text = "The U.S. Office of Harbour Assets Control said on Friday that the plan stands. OHAC will decide in May. \
                The United Kingdom Home Office agreed. The Home Office published the rules.";
    let reading = read(text);
    let office = with(&reading, "OHAC").unwrap();
    assert!(mentions(&reading, office).contains(&"U.S. Office of Harbour Assets Control"));
    let home = with(&reading, "United Kingdom Home Office").unwrap();
    assert!(mentions(&reading, home).contains(&"Home Office"));
}

#[test]
fn the_committee_takes_up_the_name_and_the_panel_means_it_too() {
    let reading =
        read("The Senate Energy Committee met on Monday. The committee heard two witnesses. The panel voted later.");
    let committee = with(&reading, "The committee").unwrap();
    assert_eq!(mentions(&reading, committee), ["Senate Energy Committee", "The committee", "The panel"]);
}

#[test]
fn counted_sources_stay_apart() {
    let reading = read("Three officials said the deal was near. Later three officials said it had failed.");
    assert_ne!(with(&reading, "Three officials"), with(&reading, "three officials"));
}

#[test]
fn states_act_or_are_places() {
    let reading = read("Brazil rejected the offer and Mexico said no. The workshop took place in Denmark.");
    assert!(listed(&reading, "Brazil") && listed(&reading, "Mexico"));
    assert!(!listed(&reading, "Denmark"));
}

#[test]
fn joined_states_act_together_but_not_as_places_of_others() {
    let reading = read("Poland and Denmark expelled the diplomats. Workers from Chile and Peru who applied will wait.");
    assert!(listed(&reading, "Poland") && listed(&reading, "Denmark"));
    assert!(!listed(&reading, "Chile") && !listed(&reading, "Peru"));
}

#[test]
fn a_continent_is_no_state() {
    let reading = read("South American countries criticised the plan.");
    assert!(reading.entities.iter().all(|entity| entity.kind != EntityKind::Government));
}

#[test]
fn a_name_before_a_program_or_weapon_is_no_party() {
    let reading = read("The Sorvex malware spread in May. Sorvex steals passwords. Sorvex uses mail.");
    assert!(!listed(&reading, "Sorvex"));
}

#[test]
fn the_administration_makes_its_namesake_president() {
    let text =
        "Daniel Hale spoke on Monday. The Hale administration has cut the fund. The president said it would return.";
    let reading = read(text);
    let hale = with(&reading, "Daniel Hale").unwrap();
    assert!(mentions(&reading, hale).contains(&"The president"));
    assert_eq!(with(&reading, "The Hale administration").unwrap().kind, EntityKind::Government);
}

#[test]
fn a_side_in_the_affair_keeps_its_name_in_short() {
    let reading =
        read("Fuel smugglers attacked two towns. The smugglers control the road. Officials fear the smugglers.");
    let smugglers = with(&reading, "Fuel smugglers").unwrap();
    assert_eq!(mentions(&reading, smugglers).len(), 3);
    assert!(smugglers.weight >= Entity::STAKEHOLDER);
}

#[test]
fn an_ordinal_sets_a_body_off() {
    let reading = read("The Senate Energy Committee met on Monday. A second committee will meet on Friday.");
    let committee = with(&reading, "Senate Energy Committee").unwrap();
    assert_eq!(mentions(&reading, committee).len(), 1);
}

#[test]
fn tables_name_no_new_party() {
    let reading = super::super::sample::read_as(
        "# Report\n\nThe ministry published figures.\n\n| Source | Value |\n|---|---|\n| A senior official | 4 |\n",
        "t.md",
    );
    assert!(with(&reading, "A senior official").is_none());
}

/// The role of the person with a mention in these words.
fn role<'a>(reading: &'a Reading, words: &str) -> Option<&'a str> {
    with(reading, words).and_then(|entity| entity.role).map(|role| reading.slice(role))
}

#[test]
fn a_role_is_the_title_before_or_the_apposition_after() {
    let reading = read("Prime Minister Anna Berg resigned. Daniel Hale, a former adviser to the president, took over.");
    assert_eq!(role(&reading, "Anna Berg"), Some("Prime Minister"));
    assert_eq!(role(&reading, "Daniel Hale"), Some("former adviser to the president"));
}

#[test]
fn what_stands_before_of_is_no_part_of_a_role() {
    let reading = read("The cut is part of Prime Minister Anna Berg's plan.");
    assert_eq!(role(&reading, "Anna Berg"), Some("Prime Minister"));
}

#[test]
fn a_firm_goes_by_the_first_word_of_its_name() {
    let reading = read("The Vandel Energy Company sold its fields. Vandel said the price was fair.");
    let firm = with(&reading, "Vandel Energy Company").unwrap();
    assert_eq!(firm.kind, EntityKind::Organisation);
    assert!(mentions(&reading, firm).contains(&"Vandel"));
}

#[test]
fn a_place_is_not_the_firm_that_is_named_after_it() {
    let text = "Ruland closed its port. The Ruland Broadcasting Service said ships would wait. \
                Nobody in Ruland expects a strike.";
    let reading = read(text);
    let service = with(&reading, "Ruland Broadcasting Service").unwrap();
    assert_eq!(mentions(&reading, service), ["Ruland Broadcasting Service"]);
}

#[test]
fn a_seat_joined_to_a_state_stands_for_its_government() {
    let reading = read("The ruling divides Washington and Peru. Washington is silent.");
    assert_eq!(with(&reading, "Washington").unwrap().kind, EntityKind::Government);
}

#[test]
fn an_office_written_as_a_name_has_a_holder() {
    let reading = read("The Foreign Secretary met the ambassadors on Friday.");
    assert_eq!(with(&reading, "The Foreign Secretary").unwrap().kind, EntityKind::Person);
    assert!(listed(&reading, "The Foreign Secretary"));
}

#[test]
fn an_event_or_a_program_is_no_organisation() {
    let reading = read("The Liberal National Convention drew thousands. The Harbour Safety Act changed nothing.");
    assert!(!listed(&reading, "Liberal National Convention") && !listed(&reading, "Harbour Safety Act"));
}

#[test]
fn the_two_leaders_are_no_new_party() {
    let reading = read("Anna Berg met Daniel Hale on Monday. The two leaders walked to the lake.");
    assert!(with(&reading, "The two leaders").is_none());
}

#[test]
fn a_description_takes_in_where_but_not_when() {
    let reading = read("Senior officials at the Harbour Ministry in recent weeks said the plan had failed.");
    assert!(with(&reading, "Senior officials at the Harbour Ministry").is_some());
}

#[test]
fn a_house_is_known_by_its_people_and_its_trade() {
    let reading = read("Stonegate researchers found the tool in May. Stonegate has seen it in six countries since.");
    assert_eq!(with(&reading, "Stonegate").unwrap().kind, EntityKind::Organisation);
    let reading = read("Stonegate assesses with high confidence that the tool is sold. Stonegate has seen it in use.");
    assert_eq!(with(&reading, "Stonegate").unwrap().kind, EntityKind::Organisation);
    let reading = read("Anna Stonegate left on Monday. Stonegate analysts had worked for her.");
    assert_eq!(with(&reading, "Anna Stonegate").unwrap().kind, EntityKind::Person);
    assert!(reading.entities.iter().filter(|entity| entity.kind == EntityKind::Organisation).count() == 0);
}

#[test]
fn a_firm_is_what_it_is_called() {
    let reading = read("The campaign was found by the security firm Stonegate. Stonegate has told its customers.");
    assert_eq!(with(&reading, "Stonegate").unwrap().kind, EntityKind::Organisation);
}

#[test]
fn the_prime_minister_is_no_other_minister() {
    let text = "Trade minister Ilse Brandt missed the vote. The Prime Minister said he had accepted her apology.";
    let reading = read(text);
    assert!(!mentions(&reading, with(&reading, "Ilse Brandt").unwrap()).contains(&"The Prime Minister"));
    let text = "Prime Minister Ilse Brandt won the vote. The prime minister said she was glad.";
    let reading = read(text);
    assert!(mentions(&reading, with(&reading, "Ilse Brandt").unwrap()).contains(&"The prime minister"));
    let text = "Vice president Ilse Brandt won the vote. The president said he was glad.";
    let reading = read(text);
    assert!(!mentions(&reading, with(&reading, "Ilse Brandt").unwrap()).contains(&"The president"));
}

#[test]
fn who_is_joined_is_no_part_of_the_office() {
    let reading = read("Anna Hale left on Monday. Hale and Foreign Office minister Ilse Brandt missed the vote.");
    let brandt = with(&reading, "Ilse Brandt").unwrap();
    assert_eq!(reading.slice(brandt.role.unwrap()), "Foreign Office minister");
}

#[test]
fn the_court_is_the_one_named_before() {
    let text = "The Constitutional Court upheld the law on Monday. The Court approved it with six votes.";
    let reading = read(text);
    assert!(
        mentions(&reading, with(&reading, "Constitutional Court").unwrap())
            .iter()
            .any(|it| it.ends_with("The Court") || *it == "Court")
    );
}

#[test]
fn it_is_the_thing_that_is_its_subject_before() {
    let text =
        "The Institute for Coastal Law wrote the note. The treaty gives both a right, but it says nothing of quotas.";
    let reading = read(text);
    let institute =
        with(&reading, "Institute for Coastal Law").or_else(|| with(&reading, "The Institute for Coastal Law"));
    assert!(institute.unwrap().mentions.iter().all(|mention| mention.form != Form::Pronoun));
}

#[test]
fn what_stresses_a_noun_is_nobody_else() {
    let reading =
        read("Ana Berg said nobody asked why the minister himself, Otto Lind, had left. Otto Lind himself is silent.");
    assert!(reading.entities.iter().all(|entity| !mentions(&reading, entity).contains(&"himself")));
}

#[test]
fn authorities_of_a_people_are_no_states() {
    let reading = read("Yemen closed a port. Yemen said it would stay shut. The Kurdish authorities asked for help.");
    let state = with(&reading, "Yemen").unwrap();
    assert!(!mentions(&reading, state).contains(&"The Kurdish authorities"), "{:?}", mentions(&reading, state));
}
