#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::io::Write as _;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use crate::document::BlockKind::Item;
use crate::document::Format;
use crate::ingest::Foreign;
use crate::ingest::sample::{blocks, checked, problems, zipped};

#[test]
fn members_are_listed_with_their_place_and_opened() {
    let bytes = zipped(&[
        ("may/brief.txt", b"The port is shut."),
        ("note.md", b"# Grain\n\nWords."),
        ("__MACOSX/._x", b"fork"),
        ("may/.DS_Store", b"x"),
    ]);
    let document = checked(&bytes).unwrap();
    assert_eq!(document.format, Format::Archive);
    assert_eq!(blocks(&document), [(Item, 1, "may/brief.txt, 17 bytes"), (Item, 1, "note.md, 15 bytes")]);
    assert!(problems(&document).contains("2 files that an operating system keeps"));
    let told: Vec<_> = document
        .members
        .iter()
        .map(|member| (member.name.as_str(), document.slice(member.span), member.bytes))
        .collect();
    assert_eq!(told, [("may/brief.txt", "may/brief.txt", 17), ("note.md", "note.md", 15)]);
    assert_eq!(document.plain(document.blocks[0].content), "may/brief.txt");
    let member = Foreign::of(bytes, "a.zip", &["note.md".to_owned()]).unwrap();
    assert_eq!((member.format(), member.name.as_str()), (Format::Markdown, "a.zip//note.md"));
    assert!(member.document().unwrap().text.contains("Grain"));
}

#[test]
fn archives_in_archives_open_step_by_step() {
    let inner = zipped(&[("deep.txt", b"found")]);
    let bytes = zipped(&[("inner.zip", &inner), ("other.txt", b"x")]);
    let open = |members: &[&str]| {
        let members: Vec<String> = members.iter().map(|&member| member.to_owned()).collect();
        Foreign::of(bytes.clone(), "a.zip", &members)
    };
    assert_eq!(open(&["inner.zip", "deep.txt"]).unwrap().bytes, b"found");
    assert!(open(&["none.txt"]).err().unwrap().message.contains("holds no none.txt"));
    assert!(open(&["other.txt", "more"]).err().unwrap().message.contains("no members"));
}

#[test]
fn names_are_only_shown() {
    let odd = [
        "../../.ssh/config",
        "/etc/passwd",
        "C:\\boot.ini",
        "line\nend\ttab",
        "esc\u{1b}[31m",
        "nul\0byte",
        "naïve.txt",
    ];
    let entries: Vec<(&str, &[u8])> = odd.iter().map(|name| (*name, b"words".as_slice())).collect();
    let document = checked(&zipped(&entries)).unwrap();
    assert_eq!(document.blocks.len(), odd.len());
    assert!(document.blocks.iter().all(|block| !document.slice(block.content).contains('\n')));
    assert!(document.text.contains("line␊end␉tab") && document.text.contains("../../.ssh/config"));
    let names: Vec<_> = document.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, odd);
}

#[test]
fn an_empty_archive_says_so() {
    assert!(problems(&checked(&zipped(&[])).unwrap()).contains("empty"));
}

#[test]
fn bombs_are_refused() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("zeros.txt", SimpleFileOptions::default()).unwrap();
    for _ in 0..64 {
        zip.write_all(&vec![b'0'; 1 << 20]).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 18);
    assert_eq!(checked(&bytes).unwrap().members[0].bytes, 64 << 20);
    let refused = Foreign::of(bytes, "a.zip", &["zeros.txt".to_owned()]).err().unwrap();
    assert!(refused.message.contains("200-fold"), "{refused}");
}

#[test]
fn too_many_entries_are_refused() {
    let names: Vec<String> = (0..10_001).map(|at| at.to_string()).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert!(checked(&zipped(&entries)).unwrap_err().message.contains("unpack it first"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_damage_is_survived(at in 0_usize..400, put in prop::collection::vec(any::<u8>(), 1..4)) {
        let mut bytes = zipped(&[("a.txt", b"one"), ("b/c.txt", b"two")]);
        for (offset, byte) in put.iter().enumerate() {
            let at = (at + offset).min(bytes.len() - 1);
            bytes[at] = *byte;
        }
        if let Ok(document) = checked(&bytes) {
            for member in document.members {
                let _ = Foreign::of(bytes.clone(), "a.zip", &[member.name]);
            }
        }
    }
}
