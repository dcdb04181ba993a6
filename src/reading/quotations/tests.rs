#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use super::scan::Scan;
use crate::document::{Block, BlockKind, Document, Format, Segment, SegmentKind, Source};
use crate::text::{LineIndex, Span};

/// A document of the paragraphs of `text`, set apart by blank lines.
fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive("\n\n") {
        let span = Span::new(at, at + part.len() as u32);
        blocks.push(Block::new(BlockKind::Paragraph, span, span.trim(text), 0));
        at = span.end();
    }
    let whole = Span::new(0, text.len() as u32);
    Document {
        text: text.to_owned(),
        segments: vec![Segment::of_file(whole, SegmentKind::Verbatim, (0, text.len() as u64))],
        blocks,
        markup: Vec::new(),
        lines: LineIndex::new(text),
        format: Format::Text,
        source: Source { path: "-".into(), bytes: text.len() as u64, sha256: String::new(), encoding: "UTF-8" },
        ..Document::default()
    }
}

/// The quotations of `text`; an unclosed one ends with `~`.
fn quotes(text: &str) -> Vec<String> {
    let document = document(text);
    let mut scan = Scan::default();
    for block in &document.blocks {
        scan.block(&document, block.content);
    }
    let shown = |q: &crate::reading::Quotation| {
        assert!(q.span.covers(q.inner), "{q:?}");
        format!("{}{}", q.span.of(text), if q.closed { "" } else { "~" })
    };
    scan.found.iter().map(shown).collect()
}

#[test]
fn curly_straight_doubled_and_pointed() {
    assert_eq!(quotes("“One,” he said, “two.”"), ["“One,”", "“two.”"]);
    assert_eq!(quotes("\"One,\" he said, \"two.\""), ["\"One,\"", "\"two.\""]);
    assert_eq!(quotes("''One,'' he said, ``two.''"), ["''One,''", "``two.''"]);
    assert_eq!(quotes("He called it «a farce»."), ["«a farce»"]);
    assert_eq!(quotes("a (\"b\") and (“c”)"), ["\"b\"", "“c”"]);
}

#[test]
fn single_marks_quote_but_apostrophes_do_not() {
    assert_eq!(quotes("He said: ‘We don’t know yet.’ The soldiers’ boots."), ["‘We don’t know yet.’"]);
    assert_eq!(quotes("the so-called 'green belt' of the '90s, rock 'n' roll, 'em"), ["'green belt'"]);
    assert_eq!(quotes("The minister's aides didn't read the states' letters."), Vec::<String>::new());
}

#[test]
fn nested_marks_belong_to_the_outer_quotation() {
    assert_eq!(quotes("“They said ‘never again’ to us,” she said."), ["“They said ‘never again’ to us,”"]);
    assert_eq!(quotes("\"We heard 'no' twice.\" End."), ["\"We heard 'no' twice.\""]);
    assert_eq!(quotes("‘He called it “absurd” and left,’ she said."), ["‘He called it “absurd” and left,’"]);
    assert_eq!(quotes("\"He said \"no\" to it,\" she said."), ["\"He said \"no\" to it,\""]);
}

#[test]
fn a_mark_repeated_at_each_paragraph_opens_a_part_of_its_own() {
    assert_eq!(quotes("“One.\n\n“Two.\n\n“Three.” End."), ["“One.~", "“Two.~", "“Three.”"]);
    assert_eq!(quotes("\"One.\n\"Two.\n\"Three.\" End."), ["\"One.~", "\"Two.~", "\"Three.\""]);
}

#[test]
fn a_mark_left_out_at_the_next_paragraph_is_carried() {
    assert_eq!(quotes("“One.\n\nTwo,” he said. “Three.”"), ["“One.~", "Two,”", "“Three.”"]);
}

#[test]
fn unbalanced_marks_end_with_the_sentence_or_the_block() {
    assert_eq!(quotes("“One. “Two,” he said."), ["“One.~", "“Two,”"]);
    assert_eq!(quotes("Two,” he said.\n\nNothing."), Vec::<String>::new());
    assert_eq!(quotes("He is 6'2\" tall. Her 12\" plate."), Vec::<String>::new());
    assert_eq!(quotes("“"), ["“~"]);
    assert_eq!(quotes("”“\"''"), ["“\""]);
}

#[test]
fn ten_thousand_unclosed_paragraphs_stay_linear() {
    let text = "“A line that ‘never closes \"at all\n\n".repeat(10_000);
    assert!(quotes(&text).len() >= 10_000);
}
