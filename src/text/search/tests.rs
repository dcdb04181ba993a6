//! Search against a naive one, and its foldings one by one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use proptest::prelude::*;

use super::fold::{fold, with_accents};
use super::*;

fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
    let whole = Span::new(0, text.len() as u32);
    Search::new(query).find_in(text, &[], whole).into_iter().map(|span| &text[span.range()]).collect()
}

/// Every start tried in turn, character by character.
fn naive(query: &str, text: &str, skip: &[Span]) -> Vec<Span> {
    let plain = |text: &str, skip: &[Span]| -> Vec<(char, usize, usize)> {
        let mut all: Vec<(char, usize, usize)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let mark = skip.iter().find(|mark| mark.contains(at as u32));
            let folded = match mark {
                Some(mark) => mark.of(text).contains([' ', '\n', '|']).then_some(' '),
                None => fold(letter),
            };
            let Some(folded) = folded else { continue };
            if !(folded == ' ' && all.last().is_some_and(|last| last.0 == ' ')) {
                all.push((folded, at, at + letter.len_utf8()));
            }
        }
        all
    };
    let query: String = plain(query, &[]).iter().map(|fold| fold.0).collect();
    let query: Vec<char> = query.trim_matches(' ').chars().collect();
    let folds = plain(text, skip);
    let (mut at, mut hits) = (0, Vec::new());
    while !query.is_empty() && at + query.len() <= folds.len() {
        let window = &folds[at..at + query.len()];
        if window.iter().map(|fold| fold.0).eq(query.iter().copied()) {
            let end = window.last().unwrap().2 as u32;
            hits.push(Span::new(window[0].1 as u32, with_accents(text, end)));
            at += query.len();
        } else {
            at += 1;
        }
    }
    hits
}

#[test]
fn case_accents_and_quotes_do_not_matter() {
    assert_eq!(found("lodz", "From Łódź to ŁÓDŹ"), ["Łódź", "ŁÓDŹ"]);
    assert_eq!(found("cafe", "café cafe\u{301} CAFÉ"), ["café", "cafe\u{301}", "CAFÉ"]);
    assert_eq!(found("don't \"go\"", "don’t “go”"), ["don’t “go”"]);
    assert_eq!(found("елка", "Ёлка"), ["Ёлка"]);
}

#[test]
fn white_space_is_one_blank() {
    assert_eq!(
        found("sea  based", "beyond sea\r\n      based, SEA\u{a0}BASED"),
        ["sea\r\n      based", "SEA\u{a0}BASED"]
    );
    assert_eq!(found(" ", "a b"), Vec::<&str>::new());
}

#[test]
fn hidden_characters_and_markup_do_not_hide_a_word() {
    assert_eq!(found("password", "pass\u{200b}word p\u{ad}assword"), ["pass\u{200b}word", "p\u{ad}assword"]);
    let text = "re**mark**able | x";
    let skip = [Span::new(2, 4), Span::new(8, 10), Span::new(15, 16)];
    let hits = Search::new("remarkable x").find_in(text, &skip, Span::new(0, 18));
    assert_eq!(hits, [Span::new(0, 18)]);
}

#[test]
fn matches_do_not_overlap() {
    assert_eq!(found("aa", "aaaaa").len(), 2);
    assert_eq!(found("aaab", "aaaab"), ["aaab"]);
    assert_eq!(ordinal(&[Span::new(1, 2), Span::new(5, 7)], 3), 2);
    assert_eq!(ordinal(&[Span::new(1, 2)], 3), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_naive_search(
        text in "[abAB éÉá’'\n\u{301}\u{200b}б-]{0,60}", query in "[abA é'б-]{1,5}", step in 1u32..40,
        marks in prop::collection::vec((0usize..60, 1usize..4), 0..4),
    ) {
        let mut skip: Vec<Span> = Vec::new();
        let mut marks = marks;
        marks.sort_unstable();
        for (at, length) in marks {
            let span = Span::new(text.floor_char_boundary(at) as u32, text.floor_char_boundary(at + length) as u32);
            if !span.is_empty() && skip.last().is_none_or(|last| last.end() <= span.start()) {
                skip.push(span);
            }
        }
        let expected = naive(&query, &text, &skip);
        let search = Search::new(&query);
        let mut hits = Vec::new();
        let mut scan = search.scan(&text, &skip, 0);
        while scan.step(step, &mut hits) {}
        prop_assert_eq!(hits, expected, "{:?} in {:?} without {:?}", query, text, skip);
    }
}
