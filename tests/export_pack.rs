//! The evidence pack and the other exports of `pincite export`: the script of a pack passes with POSIX tools alone, and
//! fails on one changed byte of any file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TEXT: &str = "\
KEY POINTS
- Ferries to Łenn could stop in May, the ministry said.

The ministry of ports said ferries to Łenn could stop in May. \"We have no quay left,\" said Mara Voss, the harbour
master, on Monday. The council has probably not voted. A vote would breach the treaty of 1974.
";

/// What the script says it needs, and a shell to run it.
const TOOLS: [&str; 6] = ["cksum", "cmp", "cut", "dd", "tail", "xargs"];

fn found(tool: &str) -> PathBuf {
    let path = std::env::var("PATH").unwrap();
    let places = path.split(':').map(|folder| Path::new(folder).join(tool));
    places.into_iter().find(|path| path.is_file()).unwrap_or_else(|| panic!("{tool} is missing: these tests need it"))
}

/// A folder of links to the tools, and to nothing else.
fn tools(folder: &Path) -> PathBuf {
    let bin = folder.join("posix");
    fs::create_dir(&bin).unwrap();
    for tool in TOOLS {
        std::os::unix::fs::symlink(found(tool), bin.join(tool)).unwrap();
    }
    bin
}

fn pincite(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
    command.args(arguments).current_dir(folder).env("HOME", "/nonexistent").env_remove("PINCITE_SECURE");
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs the script of a pack with the tools of `bin` alone.
fn check(pack: &Path, bin: &Path) -> Output {
    Command::new("/bin/sh").arg(pack.join("check.sh")).env_clear().env("PATH", bin).output().unwrap()
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn packed(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    fs::write(folder.join(name), bytes).unwrap();
    let output = pincite(folder, &["export", "--to", "pack", "--out", "pack", name]);
    assert!(output.status.success(), "{}", said(&output));
    folder.join("pack")
}

#[test]
fn the_script_passes_with_posix_tools_alone_and_fails_on_one_changed_byte() {
    let folder = tempfile::tempdir().unwrap();
    let bin = tools(folder.path());
    let pack = packed(folder.path(), "$(touch x) 'ferries'.txt", TEXT.as_bytes());
    let output = check(&pack, &bin);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("quotes stand in source.txt at their places"), "{}", said(&output));
    assert!(said(&output).contains("SHA-256 not checked"), "more than the tools was at hand");
    assert_eq!(fs::read(pack.join("source.txt")).unwrap(), TEXT.as_bytes());
    let all = files(&pack);
    assert!(all.len() > 12, "{all:?}");
    let name_is_ours = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    assert!(all.iter().all(|path| name_is_ours(path.file_name().unwrap().to_str().unwrap())), "{all:?}");
    for path in &all {
        let good = fs::read(path).unwrap();
        let mut bad = good.clone();
        // A letter of a comment, in the script: one that changes nothing of what it does.
        let at = if path.ends_with("check.sh") { 20 } else { bad.len() / 2 };
        bad[at] ^= 1;
        fs::write(path, bad).unwrap();
        let output = check(&pack, &bin);
        assert_eq!(output.status.code(), Some(1), "{}: {}", path.display(), said(&output));
        assert!(said(&output).contains("FAILED"), "{}", path.display());
        fs::write(path, good).unwrap();
    }
    fs::remove_file(all.iter().find(|path| path.parent().unwrap().ends_with("quotes")).unwrap()).unwrap();
    assert_eq!(check(&pack, &bin).status.code(), Some(1), "a quote is missing");
}

#[test]
fn the_places_are_proved_apart_from_the_checksums() {
    let folder = tempfile::tempdir().unwrap();
    let bin = tools(folder.path());
    let pack = packed(folder.path(), "ferries.txt", TEXT.as_bytes());
    // A table that names other places, with checksums that were made to fit.
    let table = fs::read_to_string(pack.join("quotes.tsv")).unwrap();
    let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
    let mut fields: Vec<String> = lines[1].split('\t').map(str::to_owned).collect();
    fields[2] = (fields[2].parse::<u32>().unwrap() + 1).to_string();
    lines[1] = fields.join("\t");
    fs::write(pack.join("quotes.tsv"), lines.join("\n") + "\n").unwrap();
    let made = Command::new("/bin/sh")
        .args(["-c", "cut -d ' ' -f 3 CKSUMS | xargs cksum > new && mv new CKSUMS"])
        .current_dir(&pack)
        .output()
        .unwrap();
    assert!(made.status.success());
    let output = check(&pack, &bin);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("checksums hold") && said(&output).contains("is not bytes"), "{}", said(&output));
}

