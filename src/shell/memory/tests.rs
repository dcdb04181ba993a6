//! What is remembered comes back; what is hostile, damaged or newer does no harm.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use super::*;
use crate::app::{Bookmark, Step, Wished};
use crate::ingest::{self, Part};
use crate::notebook::Anchor;
use crate::text::Span;

const TEXT: &str = "The ferry stays in port.\n\nIt sails on Friday, the harbour office said.\n";

pub(super) fn sitting() -> Sitting {
    let document = ingest::read(TEXT.as_bytes().to_vec(), "a.txt", Part::Whole).unwrap();
    let mark = || Bookmark { at: 30, anchor: Anchor::of(&document, Span::new(26, 45)) };
    Sitting {
        sha256: document.source.sha256.clone(),
        place: mark(),
        top: 26,
        focus: 2,
        pane: 2,
        zoomed: true,
        selected: vec![Wished { pane: 2, id: "sh:26".to_owned(), mark: mark() }],
        back: vec![Step { focus: 1, pane: 1, item: 3, mark: mark() }],
        ahead: Vec::new(),
        seen: vec![Span::new(0, 40)],
    }
}

pub(super) fn memory(folder: &Path) -> Memory {
    Memory::at(folder.join("state/pincite"))
}

pub(super) fn file(memory: &Memory) -> PathBuf {
    memory.folder.join("sessions").join(format!("{}.json", sitting().sha256))
}

#[test]
fn a_sitting_comes_back_as_it_was_and_is_for_the_user_alone() {
    let folder = tempfile::tempdir().unwrap();
    let memory = memory(folder.path());
    assert_eq!(memory.recall(&sitting().sha256, None, &[]), Ok(None));
    memory.keep(&sitting()).unwrap();
    assert_eq!(memory.recall(&sitting().sha256, None, &[]), Ok(Some(sitting())));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file(&memory)), 0o600);
    assert_eq!((mode(&memory.folder), mode(&memory.folder.join("sessions"))), (0o700, 0o700));
}

#[test]
fn a_changed_file_is_known_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let memory = memory(folder.path());
    memory.keep(&sitting()).unwrap();
    let read = Recent { path: "/a/b.txt".to_owned(), sha256: sitting().sha256, ..Recent::default() };
    memory.add_recent(&[read]).unwrap();
    let other = "0".repeat(64);
    assert_eq!(memory.recall(&other, Some("/a/b.txt"), &[]), Ok(Some(sitting())));
    assert_eq!(memory.recall(&other, Some("/a/c.txt"), &[]), Ok(None));
    assert_eq!(memory.recall(&other, Some("/a/b.txt"), &["1".to_owned()]), Ok(None), "a member is another document");
}

#[test]
fn the_latest_stand_first_and_the_list_is_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let memory = memory(folder.path());
    let entry = |number: u32| Recent { path: format!("/{number}"), ..Recent::default() };
    for number in 0..60 {
        memory.add_recent(&[entry(number)]).unwrap();
    }
    memory.add_recent(&[entry(20), entry(7)]).unwrap();
    let list = memory.recent().unwrap();
    let paths: Vec<&str> = list.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!((paths.len(), &paths[..3]), (50, &["/7", "/20", "/59"][..]));
}

#[test]
fn what_is_damaged_is_set_aside_and_what_is_newer_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let memory = memory(folder.path());
    memory.keep(&sitting()).unwrap();
    let path = file(&memory);
    let hostile: [&[u8]; 8] = [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\0",
        br#"{"schema":"pincite-session/one"}"#,
        br#"{"schema":"pincite-session/1","focus":999}"#,
        br#"{"schema":"pincite-session/1","back":{"a":1}}"#,
        br#"{"schema":"pincite-recent/1"}"#,
    ];
    for bytes in hostile {
        fs::write(&path, bytes).unwrap();
        let told = memory.recall(&sitting().sha256, None, &[]).unwrap_err();
        assert!(told.contains("is damaged"), "{told}: {}", String::from_utf8_lossy(bytes));
        let aside = memory.keep(&sitting()).unwrap().unwrap();
        assert_eq!(fs::read(aside).unwrap(), bytes);
        assert_eq!(memory.recall(&sitting().sha256, None, &[]), Ok(Some(sitting())));
    }
    let aside = fs::read_dir(memory.folder.join("sessions")).unwrap().flatten();
    let aside = aside.filter(|entry| entry.file_name().to_string_lossy().contains(".damaged-")).count();
    assert_eq!(aside, hostile.len());
    fs::write(&path, br#"{"schema":"pincite-session/2","place":"somewhere"}"#).unwrap();
    assert!(memory.recall(&sitting().sha256, None, &[]).unwrap_err().contains("newer release"));
    assert!(memory.keep(&sitting()).unwrap_err().contains("newer release"));
    assert!(fs::read_to_string(&path).unwrap().contains("somewhere"));
    let (list, newer) = (memory.folder.join("recent.json"), br#"{"schema":"pincite-recent/9","files":{}}"#);
    fs::write(&list, newer).unwrap();
    let read = Recent { path: "/a".to_owned(), ..Recent::default() };
    assert!(memory.recent().unwrap_err().contains("newer release"));
    assert!(memory.add_recent(&[read]).unwrap_err().contains("newer release"));
    assert_eq!(fs::read(&list).unwrap(), newer);
}

#[test]
fn a_hostile_sitting_is_cut_down() {
    let mut much = sitting();
    let mark = || Bookmark { at: u32::MAX, anchor: None };
    much.back = (0..5000).map(|item| Step { focus: 77, pane: 99, item, mark: mark() }).collect();
    much.selected = (0..200).map(|pane| Wished { pane, id: "x".repeat(99), mark: mark() }).collect();
    let clean = much.cleaned();
    assert_eq!((clean.back.len(), clean.back[0].item), (50, 4950));
    assert!(clean.selected.len() < 20);
    let long = vec![b' '; LONGEST as usize + 1];
    let folder = tempfile::tempdir().unwrap();
    let memory = memory(folder.path());
    memory.keep(&sitting()).unwrap();
    fs::write(file(&memory), long).unwrap();
    assert!(memory.recall(&sitting().sha256, None, &[]).is_err());
}

#[test]
fn names_and_links_lead_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let memory = memory(folder.path());
    for sha256 in ["", "../../x", "a/b", &"g".repeat(64), &"0".repeat(63)] {
        assert!(memory.session_path_of(sha256).is_none(), "{sha256}");
    }
    memory.keep(&sitting()).unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    fs::remove_file(file(&memory)).unwrap();
    symlink(&victim, file(&memory)).unwrap();
    assert!(memory.recall(&sitting().sha256, None, &[]).is_err());
    memory.keep(&sitting()).unwrap();
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
    assert_eq!(memory.recall(&sitting().sha256, None, &[]), Ok(Some(sitting())));
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("state"), "a file").unwrap();
    let memory = memory(folder.path());
    assert!(memory.keep(&sitting()).unwrap_err().contains("state/pincite"));
    assert!(memory.add_recent(&[Recent { path: "/a".to_owned(), ..Recent::default() }]).is_err());
    assert!(memory.recent().unwrap_err().contains("recent.json"));
}
