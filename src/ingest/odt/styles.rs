//! Styles of paragraphs: what a paragraph is, by the outline level and the name of its style.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::ListStyles;
use crate::ingest::office::Look;
use crate::ingest::xml::{Event, Events, Source, Space};

/// The most styles that a style may rest on.
const CHAIN: usize = 16;

#[derive(Default)]
struct Style {
    /// As its user sees it.
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
}

/// The styles of a document: those of paragraphs and of lists.
#[derive(Default)]
pub(super) struct Styles {
    paragraphs: BTreeMap<String, Style>,
    /// Styles of characters that raise them.
    raised: BTreeSet<String>,
    pub(super) lists: ListStyles,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, source: &Source) {
        let mut letters = None;
        for event in Events::new(source) {
            let Event::Start(tag) = event else { continue };
            self.lists.begin(&tag);
            if tag.is(Space::Style, "style") {
                let own = tag.attribute("family").is_some_and(|family| family == "text");
                letters = tag.attribute("name").filter(|_| own);
            } else if tag.is(Space::Style, "text-properties")
                && let Some(style) = letters.as_deref()
                && tag.attribute("text-position").is_some_and(|place| is_above(&place))
            {
                self.raised.insert(style.to_owned());
            }
            let paragraph = tag.attribute("family").is_some_and(|family| family == "paragraph");
            if !tag.is(Space::Style, "style") || !paragraph {
                continue;
            }
            let id = tag.attribute("name").unwrap_or_default().into_owned();
            let name =
                tag.attribute("display-name").map_or_else(|| id.replace("_20_", " "), std::borrow::Cow::into_owned);
            let outline = tag.number("default-outline-level").and_then(|level| u8::try_from(level).ok());
            let parent = tag.attribute("parent-style-name").map(std::borrow::Cow::into_owned);
            let list = tag.attribute("list-style-name").map(std::borrow::Cow::into_owned);
            self.paragraphs.insert(id, Style { name, parent, outline, list });
        }
    }

    /// Whether words of the style `id` are raised.
    pub(super) fn is_raised(&self, id: &str) -> bool {
        self.raised.contains(id)
    }

    /// The list style of paragraphs of the style `id`; empty where it says that there is none.
    pub(super) fn list(&self, id: &str) -> Option<&str> {
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let style = self.paragraphs.get(next?)?;
            if let Some(list) = &style.list {
                return Some(list);
            }
            next = style.parent.as_deref();
        }
        None
    }

    /// What a paragraph of the style `id` is.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some(id) = next else { break };
            let style = self.paragraphs.get(id);
            if let Some(look) = Look::named(style.map_or(id, |style| &style.name)) {
                return look;
            }
            if let Some(level) = style.and_then(|style| style.outline).filter(|level| *level > 0) {
                return Look::Heading(level.min(6));
            }
            next = style.and_then(|style| style.parent.as_deref());
        }
        Look::Plain
    }
}

/// Whether `super 58%` or `33% 58%` raises words.
fn is_above(place: &str) -> bool {
    let first = place.split_whitespace().next().unwrap_or_default();
    first == "super"
        || first.strip_suffix('%').and_then(|share| share.parse::<f32>().ok()).is_some_and(|share| share > 0.0)
}
