//! Styles of paragraphs and characters: what a paragraph is, by the outline level and the built-in name of its style.

use std::collections::BTreeMap;

use crate::ingest::office::Look;
use crate::ingest::xml::{Event, Events, Source, Space, Tag};

/// The most styles that a style may rest on.
const CHAIN: usize = 16;

/// The number of a list and the level in it, as far as they are told.
pub(super) type Listed = (Option<u32>, Option<u8>);

#[derive(Default)]
struct Style {
    name: String,
    based: Option<String>,
    outline: Option<u8>,
    listed: Option<Listed>,
    hidden: bool,
}

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// The paragraph style that is meant where none is named.
    usual: Option<String>,
}

impl Styles {
    /// The styles of the part.
    pub(super) fn read(source: Option<&Source>) -> Self {
        let mut styles = Self::default();
        let Some(source) = source else { return styles };
        let mut open: Option<(String, Style)> = None;
        for event in Events::new(source) {
            match event {
                Event::Start(tag) if tag.is(Space::Word, "style") => {
                    let id = tag.attribute("styleId").unwrap_or_default().into_owned();
                    let paragraph = tag.attribute("type").is_none_or(|kind| kind == "paragraph");
                    if paragraph && tag.attribute("default").is_some_and(|usual| on(&usual)) {
                        styles.usual = Some(id.clone());
                    }
                    open = Some((id, Style::default()));
                }
                Event::Start(tag) => {
                    if let Some((_, style)) = &mut open {
                        property(style, &tag);
                    }
                }
                Event::End(Space::Word, "style") => {
                    if let Some((id, style)) = open.take() {
                        styles.all.entry(id).or_insert(style);
                    }
                }
                _ => {}
            }
        }
        styles
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = self.all.get_key_value(id);
        let chain = std::iter::from_fn(move || {
            let (id, style) = next?;
            next = style.based.as_ref().and_then(|based| self.all.get_key_value(based));
            Some((id.as_str(), style))
        });
        chain.take(CHAIN)
    }

    /// What a paragraph of the style `id` is.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        let Some(id) = id.or(self.usual.as_deref()) else { return Look::Plain };
        if !self.all.contains_key(id) {
            return Look::named(id).unwrap_or(Look::Plain);
        }
        for (_, style) in self.chain(id) {
            if let Some(look) = Look::named(&style.name) {
                return look;
            }
            if let Some(level) = style.outline {
                return if level < 9 { Look::Heading(level.min(5) + 1) } else { Look::Plain };
            }
        }
        Look::Plain
    }

    /// The list that a paragraph of the style `id` stands in, and the style that says so.
    pub(super) fn listed<'a>(&'a self, id: Option<&'a str>) -> Option<(&'a str, Listed)> {
        let id = id.or(self.usual.as_deref())?;
        self.chain(id).find_map(|(id, style)| Some((id, style.listed?)))
    }

    /// Whether words of the style `id` are hidden.
    pub(super) fn hidden(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| style.hidden)
    }
}

/// Whether a switch is on.
pub(super) fn on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off")
}

fn property(style: &mut Style, tag: &Tag<'_>) {
    if tag.space != Space::Word {
        return;
    }
    let value = || tag.attribute("val");
    match tag.name {
        "name" if style.name.is_empty() => style.name = value().unwrap_or_default().into_owned(),
        "basedOn" => style.based = value().map(std::borrow::Cow::into_owned),
        "outlineLvl" => style.outline = tag.number("val").and_then(|level| u8::try_from(level).ok()),
        "numId" => style.listed.get_or_insert_default().0 = tag.number("val"),
        "ilvl" => style.listed.get_or_insert_default().1 = tag.number("val").and_then(|level| u8::try_from(level).ok()),
        "vanish" => style.hidden = value().is_none_or(|value| on(&value)),
        _ => {}
    }
}
