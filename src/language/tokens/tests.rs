#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::super::sample;
use super::*;
use proptest::prelude::*;

fn spans(text: &str, markup: &[(u32, u32)]) -> (Vec<String>, Vec<String>) {
    let document = sample::document(text, markup);
    let mut language = Language::default();
    tokenise(&document, document.span(), &mut language);
    let slices = language.tokens.iter().map(|token| document.slice(token.span).to_owned()).collect();
    let forms = language.tokens.iter().map(|token| language.vocabulary.form(token.word).to_owned()).collect();
    (slices, forms)
}

#[test]
fn markup_inside_a_word_does_not_break_it() {
    let (slices, forms) = spans("It is un**believ**able **now**.", &[(8, 10), (16, 18), (23, 25), (28, 30)]);
    assert_eq!(forms, ["it", "is", "unbelievable", "now", "."]);
    assert_eq!(slices, ["It", "is", "un**believ**able", "now", "."]);
}

#[test]
fn pipes_break_words() {
    let (slices, _) = spans("|a|b|", &[(0, 1), (2, 3), (4, 5)]);
    assert_eq!(slices, ["a", "b"]);
}

#[test]
fn hidden_characters_do_not_break_a_word() {
    let (slices, forms) = spans("Tal\u{200b}lin co\u{ad}operates\u{200b}.", &[]);
    assert_eq!(forms, ["tallin", "cooperates", "."]);
    assert_eq!(slices[0], "Tal\u{200b}lin");
    assert_eq!(slices[1], "co\u{ad}operates");
}

#[test]
fn a_token_knows_whether_space_stands_before_it() {
    let document = sample::document("(Oslo's) yes", &[]);
    let mut language = Language::default();
    tokenise(&document, document.span(), &mut language);
    let spaced: Vec<bool> = language.tokens.iter().map(|token| token.spaced).collect();
    assert_eq!(spaced, [true, false, false, false, true]);
}

proptest! {
    #[test]
    fn tokens_are_sorted_disjoint_and_inside_their_block(text in "(\\PC|[ \n.'’“\"\\-\u{200b}\u{301}aB9$@/:])*") {
        let document = sample::document(&text, &[]);
        let mut language = Language::default();
        tokenise(&document, document.span(), &mut language);
        let mut end = 0;
        for token in &language.tokens {
            prop_assert!(token.span.start() >= end && !token.span.is_empty());
            prop_assert!(text.get(token.span.range()).is_some());
            prop_assert!(document.blocks.iter().any(|block| block.content.covers(token.span)));
            end = token.span.end();
        }
        let shown: usize = text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !words::is_hidden(*c)).count();
        let held: usize = language.tokens.iter().map(|token| document.slice(token.span).chars()
            .filter(|c| !words::is_hidden(*c)).count()).sum();
        prop_assert_eq!(shown, held);
    }
}
