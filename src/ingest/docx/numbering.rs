//! Lists: which of them a paragraph stands in, how deep, and how its levels are numbered (ISO/IEC 29500-1, 17.9).

use std::collections::BTreeMap;

use super::styles::{Listed, Styles};
use crate::ingest::numerals::Numeral;
use crate::ingest::xml::{Event, Events, Source, Space, Tag};

/// The longest text of a level that is looked at, in bytes.
const TEXT: usize = 64;

/// What stands before the paragraphs of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A number.
    Number(Numeral),
    /// A bullet, or numbers of a script that is not written here.
    Bullet,
    /// No number, only what else its text says.
    Bare,
}

/// A level of a list.
#[derive(Clone)]
pub(super) struct Level {
    /// Which one, from 0.
    pub(super) at: u8,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    pub(super) sign: Sign,
    /// `%1.%2`: the number of this level, and of levels above it.
    pub(super) text: String,
    pub(super) start: u32,
    /// How many levels from the outermost on begin this one anew; all above it where that is not said.
    pub(super) anew: Option<u32>,
    /// Whether numbers of levels above are written in figures here.
    pub(super) figures: bool,
}

impl Level {
    fn new(at: u8) -> Self {
        let sign = Sign::Number(Numeral::Figures);
        Self { at, style: None, sign, text: String::new(), start: 0, anew: None, figures: false }
    }

    /// Whether nothing stands before its paragraphs.
    fn is_bare(&self) -> bool {
        self.sign == Sign::Bare && self.text.trim().is_empty()
    }

    fn property(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name {
            "pStyle" => self.style = Some(value().into_owned()),
            "start" => self.start = tag.number("val").unwrap_or(0),
            "lvlRestart" => self.anew = tag.number("val"),
            "isLgl" => self.figures = tag.attribute("val").is_none_or(|value| super::styles::on(&value)),
            "lvlText" => self.text = value().get(..TEXT).map_or_else(|| value().into_owned(), str::to_owned),
            "numFmt" => self.sign = sign(&value()),
            _ => {}
        }
    }
}

fn sign(format: &str) -> Sign {
    match format {
        "none" => Sign::Bare,
        "decimal" => Sign::Number(Numeral::Figures),
        "decimalZero" => Sign::Number(Numeral::TwoFigures),
        "lowerLetter" => Sign::Number(Numeral::Lower),
        "upperLetter" => Sign::Number(Numeral::Upper),
        "lowerRoman" => Sign::Number(Numeral::LowerRoman),
        "upperRoman" => Sign::Number(Numeral::UpperRoman),
        "ordinal" => Sign::Number(Numeral::Ordinal),
        _ => Sign::Bullet,
    }
}

/// What a list says otherwise than the one it is made after.
#[derive(Default)]
pub(super) struct Change {
    /// With which number the level begins anew where this list is used first.
    pub(super) start: Option<u32>,
    level: Option<Level>,
}

/// All lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    /// Whether the document has a part for them.
    known: bool,
    /// The abstract list of each list.
    lists: BTreeMap<u32, u32>,
    levels: BTreeMap<u32, Vec<Level>>,
    /// The style that has the levels of an abstract list instead of it.
    links: BTreeMap<u32, String>,
    /// By list and level.
    changes: BTreeMap<(u32, u8), Change>,
}

impl Numbering {
    /// The lists of the part.
    pub(super) fn read(source: Option<&Source>) -> Self {
        let mut all = Self { known: source.is_some(), ..Self::default() };
        let Some(source) = source else { return all };
        let (mut list, mut number, mut changed) = (None, None, 0);
        for event in Events::new(source) {
            match event {
                Event::Start(tag) if tag.space == Space::Word => match (tag.name, list, number) {
                    ("abstractNum", ..) => list = tag.number("abstractNumId"),
                    ("num", ..) => number = tag.number("numId"),
                    ("abstractNumId", _, Some(number)) => {
                        all.lists.extend(tag.number("val").map(|list| (number, list)));
                    }
                    ("lvlOverride", _, Some(_)) => changed = level_of(&tag),
                    (_, _, Some(number)) => all.changes.entry((number, changed)).or_default().property(&tag),
                    ("numStyleLink", Some(list), None) => {
                        all.links.extend(tag.attribute("val").map(|style| (list, style.into_owned())));
                    }
                    ("lvl", Some(list), None) => {
                        all.levels.entry(list).or_default().push(Level::new(level_of(&tag)));
                    }
                    (_, Some(list), None) => {
                        if let Some(level) = all.levels.get_mut(&list).and_then(|levels| levels.last_mut()) {
                            level.property(&tag);
                        }
                    }
                    _ => {}
                },
                Event::End(Space::Word, "abstractNum") => list = None,
                Event::End(Space::Word, "num") => number = None,
                _ => {}
            }
        }
        all
    }

    /// The list and the level in it, from 0, of a paragraph that is itself `listed` or by its style; `None` where it
    /// stands in none.
    pub(super) fn place(&self, own: Option<Listed>, style: Option<&str>, styles: &Styles) -> Option<(u32, u8)> {
        let from = styles.listed(style);
        let number = own.and_then(|own| own.0).or_else(|| from.and_then(|(_, listed)| listed.0))?;
        if number == 0 || self.known && !self.lists.contains_key(&number) {
            return None;
        }
        let linked = || {
            let (id, _) = from?;
            let levels = self.levels.get(&self.list(number, styles)?)?;
            levels.iter().find(|level| level.style.as_deref() == Some(id)).map(|level| level.at)
        };
        let told = own.and_then(|own| own.1).or_else(|| from.and_then(|(_, listed)| listed.1));
        Some((number, told.or_else(linked).unwrap_or(0).min(8)))
    }

    /// The depth from 1 of the paragraphs at a place; `None` where they are no items, since nothing stands before them.
    pub(super) fn depth(&self, (number, at): (u32, u8), styles: &Styles) -> Option<u8> {
        let bare = self.list(number, styles).and_then(|list| self.level(number, list, at)).is_some_and(Level::is_bare);
        (!bare).then_some(at + 1)
    }

    /// The abstract list that has the levels of a list.
    pub(super) fn list(&self, number: u32, styles: &Styles) -> Option<u32> {
        let list = *self.lists.get(&number)?;
        let Some(style) = self.links.get(&list).filter(|_| !self.levels.contains_key(&list)) else { return Some(list) };
        let linked = styles.listed(Some(style)).and_then(|(_, listed)| listed.0);
        linked.and_then(|number| self.lists.get(&number)).copied().or(Some(list))
    }

    /// A level of a list.
    pub(super) fn level(&self, number: u32, list: u32, at: u8) -> Option<&Level> {
        let changed = self.changes.get(&(number, at)).and_then(|change| change.level.as_ref());
        changed.or_else(|| self.levels.get(&list)?.iter().find(|level| level.at == at))
    }

    /// With which number the level begins where the list is used first, if that is said of this list alone.
    pub(super) fn restart(&self, number: u32, at: u8) -> Option<u32> {
        let change = self.changes.get(&(number, at))?;
        change.start.or_else(|| change.level.as_ref().map(|level| level.start))
    }
}

impl Change {
    fn property(&mut self, tag: &Tag<'_>) {
        match (tag.name, &mut self.level) {
            ("startOverride", _) => self.start = tag.number("val"),
            ("lvl", level) => *level = Some(Level::new(level_of(tag))),
            (_, Some(level)) => level.property(tag),
            _ => {}
        }
    }
}

fn level_of(tag: &Tag<'_>) -> u8 {
    tag.number("ilvl").unwrap_or(0).min(8) as u8
}