#[test]
fn sha_256_is_checked_where_there_is_a_tool_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let bin = tools(folder.path());
    std::os::unix::fs::symlink(found("sha256sum"), bin.join("sha256sum")).unwrap();
    let pack = packed(folder.path(), "ferries.txt", TEXT.as_bytes());
    let output = check(&pack, &bin);
    assert!(output.status.success() && said(&output).contains("SHA-256 holds"), "{}", said(&output));
    let table = fs::read_to_string(pack.join("quotes.tsv")).unwrap();
    let row: Vec<&str> = table.lines().nth(1).unwrap().split('\t').collect();
    let told = Command::new(found("sha256sum")).arg(pack.join(row[5])).output().unwrap();
    assert!(String::from_utf8(told.stdout).unwrap().starts_with(row[4]), "the table holds the hash of the quote");
}

#[test]
fn a_source_that_is_not_its_text_is_packed_with_the_text() {
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let page = format!(
        "<html><head><title>Quays</title></head><body><p>{}</p></body></html>",
        TEXT.replace("\n\n", "</p><p>")
    );
    for (name, bytes, own) in [("f.txt", utf16, "source.txt"), ("f.html", page.into_bytes(), "source.html")] {
        let folder = tempfile::tempdir().unwrap();
        let bin = tools(folder.path());
        let pack = packed(folder.path(), name, &bytes);
        assert_eq!(fs::read(pack.join(own)).unwrap(), bytes);
        let output = check(&pack, &bin);
        assert!(output.status.success() && said(&output).contains("quotes stand in text.txt"), "{}", said(&output));
        let readme = fs::read_to_string(pack.join("README.txt")).unwrap();
        assert!(readme.contains("is the text that pincite read from it"), "{readme}");
        fs::copy(pack.join("findings.json"), folder.path().join("f.json")).unwrap();
        let verified = pincite(folder.path(), &["verify", name, "f.json"]);
        assert!(verified.status.success(), "{}", said(&verified));
    }
}

#[test]
fn the_same_input_gives_the_same_pack() {
    let folder = tempfile::tempdir().unwrap();
    let one = packed(folder.path(), "ferries.txt", TEXT.as_bytes());
    let output = pincite(folder.path(), &["export", "--to", "pack", "ferries.txt"]);
    assert!(said(&output).contains("written: ferries-evidence"), "{}", said(&output));
    let two = folder.path().join("ferries-evidence");
    let (names, others) = (files(&one), files(&two));
    assert_eq!(names.len(), others.len());
    for (a, b) in names.iter().zip(&others) {
        assert_eq!(fs::read(a).unwrap(), fs::read(b).unwrap(), "{}", a.display());
    }
}

#[test]
fn every_form_is_written_beside_and_never_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a b.txt"), TEXT).unwrap();
    let run = |arguments: &[&str]| {
        let all: Vec<&str> = ["export", "a b.txt"].iter().chain(arguments).copied().collect();
        pincite(folder.path(), &all)
    };
    for (form, name) in
        [("md", "a-b-report"), ("json", "a-b-findings"), ("annotations", "a-b-annotations"), ("csv", "a-b-tables")]
    {
        for number in ["", "-2"] {
            let output = run(&["--to", form]);
            assert!(output.status.success() && output.stdout.is_empty(), "{}", said(&output));
            assert!(said(&output).contains(&format!("written: {name}{number}")), "{}", said(&output));
        }
    }
    let output = run(&["--to", "md", "--out", "a-b-report.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("nothing is written over"), "{}", said(&output));
    let printed = run(&["--to", "json", "--out", "-"]);
    assert_eq!(printed.stdout, fs::read(folder.path().join("a-b-findings.json")).unwrap());
    assert_eq!(run(&["--to", "pack", "--out", "-"]).status.code(), Some(2));
    fs::create_dir(folder.path().join("out")).unwrap();
    assert!(run(&["--to", "md", "--out", "out"]).status.success());
    assert!(folder.path().join("out/a-b-report.md").is_file());
}

#[test]
fn nothing_that_is_written_or_said_commands_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let text = TEXT.replace("Monday", "Mon\u{1b}]0;x\u{7}\u{9b}2J\u{202e}day").replace("Mara", "=Mara");
    fs::write(folder.path().join("x\u{1b}[2J.txt"), text).unwrap();
    for form in ["md", "json", "annotations", "csv"] {
        let output = pincite(folder.path(), &["export", "--to", form, "--out", form, "x\u{1b}[2J.txt"]);
        assert!(output.status.success(), "{}", said(&output));
        let made = folder.path().join(form);
        for path in if made.is_dir() { files(&made) } else { vec![made] } {
            let text = fs::read_to_string(&path).unwrap();
            let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r') || c == '\u{202e}';
            assert!(!text.contains(bad), "{}", path.display());
        }
    }
    let gone = pincite(folder.path(), &["export", "--to", "md", "no\u{1b}[2Jfile.txt"]);
    assert_eq!(gone.status.code(), Some(2));
    assert!(!said(&gone).contains('\u{1b}'));
}

