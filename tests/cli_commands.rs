//! The command line: exit statuses, refusals, the same bytes twice, and an extract that is verified to the byte.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const TEXT: &str = "KEY POINTS
- The harbour at Lindvik could close before winter, the mayor said.
- Inspectors found two cracks in the northern pier.

LINDVIK, June 3 — Mayor Asta Holm said on Tuesday that the harbour will close before winter.
Inspectors from the Coastal Authority found two cracks in the northern pier.
\u{201c}We will not wait for an accident,\u{201d} Holm said.

Measure | Trend
Ships per month | Rose to 41
Repair costs | Declined slightly
";

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: TempDir::new().unwrap() };
        place.write("harbour.txt", TEXT.as_bytes());
        place
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env_clear().env("HOME", self.folder.path()).env("TERM", "xterm");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Every span with its quote, as anybody would read them from the JSON.
fn quotes(value: &Value, found: &mut Vec<(usize, usize, String)>) {
    if let Some(quote) = value.get("quote").and_then(Value::as_str) {
        let span = value.get("span").or_else(|| value.get("spans").map(|spans| &spans[0])).unwrap();
        let at = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
        found.push((at(0), at(1), quote.to_owned()));
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|child| quotes(child, found)),
        Value::Array(items) => items.iter().for_each(|child| quotes(child, found)),
        _ => {}
    }
}

#[test]
fn two_runs_print_the_same_bytes_and_every_quote_is_a_slice() {
    let place = Place::new();
    let first = place.run(&["extract", "harbour.txt"]);
    assert_eq!((code(&first), err(&first).as_str()), (0, ""));
    assert_eq!(first.stdout, place.run(&["extract", "harbour.txt"]).stdout);
    let json: Value = serde_json::from_slice(&first.stdout).unwrap();
    assert_eq!(json["schema"], "pincite/1");
    assert_eq!(json["document"]["text_bytes"], TEXT.len());
    assert!(json.get("text").is_none());
    let mut found = Vec::new();
    quotes(&json, &mut found);
    assert!(found.len() > 5, "{found:?}");
    for (start, end, quote) in found {
        assert_eq!(&TEXT[start..end], quote);
    }
    for sentence in json["sentences"].as_array().unwrap() {
        let start = usize::try_from(sentence["span"][0].as_u64().unwrap()).unwrap();
        let before = &TEXT[..start];
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!(sentence["line"], before.matches('\n').count() + 1);
        assert_eq!(sentence["column"], column);
    }
}

#[test]
fn json_lines_hold_a_document_each_and_the_text_when_asked() {
    let place = Place::new();
    let output = place.run(&["extract", "--format", "jsonl", "--with-text", "harbour.txt", "gone.txt", "harbour.txt"]);
    assert_eq!(code(&output), 1);
    let text = out(&output);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["text"], TEXT);
    assert_eq!(lines[0], lines[2]);
    assert_eq!(lines[1]["document"]["path"], "gone.txt");
    assert!(lines[1]["error"]["message"].as_str().unwrap().contains("does not exist"));
    let whole: Value = serde_json::from_slice(&place.run(&["extract", "--with-text", "harbour.txt"]).stdout).unwrap();
    assert_eq!(whole, lines[0]);
}

#[test]
fn what_cannot_be_read_is_refused_at_once_with_a_way_on() {
    let place = Place::new();
    place.write("empty.txt", b"");
    place.write("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0");
    let fifo = place.folder.path().join("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for name in ["empty.txt", "binary.txt", "fifo", ".", "/dev/zero", "gone.txt"] {
        for arguments in [&["extract", name][..], &["read", "--linear", name], &["explain", name], &[name]] {
            let output = place.run(arguments);
            assert_eq!(code(&output), 2, "{arguments:?}: {}", err(&output));
            assert!(err(&output).starts_with(&format!("pincite: {name}: ")), "{}", err(&output));
        }
    }
}

