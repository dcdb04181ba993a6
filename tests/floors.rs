//! The rules of the house (ARCHITECTURE.md), checked on the source text: floors, fences, budgets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

/// Floors from the ground up; modules of one line are neighbours.
const FLOORS: [&[&str]; 11] = [
    &["text"],
    &["document", "lexicon", "model"],
    &["ingest", "language"],
    &["reading"],
    &["extract"],
    &["review"],
    &["briefing"],
    &["notebook", "report", "display"],
    &["app"],
    &["view"],
    &["shell", "cli"],
];

/// Modules of `extract` that rooms share.
const SHARED_BY_ROOMS: [&str; 2] = ["mod", "finding"];
/// Modules of `ingest` that read a format.
const READERS: [&str; 11] =
    ["archive", "docx", "markdown", "odt", "pdf", "rtf", "text", "html", "email", "feed", "epub"];

/// What may be named where: a crate or path, and the beginnings of the paths (below `src`) that may name it.
const FENCES: [(&str, &[&str]); 22] = [
    ("ratatui::", &["view/", "shell/", "app/frame.rs"]),
    ("crossterm::", &["shell/", "app/keymap.rs"]),
    ("termina::", &["shell/meaning.rs"]),
    ("textwrap::", &["display/"]),
    ("syntect::", &["display/syntax.rs", "display/syntax_theme.rs"]),
    ("toml::", &["lexicon/", "app/settings/"]),
    // The trainer is a tool behind a feature; the program does not hold it.
    ("std::fs", &["shell/", "cli/", "notebook/store/", "language/train/"]),
    ("std::process", &["shell/", "cli/", "main.rs"]),
    ("std::net", &[]),
    ("std::env::", &["shell/", "cli/", "main.rs"]),
    ("clap::", &["cli/"]),
    ("signal_hook::", &["shell/"]),
    ("rustix::", &["shell/", "notebook/store/"]),
    ("etcetera::", &["shell/"]),
    ("landlock::", &["shell/confine.rs"]),
    ("seccompiler::", &["shell/confine.rs"]),
    ("postcard::", &["ingest/wire.rs"]),
    ("zip::", &["ingest/package/", "ingest/archive/"]),
    ("quick_xml::", &["ingest/"]),
    ("html5gum::", &["ingest/hypertext/"]),
    ("dom_smoothie::", &["ingest/html/"]),
    ("serde_json::", &["report/", "notebook/", "shell/memory/"]),
];

const LINES: usize = 300;
const FUNCTION: usize = 60;

struct Source {
    /// Below `src`, with `/`.
    path: String,
    /// The whole text.
    text: String,
    /// The text before its unit tests, comments left out, line by line.
    code: String,
    /// Whether only tests use it.
    test: bool,
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn before_tests(text: &str) -> &str {
    let inline = text.match_indices("#[cfg(test)]").find(|(at, _)| {
        let rest: String = text[*at..].lines().take(8).collect();
        rest.contains("mod tests {") || rest.contains("mod test {")
    });
    inline.map_or(text, |(at, _)| &text[..at])
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    let texts: Vec<_> = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let mut of_tests = Vec::new();
    for text in &texts {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| **line == "#[cfg(test)]") {
            let _ = line;
            let declared = lines[at + 1..].iter().find(|line| !line.starts_with("#[")).unwrap_or(&"");
            let name = declared.trim_start_matches("pub(crate) ").trim_start_matches("pub ").strip_prefix("mod ");
            of_tests.extend(name.and_then(|name| name.strip_suffix(';')).map(str::to_owned));
        }
    }
    let sources = files.iter().zip(texts).map(|(path, text)| {
        let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let code: String = before_tests(&text)
            .lines()
            .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
            .fold(String::new(), |mut code, line| {
                code.push_str(line);
                code.push('\n');
                code
            });
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".rs").to_owned();
        let declared = module(&path).iter().any(|part| of_tests.iter().any(|name| name == part));
        let test = stem == "tests" || stem.ends_with("_tests") || declared;
        Source { path, text, code, test }
    });
    sources.collect()
}

