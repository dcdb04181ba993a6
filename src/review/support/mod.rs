//! Support of a key point: body sentences, ranked, with the words they share and the words they lack.

mod boilerplate;
mod modality;

use super::{Support, Supported, Verdict};
use crate::document::BlockKind;
use crate::extract::{Finding, Findings, KeyPoint};
use crate::reading::{Index, Limits, Reading, SectionKind, SentenceId, Term, Terms};
use crate::text::Span;

/// How many sentences are listed for a key point, and how far the ranking goes for one.
const LIMITS: Limits = Limits { most: 10, read: 1 << 13 };
/// The least share of the best score that a listed sentence has.
const LEAST: f32 = 0.2;
/// The fewest content words of a heading that can support a point.
const HEADING: usize = 2;
/// How much more a figure weighs than a word.
const FIGURE: f32 = 1.7;
/// How much a word of a repeated phrase weighs: it names the subject, and says nothing else.
const STAMPED: f32 = 0.2;
/// The share of a point's words, weighed by rarity, that the best sentence must hold, with and without those beside it,
/// for "stated".
const STATED: f32 = 0.45;
/// The same for "partly".
const PARTLY: f32 = 0.17;

/// One entry for each key point.
pub fn rank(reading: &Reading, findings: &Findings) -> Vec<Supported> {
    if findings.key_points.is_empty() {
        return Vec::new();
    }
    let terms = reading.terms();
    let listed: Vec<SentenceId> = listed(findings);
    let candidates = candidates(reading, terms, &listed);
    let repeated = boilerplate::find(reading, findings, &candidates);
    let index = Index::new(reading, terms, candidates, |token| repeated.contains(token));
    let mut ranker = Ranker { reading, terms, index, repeated };
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

/// Whether a sentence cannot support a point: its own; and, for a sentence lifted from the text, a heading, which names
/// what the text below it says and is no second witness.
fn is_left_out(reading: &Reading, point: &Finding<KeyPoint>, id: SentenceId) -> bool {
    let heading = || reading.sentence(id).is_some_and(|sentence| sentence.kind == BlockKind::Heading);
    point.what.sentences.contains(&id) || !point.what.listed && heading()
}

struct Ranker<'a> {
    reading: &'a Reading,
    terms: &'a Terms,
    index: Index,
    repeated: boilerplate::Repeated,
}

/// A content word of a point: its token and term.
type Word = (u32, Term);

