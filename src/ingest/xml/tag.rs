//! A start tag and its attributes.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes;

use super::words::{Words, unescaped};
use super::{Space, events::Bindings};

/// The most attributes of a tag that are looked at.
const ATTRIBUTES: usize = 256;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Tag<'s> {
    /// Its namespace.
    pub(in crate::ingest) space: Space,
    /// Its name without the prefix.
    pub(in crate::ingest) name: &'s str,
    /// What stands between `<` and `>`.
    pub(super) raw: &'s str,
    /// Where `<` stands in the text of the part.
    pub(in crate::ingest) from: usize,
    /// One past `>`.
    pub(in crate::ingest) to: usize,
}

impl<'s> Tag<'s> {
    /// The tag of `raw`, which stands at `from` to `to`.
    pub(super) fn new(raw: &'s str, from: usize, to: usize, bindings: &Bindings<'s>) -> Self {
        let (prefix, name) = split(name_of(raw));
        Self { space: bindings.space(prefix), name, raw, from, to }
    }

    /// Whether it is the element `name` of `space`.
    pub(in crate::ingest) fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name == name
    }

    /// The value of the first attribute of that name, whatever its prefix.
    pub(in crate::ingest) fn attribute(&self, name: &str) -> Option<Cow<'s, str>> {
        self.attributes().find(|(_, local, _)| *local == name).map(|(_, _, value)| unescaped(value))
    }

    /// The value of the first attribute of that name as words with their place.
    pub(in crate::ingest) fn words(&self, name: &str) -> Option<Words<'s>> {
        let (_, _, value) = self.attributes().find(|(_, local, _)| *local == name)?;
        // Both are runs of the same text: how far they lie apart is where the value stands in the tag.
        let from = self.from + 1 + (value.as_ptr() as usize).checked_sub(self.raw.as_ptr() as usize)?;
        let text = unescaped(value);
        let exact = matches!(text, Cow::Borrowed(_));
        Some(Words { text, from, to: from + value.len(), exact })
    }

    /// The value of the attribute of that name as a number.
    pub(in crate::ingest) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Prefix, name and raw value of each attribute.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'s str, &'s str, &'s str)> + use<'s> {
        let raw = self.raw;
        let mut attributes = Attributes::new(raw, name_of(raw).len());
        attributes.with_checks(false);
        attributes.take(ATTRIBUTES).flatten().filter_map(move |attribute| {
            // The attribute borrows from the tag, which lives as long as the part.
            let Cow::Borrowed(value) = attribute.value else { return None };
            let (prefix, name) = split(attribute.key.into_inner());
            Some((prefix, name, value))
        })
    }
}

/// The name at the start of a tag.
fn name_of(raw: &str) -> &str {
    let end = raw.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(raw.len());
    raw.get(..end).unwrap_or(raw)
}

/// Prefix and local name.
pub(super) fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}
