//! Which texts of a page are its main text: what is left of its element tree when furniture is taken out.
//!
//! The tree is built and judged by `dom_smoothie`, a port of Mozilla's Readability. Each text of the page is sent in with a
//! mark of its own, and which marked nodes are left at the end is read back from the tree: no text is searched for.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability};

use super::page::Page;
use super::{furniture, wishes};
use crate::ingest::hypertext::{Name, Role, Wish};

/// The most tags of a page that is judged.
const TAGS: usize = 80_000;
/// The most that its depths may add up to.
const CLIMB: usize = 4_000_000;
/// The most attributes of a tag that are passed on.
const ATTRIBUTES: u32 = 100;
/// Elements that a parser opens again in each block until they are closed (HTML standard, section 13.2.4.3).
const FORMATTING: [&[u8]; 14] =
    [b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u"];
/// The most of them that may be open at once.
const REOPENED: usize = 24;
/// Marks are the characters for private use of the last two planes.
const FIRST: u32 = 0xF_0000;
const PLANE: usize = 0xFFFE;
const MARKS: usize = 2 * PLANE;

/// What is wished of each text.
///
/// # Errors
/// Where the page is read as a whole: with what is to be told of it, if anything.
pub(super) fn main_text(page: &Page<'_>) -> Result<Vec<Wish>, Option<String>> {
    let markup = &page.markup;
    if markup.tags.len() > TAGS || page.outline.climb > CLIMB {
        let tags = markup.tags.len();
        return Err(Some(format!("a page of {tags} tags is too large to tell its main text: all of it is read")));
    }
    if furniture::is_plain(page) {
        return Err(None);
    }
    let (html, marked) = marked(page);
    let kept = catch_unwind(AssertUnwindSafe(|| judge(&html))).ok().flatten();
    let kept = kept.filter(|kept| !kept.is_empty());
    let Some(kept) = kept else {
        return Err(Some("the main text of the page could not be told from the rest: all of it is read".to_owned()));
    };
    let mut found = wishes(page, Wish::Drop);
    for mark in kept {
        if let Some(wish) = marked.get(mark).and_then(|at| found.get_mut(*at)) {
            *wish = Wish::Read;
        }
    }
    furniture::clear(page, &mut found);
    Ok(found)
}

/// The page with a mark before each text, without scripts and what lies too deep; and the text that each mark is for.
fn marked(page: &Page<'_>) -> (String, Vec<usize>) {
    let mut html = String::with_capacity(page.text.len() + page.text.len() / 8);
    let mut marks = Vec::new();
    let mut raw = false;
    let mut open = 0_usize;
    let script = [Name::of(b"script"), Name::of(b"style"), Name::of(b"noscript"), Name::of(b"iframe")];
    for at in 0..=page.markup.tags.len() {
        let text = page.between(at);
        let title = page.outline.inside.get(at).copied().flatten().and_then(|inside| page.markup.tags.get(inside));
        let title = title.is_some_and(|tag| tag.role == Role::LeftOut);
        if !raw {
            let blanks = text.len() - text.trim_start().len();
            html.push_str(text.get(..blanks).unwrap_or_default());
            let words = text.get(blanks..).unwrap_or_default();
            if !words.is_empty() && !title && marks.len() < MARKS {
                html.extend(mark(marks.len()));
                marks.push(at);
            }
            if words.chars().any(|c| c as u32 >= FIRST) {
                html.extend(words.chars().map(|c| if c as u32 >= FIRST { '\u{FFFD}' } else { c }));
            } else {
                html.push_str(words);
            }
        }
        let Some(tag) = page.markup.tags.get(at) else { break };
        let Some(name) = tag.name else { continue };
        if script.contains(&name) {
            raw = !tag.end && !tag.closed;
            continue;
        }
        if page.outline.beyond.get(at).copied().unwrap_or_default() {
            continue;
        }
        if FORMATTING.iter().any(|other| Name::of(other) == name) {
            open = if tag.end { open.saturating_sub(1) } else { open + 1 };
            if open > REOPENED {
                open -= usize::from(!tag.end);
                continue;
            }
        }
        let whole = page.text.get(tag.start..tag.until).unwrap_or_default();
        if tag.count > ATTRIBUTES {
            let end = whole.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(whole.len());
            html.push_str(whole.get(..end).unwrap_or_default());
            html.push('>');
        } else {
            html.push_str(whole);
        }
    }
    (html, marks)
}

fn mark(number: usize) -> Option<char> {
    // The last two code points of a plane are no characters.
    let step = u32::try_from(if number >= PLANE { number + 2 } else { number }).ok()?;
    char::from_u32(FIRST + step)
}

fn number(mark: char) -> Option<usize> {
    let step = (mark as u32).checked_sub(FIRST)? as usize;
    Some(if step > PLANE { step - 2 } else { step })
}

/// The marks of texts that are left when the page has been judged.
fn judge(html: &str) -> Option<Vec<usize>> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut page = Readability::new(html, None, Some(config)).ok()?;
    let mut nodes = HashMap::new();
    let texts: Vec<_> = page.doc.root().descendants_it().collect();
    for node in texts {
        if !node.is_text() {
            continue;
        }
        let text = node.text();
        let marks: Vec<usize> = text.chars().filter_map(number).collect();
        if !marks.is_empty() {
            let bare: String = text.chars().filter(|c| number(*c).is_none()).collect();
            node.set_text(bare);
            nodes.insert(node.id, marks);
        }
    }
    page.parse().ok()?;
    let article = page.doc.select_single("#readability-page-1");
    let article = article.nodes().first()?;
    let left = article.descendants_it().filter_map(|node| nodes.get(&node.id));
    Some(left.flatten().copied().collect())
}
