#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod constructions;

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
fn the_terms_on_which_somebody_speaks_are_no_report() {
    let text = "A senior officer, who asked not to be named because the order is secret, said the crews have been given.\n\
                “A short list and a long leash” for the first month.\n";
    let found = said(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("A senior officer | said | the crews"), "{found:?}");
    assert!(found[1].starts_with('+'), "{found:?}");
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

#[test]
fn speeches_report_in_the_first_person() {
    let speech = "I think that the bridge is unsafe. We know that our town can do better, and I said so. I have told my \
                  council. We believe the road will follow. I promise you my help. We owe it to our children.";
    let found = reading(speech);
    let author = found.attributions.iter().filter(|a| a.class == SourceClass::Author);
    let spans: Vec<&str> = author.filter_map(|a| a.speaker_span).map(|span| found.slice(span)).collect();
    assert!(spans.len() >= 3, "{spans:?}");
    assert!(found.attributions.iter().all(|a| a.speaker.is_none()));
}

#[test]
fn the_turn_of_an_interview_names_its_first_person() {
    let interview = "Clara Voss: I think that my town needs the bridge. I know that we can pay for it.\n\n\
                     Peter Lang: I believe that my party will vote for it. I hope that we win.\n\n\
                     Clara Voss: I am sure that our council agrees. I said that I would ask my friends.\n";
    let found = reading(interview);
    let first = found.attributions.first().unwrap();
    assert_eq!(found.slice(first.speaker_span.unwrap()), "I");
    let name = found.entity(first.speaker.unwrap()).map(|entity| found.slice(entity.name()));
    assert_eq!(name, Some("Clara Voss"));
}

#[test]
fn a_title_before_the_name_belongs_to_the_speaker() {
    assert_eq!(
        said("Yesterday the mayor, Clara Voss said, “We close the bridge today.”").first().map(String::as_str),
        Some("the mayor, Clara Voss | said | “We close the bridge today.”")
    );
}

#[test]
fn a_report_set_in_commas_inside_its_clause() {
    let found = said("The new tenants, said Clara Voss, are required to pay.");
    assert_eq!(found, ["Clara Voss | said | The new tenants ... are required to pay"]);
}

#[test]
fn a_past_form_after_a_noun_is_its_verb() {
    assert_eq!(said("Voss explained Lind left the town in May."), ["Voss | explained | Lind left the town in May"]);
}

#[test]
fn clauses_that_only_look_like_reports() {
    assert_eq!(said("The mayor thinks of her often because they grew up in the town."), Vec::<String>::new());
    assert_eq!(said("Analysts note that gangs operate through loose networks.").len(), 1);
    assert_eq!(said("The lawyers agreed to protect and defend the town."), Vec::<String>::new());
}

#[test]
fn runners_up_are_ranked() {
    let text =
        "Clara Voss said the bridge was unsafe. Anna Lind said the bridge was safe. She said the road was closed.";
    let found = reading(text);
    let last = found.attributions.last().unwrap();
    assert!(last.speaker.is_some());
    assert!(last.candidates.iter().all(|candidate| candidate.score > 0.0 && candidate.score < 1.0));
    assert!(last.candidates.iter().all(|candidate| Some(candidate.entity) != last.speaker));
}

/// Pseudo-random numbers (Marsaglia's xorshift), the same on every machine.
struct Soup(u64);

impl Soup {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count as u64) as usize
    }
}

#[test]
fn any_soup_of_words_and_marks_is_read() {
    let pieces = [
        "“",
        "”",
        "\"",
        "''",
        "``",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "—",
        ":",
        ";",
        "?",
        "!",
        "\n",
        "\n\n",
        "- ",
        "said",
        "says",
        "told",
        "according to",
        "per",
        "was quoted as saying",
        "claimed",
        "denied",
        "rejected by",
        "asked",
        "whether",
        "that",
        "who",
        "which",
        "and",
        "but",
        "to",
        "by",
        "as",
        "of",
        "not",
        "would",
        "he",
        "She",
        "they",
        "I",
        "we",
        "it",
        "his",
        "Clara",
        "Voss",
        "Clara Voss",
        "Mr.",
        "the ministry",
        "officials",
        "a number of",
        "the claim",
        "'s",
        "warning",
        "was",
        "is",
        "killed",
        "bridge",
        "closed",
        "2024",
        "on Monday",
        "on background",
        "reportedly",
        "|",
        "#",
        "**",
        "’s",
        "such as",
        "president",
        "Q:",
        "A:",
        "\u{a0}",
        "é",
    ];
    let lexicon = Arc::new(Lexicon::builtin());
    let mut soup = Soup(0x9e37_79b9_7f4a_7c15);
    for _ in 0..3_000 {
        let mut text = String::new();
        for _ in 0..=soup.below(60) {
            text.push_str(pieces[soup.below(pieces.len())]);
            if soup.below(5) > 0 {
                text.push(' ');
            }
        }
        let Ok(document) = ingest::read(text.clone().into_bytes(), "t.md", Part::Whole) else { continue };
        let extent = document.span();
        let read = Reading::of(document.shared(), lexicon.clone(), extent);
        let inside = read.attributions.iter().flat_map(|a| &a.content).all(|span| extent.covers(*span));
        assert!(inside, "{text:?}");
    }
}

