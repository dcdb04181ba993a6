//! What belongs to a site rather than to its page, by names and shape.

use super::page::Page;
use crate::ingest::hypertext::{Name, Role, Tag, Wish};

/// Elements that only furnished pages have.
const FURNITURE: &[&[u8]] = &[b"nav", b"aside", b"footer", b"form", b"iframe", b"menu"];
/// Words of classes and ids by which sites name what stands around and between the text of their pages.
const MARKS: &[&str] = &[
    "addthis",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "gdpr",
    "newsletter",
    "outbrain",
    "paywall",
    "promo",
    "recirc",
    "recirculation",
    "recommended",
    "related",
    "share",
    "sharedaddy",
    "sharing",
    "signup",
    "social",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
];
/// Words by which they name the text itself.
const TEXT: &[&str] = &["article", "body", "content", "entry", "main", "post", "story", "text"];
/// How a line begins that leads elsewhere.
const LEADS: &[&str] =
    &["read more", "read also", "also read", "read next", "related", "see also", "more on", "more from", "recommended"];
/// The longest such line, in words.
const LEAD: usize = 40;

/// Whether a page has nothing but its text: a document written as HTML rather than a page of a site.
pub(super) fn is_plain(page: &Page<'_>) -> bool {
    if FURNITURE.iter().any(|name| page.named(name).next().is_some()) {
        return false;
    }
    let scripts = page.named(b"script").filter(|(_, tag)| page.raw(tag, b"src").is_some()).count();
    let divisions = page.named(b"div").count();
    let Sums { words, linked } = sums(page, |_| true);
    let last = |sums: &[usize]| sums.last().copied().unwrap_or_default();
    scripts == 0 && divisions <= 4 && last(&linked) * 5 <= last(&words)
}

/// How many words stand before each text, and how many of them in links.
struct Sums {
    words: Vec<usize>,
    linked: Vec<usize>,
}

fn sums(page: &Page<'_>, counts: impl Fn(usize) -> bool) -> Sums {
    let texts = page.markup.tags.len() + 1;
    let mut sums = Sums { words: Vec::with_capacity(texts + 1), linked: Vec::with_capacity(texts + 1) };
    let (mut words, mut linked) = (0, 0);
    let link = Some(Name::of(b"a"));
    for at in 0..texts {
        sums.words.push(words);
        sums.linked.push(linked);
        let count = if counts(at) { page.between(at).split_whitespace().count() } else { 0 };
        if count > 0 {
            words += count;
            let inside = page.outline.inside.get(at).copied().flatten();
            let named = |element: usize| page.markup.tags.get(element).is_some_and(|tag| tag.name == link);
            linked += if page.outline.up(inside).take(5).any(named) { count } else { 0 };
        }
    }
    sums.words.push(words);
    sums.linked.push(linked);
    sums
}

/// Drops what was left of boxes and lines that lead elsewhere: small ones, by their names or their first words.
pub(super) fn clear(page: &Page<'_>, wishes: &mut [Wish]) {
    let read = |at: usize| wishes.get(at) == Some(&Wish::Read);
    let Sums { words, linked } = sums(page, read);
    let total = words.last().copied().unwrap_or_default();
    let mut dropped = 0;
    let mut ranges = Vec::new();
    let mut end = 0;
    for (at, tag) in page.markup.tags.iter().enumerate() {
        if tag.end || tag.name.is_none() || at < end {
            continue;
        }
        let texts = page.outline.texts(at);
        let count = |sums: &[usize]| {
            let upto = |at: usize| sums.get(at).copied().unwrap_or_default();
            upto(texts.end() + 1) - upto(*texts.start())
        };
        let own = count(&words);
        if own == 0 {
            continue;
        }
        let boxed = own * 5 <= total && is_box(page, tag);
        let lead = || own <= LEAD && count(&linked) * 3 >= own * 2 && !tag.role.is_inline() && leads(page, at);
        if boxed || lead() {
            dropped += own;
            end = texts.end() + 1;
            ranges.push(texts);
        }
    }
    if dropped * 3 > total {
        return;
    }
    for range in ranges {
        wishes.get_mut(range).unwrap_or_default().fill(Wish::Drop);
    }
}

fn is_box(page: &Page<'_>, tag: &Tag) -> bool {
    if matches!(tag.role, Role::Heading(_) | Role::Paragraph | Role::LeftOut) {
        return false;
    }
    let names = [b"class".as_slice(), b"id"].into_iter().filter_map(|name| page.raw(tag, name));
    let (mut marked, mut text) = (false, false);
    for value in names.map(str::to_ascii_lowercase) {
        for word in value.split(|c: char| !c.is_ascii_alphanumeric()) {
            marked |= MARKS.contains(&word);
            text |= TEXT.contains(&word);
        }
    }
    marked && !text
}

fn leads(page: &Page<'_>, at: usize) -> bool {
    let words = page.words(at, 20).to_lowercase();
    let words = words.trim_start();
    LEADS.iter().any(|lead| words.starts_with(lead))
}
