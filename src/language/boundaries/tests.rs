#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::super::{sample, tokens};
use super::*;
use proptest::prelude::*;

fn sentences_of(document: &Document) -> Vec<String> {
    let mut language = Language::default();
    tokens::tokenise(document, document.span(), &mut language);
    cut(document, &mut language);
    language.sentences.iter().map(|sentence| document.slice(sentence.span).to_owned()).collect()
}

/// Checks that `text`, with `|` where a sentence ends, is cut there and nowhere else.
fn check(marked: &str) {
    let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = marked.replace("| ", " ").replace('|', "");
    assert_eq!(sentences_of(&sample::document(&text, &[])), wanted);
}

#[test]
fn titles_initials_and_acronyms_go_on() {
    check("Mr. Okoro and Mrs. Okoro met Gen. Li at 5 p.m. Monday.| They left.");
    check("J. K. Marsh spoke for the U.S. Government.| She left the U.S.| The talks failed.");
    check("The F.B.I. director flew to the U.K.| He met nobody.");
    check("At 6 a.m. Ruiz called.| They met at 9 p.m.| Ruiz left.");
    check("We agree, you and I.| Did Ana B. Cole?");
}

#[test]
fn companies_months_and_numbers_go_on() {
    check("Volt Inc. Chief Executive Ann Lee sold 1,200.5 shares on Jan. eight.| The price fell 3.5 percent.");
    check("See No. 7 on p. 12, fig. 3.| It cost $4.00.| 20 people paid.");
    check("Steel, copper, etc. were taxed, e.g. in Chile, i.e. abroad.");
}

#[test]
fn quotes_and_brackets_close_their_sentence() {
    check("“We will act.”| The minister left.");
    check("\"We will act. Soon.\" he said.".replace(". Soon", ".| Soon").as_str());
    check("\"Is it true?\" Mbeki asked.| Nobody knew.");
    check("He left (She had gone before.) at noon.| (Nobody saw it.)| It rained.");
    check("''We go.''| They went.");
    check("He said: ‘No.’| She wept.");
}

#[test]
fn note_numbers_belong_to_the_sentence_before() {
    check("It ended in 2025.24| However, trade went on.");
    check("It brought peace.24| However, trade went on.| The fee was 3.24 million.");
    check("It rose.[7][8]| It fell. [citation needed]| It stayed.");
    check("“It rose.”3| It fell (2019).1| It stayed.");
}

#[test]
fn ellipses_and_marks() {
    check("Wait ... there is more.| Really?!| Yes!!| He stopped...| Then he ran.");
    check("I was ... I did not know.");
    check("It went on . . . and on.| It ended. . . .");
}

#[test]
fn a_missing_space_still_ends_a_sentence() {
    check("They bought lanD.|Then they sold it.");
    check("See example.com and file.txt today.| Mail me@post.example.| Bye.");
}

#[test]
fn enumerators_open_their_sentence() {
    check("1. The first.| 2. The second.");
    check("1) Trade grows| 2) Prices fall");
    check("a. The fleet| b. The army");
    check("• One thing| • Another thing");
    check("2.1. Trade and tariffs");
}

#[test]
fn lines_end_sentences_only_where_the_writer_broke_them() {
    check("Power cuts|\nThe storm cut the power of forty thousand homes along the coast last night, the utility said.");
    check(
        "The storm cut the power of forty thousand homes along the coast last night,\nThe Hague said in a note to all\nof the \
         ministries that asked.",
    );
    check(
        "The mill said on Monday that the farmers of the upper valley\nhad lost about\n$12\u{a0}million,\u{a0}or\u{a0}a\u{a0}fifth\u{a0}of\u{a0}a\u{a0}harvest, in May.",
    );
    check("ACME REPORT|\nVienna, 3 May|\nTrade fell");
}

#[test]
fn dashes_colons_and_datelines_go_on() {
    check("WASHINGTON, Feb 26 (Reuters) - The ministry said nothing.| Others did: Oslo, Rome.");
    check("He came — Ms. Ito stayed; nobody knew why.");
}

#[test]
fn hasty_mail_begins_in_lower_case() {
    check("are you there?| we leave at nine.| bring the map.| ok");
}

#[test]
fn no_sentence_crosses_a_block() {
    let document = sample::document("A heading\n\nwithout a stop goes\n\non", &[]);
    assert_eq!(sentences_of(&document), ["A heading", "without a stop goes", "on"]);
}

proptest! {
    #[test]
    fn sentences_tile_the_tokens(text in "(\\PC|[ \n.'’“”\"()\\[\\]\\-!?aB9•:…]|\n\n|\\. [A-Z]|U\\.S\\. )*") {
        let document = sample::document(&text, &[]);
        let mut language = Language::default();
        tokens::tokenise(&document, document.span(), &mut language);
        cut(&document, &mut language);
        let mut end = 0;
        for sentence in &language.sentences {
            prop_assert_eq!(sentence.tokens.start, end);
            prop_assert!(!sentence.tokens.is_empty());
            prop_assert_eq!(sentence.span, language.span(&sentence.tokens));
            prop_assert!(document.blocks[sentence.block as usize].content.covers(sentence.span));
            end = sentence.tokens.end;
        }
        prop_assert_eq!(end as usize, language.tokens.len());
    }
}
