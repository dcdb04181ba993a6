//! Notes and anchors: round trips, hostile lines, merging, and passages that must not be taken for others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use serde_json::json;

use super::merge::{Notes, bring, keep_both};
use super::*;
use crate::document::Document;
use crate::ingest::{self, Part};
use crate::text::Span;

fn document(text: &str) -> Document {
    ingest::read(text.as_bytes().to_vec(), "report.txt", Part::Whole).unwrap()
}

fn anchor(text: &str, quote: &str, nth: usize) -> Anchor {
    let at = text.match_indices(quote).nth(nth).unwrap().0;
    Anchor::of(&document(text), Span::new(at as u32, (at + quote.len()) as u32)).unwrap()
}

fn placed(anchor: &Anchor, text: &str) -> Option<usize> {
    let document = document(text);
    anchor.place(&document).span().map(|span| {
        assert_eq!(fold::fold(document.slice(span)), fold::fold(&anchor.exact));
        span.start() as usize
    })
}

const TEXT: &str = "Summary\n\nThe ferry company stopped sailings on Monday. No date was given for a return. Fishermen \
said the harbour was calm. The mayor asked for patience.\n\nOutlook\n\nWe expect the strike to end within a week. No date \
was given for a return. Prices on the island will rise until then. Shops have stock for ten days.\n";

#[test]
fn an_anchor_holds_the_selectors_of_the_web_annotation_model() {
    let text = "Łódź first. The café closed.";
    let anchor = anchor(text, "The café closed.", 0);
    let value = serde_json::to_value(&anchor).unwrap();
    let start = text.chars().position(|char| char == 'T').unwrap();
    assert_eq!(
        value["selector"],
        json!([
            {"type": "TextQuoteSelector", "exact": "The café closed.", "prefix": "Łódź first. ", "suffix": ""},
            {"type": "TextPositionSelector", "start": start, "end": text.chars().count()},
        ])
    );
    assert_eq!(value["bytes"], json!([text.find("The").unwrap(), text.len()]));
    assert_eq!(value["source"], format!("urn:sha256:{}", document(text).source.sha256));
    assert_eq!(serde_json::from_value::<Anchor>(value).unwrap(), anchor);
}

#[test]
fn the_context_is_cut_at_characters_and_long_enough() {
    let text = "ж".repeat(1000) + " Here it is. " + &"界".repeat(1000);
    let anchor = anchor(&text, "Here it is.", 0);
    assert!(anchor.prefix.chars().count() >= 128 && anchor.suffix.chars().count() >= 120);
    assert!(anchor.prefix.ends_with("ж ") && anchor.suffix.starts_with(" 界"));
}

#[test]
fn the_same_source_goes_by_position() {
    for nth in 0..2 {
        let anchor = anchor(TEXT, "No date was given for a return.", nth);
        assert_eq!(anchor.place(&document(TEXT)), Placed::Exact(anchor.span));
    }
}

#[test]
fn a_passage_is_found_after_edits_before_it() {
    let first = anchor(TEXT, "The mayor asked for patience.", 0);
    let changed = format!("Draft 2\n\n{TEXT}");
    assert_eq!(placed(&first, &changed), changed.find("The mayor asked"));
    let wrapped = TEXT.replace("The mayor asked for", "The mayor\nasked  for");
    assert_eq!(placed(&first, &wrapped), wrapped.find("The mayor"));
    let next = TEXT.replace("Shops have stock for ten days.", "Shops are empty.");
    assert_eq!(first.place(&document(&next)), Placed::Exact(first.span));
}

#[test]
fn a_repeated_sentence_is_told_by_its_context() {
    let quote = "No date was given for a return.";
    let (first, second) = (anchor(TEXT, quote, 0), anchor(TEXT, quote, 1));
    let changed = TEXT.replace("Summary", "A longer summary");
    let at: Vec<usize> = changed.match_indices(quote).map(|(at, _)| at).collect();
    assert_eq!((placed(&first, &changed), placed(&second, &changed)), (Some(at[0]), Some(at[1])));
}

#[test]
fn a_repeated_sentence_does_not_stand_in_for_one_that_is_gone() {
    let quote = "No date was given for a return.";
    for nth in 0..2 {
        let anchor = anchor(TEXT, quote, nth);
        let at = TEXT.match_indices(quote).nth(nth).unwrap().0;
        let gone = format!("{}{}", &TEXT[..at], &TEXT[at + quote.len() + 1..]);
        assert_eq!(anchor.place(&document(&gone)), Placed::Orphan, "{nth}");
    }
}

