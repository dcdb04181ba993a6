//! One briefing in every format gives the same findings.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod formats_kit;

use std::sync::Arc;

use formats_kit::briefing::briefing;
use formats_kit::findings::{self, Kind};
use formats_kit::{WRITERS, Writer};
use pincite::document::invariant;
use pincite::lexicon::Lexicon;

/// The findings of the briefing in one format.
fn found(writer: &Writer, lexicon: &Arc<Lexicon>) -> Vec<Kind> {
    let document = formats_kit::open(&(writer.write)(&briefing()), writer.name, writer.members);
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

#[test]
fn the_same_findings_in_every_format() {
    let lexicon = Arc::new(Lexicon::builtin());
    let text = found(&WRITERS[0], &lexicon);
    let mut told = Vec::new();
    for writer in
        WRITERS[1..].iter().filter(|w| ["note.md", "note.docx", "note.odt", "note.pdf", "note.rtf"].contains(&w.name))
    {
        let other = found(writer, &lexicon);
        let differences: String = text.iter().zip(&other).filter_map(|(text, other)| difference(text, other)).collect();
        if !differences.is_empty() {
            told.push(format!("{} against text:\n{differences}", writer.name));
        }
    }
    assert!(told.is_empty(), "{}", told.concat());
}

/// What the briefing was written to show is found: without it two empty lists would be the same.
#[test]
fn the_briefing_has_findings_of_every_kind() {
    let text = found(&WRITERS[0], &Arc::new(Lexicon::builtin()));
    let least = [3, 6, 10, 2, 4, 4, 5];
    for ((kind, lines), least) in text.iter().zip(least) {
        assert!(lines.len() >= least, "{kind}: {lines:#?}");
    }
}
