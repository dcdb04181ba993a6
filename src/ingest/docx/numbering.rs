//! Lists: which numbers stand before paragraphs, and how deep.

use std::collections::BTreeMap;

use super::styles::{Listed, Styles};
use crate::ingest::xml::{Event, Events, Source, Space, Tag};

/// A level of a list.
#[derive(Default)]
struct Level {
    at: u8,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    /// Whether nothing stands before its paragraphs.
    bare: bool,
}

/// All lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    /// Whether the document has a part for them.
    known: bool,
    /// The abstract list of each list.
    lists: BTreeMap<u32, u32>,
    levels: BTreeMap<u32, Vec<Level>>,
}

impl Numbering {
    /// The lists of the part.
    pub(super) fn read(source: Option<&Source>) -> Self {
        let mut all = Self { known: source.is_some(), ..Self::default() };
        let Some(source) = source else { return all };
        let (mut list, mut number) = (None, None);
        for event in Events::new(source) {
            match event {
                Event::Start(tag) if tag.space == Space::Word => match tag.name {
                    "abstractNum" => list = tag.number("abstractNumId"),
                    "num" => number = tag.number("numId"),
                    "abstractNumId" => {
                        if let (Some(number), Some(list)) = (number, tag.number("val")) {
                            all.lists.insert(number, list);
                        }
                    }
                    _ => {
                        if let Some(list) = list {
                            level(all.levels.entry(list).or_default(), &tag);
                        }
                    }
                },
                Event::End(Space::Word, "abstractNum") => list = None,
                Event::End(Space::Word, "num") => number = None,
                _ => {}
            }
        }
        all
    }

    /// The depth from 1 of a paragraph that is itself `listed` or by its style; `None` where it is no item.
    pub(super) fn depth(&self, own: Option<Listed>, style: Option<&str>, styles: &Styles) -> Option<u8> {
        let from = styles.listed(style);
        let number = own.and_then(|own| own.0).or_else(|| from.and_then(|(_, listed)| listed.0))?;
        if number == 0 {
            return None;
        }
        let levels = self.lists.get(&number).and_then(|list| self.levels.get(list));
        if self.known && !self.lists.contains_key(&number) {
            return None;
        }
        let linked = || {
            let (id, _) = from?;
            levels?.iter().find(|level| level.style.as_deref() == Some(id)).map(|level| level.at)
        };
        let told = own.and_then(|own| own.1).or_else(|| from.and_then(|(_, listed)| listed.1));
        let at = told.or_else(linked).unwrap_or(0);
        let bare = levels.is_some_and(|levels| levels.iter().any(|level| level.at == at && level.bare));
        (!bare).then_some(at.min(8) + 1)
    }
}

fn level(levels: &mut Vec<Level>, tag: &Tag<'_>) {
    if tag.name == "lvl" {
        let at = tag.number("ilvl").unwrap_or(0).min(8) as u8;
        return levels.push(Level { at, ..Level::default() });
    }
    let Some(last) = levels.last_mut() else { return };
    match tag.name {
        "pStyle" => last.style = tag.attribute("val").map(std::borrow::Cow::into_owned),
        "numFmt" => last.bare = tag.attribute("val").is_some_and(|format| format == "none"),
        "lvlText" => last.bare &= tag.attribute("val").is_none_or(|text| text.trim().is_empty()),
        _ => {}
    }
}
