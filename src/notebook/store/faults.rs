//! A disk on which every operation can be let fail, in every way. For tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, missing_docs, reason = "tests")]

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use rustix::io::Errno;

use super::{Disk, RealDisk};

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    Error(Errno),
    /// Half is written, then the disk is full.
    Short,
    /// The call is broken off by a signal, once.
    Interrupted,
    /// From this operation on all of them fail: the power is gone.
    Dead,
}

pub const FAULTS: [Fault; 7] = [
    Fault::Error(Errno::IO),
    Fault::Error(Errno::NOSPC),
    Fault::Error(Errno::ACCESS),
    Fault::Error(Errno::INTR),
    Fault::Short,
    Fault::Interrupted,
    Fault::Dead,
];

#[derive(Debug)]
pub struct Faulty {
    disk: RealDisk,
    fault: Fault,
    left: Cell<i64>,
    pub struck: Cell<bool>,
}

impl Faulty {
    pub fn new(fault: Fault, nth: i64) -> Self {
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
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check().and_then(|()| self.disk.rename_new(from, to))
    }
    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        self.check().and_then(|()| self.disk.modified(path))
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
pub fn each_operation(fault: Fault, mut run: impl FnMut(&dyn Fn() -> Faulty) -> bool) -> i64 {
    for nth in 0.. {
        if !run(&|| Faulty::new(fault, nth)) {
            return nth;
        }
    }
    0
}

/// Numbers by chance, the same in every run.
#[derive(Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }
}

/// The bytes as a bad disk gives them: bits flipped, an end lost, a stretch zeroed or filled with another one.
pub fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bad = bytes.to_vec();
    let (from, length) = (chance.below(bytes.len()), 1 + chance.below(600));
    let stretch = from..(from + length).min(bytes.len());
    match chance.below(6) {
        0 => bad[from] ^= 1 << chance.below(8),
        1 => (0..=chance.below(8)).for_each(|_| bad[chance.below(bytes.len())] ^= 1 << chance.below(8)),
        2 => bad.truncate(from),
        3 => bad[stretch].fill(0),
        4 => bad[stretch].fill(b' ' + chance.below(95) as u8),
        _ => {
            let other = chance.below(bytes.len() - stretch.len() + 1);
            bad[stretch.clone()].copy_from_slice(&bytes[other..other + stretch.len()]);
        }
    }
    bad
}

/// How often a test is to try: what the variable says, else `usual`.
pub fn count(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}
