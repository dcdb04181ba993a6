#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::document::{Document, SourcePart};
use crate::ingest::{self, Part};
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::text::Span;

const TEXT: &str = "\
---
title: Quays_ & {ferries}
date: 2026-03-11
author: \"Desk for inland waters\"
---

# Quays

The council met on Monday. \"The quay will be closed,\" said Mara Voss, the harbour master of Lenn. Nobody
objected to the *plan*.
";

fn document(name: &str, text: &str) -> Arc<Document> {
    ingest::read(text.as_bytes().to_vec(), name, Part::Whole).unwrap().shared()
}

fn cited(words: &str) -> Citation {
    let document = document("/home/a user/quays_2026.md", TEXT);
    let reading = Reading::of(Arc::clone(&document), Arc::new(Lexicon::builtin()), document.span());
    let at = TEXT.find(words).unwrap();
    Citation::of(&document, Some(&reading), Span::from_range(&(at..at + words.len())))
}

#[test]
fn every_form_of_the_program_has_no_mistakes() {
    let templates = Templates::default();
    assert!(Templates::names().all(|name| templates.fill(name, &Citation::default()).is_some()));
}

#[test]
fn every_field_has_one_name_and_is_found_by_it() {
    for (field, name, help) in Field::ALL {
        assert_eq!(Field::named(name), Some(field));
        assert_eq!(field.name(), name);
        assert!(!help.is_empty());
    }
}

#[test]
fn what_is_known_of_a_place_is_gathered() {
    let citation = cited("\"The quay will be closed,\"");
    let told = [
        (Field::Quote, "\"The quay will be closed,\""),
        (Field::Title, "Quays_ & {ferries}"),
        (Field::Author, "Desk for inland waters"),
        (Field::Date, "2026-03-11"),
        (Field::Year, "2026"),
        (Field::File, "quays_2026.md"),
        (Field::Path, "/home/a user/quays_2026.md"),
        (Field::Place, "L9"),
        (Field::Pinpoint, "line\u{a0}9"),
        (Field::Line, "9"),
        (Field::Sentence, "4"),
        (Field::Page, ""),
        (Field::Link, ""),
        (Field::Speaker, "Mara Voss"),
        (Field::Source, "named source"),
        (Field::Kind, "Markdown file"),
        (Field::Entry, "report"),
    ];
    for (field, value) in told {
        assert_eq!(citation.value(field), value, "{field:?}");
    }
    let (start, end): (usize, usize) =
        (citation.value(Field::Start).parse().unwrap(), citation.value(Field::End).parse().unwrap());
    assert_eq!(&TEXT[start..end], citation.value(Field::Quote));
    assert_eq!(citation.value(Field::Sha256).len(), 64);
    assert_eq!(citation.value(Field::Key), format!("quays-{}", &citation.value(Field::Sha256)[..8]));
}

#[test]
fn markup_is_no_part_of_the_words_and_lines_are_told_as_a_range() {
    let citation = cited("Nobody\nobjected to the *plan*.");
    assert_eq!(citation.value(Field::Quote), "Nobody\nobjected to the plan.");
    assert_eq!(citation.value(Field::QuoteLine), "Nobody objected to the plan.");
    assert_eq!(citation.value(Field::Pinpoint), "lines\u{a0}9–10");
    assert_eq!(citation.value(Field::Speaker), "");
}

#[test]
fn each_form_is_what_its_readers_expect() {
    let templates = Templates::default();
    let citation = cited("\"The quay will be closed,\"");
    let key = citation.value(Field::Key).to_owned();
    let sha256 = citation.value(Field::Sha256).to_owned();
    let filled = |name: &str| templates.fill(name, &citation).unwrap();
    assert_eq!(filled("citation"), "“\"The quay will be closed,\"” (quays_2026.md, L9, sentence 4)");
    assert_eq!(filled("quote"), "\"The quay will be closed,\"");
    assert_eq!(filled("markdown"), "> \"The quay will be closed,\"\n>\n> — quays\\_2026.md, L9, sentence 4\n");
    let start = citation.value(Field::Start);
    assert_eq!(
        filled("footnote"),
        format!(
            "“\"The quay will be closed,\"”[^{key}-{start}]\n\n[^{key}-{start}]: Mara Voss, in Desk for inland waters, \
             *Quays\\_ \\& {{ferries}}*, 2026-03-11, quays\\_2026.md, line 9.\n"
        )
    );
    assert_eq!(
        filled("biblatex"),
        format!(
            "@report{{{key},\n  author = {{{{Desk for inland waters}}}},\n  \
             title = {{Quays\\_ \\& \\textbraceleft{{}}ferries\\textbraceright{{}}}},\n  date = {{2026-03-11}},\n  \
             note = {{quays\\_2026.md, SHA-256 {sha256}}}\n}}\n\n\
             \\enquote{{\\textquotedbl{{}}The quay will be closed,\\textquotedbl{{}}}}\\autocite[line~9]{{{key}}}\n"
        )
    );
    assert_eq!(
        filled("icd206"),
        format!(
            "Mara Voss (named source), reported in: Desk for inland waters; “Quays_ & {{ferries}}”; Markdown file; \
             2026-03-11; line 9; quoted: “\"The quay will be closed,\"”; file quays_2026.md, SHA-256 {sha256}."
        )
    );
}