#[test]
fn secure_mode_exports_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
    command.args(["export", "--to", "md", "a.txt"]).current_dir(folder.path()).env("PINCITE_SECURE", "1");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn notes_go_with_every_form() {
    use pincite::document::Document;
    use pincite::ingest::{self, Part};
    use pincite::notebook::store::{Keeper, Origin, Place, RealDisk};
    use pincite::notebook::{Anchor, Ids, Note, Status};
    use pincite::text::Span;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, TEXT).unwrap();
    let document: Document = ingest::read(TEXT.as_bytes().to_vec(), "a.txt", Part::Whole).unwrap();
    let words = "We have no quay left";
    let at = TEXT.find(words).unwrap();
    let anchor = Anchor::of(&document, Span::from_range(&(at..at + words.len()))).unwrap();
    let note = Note {
        text: "which quay? ask Lenn".to_owned(),
        tags: vec!["ask".to_owned()],
        status: Some(Status::Doubtful),
        ..Note::on(Ids::new([1, 2]).fresh(), anchor)
    };
    let origin = Origin {
        sha256: document.source.sha256.clone(),
        name: "a.txt".to_owned(),
        path: Some(path.canonicalize().unwrap().to_string_lossy().into_owned()),
    };
    let mut keeper = Keeper::new(RealDisk::new("test"), Place::Beside(Place::beside(&path)), origin);
    keeper.save(&[note], "2026-03-11T10:00:00Z").unwrap();
    for (form, holds) in [
        ("md", "## Notes\n\n1. “We have no quay left” (L4): doubtful; \\#ask\n   which quay? ask Lenn"),
        ("json", "\"text\":\"which quay? ask Lenn\""),
        ("annotations", "\"motivation\":\"commenting\""),
    ] {
        let output = pincite(folder.path(), &["export", "--to", form, "--out", "-", "a.txt"]);
        assert!(said(&output).contains(holds), "{form}: {}", said(&output));
    }
    let output = pincite(folder.path(), &["export", "--to", "csv", "--out", "tables", "a.txt"]);
    assert!(output.status.success());
    let table = fs::read_to_string(folder.path().join("tables/notes.csv")).unwrap();
    assert!(table.contains(",We have no quay left,L4,4,"), "{table}");
    let pack = packed(folder.path(), "a.txt", TEXT.as_bytes());
    let quotes = fs::read_to_string(pack.join("quotes.tsv")).unwrap();
    assert!(
        quotes.lines().any(|row| row.starts_with("note:") && row.contains(&format!("\tnote\t{at}\t20\t"))),
        "{quotes}"
    );
}

#[test]
fn notes_are_taken_from_where_the_settings_say() {
    use pincite::document::Document;
    use pincite::ingest::{self, Part};
    use pincite::notebook::store::{Keeper, Origin, Place, RealDisk};
    use pincite::notebook::{Anchor, Ids, Note};

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, TEXT).unwrap();
    let document: Document = ingest::read(TEXT.as_bytes().to_vec(), "a.txt", Part::Whole).unwrap();
    let anchor = Anchor::of(&document, document.span()).unwrap();
    let data = folder.path().join("data");
    let places =
        [Place::Shelf(data.join("pincite/notes")), Place::Beside(Place::beside(&path))].into_iter().zip([1, 2]);
    for (place, at) in places {
        let text = format!("note of place {at}");
        let note = Note { text, ..Note::on(Ids::new([at, 2]).fresh(), anchor.clone()) };
        let origin = Origin { sha256: document.source.sha256.clone(), name: "a.txt".to_owned(), path: None };
        Keeper::new(RealDisk::new("test"), place, origin).save(&[note], "2026-03-11T10:00:00Z").unwrap();
    }
    let settings = folder.path().join("my.toml");
    for (says, holds) in [("notes = \"beside\"\n", "note of place 2"), ("notes = \"data\"\n", "note of place 1")] {
        fs::write(&settings, says).unwrap();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
        command.args(["export", "--to", "md", "--out", "-", "a.txt"]).current_dir(folder.path());
        command.env("XDG_DATA_HOME", &data).env("PINCITE_CONFIG", &settings).env_remove("PINCITE_SECURE");
        let output = command.output().unwrap();
        let text = said(&output);
        assert!(text.contains(holds) && text.matches("note of place").count() == 1, "{says}: {text}");
    }
}
