//! A page cut into tags, with what is asked of its elements.

use crate::ingest::hypertext::{self, Markup, Name, Outline, Role, Tag, Wish, decode_all};

/// A page, its tags and its element tree.
pub(super) struct Page<'p> {
    /// The text of the page, mark-up and all.
    pub(super) text: &'p str,
    pub(super) markup: Markup,
    pub(super) outline: Outline,
}

impl<'p> Page<'p> {
    pub(super) fn of(text: &'p str) -> Self {
        let markup = Markup::of(text, false);
        let outline = Outline::of(&markup);
        Self { text, markup, outline }
    }

    /// Start tags with their indices, those of elements named `name` alone.
    pub(super) fn named(&self, name: &[u8]) -> impl Iterator<Item = (usize, &Tag)> {
        let wanted = Some(Name::of(name));
        self.markup.tags.iter().enumerate().filter(move |(_, tag)| tag.name == wanted && !tag.end)
    }

    /// The raw value of an attribute.
    pub(super) fn raw(&self, tag: &Tag, name: &[u8]) -> Option<&'p str> {
        self.markup.attribute(tag, name).and_then(|range| self.text.get(range))
    }

    /// The value of an attribute, its references decoded, without blanks at its ends.
    pub(super) fn value(&self, tag: &Tag, name: &[u8]) -> Option<String> {
        self.raw(tag, name).map(|raw| decode_all(raw).trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The content of the first `meta` element whose name or property is one of `names` (in order of `names`).
    pub(super) fn meta(&self, names: &[&str]) -> Option<String> {
        let mut best: Option<(usize, String)> = None;
        for (_, tag) in self.named(b"meta").take(500) {
            let keys = [b"property".as_slice(), b"name", b"itemprop"].into_iter().filter_map(|key| self.raw(tag, key));
            let rank = keys.filter_map(|key| names.iter().position(|name| key.trim().eq_ignore_ascii_case(name))).min();
            if let Some(rank) = rank
                && best.as_ref().is_none_or(|(other, _)| rank < *other)
                && let Some(value) = self.value(tag, b"content")
            {
                best = Some((rank, value));
            }
        }
        best.map(|(_, value)| value)
    }

    /// The raw text before tag `at`.
    pub(super) fn between(&self, at: usize) -> &'p str {
        self.text.get(self.markup.between(at)).unwrap_or_default()
    }

    /// The words of the element that begins with tag `start`, as far as `most` texts.
    pub(super) fn words(&self, start: usize, most: usize) -> String {
        let mut words = String::new();
        for at in self.outline.texts(start).take(most) {
            words.push_str(&decode_all(self.between(at)));
            words.push(' ');
        }
        words
    }

    /// Whether the text before tag `at` would be seen: not a script's, not hidden.
    pub(super) fn seen(&self, at: usize) -> bool {
        let inside = self.outline.inside.get(at).copied().flatten();
        let around: Vec<&Tag> = self.outline.up(inside).filter_map(|element| self.markup.tags.get(element)).collect();
        let by = |outer, tag: &&Tag| hypertext::hidden_by(self.text, &self.markup, tag, outer);
        around.iter().all(|tag| tag.role != Role::LeftOut) && around.iter().rev().fold(None, by).is_none()
    }

    /// All texts of the page.
    pub(super) fn everything(&self) -> Vec<Wish> {
        super::wishes(self, Wish::Read)
    }
}