#[test]
fn a_report_of_a_thought_within_a_report_has_its_row() {
    assert_eq!(
        said("The mayor said she believes the dam will hold."),
        ["The mayor | said | she believes the dam will hold", "she | believes | the dam will hold"]
    );
}

#[test]
fn a_quotation_can_hold_a_report_of_its_own() {
    assert_eq!(
        said("“I think the road is safe,” Maria Lopez said."),
        ["Maria Lopez | said | “I think the road is safe,”", "I | think | the road is safe"]
    );
    let reading = reading("“I think the road is safe,” Maria Lopez said.");
    let (outer, inner) = (&reading.attributions[0], &reading.attributions[1]);
    assert!(outer.speaker.is_some() && inner.speaker == outer.speaker);
    assert_eq!((inner.mode, inner.quoted.len()), (Mode::Indirect, 0));
}

#[test]
fn a_participle_after_its_noun_reports_nothing() {
    assert_eq!(said("A valley called Long Hollow lies behind the dam."), Vec::<String>::new());
    assert_eq!(
        said("The figures reported in May show that the fund is weak."),
        ["The figures | show | that the fund is weak"]
    );
}

#[test]
fn nobody_is_named_by_an_expletive() {
    assert_eq!(said("It is too early to say whether the dam will hold."), Vec::<String>::new());
    assert_eq!(said("It is sad that the road was closed."), Vec::<String>::new());
}

#[test]
fn the_author_reports_in_the_first_person() {
    let text = "We found that the locks leak. The ministry has not answered.";
    assert_eq!(said(text), ["We | found | that the locks leak"]);
    assert_eq!(reading(text).attributions[0].class, SourceClass::Author);
}

#[test]
fn a_relative_pronoun_belongs_to_its_speaker() {
    assert_eq!(
        said("The fund was cut by Maria Lopez, who said the dam would hold."),
        ["Maria Lopez, who | said | the dam would hold"]
    );
}

#[test]
fn an_intention_is_a_report() {
    assert_eq!(
        said("The ministry intends to close the bridge in May."),
        ["The ministry | intends to | close the bridge in May"]
    );
}

#[test]
fn a_clause_of_another_verb_is_not_taken() {
    assert_eq!(
        said("The mayor had known Lopez for years and found that the dam leaked."),
        ["The mayor | found | that the dam leaked"]
    );
}

#[test]
fn a_person_who_reads_says_nothing() {
    assert_eq!(said("The banner read “Close the old dam now.”"), ["The banner | read | “Close the old dam now.”"]);
    assert_eq!(said("She read the letter, and the council closed the dam."), Vec::<String>::new());
}

#[test]
fn what_is_set_beside_a_subject_is_no_other_subject() {
    assert_eq!(
        said("Jane Doe, another negotiator said, \"The gap is wide.\""),
        ["Jane Doe, another negotiator | said | \"The gap is wide.\""]
    );
    assert_eq!(
        said("A port official, who spoke on condition of anonymity said the crane would stay shut."),
        ["A port official | said | the crane would stay shut"]
    );
    assert_eq!(
        said("Since Jane Doe presented the plan on Monday, the ministers have kept away, calling it \"hasty.\"")
            .iter()
            .map(|said| said.split(" | ").next().unwrap())
            .collect::<Vec<_>>(),
        ["the ministers"]
    );
}

#[test]
fn a_pronoun_is_carried_back_to_whom_the_talk_is_of() {
    let who = |text: &str| -> Vec<String> {
        let reading = reading(text);
        let name =
            |id| reading.entity(id).map(|entity: &crate::reading::Entity| reading.slice(entity.name()).to_owned());
        let all = reading.attributions.iter();
        all.map(|attribution| attribution.speaker.and_then(name).unwrap_or_default()).collect()
    };
    assert_eq!(
        who(
            "A port official confirmed the delay. The pause comes as President Ivo Brandt is in Norrland. Before he left, he said he was sure of a deal."
        ),
        ["A port official", "Ivo Brandt"]
    );
    assert_eq!(
        who(
            "Ivo Brandt spoke after President Ola Lund. Brandt insisted that the plan was sound. \"I will call the president,\" he said."
        ),
        ["Ivo Brandt", "Ivo Brandt"]
    );
    assert_eq!(
        who("Nancy Berg said she hoped Brandt did not mean it. \"Maybe that is so,\" she suggested."),
        ["Nancy Berg", "Nancy Berg", "Nancy Berg"]
    );
}

#[test]
fn what_a_program_does_is_not_said() {
    assert_eq!(
        said("It wrote itself to a scheduled task, Stonegate Labs said."),
        ["Stonegate Labs | said | It wrote itself to a scheduled task"]
    );
    assert!(said("A loader was found in tax software sold by Tessel Trading in October.").is_empty());
}

#[test]
fn a_description_and_the_name_behind_it_are_one_speaker() {
    let reading = reading("Ida Holm runs the firm. \"We regret it,\" said its director, Pavel Oster.");
    let speaker = reading.attributions[0].speaker.and_then(|id| reading.entity(id)).unwrap();
    assert_eq!(reading.slice(speaker.name()), "Pavel Oster");
}
