//! Support of a key point: body sentences, ranked, with the words they share and the words they lack.

mod boilerplate;
mod modality;

use super::{Support, Supported, Verdict};
use crate::document::BlockKind;
use crate::extract::{Finding, Findings, KeyPoint};
use crate::reading::{Index, Reading, SectionKind, SentenceId, Term, Terms};
use crate::text::Span;

/// How many sentences are listed for a key point.
const MOST: usize = 10;
/// The least share of the best score that a listed sentence has.
const LEAST: f32 = 0.2;
/// How much more a figure weighs than a word.
const FIGURE: f32 = 1.7;
/// The fewest content words of a heading that can support a point.
const HEADING: usize = 2;
/// The share of a point's words, weighed by rarity, that the best sentence must hold for "stated".
const STATED: f32 = 0.44;
/// The same for "partly".
const PARTLY: f32 = 0.15;

/// One entry for each key point.
pub fn rank(reading: &Reading, findings: &Findings) -> Vec<Supported> {
    if findings.key_points.is_empty() {
        return Vec::new();
    }
    let terms = Terms::new(&reading.language);
    let listed: Vec<SentenceId> = listed(findings);
    let candidates = candidates(reading, &terms, &listed);
    let repeated = boilerplate::find(reading, findings, &candidates);
    let index = Index::new(reading, &terms, candidates, |token| repeated.contains(token));
    let ranker = Ranker { reading, terms, index, repeated };
    findings.key_points.iter().map(|point| ranker.support(point)).collect()
}

/// The sentences of the document's own list, in order.
fn listed(findings: &Findings) -> Vec<SentenceId> {
    let points = findings.key_points.iter().filter(|point| point.what.listed);
    let mut listed: Vec<SentenceId> = points.flat_map(|point| point.what.sentences.iter().copied()).collect();
    listed.sort_unstable();
    listed
}

/// All sentences that say something, titles, captions and notes among them: no bare headings, no table rows, no code,
/// nothing of the list itself.
fn candidates(reading: &Reading, terms: &Terms, listed: &[SentenceId]) -> Vec<SentenceId> {
    let numbered = reading.sentences.iter().zip(0..);
    let body = numbered.filter(|(sentence, number)| {
        let kind = match sentence.kind {
            BlockKind::Table | BlockKind::Code => false,
            BlockKind::Heading => terms.of(&reading.language, sentence.tokens.clone()).nth(HEADING - 1).is_some(),
            _ => true,
        };
        let of_list = reading.section_kind(sentence) == SectionKind::KeyPoints && !listed.is_empty();
        kind && !of_list && listed.binary_search(&SentenceId(*number)).is_err()
    });
    body.map(|(_, number)| SentenceId(number)).collect()
}

struct Ranker<'a> {
    reading: &'a Reading,
    terms: Terms,
    index: Index,
    repeated: boilerplate::Repeated,
}

/// A content word of a point: its token and term.
type Word = (u32, Term);

impl Ranker<'_> {
    fn support(&self, point: &Finding<KeyPoint>) -> Supported {
        let words = self.words(point);
        let query = self.query(&words);
        let ranked = self.index.rank(&query, |id| point.what.sentences.contains(&id), MOST);
        let least = ranked.first().map_or(0.0, |best| best.1 * LEAST);
        let kept = ranked.iter().filter(|(_, score)| *score >= least);
        let support: Vec<Support> = kept.map(|&(id, score)| self.entry(&words, id, score)).collect();
        let modality = support.first().and_then(|best| modality::compare(self.reading, point, best));
        Supported { verdict: self.verdict(&words, &support), support, modality }
    }

    /// The content words of a point, each term once; repeated phrases left out where enough is left.
    fn words(&self, point: &Finding<KeyPoint>) -> Vec<Word> {
        let language = &self.reading.language;
        let mut words: Vec<Word> = Vec::new();
        for &span in &point.spans {
            for word in self.terms.of(language, language.tokens_in(span)) {
                if words.iter().all(|(_, term)| *term != word.1) {
                    words.push(word);
                }
            }
        }
        let fresh: Vec<Word> = words.iter().copied().filter(|(token, _)| !self.repeated.contains(*token)).collect();
        if fresh.len() >= 2 { fresh } else { words }
    }

    fn query(&self, words: &[Word]) -> Vec<(Term, f32)> {
        let figure = |token: u32| self.reading.language.form(token).starts_with(|c: char| c.is_ascii_digit());
        words.iter().map(|&(token, term)| (term, if figure(token) { FIGURE } else { 1.0 })).collect()
    }

    fn entry(&self, words: &[Word], id: SentenceId, score: f32) -> Support {
        let language = &self.reading.language;
        let (span, tokens) = self.reading.sentence(id).map_or((Span::default(), 0..0), |s| (s.span, s.tokens.clone()));
        let of: Vec<Word> = self.terms.of(language, tokens).collect();
        let place = |token: u32| language.tokens.get(token as usize).map(|token| token.span);
        let shared = of.iter().filter(|(_, term)| words.iter().any(|(_, own)| own == term));
        let missing = words.iter().filter(|(_, own)| of.iter().all(|(_, term)| term != own));
        Support {
            sentence: id,
            span,
            score,
            shared: shared
                .filter_map(|&(token, _)| place(token))
                .flat_map(|span| self.reading.document.visible(span))
                .collect(),
            missing: missing.filter_map(|&(token, _)| place(token)).collect(),
        }
    }

    /// How much of the point the best sentences hold, weighed by rarity.
    fn verdict(&self, words: &[Word], support: &[Support]) -> Verdict {
        let weight =
            |words: &mut dyn Iterator<Item = Word>| words.map(|(_, term)| self.index.rarity(term)).sum::<f32>();
        let all = weight(&mut words.iter().copied());
        let held = |entry: &Support| {
            let lacks = |token: u32| {
                let span = self.reading.language.tokens.get(token as usize).map(|token| token.span);
                span.is_some_and(|span| entry.missing.contains(&span))
            };
            weight(&mut words.iter().copied().filter(|(token, _)| !lacks(*token)))
        };
        let best = support.iter().take(3).map(held).fold(0.0, f32::max);
        match best / all.max(f32::EPSILON) {
            share if share >= STATED => Verdict::Stated,
            share if share >= PARTLY => Verdict::Partly,
            _ => Verdict::None,
        }
    }
}
