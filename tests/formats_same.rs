//! One briefing in every format gives the same findings.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod formats_kit;

use std::sync::Arc;

use formats_kit::briefing::{briefing, permuted};
use formats_kit::findings::{self, Kind};
use formats_kit::random::Random;
use formats_kit::{Block, WRITERS, Writer};
use pincite::document::invariant;
use pincite::lexicon::Lexicon;

/// How many times the paragraphs are put in another order.
const ORDERS: u64 = 12;

/// The findings of a briefing in one format.
fn found(writer: &Writer, blocks: &[Block], lexicon: &Arc<Lexicon>) -> Vec<Kind> {
    let document = formats_kit::open(&(writer.write)(blocks), writer.name, writer.members);
    assert_eq!(invariant::check(&document), Vec::<String>::new(), "{}", writer.name);
    assert!(document.problems.is_empty(), "{}: {:?}", writer.name, document.problems);
    findings::told(&findings::read(document, lexicon))
}

/// What one list has and the other lacks, both ways; the order, where only that differs.
fn difference(text: &Kind, other: &Kind) -> Option<String> {
    let lacking = |one: &[String], two: &[String], sign: char| -> String {
        let lines: Vec<String> =
            one.iter().filter(|line| !two.contains(line)).map(|line| format!("    {sign} {line}\n")).collect();
        lines.concat()
    };
    if text.1 == other.1 {
        return None;
    }
    let told = lacking(&text.1, &other.1, '-') + &lacking(&other.1, &text.1, '+');
    Some(format!("  {}:\n{}", text.0, if told.is_empty() { "    another order or number\n".to_owned() } else { told }))
}

/// Where the findings of a briefing in other formats differ from those in plain text.
fn differences(blocks: &[Block], lexicon: &Arc<Lexicon>) -> Vec<String> {
    let text = found(&WRITERS[0], blocks, lexicon);
    let others = WRITERS[1..].iter().map(|writer| (writer.name, found(writer, blocks, lexicon)));
    let told = others.map(|(name, other)| {
        let kinds: String = text.iter().zip(&other).filter_map(|(text, other)| difference(text, other)).collect();
        if kinds.is_empty() { kinds } else { format!("{name} against text:\n{kinds}") }
    });
    told.filter(|told| !told.is_empty()).collect()
}

#[test]
fn the_same_findings_in_every_format() {
    let told = differences(&briefing(), &Arc::new(Lexicon::builtin()));
    assert!(told.is_empty(), "{}", told.concat());
}

#[test]
fn the_same_findings_in_whatever_order_the_paragraphs_stand() {
    let lexicon = Arc::new(Lexicon::builtin());
    for order in 1..=ORDERS {
        let blocks = permuted(&mut Random(order));
        assert_ne!(blocks, briefing());
        let told = differences(&blocks, &lexicon);
        assert!(told.is_empty(), "order {order}: {}", told.concat());
    }
}

/// What the briefing was written to show is found: without it two empty lists would be the same.
#[test]
fn the_briefing_has_findings_of_every_kind() {
    let text = found(&WRITERS[0], &briefing(), &Arc::new(Lexicon::builtin()));
    let least = [3, 6, 10, 2, 4, 4, 5];
    for ((kind, lines), least) in text.iter().zip(least) {
        assert!(lines.len() >= least, "{kind}: {lines:#?}");
    }
}
