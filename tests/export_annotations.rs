//! The exported annotations against a JSON Schema of the W3C model (`tests/schema`), and their selectors against the text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::collections::BTreeSet;
use std::sync::Arc;

use pincite::briefing::{Briefing, Kind};
use pincite::ingest::{self, Part};
use pincite::lexicon::Lexicon;
use pincite::report::annotation::{self, Remark};
use pincite::text::Span;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("schema/web-annotation.schema.json");

/// What a schema says is wrong with a value, as paths with reasons. Knows the keywords that the schema uses, and refuses
/// any other, so that none is passed over.
fn faults(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    let told = |(keyword, rule): (&String, &Value)| fault(root, keyword, rule, value, path);
    schema.as_object().unwrap().iter().flat_map(told).collect()
}

/// What one keyword of a schema says is wrong.
fn fault(root: &Value, keyword: &str, rule: &Value, value: &Value, path: &str) -> Vec<String> {
    let said = |wrong: bool, what: &str| if wrong { vec![format!("{path}: {what} {rule}")] } else { Vec::new() };
    let fits = |rule: &Value, value: &Value| faults(root, rule, value, path).is_empty();
    let below = |rule: &Value, value: &Value, name: &str| faults(root, rule, value, &format!("{path}/{name}"));
    let items = || value.as_array().into_iter().flatten();
    let length = value.as_str().map(|text| text.chars().count() as u64);
    let least = || rule.as_u64().unwrap();
    match keyword {
        "$schema" | "$id" | "title" | "description" | "$defs" => Vec::new(),
        "$ref" => {
            let of = root.pointer(rule.as_str().unwrap().strip_prefix('#').unwrap()).expect("a definition");
            faults(root, of, value, path)
        }
        "type" => said(!is(value, rule.as_str().unwrap()), "is no"),
        "const" => said(rule != value, "is not"),
        "enum" => said(!rule.as_array().unwrap().contains(value), "is none of"),
        "anyOf" => said(!rule.as_array().unwrap().iter().any(|rule| fits(rule, value)), "fits none of"),
        "contains" => said(value.is_array() && !items().any(|item| fits(rule, item)), "does not contain"),
        "minLength" => said(length.is_some_and(|length| length < least()), "is shorter than"),
        "minItems" => said(value.is_array() && (items().count() as u64) < least(), "has fewer items than"),
        "minimum" => said(value.as_i64().is_some_and(|number| number < rule.as_i64().unwrap()), "is less than"),
        "pattern" => {
            let pattern = regex::Regex::new(rule.as_str().unwrap()).unwrap();
            said(value.as_str().is_some_and(|text| !pattern.is_match(text)), "does not match")
        }
        "required" => {
            let names = rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
            names.filter(|name| value.get(name).is_none()).map(|name| format!("{path}: lacks {name}")).collect()
        }
        "propertyNames" => {
            let names = value.as_object().into_iter().flat_map(serde_json::Map::keys);
            let strange = names.filter(|name| !fits(rule, &Value::from(name.as_str())));
            strange.map(|name| format!("{path}: {name} is no name of the model")).collect()
        }
        "properties" => {
            let rules = rule.as_object().unwrap().iter();
            let present = rules.filter_map(|(name, rule)| Some((name, rule, value.get(name)?)));
            present.flat_map(|(name, rule, value)| below(rule, value, name)).collect()
        }
        "items" => items().enumerate().flat_map(|(at, item)| below(rule, item, &at.to_string())).collect(),
        other => panic!("the checker does not know the keyword {other}"),
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("the checker does not know the type {other}"),
    }
}

fn checked(value: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    faults(&schema, &schema, value, "")
}

fn briefing(name: &str, text: &str) -> Briefing {
    let document = ingest::read(text.as_bytes().to_vec(), name, Part::Whole).unwrap().shared();
    let extent = document.span();
    Briefing::of(document, Arc::new(Lexicon::builtin()), extent)
}

