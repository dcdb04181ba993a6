//! What is built in: licences, sources, versions, nothing that speaks to a network, and a reason for every direct dependency.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use toml::Table;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn table(path: &Path) -> Table {
    fs::read_to_string(path).unwrap().parse().unwrap()
}

/// What cargo-deny is told; the same is asked here.
fn deny() -> Table {
    table(&root().join(".ci/deny.toml"))
}

/// A list of words in the settings of cargo-deny.
fn words(settings: &Table, section: &str, list: &str) -> BTreeSet<String> {
    settings[section][list].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

/// Packages of the lock file: name, version, source.
fn locked(folder: &Path) -> Vec<(String, String, Option<String>)> {
    let lock = table(&folder.join("Cargo.lock"));
    let text = |package: &toml::Value, key: &str| package.get(key).map(|value| value.as_str().unwrap().to_owned());
    let packages = lock["package"].as_array().unwrap().iter();
    packages.map(|one| (text(one, "name").unwrap(), text(one, "version").unwrap(), text(one, "source"))).collect()
}

/// What cargo says of the packages that are built for this machine; nothing is fetched.
fn metadata() -> Value {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let said = String::from_utf8(rustc.stdout).unwrap();
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
    let arguments = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", &host];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether one of the ways a licence expression leaves open has allowed licences alone.
fn allowed(expression: &str, known: &BTreeSet<String>) -> bool {
    let expression = expression.trim();
    // A bracket that opens and closes the whole is none.
    let depths = expression.chars().scan(0_i32, |depth, char| {
        *depth += i32::from(char == '(') - i32::from(char == ')');
        Some(*depth)
    });
    let depths: Vec<i32> = depths.collect();
    let ends = depths.len().saturating_sub(1);
    if expression.starts_with('(') && depths.iter().position(|depth| *depth == 0) == Some(ends) {
        return allowed(&expression[1..expression.len() - 1], known);
    }
    let parts = |by: &str| -> Vec<String> {
        let (mut parts, mut from) = (Vec::new(), 0);
        for (at, _) in expression.match_indices(by).filter(|(at, _)| depths[*at] == 0) {
            parts.push(expression[from..at].to_owned());
            from = at + by.len();
        }
        parts.push(expression[from..].to_owned());
        parts
    };
    for (by, all) in [(" OR ", false), (" AND ", true), ("/", false)] {
        let parts = parts(by);
        if parts.len() > 1 {
            let each = |part: &String| allowed(part, known);
            return if all { parts.iter().all(each) } else { parts.iter().any(each) };
        }
    }
    known.contains(expression)
}

#[test]
fn every_licence_is_allowed() {
    let known = words(&deny(), "licenses", "allow");
    assert!(allowed("(MIT OR X) AND BSD-3-Clause", &known) && allowed("X/MIT", &known) && !allowed("", &known));
    assert!(
        !allowed("(MIT OR X) AND X", &known) && !allowed("GPL-3.0", &known) && !allowed("MIT AND (X OR Y)", &known)
    );
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{} packages", packages.len());
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(allowed(licence, &known), "{}: licence `{licence}`", package["name"]);
    }
}

#[test]
fn all_comes_from_one_place_and_nothing_speaks_to_a_network() {
    let banned = words(&deny(), "bans", "deny");
    assert!(banned.len() > 10);
    let allowed = words(&deny(), "sources", "allow-registry");
    for (name, version, source) in locked(&root()) {
        let known = source
            .as_ref()
            .and_then(|source| source.strip_prefix("registry+"))
            .is_some_and(|source| allowed.contains(source));
        assert!(known || (source.is_none() && name == "pincite"), "{name} {version} comes from {source:?}");
        assert!(!banned.contains(&name), "{name} is not to be built in");
    }
}

/// The oldest versions that are good enough: what is older has a known hole.
const FLOORS: [(&str, [u32; 3]); 5] = [
    ("lopdf", [0, 45, 0]),
    ("mail-parser", [0, 11, 9]),
    ("quick-xml", [0, 41, 0]),
    ("tracing-subscriber", [0, 3, 20]),
    ("zip", [9, 0, 0]),
];

/// Crates that nobody maintains any more, allowed by name; both come with syntect.
const UNMAINTAINED: [&str; 2] = ["bincode", "yaml-rust"];

#[test]
fn versions_are_not_below_their_floors() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, version, _) in locked(&root()) {
        let version = version.split(['-', '+']).next().unwrap().to_owned();
        versions.entry(name).or_default().insert(version);
    }
    let numbers = |version: &str| -> Vec<u32> { version.split('.').map(|part| part.parse().unwrap()).collect() };
    for (name, floor) in FLOORS {
        for version in versions.get(name).into_iter().flatten() {
            assert!(numbers(version) >= floor.to_vec(), "{name} {version} is older than {floor:?}");
        }
    }
    for one in ["crossterm", "ratatui-core", "zip", "quick-xml"] {
        assert_eq!(versions[one].len(), 1, "{one}: {:?}", versions[one]);
    }
    let notices = deny()["advisories"]["ignore"].as_array().unwrap().len();
    assert_eq!(notices, UNMAINTAINED.len());
    assert!(UNMAINTAINED.iter().all(|name| versions.contains_key(*name)), "a notice that is not needed any more");
}

/// Names of the packages that the manifest asks for.
fn direct(manifest: &Table) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for section in ["dependencies", "dev-dependencies"] {
        names.extend(manifest[section].as_table().unwrap().keys().cloned());
    }
    for target in manifest["target"].as_table().unwrap().values() {
        names.extend(target["dependencies"].as_table().unwrap().keys().cloned());
    }
    names
}

#[test]
fn every_direct_dependency_is_used_and_has_its_reason() {
    let manifest = table(&root().join("Cargo.toml"));
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = page.split("\n## Dependencies\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows: Vec<Vec<&str>> = section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let told: BTreeSet<String> = rows.iter().map(|row| row[1].trim_matches('`').to_owned()).collect();
    assert_eq!(told, direct(&manifest));
    assert_eq!(told.len(), rows.len(), "a dependency is told twice");
    assert!(rows.iter().all(|row| row[2].len() > 20), "a dependency without a reason");
    let mut code = String::new();
    for folder in ["src", "tests", "benches"] {
        gather(&root().join(folder), &mut code);
    }
    for name in direct(&manifest) {
        let path = name.replace('-', "_");
        assert!(code.contains(&format!("{path}::")), "{name} is asked for and not used");
    }
}

fn gather(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            gather(&entry, code);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(entry).unwrap());
        }
    }
}
