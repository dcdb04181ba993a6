#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::ingest::{self, Part};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// A reader of RFC 4180, as strict as the page itself.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        let cell = records.last_mut().unwrap().last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            c if quoted => cell.push(c),
            ',' => records.last_mut().unwrap().push(String::new()),
            '\r' if chars.next() == Some('\n') => records.push(vec![String::new()]),
            '\r' | '\n' | '"' => panic!("{c:?} stands alone"),
            c => cell.push(c),
        }
    }
    assert!(!quoted);
    assert_eq!(records.pop().unwrap(), [""], "the last record ends its line");
    records
}

fn briefing(text: &str) -> Briefing {
    let document = ingest::read(text.as_bytes().to_vec(), "a.md", Part::Whole).unwrap().shared();
    let extent = document.span();
    Briefing::of(document, Arc::new(Lexicon::builtin()), extent)
}

fn table(briefing: &Briefing, table: Table, remarks: &[Remark]) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    write(briefing, table, remarks, &mut out).unwrap();
    records(&String::from_utf8(out).unwrap())
}

#[test]
fn every_record_has_every_column_and_its_place_holds_its_words() {
    let briefing = briefing(include_str!("../../../assets/samples/assessment.md"));
    let document = Arc::clone(&briefing.reading.document);
    for of in Table::all(&[]) {
        let Table::Findings(kind) = of else { panic!() };
        let records = table(&briefing, of, &[]);
        assert_eq!(records.len(), briefing.count(kind) as usize + 1, "{kind:?}");
        for record in &records[1..] {
            assert_eq!(record.len(), records[0].len(), "{kind:?}");
            let (start, end) = (record[5].parse().unwrap(), record[6].parse().unwrap());
            let quote = shown(&document, Span::new(start, end));
            assert!(record[1] == quote || record[1] == format!("'{quote}"), "{record:?}");
            assert_eq!(record[3], document.line(start).to_string());
        }
    }
}

#[test]
fn notes_have_a_table_of_their_own_and_orphans_say_so() {
    let briefing = briefing("One sentence stands here.\n");
    assert_eq!(Table::all(&[]).count(), Kind::ALL.len());
    let placed = Remark {
        id: "1".to_owned(),
        span: Some(Span::new(4, 12)),
        text: "=doubt\nthis, \"really\"".to_owned(),
        tags: vec!["a".to_owned(), "b".to_owned()],
        ..Remark::default()
    };
    let quote = ("gone\nwords".to_owned(), String::new(), String::new());
    let orphan = Remark { id: "2".to_owned(), quote, mark: Some('q'), ..Remark::default() };
    let remarks = [placed, orphan];
    assert_eq!(Table::all(&remarks).last(), Some(Table::Notes));
    let records = table(&briefing, Table::Notes, &remarks);
    assert_eq!(
        records[1][1..10],
        ["sentence", "L1", "1", "4", "12", "", "'=doubt\u{2424}this, \"really\"", "a; b", ""]
    );
    assert_eq!(records[2][1..4], ["gone words", "orphan", ""]);
    assert_eq!(records[2][10], "q");
}
