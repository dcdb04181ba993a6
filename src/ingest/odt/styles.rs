//! Styles of paragraphs: what a paragraph is, by the outline level and the name of its style.

use std::collections::BTreeMap;

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
}

/// The paragraph styles of a document.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, source: &Source) {
        for event in Events::new(source) {
            let Event::Start(tag) = event else { continue };
            let paragraph = tag.attribute("family").is_some_and(|family| family == "paragraph");
            if !tag.is(Space::Style, "style") || !paragraph {
                continue;
            }
            let id = tag.attribute("name").unwrap_or_default().into_owned();
            let name =
                tag.attribute("display-name").map_or_else(|| id.replace("_20_", " "), std::borrow::Cow::into_owned);
            let outline = tag.number("default-outline-level").and_then(|level| u8::try_from(level).ok());
            let parent = tag.attribute("parent-style-name").map(std::borrow::Cow::into_owned);
            self.0.insert(id, Style { name, parent, outline });
        }
    }

    /// What a paragraph of the style `id` is.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some(id) = next else { break };
            let style = self.0.get(id);
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