/// The modules above and at a file: `report/json/each.rs` is `report`, `json`, `each`.
fn module(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    if parts.last() == Some(&"mod") {
        parts.pop();
    }
    parts
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// Every module that the code of a file names, as full paths below the crate of at most two parts.
fn named(source: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices("crate::") {
        if !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            let rest = &source.code[at + 7..];
            if let Some(group) = rest.strip_prefix('{') {
                let inside = group.split('}').next().unwrap_or("");
                found.extend(inside.split(',').map(|part| (word(part.trim()).to_owned(), String::new())));
                continue;
            }
            let first = word(rest);
            let second = rest[first.len()..].strip_prefix("::").map_or("", word);
            found.push((first.to_owned(), second.to_owned()));
        }
    }
    for (at, _) in source.code.match_indices("super::") {
        if source.code[..at].ends_with("::") || source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let mut rest = &source.code[at..];
        let mut place = module(&source.path);
        while let Some(after) = rest.strip_prefix("super::") {
            place.pop();
            rest = after;
        }
        let parts: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').map(|part| word(part.trim())).collect(),
            None => vec![word(rest)],
        };
        for part in parts {
            let path: Vec<&str> = place.iter().copied().chain([part]).collect();
            found.push((path[0].to_owned(), path.get(1).copied().unwrap_or("").to_owned()));
        }
    }
    found
}

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "{} broken rules:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn imports_go_only_down() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !source.test) {
        let own = module(&source.path)[0].to_owned();
        let Some(at) = floor(&own) else { continue };
        for (name, _) in named(source) {
            let allowed = own == name || (own == "cli" && name == "shell");
            if floor(&name).is_some_and(|other| other >= at) && !allowed {
                broken.push(format!("{}: floor {own} names {name}", source.path));
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn every_module_stands_on_a_floor() {
    let lone = ["lib", "main"];
    let names = sources().into_iter().map(|source| module(&source.path)[0].to_owned());
    let broken: Vec<_> = names.filter(|name| floor(name).is_none() && !lone.contains(&name.as_str())).collect();
    assert_none(&broken);
}

#[test]
fn rooms_and_readers_do_not_know_each_other() {
    let all = sources();
    let second = |source: &Source| module(&source.path).get(1).map_or("mod", |part| *part).to_owned();
    let rooms: Vec<String> = all
        .iter()
        .filter(|source| source.path.starts_with("extract/"))
        .map(second)
        .filter(|name| !SHARED_BY_ROOMS.contains(&name.as_str()))
        .collect();
    let mut broken = Vec::new();
    for source in all.iter().filter(|source| !source.test) {
        let own = second(source);
        let apart: &[&str] = match module(&source.path)[0] {
            "extract" if rooms.contains(&own) => &rooms.iter().map(String::as_str).collect::<Vec<_>>(),
            "ingest" if READERS.contains(&own.as_str()) => &READERS,
            _ => continue,
        };
        for (floor, name) in named(source) {
            if floor == module(&source.path)[0] && name != own && apart.contains(&name.as_str()) {
                broken.push(format!("{}: {own} names {name}", source.path));
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn outside_crates_stay_inside_their_fences() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !source.test) {
        for (name, places) in FENCES {
            let whole = |at: usize| !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let used = source.code.match_indices(name).any(|(at, _)| whole(at));
            if used && !places.iter().any(|place| source.path.starts_with(place)) {
                broken.push(format!("{}: names {name}", source.path));
            }
        }
        let layout = source.code.matches("ratatui::layout").count();
        if source.path.starts_with("app/") && source.code.matches("ratatui::").count() != layout {
            broken.push(format!("{}: names more of ratatui than its layout", source.path));
        }
    }
    assert_none(&broken);
}

#[test]
fn files_and_functions_keep_their_budgets() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !source.test) {
        let length = before_tests(&source.text).lines().count();
        if length > LINES {
            broken.push(format!("{}: {length} lines", source.path));
        }
        let lines: Vec<&str> = source.code.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let head = line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
            let head = head.trim_start_matches("pub ").trim_start_matches("const ");
            if !head.starts_with("fn ") {
                continue;
            }
            let close = format!("{}}}", " ".repeat(indent));
            let end = lines[at..].iter().position(|line| *line == close).unwrap_or(0);
            if end + 1 > FUNCTION && !lines[at].trim_end().ends_with(';') {
                broken.push(format!("{}:{}: a function of {} lines", source.path, at + 1, end + 1));
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn nothing_is_unfinished_or_unexplained() {
    let unwanted = [".unwrap()", ".expect(", "todo!(", "unimplemented!(", "dbg!("];
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("HA", "CK")];
    let mut broken = Vec::new();
    for source in sources() {
        if !source.test && !source.text.lines().take(10).any(|line| line.starts_with("//! ")) {
            broken.push(format!("{}: does not say what it is for", source.path));
        }
        let whole = marks.iter().filter(|mark| source.text.contains(**mark));
        let code = unwanted.iter().filter(|part| !source.test && source.code.contains(**part));
        broken.extend(whole.chain(code).map(|part| format!("{}: {part}", source.path)));
    }
    assert_none(&broken);
}
