//! Every operation on files fails once, in every way: afterwards the notebook is wholly old or wholly new.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::fs;

use super::faults::{FAULTS, Fault, each_operation};
use super::keeper_tests::{note, origin};
use super::*;

#[test]
fn a_durable_write_leaves_the_old_or_the_new_after_any_failure() {
    for fault in FAULTS {
        let count = each_operation(fault, |disk| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("state.toml");
            let (old, new) = (b"old\n".repeat(100), b"newer\n".repeat(200));
            fs::write(&path, &old).unwrap();
            let disk = disk();
            let result = durable(&disk, &path, &new);
            let now = fs::read(&path).unwrap();
            assert!(now == old || now == new, "{fault:?}: neither old nor new");
            assert!(result.is_err() || now == new, "{fault:?}: said to be written");
            disk.struck.get()
        });
        assert!(count >= 7, "{fault:?}: {count} operations");
    }
}

#[test]
fn a_notebook_is_old_or_new_after_any_failure_and_saving_again_helps() {
    for fault in FAULTS {
        let count = each_operation(fault, |disk| {
            let folder = tempfile::tempdir().unwrap();
            let shelf = || Place::Shelf(folder.path().join("notes"));
            let keeper = || Keeper::new(RealDisk::new("real"), shelf(), origin("aa", "/r.md"));
            keeper().save(&[note("1", "one"), note("2", "two")], "t").unwrap();
            let file = folder.path().join("notes/aa.jsonl");
            let old = fs::read(&file).unwrap();
            let disk = disk();
            let mut faulty = Keeper::new(disk, shelf(), origin("aa", "/r.md"));
            let changes = [note("3", &"three ".repeat(200))];
            let result = faulty.save(&changes, "t");
            let now = keeper().load().unwrap();
            let count = now.notes.len();
            assert_eq!(now.damaged, 0);
            assert!(fs::read(&file).unwrap() == old || count == 3, "{fault:?}: neither old nor new");
            assert!(result.is_err() || count == 3, "{fault:?}: said to be saved");
            if let Err(error) = &result {
                assert!(error.to_string().contains("notes"), "{error}");
            }
            if fault != Fault::Dead && faulty.disk().struck.get() {
                let again = faulty.save(&changes, "t");
                assert_eq!(again.map(|saved| (saved.notes.len(), saved.twice)).ok(), Some((3, 0)), "{fault:?}");
            }
            faulty.disk().struck.get()
        });
        assert!(count >= 12, "{fault:?}: {count} operations");
    }
}

#[test]
fn a_fresh_file_is_not_there_or_whole_after_any_failure_and_never_over_another() {
    for fault in FAULTS {
        let count = each_operation(fault, |disk| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("config.toml");
            let bytes = b"# a line\n".repeat(100);
            let disk = disk();
            let result = fresh(&disk, &path, &bytes);
            let now = fs::read(&path).ok();
            assert!(now.as_ref().is_none_or(|now| *now == bytes), "{fault:?}: neither nothing nor all");
            assert!(result.is_err() || now.is_some(), "{fault:?}: said to be written");
            let real = RealDisk::new("real");
            if now.is_none() {
                fresh(&real, &path, &bytes).unwrap();
            }
            assert_eq!(fresh(&real, &path, b"other").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert!(fs::read(&path).unwrap() == bytes);
            disk.struck.get()
        });
        assert!(count >= 7, "{fault:?}: {count} operations");
    }
}
