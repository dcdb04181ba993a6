//! Text that a page holds and its reader does not see: by which means, where, and how much.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::declared::Declared;
use super::element::{Name, Role};
use super::entity;
use super::stack::Hidden;
use super::tags::{Markup, Tag};

/// What hides the text of an element: what hides the element around it, its own attributes and style, or the style sheets
/// of the page; in the words of the page's language.
pub(in crate::ingest) fn by(text: &str, markup: &Markup, tag: &Tag, outer: Hidden) -> Hidden {
    if tag.end || tag.role == Role::LeftOut {
        return outer;
    }
    let value = |name: &[u8]| markup.attribute(tag, name).and_then(|range| text.get(range));
    if let Some((means, _)) = outer {
        let undone = Declared::of(text, markup, tag).shows(means)
            || means == "color of the background"
                && [b"color".as_slice(), b"bgcolor"].into_iter().any(|name| value(name).is_some());
        if !undone {
            return outer;
        }
    }
    let own = if value(b"hidden").is_some() {
        Some("hidden")
    } else if value(b"aria-hidden").is_some_and(|told| told.trim().eq_ignore_ascii_case("true")) {
        Some("aria-hidden")
    } else {
        Declared::of(text, markup, tag).hides()
    };
    own.map(|means| (means, tag.start))
}

impl Declared {
    /// What the style sheets of the page and its own attribute declare for an element.
    fn of(text: &str, markup: &Markup, tag: &Tag) -> Self {
        let value = |name: &[u8]| {
            let raw = markup.attribute(tag, name).and_then(|range| text.get(range)).unwrap_or_default();
            if raw.contains('&') { Cow::Owned(entity::decode_all(raw)) } else { Cow::Borrowed(raw) }
        };
        let mut declared = match tag.name {
            // Sheets that hide a page as a whole count on its scripts to show it.
            Some(name) if !markup.sheet.is_idle() && !PAGE.contains(&name) => {
                markup.sheet.declared(name, &value(b"class"), &value(b"id"))
            }
            _ => Self::default(),
        };
        let own = value(b"style");
        if !own.is_empty() {
            declared.add(&own, u8::MAX, 0);
        }
        declared
    }
}

/// The elements that are the page as a whole.
const PAGE: [Name; 2] = [Name::of(b"html"), Name::of(b"body")];

/// What has been left out so far.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Tally {
    places: BTreeMap<&'static str, usize>,
    words: usize,
    first: Option<Range<usize>>,
    last: Option<(usize, &'static str)>,
}

impl Tally {
    /// Counts `words`, which stand at `place` in the part and are hidden by `means` of the element that begins at
    /// `element`.
    pub(in crate::ingest) fn add(&mut self, words: &str, place: Range<usize>, means: &'static str, element: usize) {
        let count = words.split_whitespace().count();
        if count == 0 {
            return;
        }
        self.words += count;
        if self.last.replace((element, means)) != Some((element, means)) {
            *self.places.entry(means).or_default() += 1;
        }
        self.first.get_or_insert(place);
    }

    /// The sentence that tells it; `None` where nothing was hidden.
    pub(in crate::ingest) fn told(&self) -> Option<String> {
        let first = self.first.as_ref()?;
        let places: usize = self.places.values().sum();
        let means: Vec<&str> = self.places.keys().copied().collect();
        let (words, places) = (count(self.words, "word"), count(places, "place"));
        Some(format!(
            "{words} in {places} are hidden from the page's readers ({}) and left out; the first at bytes {}-{}",
            means.join(", "),
            first.start,
            first.end
        ))
    }
}

fn count(number: usize, of: &str) -> String {
    if number == 1 { format!("1 {of}") } else { format!("{number} {of}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_hidden_is_told_once() {
        let mut tally = Tally::default();
        tally.add("ignore all of it", 10..26, "hidden", 3);
        tally.add("and this", 30..38, "hidden", 3);
        tally.add("more", 50..54, "display:none", 40);
        let told = tally.told().unwrap_or_default();
        assert!(told.starts_with("7 words in 2 places") && told.contains("display:none, hidden"), "{told}");
        assert!(told.ends_with("bytes 10-26"), "{told}");
    }
}
