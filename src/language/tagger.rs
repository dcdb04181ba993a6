//! Parts of speech: an averaged perceptron over hashed features, left to right, each tag given for good.

use crate::document::Document;
use crate::model::{TAGGER, Table};

use super::alone::Alone;
use super::surface::Surfaces;
use super::tag_features::{self, Capitals, HERE, Window};
use super::{Language, Tag};

/// The number of tags.
pub(super) const TAGS: usize = 17;
/// Stands for a tag before the first word.
pub(super) const BORDER: u8 = TAGS as u8;

/// All tags, in the order of UPOS.
pub(super) const ALL: [Tag; TAGS] = [
    Tag::Adj,
    Tag::Adp,
    Tag::Adv,
    Tag::Aux,
    Tag::Cconj,
    Tag::Det,
    Tag::Intj,
    Tag::Noun,
    Tag::Num,
    Tag::Part,
    Tag::Pron,
    Tag::Propn,
    Tag::Punct,
    Tag::Sconj,
    Tag::Sym,
    Tag::Verb,
    Tag::X,
];

type Scores = [i16; TAGS];

/// A tagger: the weights and what each surface scores by itself.
pub(super) struct Tagger<'a> {
    table: Table<'a, TAGS>,
    alone: Alone<TAGS>,
}

impl<'a> Tagger<'a> {
    /// The tagger with these weights, or `None` where the bytes are no table of tags.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { table: Table::new(bytes)?, alone: Alone::default() })
    }

    /// Sums what each new surface scores by itself.
    pub(super) fn learn(&mut self, surfaces: &Surfaces) {
        self.alone.learn(surfaces, |surface, at, sum| {
            tag_features::alone(surface, at, |feature| self.table.add(feature, sum));
        });
    }

    /// The tags (by number) of one sentence, given the numbers of its surfaces.
    pub(super) fn sentence(&self, surfaces: &Surfaces, sentence: &[u32], tags: &mut Vec<u8>) {
        tags.clear();
        let Some(edge) = surfaces.list.first() else { return };
        let at = |index: Option<usize>| {
            let number = index.and_then(|index| sentence.get(index)).copied().unwrap_or(0) as usize;
            surfaces.list.get(number).unwrap_or(edge)
        };
        let capitals = Capitals::of((0..sentence.len()).map(|index| at(Some(index)).case));
        // What does not hang on the tags given is summed first, so that words need not wait for each other.
        let mut sums = self.alone.around(*self.table.bias(), sentence);
        let mut rows = Vec::new();
        for (index, scores) in sums.iter_mut().enumerate() {
            let window: Window<'_> = std::array::from_fn(|place| at((index + place).checked_sub(HERE)));
            rows.clear();
            tag_features::together(&window, index == 0, capitals, |feature| rows.push(self.table.row(feature)));
            self.table.add_rows(&rows, scores);
        }
        let (mut last, mut earlier) = (BORDER, BORDER);
        for (index, mut scores) in sums.into_iter().enumerate() {
            let words = [at(Some(index)), at(Some(index + 1))];
            tag_features::history(words, last, earlier, |feature| self.table.add(feature, &mut scores));
            let best = best(&scores);
            tags.push(best);
            (last, earlier) = (best, last);
        }
    }
}

/// The label with the highest score, the first of equals.
fn best(scores: &Scores) -> u8 {
    let mut keyed = scores.map(|score| score.cast_unsigned() ^ 0x8000).map(u32::from);
    for (key, label) in keyed.iter_mut().zip(0..) {
        *key = *key << 8 | (0xFF - label);
    }
    (0xFF - (keyed.into_iter().fold(0, u32::max) & 0xFF)) as u8
}

/// Sets the tag of every token, sentence by sentence. `numbers` are the surfaces of the tokens.
pub(super) fn tag(language: &mut Language, surfaces: &Surfaces, numbers: &[u32]) {
    let Some(mut tagger) = Tagger::new(TAGGER) else { return };
    tagger.learn(surfaces);
    let mut tags = Vec::new();
    let Language { sentences, tokens, .. } = language;
    for sentence in sentences.iter() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        tagger.sentence(surfaces, numbers.get(range.clone()).unwrap_or_default(), &mut tags);
        for (token, &tag) in tokens.get_mut(range).unwrap_or_default().iter_mut().zip(&tags) {
            token.tag = ALL.get(usize::from(tag)).copied().unwrap_or(Tag::X);
        }
    }
}

/// The surfaces of a document and the number of each token's.
pub(super) fn surfaces(document: &Document, language: &Language) -> (Surfaces, Vec<u32>) {
    let mut surfaces = Surfaces::new(crate::model::Words::default(), crate::model::Gazetteer::default());
    let numbers = language
        .tokens
        .iter()
        .map(|token| surfaces.intern(token.word, language.vocabulary.form(token.word), document.slice(token.span)))
        .collect();
    (surfaces, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_highest_scores_wins() {
        let mut scores = [i16::MIN; TAGS];
        assert_eq!(best(&scores), 0);
        (scores[16], scores[4], scores[9]) = (-1, -3, -1);
        assert_eq!(best(&scores), 9);
        scores[2] = i16::MAX;
        assert_eq!(best(&scores), 2);
    }
}
