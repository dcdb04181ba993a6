//! What was met in a Word document and is told: what is no text, and what was left out.

use std::collections::BTreeSet;

use crate::document::Place;
use crate::ingest::composer::Composer;
use crate::ingest::package::shown;

/// The most authors that are named.
const AUTHORS: usize = 3;

/// Tracked changes of one kind.
#[derive(Default)]
pub(super) struct Changes {
    count: usize,
    authors: BTreeSet<String>,
}

impl Changes {
    /// One more, by that author.
    pub(super) fn add(&mut self, author: Option<&str>) {
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
pub(super) struct Told {
    pub(super) deleted: Changes,
    pub(super) deleted_rows: Changes,
    pub(super) inserted: Changes,
    /// Runs of hidden words.
    pub(super) hidden: usize,
    pub(super) comments: usize,
    pub(super) pictures: usize,
    pub(super) charts: usize,
    pub(super) diagrams: usize,
    pub(super) objects: usize,
    /// Text boxes left out.
    pub(super) boxes: usize,
    /// Foreign text that its program would put in (`altChunk`).
    pub(super) chunks: usize,
    /// Documents that this one is the master of.
    pub(super) parts: usize,
    /// Headers and footers with words.
    pub(super) running: usize,
    /// What is broken, one sentence each.
    pub(super) broken: Vec<String>,
    /// Blocks so far, notes not counted.
    pub(super) blocks: u32,
    /// Whether a title has been told by its style.
    pub(super) titled: bool,
    /// Whether no date has been told.
    pub(super) undated: bool,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            deleted: Changes::default(),
            deleted_rows: Changes::default(),
            inserted: Changes::default(),
            hidden: 0,
            comments: 0,
            pictures: 0,
            charts: 0,
            diagrams: 0,
            objects: 0,
            boxes: 0,
            chunks: 0,
            parts: 0,
            running: 0,
            broken: Vec::new(),
            blocks: 0,
            titled: false,
            undated: true,
        }
    }
}

impl Told {
    /// Tells all of it; `main` is the part of the text.
    pub(super) fn say(&self, out: &mut Composer<'_>, main: &str) {
        let place = || Some(Place::Part(main.to_owned()));
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
