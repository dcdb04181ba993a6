//! What opens a name and is no part of it: the preposition that opens the sentence, the owner of what is named.

use crate::model::Kinds;

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

    /// "Ruland's Port Police": the state, its seat or its body that owns a name, and the name.
    pub(super) fn owned(&self, name: &Name) -> Option<Vec<Name>> {
        let mark = name.tokens.clone().find(|&token| self.language.form(token) == "'s")?;
        let owner = (name.tokens.start..mark).map(|token| self.language.form(token));
        let (count, kinds) = self.surfaces.gazetteer().longest(owner)?;
        let whole = count == (mark - name.tokens.start) as usize && mark + 1 < name.tokens.end;
        let kind = if kinds.any(Kinds::PLACE) { NameKind::Place } else { NameKind::Organisation };
        (whole && kinds.any(Kinds::COUNTRY | Kinds::METONYM | Kinds::GOVBODY))
            .then(|| vec![self.name(name.tokens.start, mark, kind), self.name(mark + 1, name.tokens.end, name.kind)])
    }
}
