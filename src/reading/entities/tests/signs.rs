//! What the words around a name tell of its bearer, in texts of our own.

use super::super::super::sample::read;
use super::super::super::{EntityKind, Reading};
use super::{mentions, with};

fn kind(reading: &Reading, words: &str) -> Option<EntityKind> {
    with(reading, words).map(|entity| entity.kind)
}

fn role<'a>(reading: &'a Reading, words: &str) -> Option<&'a str> {
    with(reading, words).and_then(|entity| entity.role).map(|role| reading.slice(role))
}

#[test]
fn who_has_members_and_ranks_is_a_house() {
    let reading = read("The leader of Harun Berjaya left on Monday. Harun Berjaya’s ranks said nothing.");
    assert_eq!(kind(&reading, "Harun Berjaya"), Some(EntityKind::Organisation));
}

#[test]
fn initials_among_small_letters_are_a_body() {
    let reading = read("NHPP said on Friday that it had lost faith in the mayor and would vote against the budget.");
    assert_eq!(kind(&reading, "NHPP"), Some(EntityKind::Organisation));
}

#[test]
fn a_short_form_behind_a_name_is_that_name() {
    let text = "The Norr Coast Command (Coastcom) fired first. The Harbour Relief Agency, HRNCO, said two ships sank.";
    let reading = read(text);
    assert!(mentions(&reading, with(&reading, "Norr Coast Command").unwrap()).contains(&"Coastcom"));
    assert!(mentions(&reading, with(&reading, "Harbour Relief Agency").unwrap()).contains(&"HRNCO"));
    let reading = read("Troops met the Norlandic Freedom Fighters (NFF) on Friday. The NFF denied the attack.");
    assert!(mentions(&reading, with(&reading, "NFF").unwrap()).contains(&"Norlandic Freedom Fighters"));
}

#[test]
fn members_of_a_house_are_a_set_of_people() {
    let reading = read("Seventeen Harbour League MPs voted against it. Harbour League MPs said it was a farce.");
    assert_ne!(kind(&reading, "Harbour League MPs"), Some(EntityKind::Organisation));
}

#[test]
fn each_of_a_list_has_the_office_before_the_name() {
    let text = "They met Trade Minister Ana Ruiz, Works Minister Pavel Oster and Energy Minister Ilse Brandt.";
    let reading = read(text);
    assert_eq!(role(&reading, "Ana Ruiz"), Some("Trade Minister"));
    assert_eq!(role(&reading, "Pavel Oster"), Some("Works Minister"));
    assert_eq!(role(&reading, "Ilse Brandt"), Some("Energy Minister"));
}

#[test]
fn an_office_is_not_that_of_the_one_it_serves() {
    let reading = read("Marta Okoye, spokeswoman for Governor Jon Hale, said the port was closed.");
    assert_eq!(role(&reading, "Jon Hale"), Some("Governor"));
    let reading = read("The leak held emails of former trade minister Ana Ruiz and of her aides.");
    assert_eq!(role(&reading, "Ana Ruiz"), Some("former trade minister"));
    let reading = read("Leader of council business Tomas Weir said the owners had left the talks.");
    assert_eq!(role(&reading, "Tomas Weir"), Some("Leader of council business"));
}

#[test]
fn an_office_of_two_parts_is_one() {
    let text = "They read letters of aides to former secretary of state and party nominee Ana Ruiz on Friday.";
    let reading = read(text);
    assert_eq!(role(&reading, "Ana Ruiz"), Some("former secretary of state and party nominee"));
    let reading = read("The head of the Harbour Council Pavel Oster said the port was closed.");
    assert_eq!(role(&reading, "Pavel Oster"), Some("head of the Harbour Council"));
}

#[test]
fn an_address_is_no_role() {
    let reading = read("Christopher Pell moved it. Mr Pell said the vote was lost.");
    assert_eq!(role(&reading, "Christopher Pell"), None);
}

#[test]
fn the_office_named_first_is_that_of_the_holder_named_later() {
    let reading =
        read("The Prime Minister won his first test on Monday. Prime Minister Abdel Oster thanked his party.");
    let oster = with(&reading, "Abdel Oster").unwrap();
    assert!(mentions(&reading, oster).contains(&"The Prime Minister"));
}

