//! The forms in which the whole of a reading leaves the program, as files: their names, their contents.

use std::io;

use crate::briefing::Briefing;

use super::annotation::{self, Remark};
use super::pack::{self, Packed};
use super::{csv, json, markdown};

/// A form of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A report to read.
    Markdown,
    /// A table for each pane.
    Csv,
    /// `pincite/1`.
    Json,
    /// W3C Web Annotations.
    Annotations,
    /// The evidence pack.
    Pack,
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Export {
    /// One file.
    File(Vec<u8>),
    /// A folder of files, in the order in which they are to be written.
    Folder(Vec<Packed>),
}

impl Form {
    /// What is added to the stem of the source's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "-report.md",
            Self::Csv => "-tables",
            Self::Json => "-findings.json",
            Self::Annotations => "-annotations.jsonld",
            Self::Pack => "-evidence",
        }
    }

    /// Whether it is a folder of files.
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Pack)
    }

    /// Whether it needs the bytes that the document was read from.
    pub const fn wants_source(self) -> bool {
        matches!(self, Self::Pack)
    }

    /// The export of a briefing with the notes on it; `source` are the bytes it was read from, where they are wanted.
    ///
    /// # Errors
    /// None but those of memory that is written to.
    pub fn export(self, briefing: &Briefing, remarks: &[Remark], source: &[u8]) -> io::Result<Export> {
        let mut out = Vec::new();
        match self {
            Self::Markdown => markdown::write_with(briefing, remarks, &mut out)?,
            Self::Json => {
                json::write_with(briefing, remarks, json::Options { with_text: false, lines: true }, &mut out)?;
            }
            Self::Annotations => annotation::write(briefing, remarks, &mut out)?,
            Self::Csv => return tables(briefing, remarks).map(Export::Folder),
            Self::Pack => return pack::pack(briefing, source, remarks).map(Export::Folder),
        }
        Ok(Export::File(out))
    }
}

fn tables(briefing: &Briefing, remarks: &[Remark]) -> io::Result<Vec<Packed>> {
    let tables = csv::Table::all(remarks).map(|table| {
        let mut bytes = Vec::new();
        csv::write(briefing, table, remarks, &mut bytes)?;
        Ok(Packed { name: table.file().to_owned(), bytes })
    });
    tables.collect()
}

/// The longest stem of a name, in characters.
const LONGEST: usize = 60;

/// A name for a file of ours, from the path of a source: its stem in ASCII letters, digits, `.`, `_` and `-`, never
/// beginning with a dot or a hyphen, and the ending.
pub fn safe_name(path: &str, ending: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut safe = String::new();
    for c in stem.chars().take(LONGEST) {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') {
            safe.push(c);
        } else if !safe.ends_with('-') {
            safe.push('-');
        }
    }
    let safe = safe.trim_matches(['-', '.']);
    format!("{}{ending}", if safe.is_empty() { "briefing" } else { safe })
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn names_are_safe_whatever_the_source_is_called() {
        for (path, name) in [
            ("/a/b/Harbour report (2).pdf", "Harbour-report-2-x"),
            ("-", "briefing-x"),
            ("../../.ssh/authorized_keys", "authorized_keys-x"),
            (".profile", "briefing-x"),
            ("-rf.txt", "rf-x"),
            ("a\u{1b}[2J\n\u{202e}b.md", "a-2J-b-x"),
            ("С:\\x\\été.docx", "t-x"),
        ] {
            assert_eq!(safe_name(path, "-x"), name, "{path:?}");
        }
        assert!(safe_name(&"y".repeat(500), "-x").len() <= 62);
    }
}
