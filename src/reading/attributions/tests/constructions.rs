//! Constructions in which news reports what was said, one sentence each, in words of our own.

use super::said;

/// The first attribution of a text.
fn first(text: &str) -> String {
    said(text).into_iter().next().unwrap_or_default()
}

#[test]
fn a_dateline_is_no_part_of_what_is_said() {
    let text = "PORT HALDER, March 4 (Coast Wire) -- The strike will end on Friday, the harbour ministry said.";
    assert_eq!(first(text), "the harbour ministry | said | The strike will end on Friday");
    let text = "HALDER — The bridge is shut, police said.";
    assert_eq!(first(text), "police | said | The bridge is shut");
}

#[test]
fn a_clause_whose_verb_could_be_a_participle() {
    assert_eq!(first("Vandel said the talks stopped in May."), "Vandel | said | the talks stopped in May");
    assert_eq!(first("The clerk said prices rose by 3 percent."), "The clerk | said | prices rose by 3 percent");
    assert_eq!(first("The report concluded wages fell in May."), "The report | concluded | wages fell in May");
    // What is denied, or read, is a thing.
    assert_eq!(said("The clerk read a letter sent to the council."), Vec::<String>::new());
}

#[test]
fn the_speaker_behind_a_clause_and_a_comma() {
    let text =
        "Crews searched cars, looking for men known as strike leaders, said Otto Lind, a spokesman for the port.";
    assert_eq!(first(text), "Otto Lind | said | Crews searched cars, looking for men known as strike leaders");
    let text = "“Roads are cut,” said a council statement released on Friday.";
    assert!(first(text).starts_with("a council statement"));
    let text = "Said Senator Otto Lind of Halder: “We will repair the bridge.”";
    assert_eq!(first(text), "Senator Otto Lind of Halder | Said | “We will repair the bridge.”");
    let text = "The ban is legal, the ministry’s spokesman, Otto Lind, said in an email.";
    assert!(first(text).contains("Otto Lind | said | The ban is legal"));
}

#[test]
fn words_that_tell_when_stand_between_subject_and_verb() {
    let text = "Sen. Ana Ruiz, D-Halder, on Sunday called the plan “wrong and a danger to all.”";
    assert_eq!(first(text), "Sen. Ana Ruiz | called | “wrong and a danger to all.”");
    assert_eq!(
        first("A new poll this week suggested the mayor would lose."),
        "A new poll | suggested | the mayor would lose"
    );
    assert_eq!(first("Ruiz said on Monday: the port will close."), "Ruiz | said | the port will close");
}

#[test]
fn content_ends_with_its_clause() {
    let text = "The bill, which the council called “a gift to the ports”, was passed on Monday.";
    assert_eq!(first(text), "the council | called | “a gift to the ports”");
    let found = said("Otto Lind said the port was shut, and Ana Ruiz said it was open.");
    assert_eq!(found, ["Otto Lind | said | the port was shut", "Ana Ruiz | said | it was open"]);
    let text = "“It is up to each of us,” said Otto Lind, D-Halder, whose term ends in May.";
    assert_eq!(first(text), "Otto Lind | said | “It is up to each of us,”");
    let text = "Asked if it would close, which many expect, Ana Ruiz said, “It will stay open this year.”";
    assert_eq!(first(text), "Ana Ruiz | said | “It will stay open this year.”");
}

#[test]
fn a_source_after_a_conjunction_tells_what_follows() {
    let text = "They came and, according to the clerk, left before noon.";
    assert_eq!(first(text), "the clerk | according to | left before noon");
}

#[test]
fn a_paper_speaks_for_who_issued_it() {
    let text = "Ana Ruiz issued a letter insisting that the port stays open.";
    assert_eq!(said(text), ["Ana Ruiz | insisting | that the port stays open"]);
    let text = "The film ended with the narrator noting, “The port will stay open for us all.”";
    assert!(first(text).starts_with("the narrator | noting"));
}

#[test]
fn requests_are_what_was_said() {
    assert_eq!(first("The mayor asked the court to lift the ban."), "The mayor | asked | the court to lift the ban");
    assert_eq!(first("Witnesses reported hearing gunfire."), "Witnesses | reported | hearing gunfire");
    assert!(first("The mayor expressed concern over the attack.").starts_with("The mayor | expressed concern"));
}

#[test]
fn what_nobody_says_is_no_report() {
    assert_eq!(said("Neither Lind nor Ruiz said the ban was legal."), Vec::<String>::new());
    assert_eq!(said("The bridge is open. It shows that the talks worked."), Vec::<String>::new());
    assert_eq!(said("No matter what the mayor says, the port will close."), Vec::<String>::new());
    assert_eq!(said("The union called a strike."), Vec::<String>::new());
    assert_eq!(said("They have many ways, by asking the court to act or by waiting."), Vec::<String>::new());
    assert_eq!(said("The lawsuit relating to the port should end in May."), Vec::<String>::new());
}