#[test]
fn sections_that_read_alike_are_not_mixed_up() {
    let section = |name: &str| format!("## {name}\n\nThe situation remains calm. No further reports came in.\n\n");
    let names = ["Denmark", "France", "Spain", "Italy"];
    let text: String = names.iter().map(|name| section(name)).collect();
    for (nth, name) in names.iter().enumerate() {
        let anchor = anchor(&text, "The situation remains calm.", nth);
        let without = text.replace(&section(name), "");
        assert_eq!(anchor.place(&document(&without)), Placed::Orphan, "{name}");
        let renamed = text.replace(&section(name), &section(name).replace("The situation remains calm. ", ""));
        assert_eq!(anchor.place(&document(&renamed)), Placed::Orphan, "{name}");
        let longer = format!("# Europe\n\nAn overview of the week.\n\n{text}");
        let at = longer.match_indices("The situation").nth(nth).unwrap().0;
        if nth > 0 {
            assert_eq!(placed(&anchor, &longer), Some(at), "{name}");
        }
    }
}

#[test]
fn a_copy_elsewhere_is_not_the_passage() {
    let anchor = anchor(TEXT, "Fishermen said the harbour was calm.", 0);
    let changed = TEXT.replace("Fishermen said the harbour was calm.", "Fishermen said the harbour was rough.");
    let copied = changed.replace("Shops have", "Fishermen said the harbour was calm. Shops have");
    assert_eq!(anchor.place(&document(&copied)), Placed::Orphan);
    let both = TEXT.replace("Shops have", "Fishermen said the harbour was calm. Shops have");
    assert_eq!(placed(&anchor, &both), both.find("Fishermen"));
}

#[test]
fn a_sentence_that_grew_is_another() {
    let anchor = anchor(TEXT, "The mayor asked for patience.", 0);
    for (from, to) in [
        ("calm. The mayor", "calm, but it is untrue that The mayor"),
        ("for patience.", "for patience.5 million"),
        ("calm. The mayor", "calm. TheThe mayor"),
    ] {
        assert_eq!(anchor.place(&document(&TEXT.replace(from, to))), Placed::Orphan, "{to}");
    }
}

#[test]
fn a_sentence_before_that_lost_its_last_word_or_stop_is_no_growth() {
    let own = anchor(TEXT, "Fishermen said the harbour was calm.", 0);
    for (was, now) in
        [("for a return. Fishermen", "for a while Fishermen"), ("for a return. Fishermen", "for a return Fishermen")]
    {
        let text = TEXT.replacen(was, now, 1);
        assert_eq!(placed(&own, &text), text.find("Fishermen"), "{now}");
    }
    // A word more is growth, and so is a change of the sentence before without what comes after.
    for now in ["for a return, but Fishermen", "for a return. Nobody thinks Fishermen", "for the time Fishermen"] {
        assert_eq!(placed(&own, &TEXT.replacen("for a return. Fishermen", now, 1)), None, "{now}");
    }
    let text = TEXT.replacen("for a return. Fishermen", "for a while Fishermen", 1);
    assert_eq!(placed(&own, &text.replacen("The mayor asked for patience.", "The guild did not.", 1)), None);
}

#[test]
fn a_word_alone_needs_both_sides() {
    let anchor = anchor(TEXT, "calm", 0);
    let gone = TEXT.replace("said the harbour was calm", "spoke of storms").replace("ten days", "ten calm days");
    assert_eq!(anchor.place(&document(&gone)), Placed::Orphan);
    let moved = format!("Note.\n\n{TEXT}");
    assert_eq!(placed(&anchor, &moved), moved.find("calm"));
}

#[test]
fn what_a_newer_program_wrote_stays() {
    let line = json!({
        "id": "a1", "revision": 3, "text": "x", "weight": 7,
        "target": {"source": "urn:sha256:ab", "bytes": [1, 2], "state": {"v": 1}, "selector": [
            {"type": "TextQuoteSelector", "exact": "q", "prefix": "", "suffix": ""},
            {"type": "TextPositionSelector", "start": 1, "end": 2},
            {"type": "CssSelector", "value": "p"}]}
    });
    let note: Note = serde_json::from_value(line.clone()).unwrap();
    assert_eq!(serde_json::to_value(note.cleaned().unwrap()).unwrap(), line);
}

