//! Every operation on files fails once, in every way: afterwards the notebook is wholly old or wholly new.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::cell::Cell;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use rustix::io::Errno;

use super::keeper_tests::{note, origin};
use super::*;

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    Error(Errno),
    /// Half is written, then the disk is full.
    Short,
    /// The call is broken off by a signal, once.
    Interrupted,
    /// From this operation on all of them fail: the power is gone.
    Dead,
}

const FAULTS: [Fault; 6] = [
    Fault::Error(Errno::IO),
    Fault::Error(Errno::NOSPC),
    Fault::Error(Errno::ACCESS),
    Fault::Short,
    Fault::Interrupted,
    Fault::Dead,
];

struct Faulty {
    disk: RealDisk,
    fault: Fault,
    left: Cell<i64>,
    struck: Cell<bool>,
}

impl Faulty {
    fn new(fault: Fault, nth: i64) -> Self {
        Self { disk: RealDisk::new("faulty"), fault, left: Cell::new(nth), struck: Cell::new(false) }
    }

    fn strikes(&self) -> Option<Fault> {
        let left = self.left.get();
        self.left.set(left - 1);
        let now = left == 0 || (left < 0 && self.fault == Fault::Dead);
        self.struck.set(self.struck.get() || now);
        now.then_some(self.fault)
    }

    fn check(&self) -> io::Result<()> {
        match self.strikes() {
            Some(Fault::Error(errno)) => Err(errno.into()),
            Some(Fault::Dead) => Err(Errno::IO.into()),
            // Only a write can be short, and only a write is tried again after a signal.
            Some(Fault::Short | Fault::Interrupted) | None => Ok(()),
        }
    }
}

impl Disk for Faulty {
    fn folder(&self, path: &Path) -> io::Result<()> {
        self.check().and_then(|()| self.disk.folder(path))
    }
    fn lock(&self, path: &Path) -> io::Result<File> {
        self.check().and_then(|()| self.disk.lock(path))
    }
    fn read(&self, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
        self.check().and_then(|()| self.disk.read(path, limit))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.check().and_then(|()| self.disk.list(folder))
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.check().and_then(|()| self.disk.create(path))
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        // Small steps, so that a failure can hit the middle of the file.
        let some = &bytes[..bytes.len().min(300)];
        match self.strikes() {
            Some(Fault::Short) => {
                self.left.set(0);
                let written = self.disk.write(file, &some[..some.len() / 2])?;
                if written == 0 { Err(Errno::NOSPC.into()) } else { Ok(written) }
            }
            Some(Fault::Interrupted) => Err(Errno::INTR.into()),
            Some(Fault::Error(errno)) => Err(errno.into()),
            Some(Fault::Dead) => Err(Errno::IO.into()),
            None => self.disk.write(file, some),
        }
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.check().and_then(|()| self.disk.sync(file))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check().and_then(|()| self.disk.rename(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.check().and_then(|()| self.disk.remove(path))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.check().and_then(|()| self.disk.sync_folder(folder))
    }
    fn tag(&self) -> &str {
        self.disk.tag()
    }
}

/// Lets operation 0, 1, 2 … fail until none is left to fail; how many there were.
fn each_operation(fault: Fault, mut run: impl FnMut(&dyn Fn() -> Faulty) -> bool) -> i64 {
    for nth in 0.. {
        if !run(&|| Faulty::new(fault, nth)) {
            return nth;
        }
    }
    0
}

#[test]
fn a_durable_write_leaves_the_old_or_the_new() {
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
