//! The table of settings: name, default, help, and how a value is taken. The default file and the manual are made from it.

use std::fmt::Write as _;

use super::super::state::Scheme;
use super::{Mouse, NotesPlace, Settings, Switch};

/// A value as it stands in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A string.
    Text(&'a str),
    /// A whole number.
    Number(i64),
    /// `true` or `false`.
    Truth(bool),
    /// Anything else, by the name of its type.
    Other(&'static str),
}

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// The table it stands in; empty for none.
    pub table: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its default, as it would be written in the file.
    pub default: &'static str,
    /// What it does, one line each.
    pub help: &'static [&'static str],
    /// Takes a value, or says what was wanted.
    pub(super) take: fn(&mut Settings, &Value<'_>) -> Result<(), String>,
}

/// All settings, in the order of the default file.
pub static SETTINGS: &[Setting] = &[
    Setting {
        table: "",
        name: "theme",
        default: "\"auto\"",
        help: &["auto (what the terminal says of its ground), dark, light, high-contrast, monochrome"],
        take: |settings, value| put(&mut settings.theme, choose(value, THEMES)),
    },
    Setting {
        table: "",
        name: "source_theme",
        default: "\"\"",
        help: &["a .tmTheme file for the colours of the source text; without a folder, beside this file"],
        take: |settings, value| put(&mut settings.source_theme, text(value)),
    },
    Setting {
        table: "",
        name: "text_width",
        default: "100",
        help: &["the widest the source text may be, in columns (20 to 1000); 0: as wide as its pane"],
        take: |settings, value| put(&mut settings.text_width, columns(value)),
    },
    Setting {
        table: "",
        name: "mouse",
        default: "\"off\"",
        help: &["off (the terminal's own selection works), wheel (it scrolls), on (a click selects, too)"],
        take: |settings, value| put(&mut settings.mouse, choose(value, MICE)),
    },
    Setting {
        table: "",
        name: "ascii",
        default: "\"auto\"",
        help: &["borders and marks in ASCII: auto (where the locale is not UTF-8), on, off"],
        take: |settings, value| put(&mut settings.ascii, choose(value, SWITCHES)),
    },
    Setting {
        table: "",
        name: "notes",
        default: "\"data\"",
        help: &["where notes are kept: data (the folder `pincite config path` names) or beside (the document)"],
        take: |settings, value| put(&mut settings.notes, choose(value, PLACES)),
    },
    Setting {
        table: "",
        name: "watch",
        default: "true",
        help: &["say so when the file changes"],
        take: |settings, value| put(&mut settings.watch, truth(value)),
    },
    Setting {
        table: "",
        name: "restore",
        default: "true",
        help: &["open a document where it was left"],
        take: |settings, value| put(&mut settings.restore, truth(value)),
    },
    Setting {
        table: "copy",
        name: "citation",
        default: "\"\"",
        help: &["the quote with its citation (key y)"],
        take: |settings, value| template(settings, "citation", value),
    },
    Setting {
        table: "copy",
        name: "markdown",
        default: "\"\"",
        help: &["a Markdown block quote (key Y)"],
        take: |settings, value| template(settings, "markdown", value),
    },
    Setting {
        table: "copy",
        name: "quote",
        default: "\"\"",
        help: &["the quote alone"],
        take: |settings, value| template(settings, "quote", value),
    },
    Setting {
        table: "copy",
        name: "footnote",
        default: "\"\"",
        help: &["a Markdown footnote"],
        take: |settings, value| template(settings, "footnote", value),
    },
    Setting {
        table: "copy",
        name: "biblatex",
        default: "\"\"",
        help: &["a BibLaTeX entry with the place"],
        take: |settings, value| template(settings, "biblatex", value),
    },
    Setting {
        table: "copy",
        name: "icd206",
        default: "\"\"",
        help: &["an endnote in the manner of ICD 206"],
        take: |settings, value| template(settings, "icd206", value),
    },
];

const THEMES: &[(&str, Option<Scheme>)] = &[
    ("auto", None),
    ("dark", Some(Scheme::Dark)),
    ("light", Some(Scheme::Light)),
    ("high-contrast", Some(Scheme::HighContrast)),
    ("monochrome", Some(Scheme::Monochrome)),
];
const MICE: &[(&str, Mouse)] = &[("off", Mouse::Off), ("wheel", Mouse::Wheel), ("on", Mouse::On)];
const SWITCHES: &[(&str, Switch)] = &[("auto", Switch::Auto), ("on", Switch::On), ("off", Switch::Off)];
const PLACES: &[(&str, NotesPlace)] = &[("data", NotesPlace::Data), ("beside", NotesPlace::Beside)];

fn put<T>(slot: &mut T, value: Result<T, String>) -> Result<(), String> {
    value.map(|value| *slot = value)
}

fn choose<T: Copy>(value: &Value<'_>, choices: &[(&'static str, T)]) -> Result<T, String> {
    let found = match value {
        Value::Text(text) => choices.iter().find(|(name, _)| name == text),
        _ => None,
    };
    let names = || choices.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    found.map(|(_, value)| *value).ok_or_else(|| format!("one of {}", names()))
}

/// The longest text of a setting, in bytes.
const LONGEST: usize = 4096;

fn text(value: &Value<'_>) -> Result<Option<String>, String> {
    match value {
        Value::Text(text) if text.len() > LONGEST => Err(format!("a string of at most {LONGEST} bytes")),
        Value::Text(text) => Ok(Some((*text).to_owned()).filter(|text| !text.is_empty())),
        _ => Err("a string".to_owned()),
    }
}

/// A template for the form of that name; an empty one leaves the program's.
fn template(settings: &mut Settings, name: &str, value: &Value<'_>) -> Result<(), String> {
    let Some(written) = text(value)? else { return Ok(()) };
    settings.copy.replace(name, &written).map_err(|error| format!("a template: {error}"))
}

fn truth(value: &Value<'_>) -> Result<bool, String> {
    if let Value::Truth(truth) = value { Ok(*truth) } else { Err("true or false".to_owned()) }
}

fn columns(value: &Value<'_>) -> Result<u16, String> {
    match value {
        Value::Number(columns @ (0 | 20..=1000)) => Ok(u16::try_from(*columns).unwrap_or(0)),
        _ => Err("0, or a number from 20 to 1000".to_owned()),
    }
}

/// The file that `pincite config init` writes: every setting with its default, commented out.
pub fn default_file() -> String {
    let mut file = "# Settings of pincite. What stands behind a # is what holds without it.\n\
         # `pincite config check` looks for mistakes in this file.\n"
        .to_owned();
    let mut table = "";
    for setting in SETTINGS {
        if setting.table != table {
            table = setting.table;
            let _ = write!(file, "\n# {}\n[{table}]\n", about(table));
        }
        for line in setting.help {
            let _ = write!(file, "\n# {line}");
        }
        let _ = writeln!(file, "\n# {} = {}", setting.name, setting.default);
    }
    file.push_str(KEYS);
    file
}

fn about(table: &str) -> &'static str {
    match table {
        "copy" => {
            "Templates for what is copied, with placeholders such as {quote}, {file}, {place}; \"\" is the built-in one."
        }
        _ => "",
    }
}

const KEYS: &str = "
# Keys: a sequence, its keys parted by blanks, and the name of a command; \"none\" takes a key away.
# `pincite config keys` lists all commands with their names and keys.
[keys]

# \"space\" = \"page-down\"
# \"g s\" = \"search\"
# \"Q\" = \"none\"
";