#[test]
fn a_word_in_marks_is_named_not_said() {
    let text = "“I never said that to any of you,” Ruiz told reporters, with much stress on the word “you.”";
    assert_eq!(first(text), "Ruiz | told | “I never said that to any of you,”");
}

#[test]
fn a_quotation_may_open_with_a_closing_mark() {
    let text = "”The road is cut by the flood,” Ana Ruiz told reporters.";
    assert_eq!(first(text), "Ana Ruiz | told | ”The road is cut by the flood,”");
}

#[test]
fn a_clause_at_the_end_says_whose_all_of_it_is() {
    let found = said("Halder officials have confirmed the sale, people familiar with the talks said.");
    assert_eq!(found[0], "Halder officials | confirmed | the sale");
    assert_eq!(found[1], "people familiar with the talks | said | Halder officials have confirmed the sale");
    let found = said("The board told clerks what it thought of the plan, according to Ana Ruiz.");
    assert!(found.contains(&"The board | told | what it thought of the plan".to_owned()), "{found:?}");
    assert!(found.iter().any(|one| one.starts_with("Ana Ruiz | according to | The board told")), "{found:?}");
    // What only sets the scene is said by nobody else.
    let text = "Asked if the port would close, Ana Ruiz said.";
    assert!(!said(text).iter().any(|one| one.ends_with("| Asked if the port would close")), "{:?}", said(text));
}

#[test]
fn a_participle_belongs_to_the_noun_before_it() {
    let text = "The mayor asked the court to uphold President Hale's order declaring that the port is closed.";
    assert!(said(text).contains(&"President Hale | declaring | that the port is closed".to_owned()));
    let text = "Ana Ruiz struggled to respond to a report claiming that two clerks had left.";
    assert_eq!(said(text), ["a report | claiming | that two clerks had left"]);
    let text = "They had waited for a vote and in the end the clerk held back, saying the plan was too slow.";
    assert!(said(text).contains(&"the clerk | saying | the plan was too slow".to_owned()));
}

#[test]
fn to_whom_and_when_it_was_said_is_no_content() {
    assert_eq!(first("The clerk told reporters the talks had failed."), "The clerk | told | the talks had failed");
    assert_eq!(first("Ana Ruiz told ministers and reporters it was fine."), "Ana Ruiz | told | it was fine");
    let text = "Otto Lind said this morning his party would vote for the plan.";
    assert_eq!(first(text), "Otto Lind | said | his party would vote for the plan");
    let text = "Ana Ruiz said on her Facebook page a member of the council had left.";
    assert_eq!(first(text), "Ana Ruiz | said | a member of the council had left");
}

#[test]
fn what_stands_beside_a_report_is_none() {
    // Behind an object and a comma "whether" concedes.
    assert_eq!(said("Ana Ruiz learned the rules, whether they were long or short."), Vec::<String>::new());
    let text = "A paper told, that the mayor had asked the bureau to act.";
    assert!(!said(text).iter().any(|one| one.ends_with("| A paper told")), "{:?}", said(text));
    let text = "Otto Lind read the plan that Ana Ruiz had proposed, hoping it was short.";
    assert!(!said(text).iter().any(|one| one.starts_with("Ana Ruiz")), "{:?}", said(text));
    let text = "The Halder paper seemed to contradict repeated assertions from Ana Ruiz that the port was open.";
    assert_eq!(said(text), ["Ana Ruiz | assertions | that the port was open"]);
}

#[test]
fn a_clause_that_sets_the_scene_ends_before_the_main_one() {
    let text = "When clerks asked Otto Lind why the port was shut, Otto Lind replied, “We do not know that yet.”";
    assert_eq!(said(text)[0], "clerks | asked | why the port was shut");
}

#[test]
fn an_apposition_may_hold_a_clause() {
    let text = "Otto Lind, the officer in the town where the attack took place, said police closed the road.";
    assert_eq!(first(text), "Otto Lind | said | police closed the road");
    assert!(first("The White House then asked the board if it could help.").starts_with("The White House | asked"));
}

#[test]
fn he_goes_on_with_the_speaker_not_with_whom_he_cites() {
    let text = "Otto Lind acknowledged Pavel Oster's argument that the bill was fair. He said politics is hard.";
    let found = said(text);
    assert!(found.last().is_some_and(|one| one.starts_with("He | said")), "{found:?}");
    let reading = super::super::super::sample::read(text);
    let speaker = reading.attributions.last().and_then(|last| reading.entity(last.speaker?));
    assert_eq!(speaker.map(|speaker| reading.slice(speaker.name())), Some("Otto Lind"));
}

