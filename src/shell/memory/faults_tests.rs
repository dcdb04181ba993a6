//! What is remembered on a disk that fails, or has gone bad: old or new, told, and set aside where it makes no sense.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::fs;

use super::tests::{file, memory, sitting};
use super::*;
use crate::notebook::store::faults::{Chance, FAULTS, Fault, count, damaged, each_operation};

impl<D: Disk> Memory<D> {
    fn on(folder: &Path, disk: D) -> Self {
        Self { folder: folder.join("state/pincite"), disk }
    }
}

fn entry(path: &str) -> Recent {
    Recent { path: path.to_owned(), ..Recent::default() }
}

/// All files in a folder with their bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    files.map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

#[test]
fn a_session_is_old_or_new_after_any_failure_and_keeping_it_again_helps() {
    for fault in FAULTS {
        let count = each_operation(fault, |disk| {
            let folder = tempfile::tempdir().unwrap();
            let real = memory(folder.path());
            real.keep(&sitting()).unwrap();
            let new = Sitting { top: 0, zoomed: false, ..sitting() };
            let faulty = Memory::on(folder.path(), disk());
            let result = faulty.keep(&new);
            let now = real.recall(&new.sha256, None, &[]).unwrap().unwrap();
            assert!(now == sitting() || now == new, "{fault:?}: neither old nor new");
            assert!(result.is_err() || now == new, "{fault:?}: said to be kept");
            assert!(result.as_ref().err().is_none_or(|why| why.contains("state/pincite")), "{result:?}");
            if fault != Fault::Dead && faulty.disk.struck.get() {
                faulty.keep(&new).unwrap();
                assert_eq!(real.recall(&new.sha256, None, &[]), Ok(Some(new)));
            }
            faulty.disk.struck.get()
        });
        assert!(count >= 10, "{fault:?}: {count} operations");
    }
}

#[test]
fn the_list_of_recent_files_is_old_or_new_after_any_failure() {
    for fault in FAULTS {
        each_operation(fault, |disk| {
            let folder = tempfile::tempdir().unwrap();
            let real = memory(folder.path());
            real.add_recent(&[entry("/a")]).unwrap();
            let faulty = Memory::on(folder.path(), disk());
            let result = faulty.add_recent(&[entry("/b")]);
            let now: Vec<String> = real.recent().unwrap().into_iter().map(|entry| entry.path).collect();
            assert!(now == ["/a"] || now == ["/b", "/a"], "{fault:?}: {now:?}");
            assert!(result.is_err() || now.len() == 2, "{fault:?}: said to be kept");
            if fault != Fault::Dead && faulty.disk.struck.get() {
                faulty.add_recent(&[entry("/b")]).unwrap();
                assert_eq!(real.recent().unwrap().len(), 2);
            }
            faulty.disk.struck.get()
        });
    }
}

#[test]
fn a_failure_while_a_damaged_file_is_set_aside_loses_none_of_it() {
    for fault in FAULTS {
        each_operation(fault, |disk| {
            let folder = tempfile::tempdir().unwrap();
            let real = memory(folder.path());
            real.keep(&sitting()).unwrap();
            let path = file(&real);
            fs::write(&path, b"once precious").unwrap();
            let faulty = Memory::on(folder.path(), disk());
            let kept = faulty.keep(&sitting());
            let left = files(path.parent().unwrap());
            assert_eq!(left.iter().filter(|(_, bytes)| bytes == b"once precious").count(), 1, "{fault:?}: {kept:?}");
            faulty.disk.struck.get()
        });
    }
}

#[test]
fn damaged_sessions_and_lists_are_never_believed() {
    let mut chance = Chance(0xD1B5_4A32_D192_ED03);
    let folder = tempfile::tempdir().unwrap();
    let memory = memory(folder.path());
    memory.keep(&sitting()).unwrap();
    memory.add_recent(&[entry("/a/first.txt"), entry("/b/second \u{2019}.txt")]).unwrap();
    let (session, list) = (file(&memory), memory.folder.join("recent.json"));
    let sound = [&session, &list].map(|path| fs::read(path).unwrap());
    let known = memory.recent().unwrap();
    let mut told = 0;
    for round in 0..count("PINCITE_COUNT_DAMAGE", 500) {
        let bad = damaged(&sound[0], &mut chance);
        fs::write(&session, &bad).unwrap();
        match memory.recall(&sitting().sha256, None, &[]) {
            Ok(found) => assert!(bad == sound[0] && found == Some(sitting()), "round {round}: {found:?}"),
            Err(_) => told += 1,
        }
        match memory.keep(&sitting()) {
            Ok(Some(aside)) => {
                assert_eq!(fs::read(&aside).unwrap(), bad);
                fs::remove_file(aside).unwrap();
            }
            Ok(None) => assert_eq!(bad, sound[0]),
            Err(why) => assert!(why.contains("newer release") && fs::read(&session).unwrap() == bad, "{why}"),
        }
        fs::write(&list, damaged(&sound[1], &mut chance)).unwrap();
        assert!(memory.recent().map_or_else(|_| true, |list| list == known), "round {round}");
    }
    assert!(told > 0);
}
