//! Parts of speech: a log-linear model over hashed features, left to right, each tag given for good.

use crate::document::Document;
use crate::model::{TAGGER, Table, WordFacts};

use super::alone::Alone;
use super::surface::{Case, Surfaces};
use super::tag_features::{self, Capitals, Window, around};
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
    /// The scores of the words of the sentence at hand.
    sums: Vec<Scores>,
}

impl<'a> Tagger<'a> {
    /// The tagger with these weights, or `None` where the bytes are no table of tags.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { table: Table::new(bytes)?, alone: Alone::default(), sums: Vec::new() })
    }

    /// Sums what each new surface scores by itself.
    pub(super) fn learn(&mut self, surfaces: &Surfaces) {
        self.alone.learn(surfaces, &self.table, |surface, at, rows| {
            tag_features::alone(surface, at, |features| rows.extend(features.iter().map(|&one| self.table.row(one))));
        });
    }

    /// The tags (by number) of one sentence, given the numbers of its surfaces.
    pub(super) fn sentence(&mut self, surfaces: &Surfaces, sentence: &[u32], tags: &mut Vec<u8>) {
        tags.clear();
        let Some(edge) = surfaces.list.first() else { return };
        let Self { table, alone, sums } = self;
        let at = |number: u32| surfaces.list.get(number as usize).unwrap_or(edge);
        let capitals = Capitals::of(sentence.iter().map(|&number| at(number).case));
        // What does not hang on the tags given is summed first, so that words need not wait for each other.
        alone.around(*table.bias(), sentence, sums);
        for (index, scores) in sums.iter_mut().enumerate() {
            let window: Window<'_> = around(sentence, index, 0).map(at);
            let features = tag_features::together(&window, index == 0, capitals);
            table.add_rows(&features.map(|feature| table.row(feature)), scores);
        }
        let (mut last, mut earlier) = (BORDER, BORDER);
        let next = sentence.iter().skip(1).copied().chain(std::iter::once(0));
        for ((scores, &number), next) in sums.iter_mut().zip(sentence).zip(next) {
            let features = tag_features::history([at(number), at(next)], last, earlier);
            table.add_rows(&features.map(|feature| table.row(feature)), scores);
            let best = best(scores);
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
        let numbers = numbers.get(range.clone()).unwrap_or_default();
        tagger.sentence(surfaces, numbers, &mut tags);
        proper(surfaces, numbers, &mut tags);
        for (token, &tag) in tokens.get_mut(range).unwrap_or_default().iter_mut().zip(&tags) {
            token.tag = ALL.get(usize::from(tag)).copied().unwrap_or(Tag::X);
        }
    }
}

/// Tags the word that no list knows as a proper noun where it has a capital and a verb behind it ("Vandel said"): bare
/// singular nouns are no subjects (Quirk et al. 1985, 5.2).
fn proper(surfaces: &Surfaces, numbers: &[u32], tags: &mut [u8]) {
    let unknown = |number: u32| {
        let surface = surfaces.list.get(number as usize);
        surface.is_some_and(|surface| surface.case == Case::Title && surface.facts == WordFacts::default())
    };
    let verb = |tag: Option<&u8>| tag.is_some_and(|&tag| [Tag::Verb as u8, Tag::Aux as u8].contains(&tag));
    for (index, &number) in numbers.iter().enumerate() {
        let next = verb(tags.get(index + 1));
        if let Some(tag) = tags.get_mut(index).filter(|tag| **tag == Tag::Noun as u8 && next && unknown(number)) {
            *tag = Tag::Propn as u8;
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
