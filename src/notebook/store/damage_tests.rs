//! Notebooks on a bad disk: what is wrong is told and set aside, what is sound is kept, and nothing is made up.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::fs;

use super::faults::{Chance, count, damaged};
use super::keeper_tests::{note, origin};
use super::*;
use crate::notebook::Note;

fn notes() -> Vec<Note> {
    let words = ["The ferry.", "\"quoted\" – „so“", "two\nlines\tand a tab", "", "𝒜 é ü 船"];
    let tags = |at: usize| (0..at % 3).map(|tag| format!("tag{tag}")).collect();
    let made = |at: usize| Note { tags: tags(at), ..note(&format!("n{at}"), &words[at % 5].repeat(1 + at % 4)) };
    (0..24).map(made).collect()
}

#[test]
fn damaged_notebooks_are_told_and_nothing_sound_is_lost() {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let folder = tempfile::tempdir().unwrap();
    let keeper = |shelf: &str| {
        Keeper::new(RealDisk::new("t"), Place::Shelf(folder.path().join(shelf)), origin("aa", "/briefs/r.md"))
    };
    let whole = keeper("sound").save(&notes(), "2026-01-02T03:04:05Z").unwrap().notes;
    let bytes = fs::read(folder.path().join("sound/aa.jsonl")).unwrap();
    let (mut told, mut kept) = (0, 0);
    for round in 0..count("PINCITE_COUNT_DAMAGE", 500) {
        let bad = damaged(&bytes, &mut chance);
        let shelf = folder.path().join("bad");
        fs::create_dir_all(&shelf).unwrap();
        fs::write(shelf.join("aa.jsonl"), &bad).unwrap();
        let mut one = keeper("bad");
        let loaded = one.load().unwrap();
        let says = loaded.damaged + loaded.missing > 0 || loaded.read_only.is_some();
        assert!(says || loaded.notes == whole, "round {round}: nothing is told");
        assert!(loaded.notes.iter().all(|note| whole.contains(note)), "round {round}: a note nobody wrote");
        if loaded.read_only.is_some() {
            assert!(one.save(&[note("new", "new")], "t").is_err());
            assert_eq!(fs::read(shelf.join("aa.jsonl")).unwrap(), bad, "round {round}: what is newer was written to");
        } else {
            let saved = one.save(&[note("new", "new")], "t").unwrap();
            assert_eq!(saved.notes.len(), loaded.notes.len() + 1, "round {round}");
            let now = keeper("bad").load().unwrap();
            assert_eq!((now.damaged, now.missing, now.notes), (0, 0, saved.notes), "round {round}");
            let aside = saved.set_aside.map(|path| fs::read(path).unwrap()).unwrap_or_default();
            let lines = bad.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
            let lost = lines.filter(|line| !bytes.windows(line.len()).any(|own| own == *line));
            for line in lost.filter(|line| !line.is_empty()) {
                let found = aside.windows(line.len()).any(|own| own == line);
                // A line whose sum lost its name alone is sound, and is written anew.
                assert!(found || loaded.notes == whole, "round {round}: a damaged line is gone");
            }
        }
        (told, kept) = (told + usize::from(says), kept + loaded.notes.len());
        fs::remove_dir_all(&shelf).unwrap();
    }
    assert!(told > 0 && kept > 0, "{told} told, {kept} notes kept");
}
