//! Numbers before items and headings: counted as OpenDocument says (1.3, 4.3 and 16.30), since the text does not hold them.

use std::collections::BTreeMap;

use crate::ingest::numerals::Numeral;
use crate::ingest::xml::{Space, Tag};

/// How many levels a list has.
const LEVELS: usize = 10;
/// The longest number that is written, and the longest text around one, in bytes.
const LONGEST: usize = 40;
/// The name under which the numbers of headings are kept.
const OUTLINE: &str = "\0";

/// How a level is numbered.
#[derive(Clone, Default)]
struct Level {
    /// `None`: a bullet or nothing.
    numeral: Option<Numeral>,
    carry: bool,
    before: String,
    after: String,
    start: u32,
    /// How many levels are shown, this one included.
    shown: usize,
}

/// The styles of lists, by name.
#[derive(Default)]
pub(super) struct ListStyles {
    all: BTreeMap<String, Vec<Option<Level>>>,
    /// The one that is being read.
    open: Option<String>,
}

impl ListStyles {
    /// An element begins.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) {
        match (tag.space, tag.name) {
            (Space::Text, "list-style") => self.open = Some(tag.attribute("name").unwrap_or_default().into_owned()),
            (Space::Text, "outline-style") => self.open = Some(OUTLINE.to_owned()),
            (Space::Text, "list-level-style-number" | "outline-level-style") => {
                let Some(open) = self.open.clone() else { return };
                let at = (tag.number("level").unwrap_or(1) as usize).clamp(1, LEVELS) - 1;
                let levels = self.all.entry(open).or_insert_with(|| vec![None; LEVELS]);
                if let Some(place) = levels.get_mut(at) {
                    *place = Some(level(tag));
                }
            }
            _ => {}
        }
    }

    fn level(&self, style: &str, at: usize) -> Option<&Level> {
        self.all.get(style)?.get(at)?.as_ref()
    }
}

fn level(tag: &Tag<'_>) -> Level {
    let words = |name: &str| {
        tag.attribute(name).filter(|value| value.len() <= LONGEST).map(std::borrow::Cow::into_owned).unwrap_or_default()
    };
    Level {
        numeral: tag.attribute("num-format").and_then(|sample| Numeral::sampled(sample.trim())),
        carry: tag.attribute("num-letter-sync").is_none_or(|value| value != "true"),
        before: words("num-prefix"),
        after: words("num-suffix"),
        start: tag.number("start-value").unwrap_or(1),
        shown: tag.number("display-levels").unwrap_or(1) as usize,
    }
}

/// The numbers that a list has reached.
type Reached = [Option<u32>; LEVELS];

/// The lists that are open, and how far each has been counted.
#[derive(Default)]
pub(super) struct Lists {
    /// The style of each open list, the innermost last.
    open: Vec<Option<String>>,
    reached: Reached,
    /// What finished lists have reached and their style, by that and by their name.
    done: BTreeMap<String, (Reached, Option<String>)>,
    name: Option<String>,
    headings: Reached,
    /// The number that the open item begins with, and the one that is written in it.
    start: Option<u32>,
    pub(super) told: Option<String>,
}

impl Lists {
    /// A list begins.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) {
        let own = tag.attribute("style-name").map(std::borrow::Cow::into_owned);
        let style = own.or_else(|| self.open.last().cloned().flatten());
        if self.open.is_empty() {
            let named = |name: &str| tag.attribute(name).map(|name| format!("\0{name}"));
            let goes_on = tag.attribute("continue-numbering").is_some_and(|value| value == "true");
            let before = named("continue-list").or_else(|| style.clone().filter(|_| goes_on));
            let (reached, its) = before.and_then(|before| self.done.get(&before)).cloned().unwrap_or_default();
            self.reached = reached;
            self.name = named("id");
            return self.open.push(style.or(its));
        }
        self.open.push(style);
    }

    /// A list ends.
    pub(super) fn end(&mut self) {
        let style = self.open.pop().flatten();
        if self.open.is_empty() {
            for name in [style.clone(), self.name.take()].into_iter().flatten() {
                self.done.insert(name, (self.reached, style.clone()));
            }
        }
    }

    /// An item begins.
    pub(super) fn item(&mut self, tag: &Tag<'_>) {
        self.start = tag.number("start-value");
        self.told = None;
    }

    /// Counts the first paragraph of an item; what stands before it. `usual` is the list style of the paragraph's own
    /// style.
    pub(super) fn next(&mut self, styles: &ListStyles, usual: Option<&str>) -> Option<String> {
        let at = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let (start, told) = (self.start.take(), self.told.take());
        let style = self.open.last().cloned().flatten();
        let number = style.as_deref().or(usual).and_then(|style| count(&mut self.reached, styles, style, at, start));
        told.or(number)
    }

    /// Counts a heading of that level, from 1; what stands before it.
    pub(super) fn heading(&mut self, styles: &ListStyles, level: usize, tag: &Tag<'_>) -> Option<String> {
        if tag.attribute("is-list-header").is_some_and(|value| value == "true") {
            return None;
        }
        let start = tag.number("start-value");
        count(&mut self.headings, styles, OUTLINE, level.clamp(1, LEVELS) - 1, start)
    }
}

fn count(reached: &mut Reached, styles: &ListStyles, style: &str, at: usize, start: Option<u32>) -> Option<String> {
    let level = styles.level(style, at);
    for deeper in reached.iter_mut().skip(at + 1) {
        *deeper = None;
    }
    let own = reached.get_mut(at)?;
    let first = || start.or(level.map(|level| level.start)).unwrap_or(1);
    *own = Some(if start.is_some() { first() } else { own.map_or_else(first, |last| last.saturating_add(1)) });
    let level = level?;
    level.numeral?;
    let mut words = level.before.clone();
    for above in (at + 1).saturating_sub(level.shown.max(1))..=at {
        let Some(other) = styles.level(style, above) else { continue };
        let Some(numeral) = other.numeral else { continue };
        if words.len() > level.before.len() {
            words.push('.');
        }
        let number = reached.get(above).copied().flatten().unwrap_or(other.start);
        words.push_str(&numeral.write(number, other.carry));
    }
    words.push_str(&level.after);
    let words = words.trim();
    (!words.is_empty() && words.len() <= LONGEST).then(|| words.to_owned())
}