impl Ranker<'_> {
    fn support(&mut self, point: &Finding<KeyPoint>) -> Supported {
        let all = self.words(point);
        let fresh: Vec<Word> = all.iter().copied().filter(|(token, _)| !self.repeated.contains(*token)).collect();
        let stamped = fresh.len() >= 2 && fresh.len() < all.len();
        let words = if stamped { &fresh } else { &all };
        let mut query = self.query(words);
        if stamped {
            let rest = all.iter().filter(|word| !fresh.contains(word));
            query.extend(rest.map(|&(_, term)| (term, STAMPED)));
        }
        let reading = self.reading;
        let ranked = self.index.rank(&query, |id| is_left_out(reading, point, id), LIMITS);
        let least = ranked.first().map_or(0.0, |best| best.1 * LEAST);
        let kept = ranked.iter().filter(|(_, score)| *score >= least);
        let support: Vec<Support> = kept.map(|&(id, score)| self.entry(words, id, score)).collect();
        let modality = support.first().and_then(|best| modality::compare(self.reading, point, best));
        Supported { verdict: self.verdict(words, &support), support, modality }
    }

    /// The content words of a point, each term once.
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
        words
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

    /// How much of the point the best sentences hold, weighed by rarity: each by itself, and with the sentences beside
    /// it, which often name what it leaves to a pronoun; the mean of both.
    fn verdict(&self, words: &[Word], support: &[Support]) -> Verdict {
        let all: f32 = words.iter().map(|&(_, term)| self.index.rarity(term)).sum();
        let held = |terms: &[Term]| -> f32 {
            let held = words.iter().filter(|(_, term)| terms.contains(term));
            held.map(|&(_, term)| self.index.rarity(term)).sum()
        };
        let both = |entry: &Support| {
            let own = self.held(entry.sentence, 0);
            held(&own).midpoint(held(&self.held(entry.sentence, 1)))
        };
        let best = support.iter().take(3).map(both).fold(0.0, f32::max);
        match best / all.max(f32::EPSILON) {
            share if share >= STATED => Verdict::Stated,
            share if share >= PARTLY => Verdict::Partly,
            _ => Verdict::None,
        }
    }

    /// The terms of a sentence of the index and of those up to `beside` places from it.
    fn held(&self, id: SentenceId, beside: usize) -> Vec<Term> {
        let sentences = self.index.sentences();
        let at = sentences.partition_point(|&other| other < id);
        let near = sentences.get(at.saturating_sub(beside)..(at + beside + 1).min(sentences.len())).unwrap_or_default();
        let tokens = near.iter().filter_map(|&id| self.reading.sentence(id)).map(|sentence| sentence.tokens.clone());
        tokens.flat_map(|tokens| self.terms.of(&self.reading.language, tokens)).map(|(_, term)| term).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::extract;
    use crate::reading::sample::read;

    /// The best support of each point with the verdict.
    fn best(text: &str) -> Vec<(String, Verdict)> {
        let reading = read(text);
        let findings = extract::find(&reading, reading.extent);
        let first = |entry: &Supported| entry.support.first().map_or("", |best| reading.slice(best.span)).to_owned();
        rank(&reading, &findings).iter().map(|entry| (first(entry), entry.verdict)).collect()
    }

    #[test]
    fn a_caption_supports_but_the_list_itself_does_not() {
        let found = best(
            "KEY POINTS\n- Brenna Holt opened the lighthouse museum in 1987.\n- The lighthouse museum drew crowds.\n\n\
             Photo: Brenna Holt opens the lighthouse museum, 1987\n\nThe coast road was closed again on Friday night.\n\
             Nobody could say when the snow would be cleared from it.\n",
        );
        assert!(found[0].0.contains("opens the lighthouse museum"), "{found:?}");
        assert_ne!(found[0].1, Verdict::None);
    }

    #[test]
    fn a_heading_never_supports_a_sentence_lifted_from_the_text() {
        let text = "# Ferry fares to the islands rise\n\nFerry fares to the islands rise by a third in spring.\n\n\
                    ## Ferry fares to the islands\n\nThe council said that fares of the ferry had to rise.\n";
        let reading = read(text);
        let findings = extract::find(&reading, reading.extent);
        let support: Vec<Support> = rank(&reading, &findings).into_iter().flat_map(|entry| entry.support).collect();
        assert!(!support.is_empty());
        let kind = |one: &Support| reading.sentence(one.sentence).map(|sentence| sentence.kind);
        assert!(support.iter().all(|one| kind(one) == Some(BlockKind::Paragraph)), "{support:?}");
    }

    #[test]
    fn words_of_a_phrase_that_is_repeated_break_ties() {
        let found = best(
            "KEY POINTS\n- Marsh Bay council closes ferry line to islands in surprise move that could raise fares.\n\
             - A protest is planned.\n\n\
             Marsh Bay council closes ferry line to islands as winter begins.\n\
             Marsh Bay council closes ferry line to islands before the vote.\n\
             Marsh Bay council closes ferry line to islands once more.\n\
             A surprise move of the bakers could raise bread fares at the fair.\n\
             People in the streets spoke of little else all week long.\n\
             The surprise move of the Marsh Bay council could raise ferry fares.\n",
        );
        assert!(found[0].0.starts_with("The surprise move of the Marsh Bay"), "{found:?}");
    }
}