#[test]
fn hostile_lines_are_cleaned() {
    let line = json!({
        "id": "a1", "text": "one\u{1b}[2J\r\ntwo\u{7}", "tags": ["#a b", "a b", "", ",", "x".repeat(99)], "mark": "Z",
        "finding": "\u{1b}", "target": {"selector": [{"type": "TextQuoteSelector", "exact": "x".repeat(100_000)}]}
    });
    let note = serde_json::from_value::<Note>(line).unwrap().cleaned().unwrap();
    assert_eq!(
        (note.text.as_str(), note.tags, note.mark, note.finding),
        ("one[2J\ntwo", vec!["ab".to_owned()], None, None)
    );
    assert!(note.anchor.is_empty());
    assert!(serde_json::from_value::<Note>(json!({"id": "../x"})).unwrap().cleaned().is_none());
    let read = lines::read(b"\xff\xfe{\n{\"id\":\"a\"}\n[]\n\0\0\0\n{\"id\":\"a\",\"text\":\"other\"}");
    assert_eq!((read.notes.len(), read.damaged.len(), read.newer), (2, 3, false));
}

#[test]
fn a_newer_schema_is_seen() {
    assert!(lines::read(b"{\"schema\":\"pincite-notes/2\"}\n{\"id\":\"a\"}\n").newer);
}

fn said(id: &str, revision: u32, text: &str) -> Note {
    Note { id: NoteId(id.to_owned()), revision, text: text.to_owned(), ..Note::default() }
}

fn texts(notes: &Notes) -> Vec<&str> {
    let mut texts: Vec<&str> = notes.values().filter(|note| !note.deleted).map(|note| note.text.as_str()).collect();
    texts.sort_unstable();
    texts
}

#[test]
fn both_versions_of_a_note_changed_twice_are_kept() {
    let mut notes = Notes::from([(NoteId("a".into()), said("a", 4, "theirs"))]);
    let merged = bring(&mut notes, &[said("a", 3, "mine")], |_| false, "now");
    assert_eq!((texts(&notes), merged.twice), (vec!["mine", "theirs"], 1));
    let again = bring(&mut notes, &[said("a", 3, "mine")], |_| false, "later");
    assert_eq!((notes.len(), again.written.len()), (2, 0));
    bring(&mut notes, &[said("a", 4, "agreed")], |_| false, "later");
    assert_eq!(texts(&notes), ["agreed", "mine"]);
}

#[test]
fn a_deletion_goes_before_no_change_it_did_not_know() {
    let mut notes = Notes::from([(NoteId("a".into()), said("a", 4, "theirs"))]);
    bring(&mut notes, &[said("a", 3, "").tombstone()], |_| false, "now");
    assert_eq!(texts(&notes), ["theirs"]);
    bring(&mut notes, &[said("a", 4, "").tombstone()], |_| false, "now");
    assert_eq!((texts(&notes), notes.len()), (vec![], 1));
    bring(&mut notes, &[said("a", 3, "mine")], |_| false, "now");
    assert_eq!(texts(&notes), ["mine"]);
}

#[test]
fn a_change_of_ones_own_version_is_no_conflict() {
    let mut notes = Notes::from([(NoteId("a".into()), said("a", 4, "first"))]);
    let merged = bring(&mut notes, &[said("a", 3, "second")], |held| held.text == "first", "now");
    assert_eq!((texts(&notes), merged.twice, notes[&NoteId("a".into())].revision), (vec!["second"], 0, 5));
}

#[test]
fn the_higher_revision_counts_between_files() {
    let mut notes = Notes::new();
    for note in [said("a", 2, "two"), said("a", 1, "one"), said("b", 1, "x"), said("b", 1, "y"), said("a", 3, "three")]
    {
        keep_both(&mut notes, note);
    }
    assert_eq!(texts(&notes), ["three", "x", "y"]);
}

#[test]
fn names_differ_and_look_like_uuids() {
    let (mut one, mut two) = (Ids::new([1, 2]), Ids::new([1, 3]));
    let names = [one.fresh(), one.fresh(), two.fresh()];
    assert!(names[0] != names[1] && names[0] != names[2] && names[1] != names[2]);
    assert_eq!(names[0].0.len(), 36);
    assert!(names.iter().all(NoteId::is_sound));
    assert_eq!(Ids::new([1, 2]).fresh(), names[0]);
}
