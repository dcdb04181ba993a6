//! The package document: what the book is called, and which entries its chapters are in which order.

use std::collections::BTreeMap;

use crate::ingest::composer::Composer;
use crate::ingest::facts;
use crate::ingest::xml::{Event, Events, Source, Tag};
use crate::text::Span;

/// The most lines of the note.
const LINES: usize = 12;

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    /// The name of its entry.
    pub(super) name: String,
    /// Whether it is XHTML.
    pub(super) xml: bool,
}

/// An entry that the manifest lists.
struct Item {
    name: String,
    media: String,
    nav: bool,
}

/// What the package document says.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// In reading order; the table of contents left out.
    pub(super) chapters: Vec<Chapter>,
}

impl Book {
    /// Reads `source`, the package document in the entry `own`. Title, authors and date are appended as a note of lines
    /// `key: value`.
    pub(super) fn read(source: &Source, own: &str, out: &mut Composer<'_>) -> Self {
        let mut items: BTreeMap<String, Item> = BTreeMap::new();
        let mut spine: Vec<String> = Vec::new();
        let mut front = Front::default();
        for event in Events::new(source) {
            match event {
                Event::Start(tag) => {
                    front.begin(tag.name);
                    match tag.name {
                        "item" => {
                            if let (Some(id), Some(item)) = (tag.attribute("id"), item(&tag, own)) {
                                items.entry(id.into_owned()).or_insert(item);
                            }
                        }
                        "itemref" => spine.extend(tag.attribute("idref").map(std::borrow::Cow::into_owned)),
                        _ => {}
                    }
                }
                Event::Text(words) if !words.text.trim().is_empty() => {
                    if front.line(out) {
                        words.fold(source, out);
                    }
                }
                Event::Text(_) => {}
                Event::End(_, name) => front.end(name, out),
            }
        }
        out.end();
        front.tell(out);
        let read = spine.iter().filter_map(|id| items.get(id)).filter(|item| is_text(&item.media));
        let chapter = |item: &Item| Chapter { name: item.name.clone(), xml: item.media != "text/html" };
        let all: Vec<&Item> = read.collect();
        let bare = all.iter().all(|item| item.nav);
        Self { chapters: all.into_iter().filter(|item| bare || !item.nav).map(chapter).collect() }
    }
}

fn item(tag: &Tag<'_>, own: &str) -> Option<Item> {
    let name = resolve(own, &tag.attribute("href")?)?;
    let media = tag.attribute("media-type").unwrap_or_default().trim().to_ascii_lowercase();
    let nav = tag.attribute("properties").is_some_and(|all| all.split_whitespace().any(|one| one == "nav"));
    Some(Item { name, media, nav })
}

fn is_text(media: &str) -> bool {
    matches!(
        media,
        "" | "application/xhtml+xml" | "text/html" | "application/xml" | "text/xml" | "text/x-oeb1-document"
    )
}

/// The entry that `href` in the entry `own` names; `None` where that lies outside the container.
pub(super) fn resolve(own: &str, href: &str) -> Option<String> {
    let path = href.split(['#', '?']).next().unwrap_or_default().trim();
    if path.is_empty() || path.contains("://") {
        return None;
    }
    let path = unescaped(path)?;
    let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = Vec::new();
    let base = if path.starts_with('/') { "" } else { folder };
    for step in base.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/")).filter(|name| !name.is_empty())
}

/// `%20` and the like resolved.
fn unescaped(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).ok()
}

/// The note at the top on its way.
#[derive(Default)]
struct Front {
    /// The element that is open.
    key: Option<&'static str>,
    /// Where its value begins, once there is one.
    start: Option<u32>,
    lines: usize,
    title: Option<Span>,
    date: Option<(Span, String)>,
    dated: bool,
}

impl Front {
    fn begin(&mut self, name: &str) {
        self.key = match name {
            "title" if self.title.is_none() => Some("title"),
            "creator" => Some("creator"),
            "date" if !self.dated => Some("date"),
            _ => None,
        };
        self.start = None;
    }

    /// Sees to it that a value can be appended; whether one is wanted.
    fn line(&mut self, out: &mut Composer<'_>) -> bool {
        let Some(key) = self.key.filter(|_| self.start.is_some() || self.lines < LINES) else { return false };
        if self.start.is_none() {
            out.note_line();
            self.lines += 1;
            out.insert(&format!("{key}: "), true);
            self.start = Some(out.at());
        }
        true
    }

    fn end(&mut self, name: &str, out: &Composer<'_>) {
        let key = self.key.take_if(|key| *key == name);
        let (Some(key), Some(start)) = (key, self.start.take()) else { return };
        let value = out.words();
        let value = value.get(value.len().saturating_sub((out.at() - start) as usize)..).unwrap_or_default();
        let span = Span::new(start, start + value.trim_end().len() as u32);
        match key {
            "title" => self.title = Some(span),
            "date" => {
                self.dated = true;
                self.date = facts::date(value).map(|day| (span, day));
            }
            _ => {}
        }
    }

    fn tell(self, out: &mut Composer<'_>) {
        if let Some(span) = self.title {
            out.title(span);
        }
        if let Some((span, day)) = self.date {
            out.published(span, day);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn names_are_resolved_inside_the_container() {
        let name = |href| resolve("OEBPS/book.opf", href);
        assert_eq!(name("text/one%20two.xhtml#part").as_deref(), Some("OEBPS/text/one two.xhtml"));
        assert_eq!(name("../one.xhtml").as_deref(), Some("one.xhtml"));
        assert_eq!((name("../../etc/passwd"), name("https://a.example/x"), name("#x")), (None, None, None));
        assert_eq!(resolve("book.opf", "./a/../b.html").as_deref(), Some("b.html"));
    }
}
