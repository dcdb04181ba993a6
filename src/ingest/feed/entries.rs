//! The elements of a feed: its own, and those of each entry (RSS 0.9 to 2.0, RSS 1.0 in RDF, Atom).

use crate::document::SegmentKind;
use crate::ingest::hypertext;
use crate::ingest::xml::{Event, Events, Source, Tag, Words};

/// The most entries that are read.
const MOST: usize = 5000;

/// The text of an element, unescaped once, with its way back to the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    pub(super) text: String,
    runs: Vec<hypertext::Run>,
    end: usize,
    /// Whether it is HTML.
    pub(super) html: bool,
}

impl Field {
    fn add(&mut self, text: &str, source: usize, end: usize, kind: SegmentKind) {
        self.runs.push(hypertext::Run { text: self.text.len(), source, kind });
        self.text.push_str(text);
        self.end = end;
    }

    fn words(&mut self, words: &Words<'_>, source: &Source) {
        if words.exact {
            self.raw(source, words.from, words.to);
        } else {
            let (from, to) = source.place(words.from, words.to);
            self.add(&words.text, from, to, SegmentKind::Replaced);
        }
    }

    /// The text of the file itself, tags and all.
    fn raw(&mut self, source: &Source, from: usize, to: usize) {
        for run in source.runs(from, to) {
            self.add(run.text, run.from, run.to, run.kind);
        }
    }

    /// The text with its way back.
    pub(super) fn source(&self) -> hypertext::Source<'_> {
        hypertext::Source::of_runs(self.text.as_str(), self.runs.clone(), self.end)
    }
}

/// What an element is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Title,
    Date,
    Author,
    Link,
    Summary,
    Content,
}

/// An entry of a feed, or what a feed says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) title: Option<Field>,
    pub(super) date: Option<Field>,
    pub(super) author: Option<Field>,
    pub(super) link: Option<Field>,
    summary: Option<Field>,
    content: Option<Field>,
}

impl Entry {
    /// The text: all of it where the feed holds it, else the summary.
    pub(super) fn body(&self) -> Option<&Field> {
        let filled = |field: &&Field| !field.text.trim().is_empty();
        self.content.as_ref().filter(filled).or(self.summary.as_ref())
    }

    fn set(&mut self, part: Part, field: Field) {
        let place = match part {
            Part::Title => &mut self.title,
            Part::Date => &mut self.date,
            Part::Author => &mut self.author,
            Part::Link => &mut self.link,
            Part::Summary => &mut self.summary,
            Part::Content => &mut self.content,
        };
        if place.as_ref().is_none_or(|old| old.text.trim().is_empty()) {
            *place = Some(field);
        }
    }
}

/// A feed.
#[derive(Debug, Default)]
pub(super) struct Feed {
    pub(super) own: Entry,
    pub(super) entries: Vec<Entry>,
    pub(super) problems: Vec<String>,
}

impl Feed {
    /// What an element belongs to: the last entry, or the feed itself.
    fn holder(&mut self, entry: bool) -> &mut Entry {
        match self.entries.last_mut().filter(|_| entry) {
            Some(last) => last,
            None => &mut self.own,
        }
    }
}

/// An element whose text is being gathered.
struct Open {
    part: Part,
    depth: usize,
    field: Field,
    /// Where its content begins and, so far, ends in the text of the file.
    from: usize,
    to: usize,
    /// Whether elements stand in it: then its content is taken as it is written.
    marked: bool,
}

/// Reads all of a feed.
pub(super) fn feed(source: &Source) -> Feed {
    let mut events = Events::new(source);
    let mut feed = Feed::default();
    // How deep the feed's own elements and those of the entry stand.
    let (mut own, mut inside) = (usize::MAX, None);
    let mut open: Option<Open> = None;
    while let Some(event) = events.next() {
        let depth = events.depth();
        match event {
            Event::Start(tag) => {
                if let Some(open) = &mut open {
                    open.marked = true;
                    open.to = tag.to;
                    continue;
                }
                match tag.name {
                    "channel" | "feed" => own = depth,
                    "item" | "entry" => {
                        if feed.entries.len() >= MOST {
                            feed.problems.push(format!("more than {MOST} entries: the rest of them is not read"));
                            break;
                        }
                        feed.entries.push(Entry::default());
                        inside = Some(depth);
                    }
                    _ => open = begin(&tag, depth, inside.unwrap_or(own), source, &mut feed, inside.is_some()),
                }
            }
            Event::Text(words) => {
                if let Some(open) = &mut open {
                    open.field.words(&words, source);
                    open.to = words.to;
                }
            }
            Event::End(..) => {
                if let Some(done) = open.take_if(|open| depth < open.depth) {
                    let (part, field) = finish(done, source);
                    feed.holder(inside.is_some()).set(part, field);
                }
                inside = inside.filter(|at| depth >= *at);
            }
        }
    }
    feed.problems.extend(events.problems());
    feed
}

/// What begins with `tag`, a child of the feed or entry at depth `above`.
fn begin(tag: &Tag<'_>, depth: usize, above: usize, source: &Source, feed: &mut Feed, entry: bool) -> Option<Open> {
    let child = depth == above.saturating_add(1);
    let part = match tag.name {
        "title" if child => Part::Title,
        "pubDate" | "date" | "published" | "updated" | "issued" | "modified" | "created" if child => Part::Date,
        // The name inside Atom's author.
        "creator" if child => Part::Author,
        "author" if child && !is_atom(tag) => Part::Author,
        "name" if depth == above.saturating_add(2) && is_atom(tag) => Part::Author,
        "link" if child => Part::Link,
        "description" | "summary" | "subtitle" | "tagline" if child => Part::Summary,
        "encoded" | "content" if child => Part::Content,
        _ => return None,
    };
    let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let text = is_atom(tag) && (kind.is_empty() || kind == "text" || kind == "text/plain");
    let mut field = Field { html: !text, ..Field::default() };
    if part == Part::Link && is_atom(tag) {
        let relation = tag.attribute("rel").unwrap_or_default();
        let target = tag.attribute("href").filter(|_| relation.is_empty() || relation == "alternate")?;
        let (from, to) = source.place(tag.from, tag.to);
        field.add(&target, from, to, SegmentKind::Replaced);
        feed.holder(entry).set(part, field);
        return None;
    }
    Some(Open { part, depth, field, from: tag.to, to: tag.to, marked: false })
}

fn is_atom(tag: &Tag<'_>) -> bool {
    tag.space == crate::ingest::xml::Space::Atom
}

fn finish(done: Open, source: &Source) -> (Part, Field) {
    let Open { part, mut field, from, to, marked, .. } = done;
    if marked {
        field = Field { html: true, ..Field::default() };
        field.raw(source, from, to);
    }
    (part, field)
}
