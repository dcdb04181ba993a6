//! Tags: what was typed as tags, and the known ones that fit it.

use std::collections::BTreeMap;

use crate::notebook::note::clean_tag;

use super::super::state::App;
use super::boxes::Over;

/// How many known tags are offered.
const OFFERS: usize = 8;

/// The tags of a typed line: parted by blanks or commas.
pub(super) fn split(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split([' ', ',']).filter_map(clean_tag)
}

impl App {
    /// The tags of the document that begin as the word at the end of the line does, the most used first.
    pub(super) fn tag_offers(&self) -> Vec<String> {
        let Some(Over::Tags(_, buffer, _)) = &self.notes.over else { return Vec::new() };
        let typed = buffer.text().rsplit([' ', ',']).next().unwrap_or("").trim_start_matches('#').to_lowercase();
        let given: Vec<String> = split(buffer.text()).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tag in self.notes.all.values().flat_map(|held| &held.note.tags) {
            *counts.entry(tag).or_default() += 1;
        }
        let fits = |tag: &str| tag.to_lowercase().starts_with(&typed) && !given.iter().any(|own| own == tag);
        let mut offers: Vec<(&str, usize)> = counts.into_iter().filter(|(tag, _)| fits(tag)).collect();
        offers.sort_by_key(|(tag, count)| (std::cmp::Reverse(*count), *tag));
        offers.into_iter().take(OFFERS).map(|(tag, _)| tag.to_owned()).collect()
    }
}