#[test]
fn what_is_not_known_leaves_no_litter() {
    let text = "One sentence stands here.\n";
    let citation = Citation::of(&document("note.txt", text), None, Span::new(0, 25));
    let templates = Templates::default();
    assert_eq!(templates.fill("citation", &citation).unwrap(), "“One sentence stands here.” (note.txt, L1)");
    let endnote = templates.fill("icd206", &citation).unwrap();
    assert!(endnote.starts_with("note.txt; text file; undated; line 1; quoted: “One"), "{endnote}");
    let entry = templates.fill("biblatex", &citation).unwrap();
    assert!(!entry.contains("author") && !entry.contains("date") && entry.contains("title = {note.txt}"), "{entry}");
}

#[test]
fn a_page_and_a_part_are_told_where_a_format_has_them() {
    let text = "Alpha beta.\n";
    let mut made = ingest::read(text.as_bytes().to_vec(), "note.txt", Part::Whole).unwrap();
    made.blocks[0].page = 3;
    made.address = Some("https://a.example/x".to_owned());
    let citation = Citation::of(&made, None, Span::new(0, 5));
    let entry = Templates::default().fill("biblatex", &citation).unwrap();
    assert!(entry.starts_with("@online{note-") && entry.contains("\\autocite[p.~3]{note-"), "{entry}");
    assert!(entry.contains("  url = {https://a.example/x},\n"), "{entry}");
    made.blocks[0].page = 0;
    made.parts = vec![SourcePart { kind: crate::document::PartKind::Entry, name: "word/document.xml".to_owned() }];
    made.blocks[0].origin = Some(Box::new(crate::document::Origin { part: 0, paragraph: 12 }));
    let citation = Citation::of(&made, None, Span::new(0, 5));
    assert_eq!(citation.value(Field::Pinpoint), "para.\u{a0}12");
    assert_eq!(citation.value(Field::Part), "word/document.xml");
}

#[test]
fn nothing_of_a_document_ends_an_entry_or_commands_a_terminal() {
    let hostile = "x}\u{1b}[2J\\input{/etc/passwd} %\u{9b} [^1] ]{ y";
    let citation = Citation::default()
        .with(Field::Quote, hostile)
        .with(Field::QuoteLine, hostile)
        .with(Field::Title, hostile)
        .with(Field::Author, hostile)
        .with(Field::Address, hostile)
        .with(Field::Speaker, hostile)
        .with(Field::Key, "k");
    let templates = Templates::default();
    for name in Templates::names() {
        let text = templates.fill(name, &citation).unwrap();
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{name}: {text:?}");
    }
    let entry = templates.fill("biblatex", &citation).unwrap();
    let (mut depth, mut least) = (0, 1);
    let first = entry.split("\n\n").next().unwrap();
    for c in first.chars().skip_while(|c| *c != '{') {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        least = least.min(if c == '}' && depth == 0 { 0 } else { depth });
    }
    assert_eq!((depth, least), (0, 0));
    assert_eq!(first.matches("\n}").count(), 1, "the entry ends once");
    assert!(!entry.contains("\\input"), "{entry}");
}

#[test]
fn a_template_of_the_user_takes_the_place_and_the_syntax_of_a_form() {
    let mut templates = Templates::default();
    templates.replace("citation", "{quote} [{file}]").unwrap();
    templates.replace("markdown", "{quote} [{file}]").unwrap();
    let citation = cited("Nobody");
    assert_eq!(templates.fill("citation", &citation).unwrap(), "Nobody [quays_2026.md]");
    assert_eq!(templates.fill("markdown", &citation).unwrap(), "Nobody [quays\\_2026.md]");
    let before = templates.clone();
    assert!(templates.replace("quote", "{qoute}").is_err());
    assert_eq!(templates, before);
    assert_eq!(templates.fill("nowhere", &citation), None);
}