fn written(briefing: &Briefing, remarks: &[Remark]) -> (String, Value) {
    let mut out = Vec::new();
    annotation::write(briefing, remarks, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let value = serde_json::from_str(&text).unwrap();
    (text, value)
}

/// Notes of every kind on words of `text`.
fn remarks(text: &str) -> Vec<Remark> {
    let on = |words: &str| {
        let at = text.find(words).unwrap();
        Some(Span::from_range(&(at..at + words.len())))
    };
    let id = |number: u8| format!("00000000-0000-4000-8000-0000000000{number:02}");
    let words = text.split_whitespace().nth(9).unwrap();
    let written = Remark {
        id: id(1),
        span: on(words),
        text: "ask again\nbefore “May”\u{1b}[2J".to_owned(),
        tags: vec!["legal".to_owned()],
        status: "doubtful".to_owned(),
        finding: Some("kp:13".to_owned()),
        made: (Some("2026-03-11T10:00:00Z".to_owned()), Some("2026-03-12T10:00:00+01:00".to_owned())),
        ..Remark::default()
    };
    let tagged = Remark { id: id(2), span: on(words), tags: vec!["a".to_owned()], ..Remark::default() };
    let marked = Remark { id: id(3), span: on(words), mark: Some('q'), ..Remark::default() };
    let judged = Remark { id: id(4), span: on(words), status: "accepted".to_owned(), ..Remark::default() };
    let quote = ("words that are gone".to_owned(), "before ".to_owned(), String::new());
    let orphan = Remark { id: id(5), quote, text: "still true?".to_owned(), ..Remark::default() };
    vec![written, tagged, marked, judged, orphan]
}

const SAMPLES: [(&str, &str); 3] = [
    ("assessment.md", include_str!("../assets/samples/assessment.md")),
    ("briefing.txt", include_str!("../assets/samples/briefing.txt")),
    (
        "é 😀.txt",
        "Ξ 😀 KEY POINTS\n- Ferries could stop in May, the ministry said.\n\nThe ministry of Łódź said ferries \u{1b}[2J could \
         stop in May. “Wir 😀 warten”, said Jörg Ähren, the harbour master of Lenn, on \u{202e}Monday.\n",
    ),
];

#[test]
fn what_is_written_is_a_collection_of_the_model() {
    for (name, text) in SAMPLES {
        let briefing = briefing(name, text);
        let (_, value) = written(&briefing, &remarks(text));
        assert_eq!(checked(&value), [""; 0], "{name}");
        let items = value["first"]["items"].as_array().unwrap();
        let findings: u32 = Kind::ALL.into_iter().map(|kind| briefing.count(kind)).sum();
        assert!(findings > 0);
        assert_eq!(items.len(), findings as usize + 5, "{name}: every finding and every note");
        assert_eq!(value["total"], json!(items.len()));
        let ids: BTreeSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), items.len(), "{name}: an id is there twice");
    }
}

#[test]
fn every_selector_selects_the_same_words() {
    for (name, text) in SAMPLES {
        let briefing = briefing(name, text);
        let (_, value) = written(&briefing, &remarks(text));
        let characters: Vec<char> = text.chars().collect();
        let mut seen = 0;
        for item in value["first"]["items"].as_array().unwrap() {
            if item["pincite:orphan"] == json!(true) {
                assert_eq!(item["target"][0]["selector"].as_array().unwrap().len(), 1, "an orphan has no place");
                continue;
            }
            for target in item["target"].as_array().unwrap() {
                let [quote, position, fragment] = target["selector"].as_array().unwrap().as_slice() else { panic!() };
                let exact = quote["exact"].as_str().unwrap();
                let (start, end) = (position["start"].as_u64().unwrap(), position["end"].as_u64().unwrap());
                let counted: String = characters[start as usize..end as usize].iter().collect();
                assert_eq!(counted, exact, "{name}: {item}");
                let (from, to) = fragment["value"].as_str().unwrap()[2..].split_once('-').unwrap();
                let (from, to) = (from.parse::<usize>().unwrap(), to.parse::<usize>().unwrap());
                assert_eq!(&text[from..to], exact, "{name}: {item}");
                let (prefix, suffix) = (quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
                assert!(text[..from].ends_with(prefix) && text[to..].starts_with(suffix), "{name}: {item}");
                seen += 1;
            }
        }
        assert!(seen > 5, "{name}");
    }
}

#[test]
fn notes_say_why_they_were_made_and_nobody_is_invented() {
    let (name, text) = SAMPLES[0];
    let briefing = briefing(name, text);
    let (_, value) = written(&briefing, &remarks(text));
    let items = value["first"]["items"].as_array().unwrap();
    let notes = &items[items.len() - 5..];
    let why: Vec<&str> = notes.iter().map(|note| note["motivation"].as_str().unwrap()).collect();
    assert_eq!(why, ["commenting", "tagging", "bookmarking", "assessing", "commenting"]);
    assert!(notes.iter().all(|note| note.get("creator").is_none() && note["generator"]["type"] == "Software"));
    assert_eq!(notes[0]["created"], "2026-03-11T10:00:00Z");
    assert_eq!(notes[0]["body"][0]["value"], "ask again\nbefore “May”\u{1b}[2J");
    let findings = &items[..items.len() - 5];
    assert!(findings.iter().all(|item| item["creator"]["type"] == "Software" && item.get("created").is_none()));
}

#[test]
fn the_file_holds_no_character_that_a_terminal_obeys_and_is_the_same_twice() {
    for (name, text) in SAMPLES {
        let briefing = briefing(name, text);
        let (one, two) = (written(&briefing, &remarks(text)).0, written(&briefing, &remarks(text)).0);
        assert_eq!(one, two);
        assert!(!one.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{name}");
    }
}

#[test]
fn the_schema_refuses_what_is_not_of_the_model() {
    let (name, text) = SAMPLES[1];
    let briefing = briefing(name, text);
    let (_, good) = written(&briefing, &remarks(text));
    let item = "/first/items/0";
    let broken: [(&str, Value); 9] = [
        ("/@context", json!("http://a.example/other.jsonld")),
        ("/type", json!("Collection")),
        ("/total", json!(-1)),
        (item, json!({"id": "urn:x:1", "type": "Annotation"})),
        ("/first/items/0/id", json!("no iri")),
        ("/first/items/0/motivation", json!("praising")),
        ("/first/items/0/target/0/selector/1/start", json!("3")),
        ("/first/items/0/target/0/selector/0", json!({"type": "TextQuoteSelector", "prefix": "x"})),
        ("/first/items/0/body/0", json!({"type": "TextualBody", "value": "x", "colour": "red"})),
    ];
    for (path, value) in broken {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = value;
        assert_ne!(checked(&bad), [""; 0], "{path}");
    }
}
