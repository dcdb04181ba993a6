//! Measuring the name model: exact spans of names, found against given by hand.

use crate::language::names::{KINDS, Labeller, runs};
use crate::language::repair::Repair;
use crate::language::surface::Surfaces;
use crate::language::tagger::ALL;
use crate::language::{Language, Name, NameKind, SentenceSpan, Tag, Token, Vocabulary};
use crate::model::hash::HashMap;
use crate::text::Span;

use super::corpus::Sentence;
use super::labels::words;

/// Counts of spans: of each kind and of all (last), right, found and given by hand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts([[u32; 3]; 4]);

impl Counts {
    fn add(&mut self, kind: u8, which: usize) {
        for row in [usize::from(kind), 3] {
            if let Some(cell) = self.0.get_mut(row).and_then(|row| row.get_mut(which)) {
                *cell += 1;
            }
        }
    }

    /// The sum of two counts.
    fn plus(mut self, other: Self) -> Self {
        for (cell, more) in self.0.as_flattened_mut().iter_mut().zip(other.0.as_flattened()) {
            *cell += more;
        }
        self
    }

    /// Counts the names found and those given by hand.
    fn compare(&mut self, found: &[Name], given: &[Name]) {
        let kind = |name: &Name| KINDS.iter().position(|kind| *kind == name.kind).map(|kind| kind as u8);
        let given: HashMap<(u32, u32), Option<u8>> =
            given.iter().map(|name| ((name.tokens.start, name.tokens.end), kind(name))).collect();
        for name in found {
            let Some(kind) = kind(name) else { continue };
            self.add(kind, 1);
            if given.get(&(name.tokens.start, name.tokens.end)) == Some(&Some(kind)) {
                self.add(kind, 0);
            }
        }
        given.into_values().flatten().for_each(|kind| self.add(kind, 2));
    }

    /// F1 in percent: PER, ORG, LOC, all.
    pub(super) fn f1(&self) -> [f64; 4] {
        self.0.map(|[right, found, given]| 200.0 * f64::from(right) / f64::from((found + given).max(1)))
    }
}

/// What was found in some documents.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measured {
    /// By the model alone.
    pub(super) alone: Counts,
    /// After the repairs that each document as a whole makes.
    pub(super) repaired: Counts,
}

impl Measured {
    /// The sum of two.
    pub(super) fn plus(self, other: Self) -> Self {
        Self { alone: self.alone.plus(other.alone), repaired: self.repaired.plus(other.repaired) }
    }
}

/// Exact spans found in the sentences of one document: by the model alone, and after the repairs of the document.
pub(super) fn measure(bytes: &[u8], surfaces: &Surfaces, vocabulary: &Vocabulary, sentences: &[Sentence]) -> Measured {
    let mut measured = Measured::default();
    let Some(mut labeller) = Labeller::new(bytes) else { return measured };
    labeller.learn(surfaces);
    let mut language = Language { vocabulary: vocabulary.clone(), ..Language::default() };
    let (mut numbers, mut capitals, mut given) = (Vec::new(), Vec::new(), Vec::new());
    let mut labels = Vec::new();
    for sentence in sentences {
        labeller.sentence(&words(surfaces, sentence), &mut labels);
        let start = language.tokens.len() as u32;
        let name = |(first, end, kind): (usize, usize, u8)| Name {
            span: Span::default(),
            tokens: start + first as u32..start + end as u32,
            kind: KINDS.get(usize::from(kind)).copied().unwrap_or(NameKind::Other),
        };
        language.names.extend(runs(&labels).into_iter().map(name));
        given.extend(runs(&sentence.labels).into_iter().map(name));
        for (&word, &tag) in sentence.words.iter().zip(&sentence.tags) {
            let tag = ALL.get(usize::from(tag)).copied().unwrap_or(Tag::X);
            language.tokens.push(Token { span: Span::default(), word, tag, spaced: true });
        }
        let tokens = start..language.tokens.len() as u32;
        language.sentences.push(SentenceSpan { span: Span::default(), block: 0, tokens });
        numbers.extend(&sentence.numbers);
        capitals.push(sentence.capitals);
    }
    measured.alone.compare(&language.names, &given);
    let names = std::mem::take(&mut language.names);
    let names = Repair { language: &language, surfaces, numbers: &numbers, capitals: &capitals }.all(names);
    measured.repaired.compare(&names, &given);
    measured
}
