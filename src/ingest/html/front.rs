//! Title, author and day of a page, where they stand in it.

use std::collections::BTreeSet;

use super::page::Page;
use crate::ingest::facts;
use crate::ingest::hypertext::{Role, Tag, Wish};

/// Where the facts stand: texts, by the tag after each.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) title: Vec<usize>,
    pub(super) date: Vec<usize>,
    /// The day as `YYYY-MM-DD`.
    pub(super) day: Option<String>,
}

/// The most texts of one element that are looked at.
const TEXTS: usize = 40;
/// The longest line that names an author or a day, in bytes.
const LINE: usize = 120;

/// Finds the facts; texts that hold them and are not read yet are wished for.
pub(super) fn find(page: &Page<'_>, wishes: &mut [Wish]) -> Facts {
    let first = wishes.iter().position(|wish| *wish == Wish::Read);
    let last = wishes.iter().rposition(|wish| *wish == Wish::Read).unwrap_or(0);
    let title = title(page, first);
    let mut keep = |texts: &[usize], kind: Wish| {
        for at in texts {
            if let Some(wish) = wishes.get_mut(*at)
                && *wish == Wish::Drop
                && page.seen(*at)
            {
                *wish = kind;
            }
        }
    };
    keep(&title, Wish::Read);
    let byline = byline(page, last);
    keep(&byline, Wish::Note);
    let told = page.meta(&DAYS).as_deref().and_then(facts::date);
    let (date, day) = date(page, told.as_deref(), last).unzip();
    let date = date.unwrap_or_default();
    keep(&date, Wish::Note);
    Facts { title, date, day }
}

const DAYS: [&str; 9] = [
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
];

/// The texts of an element that hold words.
fn texts(page: &Page<'_>, start: usize) -> Vec<usize> {
    page.outline.texts(start).take(TEXTS).filter(|at| !page.between(*at).trim().is_empty()).collect()
}

fn folded(words: &str) -> BTreeSet<String> {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// The heading that says what the page's title says, or else the only first-level one.
fn title(page: &Page<'_>, first: Option<usize>) -> Vec<usize> {
    let named = page.named(b"title").next().map(|(at, _)| page.words(at, 1)).unwrap_or_default();
    let named = folded(&format!("{named} {}", page.meta(&["og:title", "twitter:title", "title"]).unwrap_or_default()));
    let headings = |level: u8| {
        let all = page.markup.tags.iter().enumerate();
        let own = all.filter(move |(_, tag)| tag.role == Role::Heading(level) && !tag.end);
        own.filter(|(at, _)| page.seen(at + 1)).map(|(at, _)| (at, folded(&page.words(at, TEXTS)))).take(200)
    };
    let says = |words: &BTreeSet<String>| {
        let shared = words.intersection(&named).count();
        !words.is_empty() && shared * 4 >= words.len() * 3 && shared * 3 >= named.len().min(12)
    };
    let mut found = headings(1).find(|(_, words)| says(words)).or_else(|| headings(2).find(|(_, words)| says(words)));
    if found.is_none() {
        let mut ones = headings(1).filter(|(_, words)| words.len() > 1);
        found = ones.next().filter(|(at, _)| ones.next().is_none() || first.is_some_and(|first| first == at + 1));
    }
    found.map(|(at, _)| texts(page, at)).unwrap_or_default()
}

/// Whether one of the words of an attribute is (or holds) one of `marks`.
fn marked(page: &Page<'_>, tag: &Tag, attributes: &[&[u8]], marks: &[&str]) -> bool {
    attributes.iter().filter_map(|name| page.raw(tag, name)).any(|value| {
        let value = value.to_ascii_lowercase();
        value.split([' ', '-', '_', '\t', '\n']).any(|word| marks.contains(&word))
    })
}

/// The line that names the author.
fn byline(page: &Page<'_>, last: usize) -> Vec<usize> {
    for (at, tag) in page.markup.tags.iter().enumerate().take(last) {
        let candidate = !tag.end
            && tag.name.is_some()
            && (marked(page, tag, &[b"rel"], &["author"])
                || marked(page, tag, &[b"itemprop"], &["author", "byline"])
                || marked(page, tag, &[b"class", b"id"], &["byline", "author", "dateline", "writtenby"]));
        if !candidate || !page.seen(at + 1) {
            continue;
        }
        let words = page.words(at, TEXTS);
        let words = words.trim();
        if !words.is_empty() && words.len() < LINE {
            return texts(page, at);
        }
    }
    Vec::new()
}

/// The day of publication with its text: in a `time` element, or a line that says the day the page is said to be of.
fn date(page: &Page<'_>, told: Option<&str>, last: usize) -> Option<(Vec<usize>, String)> {
    for (at, tag) in page.named(b"time").take(50).filter(|(at, _)| *at < last) {
        let own = page.value(tag, b"datetime").as_deref().and_then(facts::date);
        let day = own.or_else(|| facts::date(&page.words(at, TEXTS)));
        let texts = texts(page, at);
        if let Some(day) = day.filter(|day| told.is_none_or(|told| told == day))
            && texts.iter().any(|at| page.seen(*at))
        {
            return Some((texts, day));
        }
    }
    let told = told?;
    let lines = (0..last).filter(|at| (8..LINE).contains(&page.between(*at).trim().len()));
    let mut says = lines.filter(|at| facts::date(page.between(*at)).as_deref() == Some(told) && page.seen(*at));
    says.next().map(|at| (vec![at], told.to_owned()))
}
