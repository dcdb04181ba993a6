//! The corpora of the fuzz targets, replayed: what fuzzing once found stays mended, and no target is left without files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

#[path = "../fuzz/src/lib.rs"]
#[allow(clippy::missing_panics_doc, clippy::cast_possible_truncation, reason = "tools of a test")]
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The most that all corpora together may hold, in bytes.
const LARGEST: usize = 200_000;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(name)
}

/// Names of what lies in a folder, without extensions.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_file_of_the_corpora_passes_its_target() {
    let mut length = 0;
    for (name, _) in targets::TARGETS {
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder("corpus").join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in files {
            let bytes = fs::read(&file).unwrap();
            length += bytes.len();
            let outcome = std::panic::catch_unwind(|| targets::run(name, &bytes));
            assert!(outcome.is_ok(), "{}", file.display());
        }
    }
    assert!(length < LARGEST, "the corpora hold {length} bytes");
}

#[test]
fn targets_programs_and_corpora_are_the_same() {
    let known: BTreeSet<String> = targets::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&folder("fuzz_targets")), known);
    assert_eq!(names(&folder("corpus")), known);
}
