//! Modality drift: how firmly the point and its best support say the thing.

use super::super::{Drift, Modality, Support};
use crate::extract::{Finding, KeyPoint};
use crate::language::Tag;
use crate::reading::Reading;
use crate::text::Span;

/// Words by strength, weakest first; the order of the likelihood words is that of ICD 203, modal verbs stand beside the
/// likelihood that readers give them (Palmer, Mood and Modality, 2001).
const STRENGTHS: &[(&str, u8)] = &[
    ("might", 1),
    ("may", 1),
    ("could", 1),
    ("possible", 1),
    ("possibly", 1),
    ("perhaps", 1),
    ("unlikely", 1),
    ("can", 2),
    ("should", 3),
    ("likely", 3),
    ("probable", 3),
    ("probably", 3),
    ("would", 3),
    ("certain", 4),
    ("certainly", 4),
    ("will", 4),
    ("'ll", 4),
    ("wo", 4),
    ("must", 4),
    ("shall", 4),
];

/// The modal words of both, where both have one.
pub(super) fn compare(reading: &Reading, point: &Finding<KeyPoint>, best: &Support) -> Option<Modality> {
    let (own, firm) = modal(reading, point.span())?;
    let (other, firmer) = modal(reading, best.span)?;
    let drift = match firmer.cmp(&firm) {
        std::cmp::Ordering::Less => Drift::Weaker,
        std::cmp::Ordering::Equal => Drift::None,
        std::cmp::Ordering::Greater => Drift::Stronger,
    };
    Some(Modality { point: own, support: other, drift })
}

/// The first modal word of a stretch and its strength. "May" the month and "will" the noun do not count.
fn modal(reading: &Reading, span: Span) -> Option<(Span, u8)> {
    let language = &reading.language;
    let tokens = language.tokens(&language.tokens_in(span));
    tokens.iter().find_map(|token| {
        let form = language.vocabulary.form(token.word);
        let &(_, strength) = STRENGTHS.iter().find(|(word, _)| *word == form)?;
        (!matches!(token.tag, Tag::Noun | Tag::Propn)).then_some((token.span, strength))
    })
}