#[test]
fn behind_a_quotation_only_clauses_with_a_word_that_opens_them_go_on() {
    let text = "“We stand for talks in the port,” Olof Lind said on Friday, assuring that the board was at work.";
    assert_eq!(said(text)[0], "Olof Lind | said | “We stand for talks in the port,” ... that the board was at work");
    let text = "Ana Ruiz avoided speaking of guesses, calling the plan one that “will not be told in full this week.”";
    assert!(said(text).iter().all(|one| !one.contains("speaking of | that")), "{:?}", said(text));
    assert_eq!(said("The bloc was formed to “hurt the port in every way”."), Vec::<String>::new());
}

#[test]
fn a_participle_goes_on_with_the_clause_joined_last() {
    let text = "Otto Lind said the poll was fair, but Ana Ruiz dismissed it, saying the count was wrong.";
    let found = said(text);
    assert_eq!(found[0], "Otto Lind | said | the poll was fair");
    assert!(found[1].starts_with("Ana Ruiz | dismissed"), "{found:?}");
}

#[test]
fn a_place_alone_is_a_dateline_as_well() {
    assert_eq!(first("Oslo - The council says it will act soon."), "The council | says | it will act soon");
}

#[test]
fn people_of_every_trade_speak() {
    assert_eq!(first("Some surrogates said the plan was a joke."), "Some surrogates | said | the plan was a joke");
    assert_eq!(first("Rebels in the north said they had taken it."), "Rebels in the north | said | they had taken it");
    let text = "A Republican with knowledge of the plan says Otto Lind will lead it.";
    assert_eq!(first(text), "A Republican with knowledge of the plan | says | Otto Lind will lead it");
    let text = "An official present at the talks told the paper the road was cut.";
    assert_eq!(first(text), "An official present at the talks | told | the road was cut");
    let text = "“The road was cut last time,” said a Norlander official present at the latest round of talks.";
    assert!(first(text).starts_with("a Norlander official"), "{:?}", said(text));
    assert!(first("A large think tank has refuted the claims.").starts_with("A large think tank | refuted"));
}

#[test]
fn when_it_was_said_is_no_content() {
    let text = "“It is clear that he does not want it,” Otto Lind said when asked about the vote.";
    assert_eq!(said(text), ["Otto Lind | said | “It is clear that he does not want it,”"]);
    let text = "“It is clear that he does not want it,” Otto Lind said when he was at the port.";
    assert_eq!(said(text), ["Otto Lind | said | “It is clear that he does not want it,”"]);
    assert_eq!(first("Ana Ruiz said in a statement that it was wrong."), "Ana Ruiz | said | that it was wrong");
    let text = "A paper asked the mayor's travelling secretary, Otto Lind, if Ana Ruiz would come.";
    assert_eq!(first(text), "A paper | asked | if Ana Ruiz would come");
}

#[test]
fn what_a_thing_threatens_is_said_by_nobody() {
    let text = "Leaders who met to end a conflict that threatens to split the country said talks had been “short”.";
    assert_eq!(said(text), ["Leaders | said | talks had been “short”"]);
}

#[test]
fn a_relative_clause_parts_no_content() {
    let text = "Meanwhile, the board's chief, Otto Lind, who has been advising the campaign, said it would help.";
    assert_eq!(said(text), ["Otto Lind | said | it would help"]);
}

#[test]
fn he_after_one_who_is_not_known_is_not_known() {
    let text = "The nominee stunned the town by telling a crowd that Otto Lind “is the founder of it.” “He is a crook,” he added.";
    let reading = super::super::super::sample::read(text);
    let last = reading.attributions.last().map(|last| (last.speaker, last.candidates.is_empty()));
    assert_eq!(last, Some((None, false)));
}

#[test]
fn a_dateline_may_have_no_dash() {
    let text = "OSLO, June 23 The state should buy the port, the harbour regulator said.";
    assert_eq!(first(text), "the harbour regulator | said | The state should buy the port");
}

#[test]
fn what_a_thing_is_called_says_nothing() {
    let text = "Vandel reported that a group referred to as Umlo was behind the theft.";
    assert_eq!(said(text), ["Vandel | reported | that a group referred to as Umlo was behind the theft"]);
}

#[test]
fn a_clause_that_opens_the_sentence_ends_where_the_main_one_begins() {
    for (text, content) in [
        ("While Ana Ruiz said the port was shut, crews in Halder worked on.", "the port was shut"),
        ("Although Ana Ruiz says the plan is safe, the ministry has refused it.", "the plan is safe"),
        ("At a time when ministries say the dam is safe, builders are leaving.", "the dam is safe"),
        ("Ana Ruiz said while the port was shut, crews worked on.", "the port was shut, crews worked on"),
    ] {
        assert!(first(text).ends_with(&format!("| {content}")), "{:?}", said(text));
    }
    // A purpose is no clause that says what was said.
    let text = "Ana Ruiz called for a pause so that ships could sail.";
    assert_eq!(first(text), "Ana Ruiz | called for | a pause so that ships could sail");
}
