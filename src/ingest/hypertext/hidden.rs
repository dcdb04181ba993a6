//! Text that a page holds and its reader does not see: by which means, where, and how much.

use std::collections::BTreeMap;
use std::ops::Range;

use super::element::Role;
use super::entity;
use super::tags::{Markup, Tag};

/// What hides an element, by its own attributes and style; in the words of the page's language.
pub(in crate::ingest) fn means(text: &str, markup: &Markup, tag: &Tag) -> Option<&'static str> {
    if tag.end || tag.role == Role::LeftOut {
        return None;
    }
    let value = |name: &[u8]| markup.attribute(tag, name).and_then(|range| text.get(range));
    if value(b"hidden").is_some() {
        return Some("hidden");
    }
    if value(b"aria-hidden").is_some_and(|told| told.trim().eq_ignore_ascii_case("true")) {
        return Some("aria-hidden");
    }
    value(b"style").and_then(style)
}

/// What hides an element whose `style` attribute is `declarations`.
fn style(declarations: &str) -> Option<&'static str> {
    let plain = entity::decode_all(declarations).to_ascii_lowercase();
    let mut set: BTreeMap<&str, String> = BTreeMap::new();
    for declaration in plain.split(';').take(100) {
        if let Some((property, value)) = declaration.split_once(':') {
            let value = value.trim().trim_end_matches("!important").trim();
            set.insert(property.trim(), value.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    let is = |property: &str, values: &[&str]| set.get(property).is_some_and(|value| values.contains(&value.as_str()));
    let length = |property: &str| set.get(property).and_then(|value| number(value));
    if is("display", &["none"]) {
        Some("display:none")
    } else if is("visibility", &["hidden", "collapse"]) {
        Some("visibility:hidden")
    } else if length("opacity") == Some(0.0) {
        Some("opacity:0")
    } else if length("font-size") == Some(0.0) {
        Some("font-size:0")
    } else if is("mso-hide", &["all"]) {
        Some("mso-hide:all")
    } else if length("text-indent").is_some_and(far) || is("position", &["absolute", "fixed"]) && away(&set) {
        Some("off-screen position")
    } else if is("overflow", &["hidden"]) && ["height", "width", "max-height"].iter().any(|p| length(p) == Some(0.0)) {
        Some("no room")
    } else {
        None
    }
}

/// Whether a positioned element lies beyond the edge of the page or is cut to nothing.
fn away(set: &BTreeMap<&str, String>) -> bool {
    let edges = ["left", "top", "right", "bottom"];
    let moved = edges.iter().any(|edge| set.get(edge).and_then(|value| number(value)).is_some_and(far));
    let cut = set.get("clip").is_some_and(|value| {
        let parts = value.trim_start_matches("rect(").trim_end_matches(')').split([',', ' ']);
        parts.filter(|part| !part.is_empty()).all(|part| number(part).is_some_and(|length| length.abs() <= 1.0))
    });
    moved || cut
}

/// Farther out than any page that is scrolled.
fn far(length: f64) -> bool {
    length <= -900.0
}

/// The number a CSS value begins with.
fn number(value: &str) -> Option<f64> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}

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
    fn styles_that_hide() {
        assert_eq!(style("color: red; DISPLAY : none !important"), Some("display:none"));
        assert_eq!(style("font-size:0px"), Some("font-size:0"));
        assert_eq!(style("opacity:0.0"), Some("opacity:0"));
        assert_eq!(style("position:absolute; left:-9999px"), Some("off-screen position"));
        assert_eq!(style("position:absolute; clip: rect(0 0 0 0)"), Some("off-screen position"));
        assert_eq!(style("text-indent:-9999em"), Some("off-screen position"));
        assert_eq!(style("display&#58;none"), Some("display:none"));
        assert_eq!(style("overflow:hidden;max-height:0"), Some("no room"));
    }

    #[test]
    fn styles_that_do_not() {
        assert_eq!(style("display:block; opacity:0.5; font-size:0.8em; left:-4px"), None);
        assert_eq!(style("position:absolute; left:-10px; visibility: visible"), None);
    }

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
