//! What was met in an office document and is told: what is no text, and what was left out.

use std::collections::BTreeSet;

use crate::document::Place;
use crate::ingest::composer::Composer;
use crate::ingest::package::shown;

/// The most authors that are named.
const AUTHORS: usize = 3;

/// Tracked changes of one kind.
#[derive(Default)]
pub(in crate::ingest) struct Changes {
    count: usize,
    authors: BTreeSet<String>,
}

impl Changes {
    /// One more, by that author.
    pub(in crate::ingest) fn add(&mut self, author: Option<&str>) {
        self.count += 1;
        if let Some(author) = author.map(str::trim).filter(|author| !author.is_empty() && self.authors.len() <= AUTHORS)
        {
            self.authors.insert(shown(author));
        }
    }

    /// ` (by A, B and others)`.
    fn by(&self) -> String {
        if self.authors.is_empty() {
            return String::new();
        }
        let named: Vec<&str> = self.authors.iter().take(AUTHORS).map(String::as_str).collect();
        let others = if self.authors.len() > AUTHORS { " and others" } else { "" };
        format!(" (by {}{others})", named.join(", "))
    }
}

/// Counts of what was met.
#[derive(Default)]
pub(in crate::ingest) struct Told {
    /// Tracked deletions, which are left out.
    pub(in crate::ingest) deleted: Changes,
    /// Rows of tables that are marked as deleted.
    pub(in crate::ingest) deleted_rows: Changes,
    /// Tracked insertions, which are text.
    pub(in crate::ingest) inserted: Changes,
    /// Runs of hidden words.
    pub(in crate::ingest) hidden: usize,
    /// Comments.
    pub(in crate::ingest) comments: usize,
    /// Pictures.
    pub(in crate::ingest) pictures: usize,
    /// Charts.
    pub(in crate::ingest) charts: usize,
    /// Diagrams.
    pub(in crate::ingest) diagrams: usize,
    /// Embedded objects.
    pub(in crate::ingest) objects: usize,
    /// Text boxes left out.
    pub(in crate::ingest) boxes: usize,
    /// Foreign text that its program would put in (`altChunk`).
    pub(in crate::ingest) chunks: usize,
    /// Documents that this one is the master of.
    pub(in crate::ingest) parts: usize,
    /// Headers and footers with words.
    pub(in crate::ingest) running: usize,
    /// What is broken, one sentence each.
    pub(in crate::ingest) broken: Vec<String>,
}

impl Told {
    /// Tells all of it; `main` is the part of the text, where it is not the file.
    pub(in crate::ingest) fn say(&self, out: &mut Composer<'_>, main: Option<&str>) {
        let place = || main.map(|main| Place::Part(main.to_owned()));
        for message in &self.broken {
            out.problem(message.clone(), place());
        }
        let counted = [
            (self.deleted.count, "tracked deletion", format!("left out{}", self.deleted.by())),
            (self.deleted_rows.count, "table row", format!("shown though marked as deleted{}", self.deleted_rows.by())),
            (self.inserted.count, "tracked insertion", format!("shown as text{}", self.inserted.by())),
            (self.hidden, "run of hidden words", "shown as text".to_owned()),
            (self.comments, "comment", "not shown".to_owned()),
            (self.pictures, "picture", "not shown".to_owned()),
            (self.charts, "chart", "not shown".to_owned()),
            (self.diagrams, "diagram", "not shown".to_owned()),
            (self.objects, "embedded object", "not shown".to_owned()),
            (self.boxes, "text box", "left out: there are too many".to_owned()),
            (self.chunks, "inserted document", "not shown".to_owned()),
            (self.parts, "subdocument", "not shown: open it on its own".to_owned()),
            (self.running, "running head", "left out".to_owned()),
        ];
        for (count, what, done) in counted.into_iter().filter(|(count, ..)| *count > 0) {
            let (plural, are) = if count == 1 { ("", "is") } else { ("s", "are") };
            let what = if what.starts_with("run of") && count > 1 {
                what.replacen("run", "runs", 1)
            } else {
                format!("{what}{plural}")
            };
            out.problem(format!("{count} {what} {are} {done}"), place());
        }
        if out.at() == 0 {
            out.problem("no text was found in it", place());
        }
    }
}