#[test]
fn usage_is_status_two_and_help_begins_with_examples() {
    let place = Place::new();
    for arguments in [&["extract"][..], &["extract", "--format", "xml", "a"], &["verify", "a"], &["--theme", "pink"]] {
        assert_eq!(code(&place.run(arguments)), 2, "{arguments:?}");
    }
    let help = place.run(&["--help"]);
    assert_eq!(code(&help), 0);
    assert!(out(&help).starts_with("Examples:\n  pincite "), "{}", out(&help));
    assert_eq!(out(&place.run(&["--version"])), format!("pincite {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn verify_fails_exactly_the_findings_on_a_changed_byte() {
    let place = Place::new();
    let extract = place.run(&["extract", "harbour.txt"]);
    place.write("harbour.json", &extract.stdout);
    let verified = place.run(&["verify", "harbour.txt", "harbour.json"]);
    assert_eq!(code(&verified), 0, "{}", err(&verified));
    assert!(out(&verified).lines().all(|line| line.starts_with("ok ")));
    let json: Value = serde_json::from_slice(&extract.stdout).unwrap();
    let lists = ["key_points", "stakeholders", "statements", "legal_questions", "tables", "author_view", "forecasts"];
    let lists = lists.into_iter().chain(["tradecraft", "damage"]);
    let mut findings: Vec<Value> = lists.flat_map(|list| json[list].as_array().unwrap().clone()).collect();
    let tables: Vec<Value> = json["tables"].as_array().unwrap().clone();
    for finding in &mut findings {
        finding.as_object_mut().unwrap().remove("indicators");
    }
    findings.extend(tables.iter().flat_map(|table| table["indicators"].as_array().unwrap().clone()));
    assert_eq!(out(&verified).lines().count(), findings.len());
    for needle in ["said on Tuesday", "two cracks in the northern", "accident", "Declined"] {
        let at = TEXT.find(needle).unwrap() + 2;
        let on_it = |finding: &&Value| {
            let mut found = Vec::new();
            quotes(finding, &mut found);
            found.iter().any(|&(start, end, _)| start <= at && at < end)
        };
        let id = |finding: &Value| finding["id"].as_str().unwrap().to_owned();
        let mut expected: Vec<String> = findings.iter().filter(on_it).map(id).collect();
        expected.sort();
        for byte in [b'#', 0xff] {
            let mut changed = TEXT.as_bytes().to_vec();
            changed[at] = byte;
            place.write("changed.txt", &changed);
            let output = place.run(&["verify", "changed.txt", "harbour.json"]);
            let text = out(&output);
            let failed = text.lines().filter_map(|line| line.strip_prefix("FAIL")?.split_whitespace().next());
            let mut failed: Vec<String> = failed.map(str::to_owned).collect();
            failed.sort();
            assert_eq!(failed, expected, "{needle}");
            assert_eq!(code(&output), 1);
        }
    }
}

#[test]
fn the_command_verify_prints_shows_the_quoted_bytes() {
    let place = Place::new();
    place.write("it's a; $name.txt", TEXT.as_bytes());
    place.write("x.json", &place.run(&["extract", "it's a; $name.txt"]).stdout);
    let output = place.run(&["verify", "it's a; $name.txt", "x.json"]);
    let text = out(&output);
    let line = text.lines().find(|line| line.contains(" statement ")).unwrap();
    let command = &line[line.find("tail").unwrap()..];
    let shown = Command::new("sh").args(["-c", command]).current_dir(place.folder.path()).output().unwrap();
    let json: Value = serde_json::from_slice(&fs::read(place.folder.path().join("x.json")).unwrap()).unwrap();
    assert_eq!(String::from_utf8(shown.stdout).unwrap(), json["statements"][0]["quote"].as_str().unwrap());
}

#[test]
fn verify_refuses_what_is_no_extract() {
    let place = Place::new();
    place.write("x.json", b"{\"schema\":\"other/1\"}");
    for json in ["x.json", "harbour.txt", "gone.json"] {
        assert_eq!(code(&place.run(&["verify", "harbour.txt", json])), 2);
    }
}

#[test]
fn plain_output_where_no_screen_is_and_never_an_escape() {
    let place = Place::new();
    place.write("bell.txt", "The bell\u{1b}[2J rang \u{202e}twice. It rang.\n".as_bytes());
    let linear = place.run(&["read", "--linear", "harbour.txt"]);
    assert_eq!(out(&place.run(&["harbour.txt"])), out(&linear));
    assert!(out(&linear).contains("Stakeholder 1 of "), "{}", out(&linear));
    assert!(out(&linear).contains(", line 5: LINDVIK, June 3"), "{}", out(&linear));
    for arguments in [
        &["bell.txt"][..],
        &["explain", "bell.txt"],
        &["extract", "bell.txt"],
        &["extract", "--format", "md", "bell.txt"],
    ] {
        let text = out(&place.run(arguments));
        assert!(!text.is_empty() || arguments[0] == "explain");
        let obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(obeyed), "{arguments:?}: {text:?}");
    }
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let place = Place::new();
    let input = fs::File::open(place.folder.path().join("harbour.txt")).unwrap();
    let output = place.command(&["extract", "-"]).stdin(input).output().unwrap();
    assert_eq!(code(&output), 0);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (json["document"]["path"].as_str(), json["document"]["text_bytes"].as_u64()),
        (Some("-"), Some(TEXT.len() as u64))
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let place = Place::new();
    let many = vec!["harbour.txt"; 200];
    let mut arguments = vec!["extract"];
    arguments.extend(many);
    let mut child = place.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
}

#[test]
fn the_users_lexicon_is_checked_line_by_line() {
    let place = Place::new();
    let folder = place.folder.path().join(".config/pincite/lexicon");
    let empty = place.run(&["lexicon", "check"]);
    assert_eq!(code(&empty), 0);
    assert!(out(&empty).contains("no lexicon files"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("harbour.toml"), "[pier]\nwords = [\"northern pier\", 3]\n").unwrap();
    let wrong = place.run(&["lexicon", "check"]);
    assert_eq!(code(&wrong), 1);
    assert!(out(&wrong).contains("harbour.toml:2: "), "{}", out(&wrong));
    let warned = place.run(&["extract", "harbour.txt"]);
    assert_eq!(code(&warned), 0);
    assert!(err(&warned).contains("pincite lexicon check"));
    fs::write(folder.join("harbour.toml"), "[pier]\nwords = [\"northern pier\"]\n").unwrap();
    let right = place.run(&["lexicon", "check"]);
    assert_eq!((code(&right), out(&right).contains("1 lexicon file, no mistakes")), (0, true));
    let lexicon = |output: &Output| -> Value { serde_json::from_slice(&output.stdout).unwrap() };
    let extended = lexicon(&place.run(&["extract", "harbour.txt"]));
    assert_ne!(extended["engine"]["lexicon"], lexicon(&warned)["engine"]["lexicon"]);
}
