#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use super::*;
use crate::document::SegmentKind;

/// Every event as words: `<w:p`, `</p`, `"text"@from-to`.
fn told(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let source = Source::new(bytes.to_vec());
    let mut events = Events::new(&source);
    let mut told = Vec::new();
    for event in events.by_ref() {
        told.push(match event {
            Event::Start(tag) => format!("<{:?} {}", tag.space, tag.name),
            Event::End(_, name) => format!("</{name}"),
            Event::Text(words) => {
                let (from, to) = source.place(words.from, words.to);
                if words.exact && source.runs(words.from, words.to).all(|run| run.kind == SegmentKind::Verbatim) {
                    assert_eq!(&bytes[from..to], words.text.as_bytes());
                }
                format!("{:?}@{from}-{to}", words.text)
            }
        });
    }
    let problems = events.problems();
    (told, problems)
}

#[test]
fn tags_and_words_have_their_places() {
    let (events, problems) = told(b"<?xml version='1.0'?><a x='1'>one &amp; <b/>two<![CDATA[<3>]]></a>");
    let wanted = [
        "<Bare a",
        "\"one \"@30-34",
        "\"&\"@34-39",
        "\" \"@39-40",
        "<Bare b",
        "</b",
        "\"two\"@44-47",
        "\"<3>\"@56-59",
        "</a",
    ];
    assert_eq!(events, wanted);
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let (events, _) = told("\u{FEFF}<a>wörd</a>".as_bytes());
    assert_eq!(events, ["<Bare a", "\"wörd\"@6-11", "</a"]);
}

#[test]
fn spaces_are_known_by_name_and_by_custom() {
    let strict =
        b"<x:p xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><q xmlns='urn:none'><x:r/></q></x:p>";
    let (events, _) = told(strict);
    assert_eq!(events, ["<Word p", "<Other q", "<Word r", "</r", "</q", "</p"]);
    assert_eq!(told(b"<w:p><z:r/></w:p>").0, ["<Word p", "<Other r", "</r", "</p"]);
    let inner = b"<a><b xmlns:w='urn:none'><w:p/></b><w:p/></a>";
    assert_eq!(told(inner).0.iter().filter(|event| *event == "<Word p").count(), 1);
}

#[test]
fn broken_xml_gives_what_can_be_read() {
    let (events, problems) = told(b"<a><b>one<c>two</b>three");
    assert_eq!(
        events,
        ["<Bare a", "<Bare b", "\"one\"@6-9", "<Bare c", "\"two\"@12-15", "</c", "</b", "\"three\"@19-24", "</a"]
    );
    assert_eq!(problems.len(), 2);
    assert_eq!(told(b"<a>one</x>two</a>").0, ["<Bare a", "\"one\"@3-6", "\"two\"@10-13", "</a"]);
    let (events, problems) = told(b"<a>one<b attr=\"never closed");
    assert_eq!(events, ["<Bare a", "\"one\"@3-6", "</a"]);
    assert!(problems[0].contains("byte 6"), "{problems:?}");
    assert_eq!(told(b"<a>B & C &x; &</a>").0.concat().matches('&').count(), 3);
}

#[test]
fn references_become_characters_and_controls_stay() {
    let (events, _) = told(b"<a>&#27;&#x9b;&#0;&#xD800;&lt;&#x1F600;</a>");
    let words: String = events[1..7].iter().map(|event| event.split('@').next().unwrap().to_owned()).collect();
    assert_eq!(words, r#""\u{1b}""\u{9b}""�""�""<""😀""#);
}

#[test]
fn entities_of_a_document_type_are_not_expanded() {
    let bomb = b"<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
    let (events, problems) = told(bomb);
    assert_eq!(events[1].split('@').next(), Some("\"&c;\""));
    assert_eq!(problems.len(), 2);
}

#[test]
fn depth_is_capped_and_what_follows_is_read() {
    let deep = format!("<a>{}lost{}found</a>", "<b>".repeat(100_000), "</b>".repeat(100_000));
    let (events, problems) = told(deep.as_bytes());
    assert!(!events.iter().any(|event| event.contains("lost")));
    assert!(events.iter().any(|event| event.contains("found")));
    assert_eq!(events.iter().filter(|event| event.starts_with("</")).count(), 512);
    assert_eq!(problems.len(), 1);
}

#[test]
fn attributes_are_read_by_name() {
    let source = Source::new(b"<w:p w:val='a &amp; b' n=\"12\" broken>x</w:p>".to_vec());
    let mut events = Events::new(&source);
    let Some(Event::Start(tag)) = events.next() else { panic!("no tag") };
    assert_eq!(tag.attribute("val").as_deref(), Some("a & b"));
    assert_eq!((tag.number("n"), tag.number("val"), tag.number("none")), (Some(12), None, None));
    events.leave_out();
    assert!(events.next().is_none());
}

#[test]
fn other_encodings_keep_their_places() {
    let text = "<?xml version='1.0' encoding='windows-1252'?><a>né à</a>";
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let (events, problems) = told(&bytes);
    assert_eq!(events[1], "\"né à\"@48-52");
    assert_eq!(problems, ["decoded from windows-1252"]);
    let wide: Vec<u8> = "\u{FEFF}<a>né 😀 zwei</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (events, _) = told(&wide);
    assert_eq!(events[1], "\"né 😀 zwei\"@8-28");
    let lie = b"<?xml version='1.0' encoding='UTF-16'?><a>plain</a>";
    assert_eq!(told(lie).0[1], "\"plain\"@42-47");
    let (events, problems) = told(b"<a>na\xEFve \xC3\xA9</a>");
    assert_eq!(events[1], "\"na\u{FFFD}ve é\"@3-11");
    assert_eq!(problems.len(), 1);
}
