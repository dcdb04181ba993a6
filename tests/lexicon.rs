//! The compiled lexicon is the one that its TOML files describe. `PINCITE_BLESS=1 cargo test --test lexicon` writes it.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let read =
        |path: &Path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap());
    paths.iter().map(|path| read(path)).collect()
}

#[test]
fn the_compiled_lexicon_matches_its_sources() {
    let files = files();
    let compiled = pincite::lexicon::compile(&files).unwrap_or_else(|errors| {
        panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon/lexicon.bin");
    if std::env::var_os("PINCITE_BLESS").is_some() {
        fs::write(&path, &compiled).unwrap();
    }
    assert!(fs::read(&path).unwrap() == compiled, "run PINCITE_BLESS=1 cargo test --test lexicon");
}

#[test]
fn every_file_and_group_names_its_source() {
    for (name, text) in files() {
        assert!(text.starts_with('#'), "{name}: no comment at the top");
        if name.starts_with("state") {
            continue; // one table a state: the comment at the top speaks for all
        }
        for (at, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with('[')) {
            let before = text.lines().nth(at.saturating_sub(1)).unwrap_or("");
            assert!(before.starts_with('#'), "{name}: {line} has no comment above it");
        }
    }
}