#[test]
fn the_spokesman_behind_a_clause_is_the_one_named_last() {
    let text = "A port spokesman said the road was cut. The town is empty, said Otto Lind, spokesman for the mayor.                 People fled to Halder, the spokesman told reporters.";
    let reading = read(text);
    assert!(mentions(&reading, with(&reading, "Otto Lind").unwrap()).contains(&"the spokesman"));
}

#[test]
fn days_are_nobody_and_peoples_are_no_person() {
    let reading = read("The senators met the mayor Thursday hoping that Americans understand the plan.");
    assert!(with(&reading, "Thursday").is_none());
    assert_ne!(kind(&reading, "Americans"), Some(EntityKind::Person));
}

#[test]
fn who_says_i_is_a_person() {
    let reading = read("“I never saw the letter before Friday,” Brankov told the paper.");
    assert_eq!(kind(&reading, "Brankov"), Some(EntityKind::Person));
}

#[test]
fn a_capital_inside_the_word_or_an_apposition_tells_a_house() {
    let text = "Experts watched Harun Kesh, a suspected foreign group that sells tools. Harun Kesh struck in May.";
    assert_eq!(kind(&read(text), "Harun Kesh"), Some(EntityKind::Organisation));
    assert!(super::super::house::inner_capital("NorrGang") && !super::super::house::inner_capital("McKay"));
    let reading = read("On Friday the Umlo veteran Harun Berjaya said that Umlo would put its own interest first.");
    assert_eq!(kind(&reading, "Umlo"), Some(EntityKind::Organisation));
    let reading = read("He had left before, The Beacon reported on Thursday, and Beacon staff knew it.");
    assert_ne!(kind(&reading, "Beacon"), Some(EntityKind::Person));
}

#[test]
fn an_office_before_a_lone_name_makes_a_person() {
    let reading = read("A lone Coast Front MP Vanlaka said he would abstain from the vote in the house.");
    assert_eq!(kind(&reading, "Vanlaka"), Some(EntityKind::Person));
    let reading = read("Lawmaker Mohan Akbar said on Friday that a team had found three men.");
    assert_eq!(with(&reading, "Mohan Akbar").map(|one| reading.slice(one.name())), Some("Mohan Akbar"));
}

#[test]
fn a_day_is_no_part_of_a_name() {
    let reading = read("He has the votes to win the debate in the Harbour Parliament on Tuesday, the clerk said.");
    assert!(with(&reading, "Harbour Parliament on Tuesday").is_none());
}

#[test]
fn the_government_of_a_text_without_a_state_is_a_party() {
    let reading = read("The Government said on Friday that the bill was lost. The government has no plan.");
    assert_eq!(kind(&reading, "The Government"), Some(EntityKind::Government));
    // Where something only happens is not whose government is meant.
    let reading = read("The government lost a vote on Monday. Such votes are rare in Norway.");
    assert!(!mentions(&reading, with(&reading, "The government").unwrap()).contains(&"Norway"));
}

#[test]
fn a_description_that_another_owns_is_somebody_else() {
    let text = "Ana Ruiz, a union lawyer, said the plan was wrong. The ministry's lawyer told the court it was right.";
    let reading = read(text);
    assert!(!mentions(&reading, with(&reading, "Ana Ruiz").unwrap()).contains(&"The ministry's lawyer"));
    let text = "The order hurts hundreds of thousands of poor people. It will stand, people familiar with it said.";
    let reading = read(text);
    let poor = with(&reading, "hundreds of thousands of poor people").unwrap();
    assert!(!mentions(&reading, poor).contains(&"people familiar with it"));
}

#[test]
fn names_with_capitals_throughout_are_second_choice() {
    let reading = read("PORT HALDER COUNCIL, March 3 (Wire) -- The Halder Council left. Halder Council clerks stayed.");
    assert!(reading.entities.iter().all(|one| reading.slice(one.name()) != "PORT HALDER COUNCIL"));
    let reading = read("The Norr Times wrote first. Its editors left, and the Times denied the story on Friday.");
    assert!(mentions(&reading, with(&reading, "Norr Times").unwrap()).contains(&"Times"));
}

