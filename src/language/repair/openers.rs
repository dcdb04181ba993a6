//! Prepositions that open a sentence are no part of a name.

use super::super::surface::Case;
use super::super::{Name, NameKind};
use super::Repair;

/// Words that open a sentence with a capital and never a name: prepositions, most of all those of place.
const OPENERS: [&str; 22] = [
    "about", "across", "after", "against", "among", "around", "as", "at", "before", "despite", "during", "for", "from",
    "in", "inside", "near", "of", "on", "outside", "since", "unlike", "with",
];
/// Those of them that stand before a place.
const LOCATIVE: [&str; 3] = ["near", "inside", "outside"];

impl Repair<'_> {
    /// Leaves out the preposition that opens the sentence, where it was taken for the first word of a name.
    pub(super) fn trim(&self, name: &mut Name) {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let form = self.language.form(start);
        if end - start < 2 || !OPENERS.contains(&form) || !self.case(start + 1).capital() {
            return;
        }
        let sentences = &self.language.sentences;
        let at = sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let opens = sentences.get(at).is_some_and(|sentence| {
            let first = sentence.tokens.start;
            first == start || first + 1 == start && self.case(first) == Case::None
        });
        let forms = name.tokens.clone().map(|token| self.language.form(token));
        if !opens || self.surfaces.gazetteer().longest(forms).is_some_and(|(count, _)| count > 1) {
            return;
        }
        let kind = if LOCATIVE.contains(&form) { NameKind::Place } else { name.kind };
        *name = self.name(start + 1, end, kind);
    }
}
