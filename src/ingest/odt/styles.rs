//! Styles of paragraphs: what a paragraph is, by the outline level and the name of its style.

use std::collections::BTreeMap;

use crate::ingest::xml::{Event, Events, Source, Space};

/// The most styles that a style may rest on.
const CHAIN: usize = 16;

/// What a paragraph of a style is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The title of the document.
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A quoted passage.
    Quote,
    /// Code.
    Code,
    /// A caption, a note, a line of a table of contents.
    Note,
    /// Running text.
    Plain,
}

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
            if let Some(look) = named(style.map_or(id, |style| &style.name)) {
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

/// What the name of a common style says.
fn named(name: &str) -> Option<Look> {
    let name = name.replace("_20_", " ").to_lowercase();
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    match bare {
        "title" => Some(Look::Title),
        "quotations" | "quote" | "block text" | "blockquote" => Some(Look::Quote),
        "preformatted text" | "source code" | "source text" => Some(Look::Code),
        "caption" | "illustration" | "figure" | "drawing" | "table" | "contents" | "contents heading" | "footnote"
        | "endnote" | "index" | "header" | "footer" | "tablecaption" | "figurecaption" => Some(Look::Note),
        _ => None,
    }
}