#[test]
fn a_force_without_a_state_and_an_alliance_named_before() {
    let reading = read("Two soldiers were killed near the road, the military said. Nobody claimed it.");
    assert_eq!(kind(&reading, "the military"), Some(EntityKind::Organisation));
    let reading =
        read("NATO said it struck late on Tuesday. A statement from the coalition added that troops fired back.");
    assert!(mentions(&reading, with(&reading, "NATO").unwrap()).contains(&"the coalition"));
}

#[test]
fn a_rank_spelt_out_takes_up_its_abbreviation() {
    let reading = read("The road is cut, Navy Capt. Jon Hale told reporters. The town is empty, the captain said.");
    assert!(mentions(&reading, with(&reading, "Jon Hale").unwrap()).contains(&"the captain"));
}

#[test]
fn of_two_who_bear_a_name_the_one_who_speaks_goes_on() {
    let text = "“We won,” said Erin Mackey, daughter of candidate Joseph Mackey. Mackey said the count was fair.";
    let reading = read(text);
    assert_eq!(mentions(&reading, with(&reading, "Joseph Mackey").unwrap()), ["Joseph Mackey"]);
}

#[test]
fn a_headline_in_capitals_names_only_who_is_named_below() {
    let text = "Port Official Details Coast Council Progress On Harbour Works

The council left on Monday.";
    let reading = read(text);
    let long = |one: &str| one.split_whitespace().count() > 4;
    assert!(reading.entities.iter().all(|one| !long(reading.slice(one.name()))));
}

#[test]
fn a_regime_of_rules_is_no_government() {
    let reading = read("Norway can expand the maritime security regime. Norway said so on Friday.");
    assert!(!mentions(&reading, with(&reading, "Norway").unwrap()).contains(&"the maritime security regime"));
}

#[test]
fn the_campaign_of_somebody_is_a_party_where_it_speaks() {
    let reading = read("The Hale campaign said it was wrong. Hale's campaign mocked it later. Jon Hale left.");
    let campaign = with(&reading, "The Hale campaign").unwrap();
    assert_eq!(campaign.kind, EntityKind::Organisation);
    assert!(mentions(&reading, campaign).contains(&"Hale's campaign"));
}

#[test]
fn a_group_that_is_named_is_no_other_body() {
    let reading = read("Reuters reported it first. The NOAD group said both sides had named their teams.");
    assert!(!mentions(&reading, with(&reading, "Reuters").unwrap()).contains(&"The NOAD group"));
}

#[test]
fn a_heading_that_is_nothing_else_is_no_name() {
    let reading = read("Key Takeaways\n\nThe port is closed. The mayor, Ana Ruiz, said so on Friday.");
    assert!(reading.entities.iter().all(|one| reading.slice(one.name()) != "Key Takeaways"));
}

#[test]
fn a_name_tied_by_a_hyphen_and_an_office_behind_it() {
    let reading = read("In a message, Ban Ki-Lun, the port secretary general, said: “Many of you suffer from this.”");
    assert_eq!(kind(&reading, "Ban Ki-Lun"), Some(EntityKind::Person));
    // A campaign to persuade is no party, nor is a follower of one an office.
    let reading = read("The Norwegian talks are part of a Norwegian campaign. The unknown Republican left on Friday.");
    assert!(with(&reading, "a Norwegian campaign").is_none());
    assert_ne!(kind(&reading, "The unknown Republican"), Some(EntityKind::Person));
}

#[test]
fn a_house_that_trades_in_several_things_and_one_that_a_reporter_works_for() {
    let reading = read("Jonas Norrlund, a trading, storage and transport company, will be sold, Ana Ruiz said.");
    assert_eq!(kind(&reading, "Jonas Norrlund"), Some(EntityKind::Organisation));
    let reading = read("On Friday the Umlo reporter Harun Berjaya said that Umlo had seen the list first.");
    assert_eq!(kind(&reading, "Umlo"), Some(EntityKind::Organisation));
}
