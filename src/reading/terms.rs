//! Terms: the stems of content words, by sentence, and BM25 over them.

use std::ops::Range;
use std::sync::Arc;

use rust_stemmers::{Algorithm, Stemmer};

use super::{Reading, SentenceId};
use crate::language::Language;
use crate::model::hash::HashMap;

/// Function words, which say nothing of what a sentence is about.
const STOP: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her",
    "here", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "might", "more", "most", "must", "my",
    "n't", "no", "not", "of", "on", "or", "our", "over", "said", "say", "says", "shall", "she", "should", "so", "some",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "was",
    "we", "were", "what", "when", "where", "which", "who", "whom", "will", "with", "would", "you", "your", "'s", "'",
    "'re", "'ve", "'ll", "'d", "'m",
];

/// The number of a term in [`Terms`].
pub type Term = u32;

/// The terms of one document by word form.
#[derive(Debug, Default)]
pub struct Terms {
    /// By word number: its term, if it is a content word.
    by_word: Vec<Option<Term>>,
    count: usize,
}

impl Terms {
    /// Stems every word form of the document once (Snowball, English).
    pub fn new(language: &Language) -> Self {
        let vocabulary = &language.vocabulary;
        let mut content: Vec<bool> =
            vocabulary.forms.iter().map(|form| form.chars().any(char::is_alphanumeric)).collect();
        for stop in STOP.iter().filter_map(|stop| vocabulary.get(stop)) {
            if let Some(content) = content.get_mut(stop.0 as usize) {
                *content = false;
            }
        }
        let stemmer = Stemmer::create(Algorithm::English);
        let mut ids: HashMap<Box<[u8]>, Term> = HashMap::default();
        let mut term = |stem: &[u8]| {
            ids.get(stem).copied().unwrap_or_else(|| {
                let next = ids.len() as Term;
                ids.insert(stem.into(), next);
                next
            })
        };
        let of = |(form, content): (&Arc<str>, bool)| {
            content.then(|| {
                if form.bytes().all(|byte| byte.is_ascii_lowercase()) {
                    term(stemmer.stem(form).as_bytes())
                } else {
                    term(form.replace([',', '.'], "").as_bytes())
                }
            })
        };
        let by_word = vocabulary.forms.iter().zip(content).map(of).collect();
        Self { by_word, count: ids.len() }
    }

    /// How many terms there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The content words among `tokens`: token index and term, in order.
    pub fn of<'a>(&'a self, language: &'a Language, tokens: Range<u32>) -> impl Iterator<Item = (u32, Term)> + 'a {
        let words = language.tokens(&tokens).iter().zip(tokens);
        words.filter_map(|(token, at)| Some((at, self.by_word.get(token.word.0 as usize).copied().flatten()?)))
    }
}

/// One sentence of the index with its score.
pub type Ranked = (SentenceId, f32);

/// How far a ranking goes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most sentences it gives.
    pub most: usize,
    /// The most entries of the index it reads.
    pub read: usize,
}

/// An inverted index over some sentences of a document, ranked by BM25 (Robertson and Zaragoza 2009; k1 0.8, b 0.3, the
/// inverse document frequency that of the document itself), a share of the neighbours' scores and a small bonus for an
/// early place added.
#[derive(Debug)]
pub struct Index {
    /// The sentences, in order.
    sentences: Vec<SentenceId>,
    /// What the length of each adds to the frequency of a term in the divisor of BM25.
    norms: Vec<f32>,
    /// A score for each, all 0 between two rankings: kept, so that a ranking costs nothing for what it does not touch.
    scores: Vec<f32>,
    /// First entry in `entries` by term.
    starts: Vec<u32>,
    /// (index into `sentences`, frequency) by term, in order.
    entries: Vec<(u32, u32)>,
}

const K1: f32 = 0.8;
const B: f32 = 0.3;
/// Share of the scores of the sentences one and two places away.
const NEIGHBOURS: [f32; 2] = [0.2, 0.1];
/// What the first sentence gains for its place, as a share of the best score; the last one gains nothing. Texts say the
/// main thing first.
const EARLY: f32 = 0.1;

impl Index {
    /// The index of `sentences`; tokens for which `dropped` holds are left out.
    pub fn new(reading: &Reading, terms: &Terms, sentences: Vec<SentenceId>, dropped: impl Fn(u32) -> bool) -> Self {
        let mut found: Vec<(Term, u32)> = Vec::new();
        let mut lengths = Vec::with_capacity(sentences.len());
        for (number, &id) in sentences.iter().enumerate() {
            let before = found.len();
            if let Some(sentence) = reading.sentence(id) {
                let own = terms.of(&reading.language, sentence.tokens.clone()).filter(|&(token, _)| !dropped(token));
                found.extend(own.map(|(_, term)| (term, number as u32)));
            }
            lengths.push((found.len() - before) as u32);
        }
        let (starts, entries) = by_term(&found, terms.count());
        let mean = lengths.iter().sum::<u32>() as f32 / lengths.len().max(1) as f32;
        let mean = mean.max(1.0);
        let norms = lengths.into_iter().map(|length| K1 * (1.0 - B + B * length as f32 / mean)).collect();
        Self { scores: vec![0.0; sentences.len()], sentences, norms, starts, entries }
    }

    fn entries(&self, term: Term) -> &[(u32, u32)] {
        let at = |term: usize| self.starts.get(term).copied().unwrap_or(0) as usize;
        self.entries.get(at(term as usize)..at(term as usize + 1)).unwrap_or_default()
    }

    /// How rare a term is among the sentences; the highest for one that none has.
    pub fn rarity(&self, term: Term) -> f32 {
        let (all, with) = (self.sentences.len() as f32, self.entries(term).len() as f32);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// How many entries of each term of `query` are read: `most` in all, those of the rarest terms first.
    fn portions(&self, query: &[(Term, f32)], most: usize) -> Vec<usize> {
        let mut portions: Vec<usize> = query.iter().map(|&(term, _)| self.entries(term).len()).collect();
        let mut rarest: Vec<&mut usize> = portions.iter_mut().collect();
        rarest.sort_by_key(|portion| **portion);
        let mut left = most;
        for portion in rarest {
            *portion = left.min(*portion);
            left -= *portion;
        }
        portions
    }

    /// Adds to `scores` (by place, all 0 before) what the sentences of the index have in common with `query`, without
    /// the neighbours' share; gives the places of those that have something, in no order.
    fn add(&self, query: &[(Term, f32)], scores: &mut [f32], read: usize) -> Vec<u32> {
        let mut touched = Vec::new();
        for (&(term, weight), portion) in query.iter().zip(self.portions(query, read)) {
            let rarity = self.rarity(term);
            for &(number, frequency) in self.entries(term).iter().take(portion) {
                let frequency = frequency as f32;
                let norm = frequency + self.norms.get(number as usize).copied().unwrap_or(0.0);
                if let Some(score) = scores.get_mut(number as usize) {
                    if *score == 0.0 {
                        touched.push(number);
                    }
                    *score += weight * rarity * frequency * (K1 + 1.0) / norm;
                }
            }
        }
        touched
    }

    /// The sentences that share a term with `query` and are not `barred`, best first. Ties go to the earlier one.
    ///
    /// Of a term so common that `limits` do not reach, the places late in the document are not looked at: so the work of
    /// one ranking never grows with the document.
    pub fn rank(&mut self, query: &[(Term, f32)], barred: impl Fn(SentenceId) -> bool, limits: Limits) -> Vec<Ranked> {
        let Limits { most, read } = limits;
        let mut own = std::mem::take(&mut self.scores);
        let touched = self.add(query, &mut own, read);
        let mut best = 0.0_f32;
        for &number in &touched {
            let free = self.sentences.get(number as usize).is_some_and(|&id| !barred(id));
            if let Some(score) = own.get_mut(number as usize) {
                *score = if free { *score } else { 0.0 };
                best = best.max(*score);
            }
        }
        let early = EARLY * best / own.len().max(1) as f32;
        let near = |at: Option<usize>| at.and_then(|at| own.get(at)).copied().unwrap_or(0.0);
        let mut ranked: Vec<Ranked> = Vec::with_capacity(touched.len());
        for at in touched.iter().map(|&number| number as usize) {
            let (score, Some(&id)) = (near(Some(at)), self.sentences.get(at)) else { continue };
            if score > 0.0 {
                let shares = NEIGHBOURS.iter().zip(1..);
                let near: f32 =
                    shares.map(|(share, step)| share * (near(at.checked_sub(step)) + near(Some(at + step)))).sum();
                ranked.push((id, score + near + early * (own.len() - at) as f32));
            }
        }
        for &number in &touched {
            if let Some(score) = own.get_mut(number as usize) {
                *score = 0.0;
            }
        }
        self.scores = own;
        let order = |one: &Ranked, other: &Ranked| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0));
        if ranked.len() > most && most > 0 {
            ranked.select_nth_unstable_by(most - 1, order);
        }
        ranked.truncate(most);
        ranked.shrink_to_fit();
        ranked.sort_by(order);
        ranked
    }

    /// The sentences of the index, in order.
    pub fn sentences(&self) -> &[SentenceId] {
        &self.sentences
    }
}

/// Sorts terms found in sentences (given in the order of the sentences) by term: where the entries of each term begin,
/// and the entries, (sentence, frequency). Counts instead of comparing, so the work is linear.
fn by_term(found: &[(Term, u32)], count: usize) -> (Vec<u32>, Vec<(u32, u32)>) {
    let mut starts = vec![0_u32; count + 1];
    let mut last = vec![u32::MAX; count];
    for &(term, sentence) in found {
        if let (Some(last), Some(entries)) = (last.get_mut(term as usize), starts.get_mut(term as usize + 1)) {
            *entries += u32::from(*last != sentence);
            *last = sentence;
        }
    }
    let mut end = 0;
    for start in &mut starts {
        end += *start;
        *start = end;
    }
    let mut ends = starts.clone();
    let mut entries = vec![(u32::MAX, 0); end as usize];
    for &(term, sentence) in found {
        let Some(end) = ends.get_mut(term as usize) else { continue };
        let open = end.checked_sub(1).and_then(|at| entries.get_mut(at as usize));
        match open {
            // The entry before is one of this term only where this term has one.
            Some(entry) if entry.0 == sentence && starts.get(term as usize).is_some_and(|start| start < end) => {
                entry.1 += 1;
            }
            _ => {
                if let Some(entry) = entries.get_mut(*end as usize) {
                    *entry = (sentence, 1);
                }
                *end += 1;
            }
        }
    }
    (starts, entries)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::sample::read;
    use super::*;

    #[test]
    fn the_sentence_about_the_same_thing_comes_first() {
        let reading = read(
            "The port closed in May.\nFishing boats were sold.\nNobody bought the old harbour wall.\nClosing ports costs money.\n",
        );
        let terms = Terms::new(&reading.language);
        let all: Vec<SentenceId> = (0..reading.sentences.len() as u32).map(SentenceId).collect();
        let mut index = Index::new(&reading, &terms, all, |_| false);
        let query: Vec<(Term, f32)> =
            terms.of(&reading.language, reading.sentences[3].tokens.clone()).map(|(_, term)| (term, 1.0)).collect();
        let limits = Limits { most: 5, read: 100 };
        let ranked = index.rank(&query, |id| id == SentenceId(3), limits);
        assert_eq!(ranked.iter().map(|(id, _)| id.0).collect::<Vec<_>>(), [0]);
        assert_eq!(index.rank(&query, |id| id == SentenceId(3), limits), ranked);
    }

    #[test]
    fn where_not_all_is_read_rare_terms_and_early_places_come_first() {
        let reading = read("Fish is cheap.\nFish is dear.\nA whale and fish.\nFish swim.\n");
        let terms = Terms::new(&reading.language);
        let all: Vec<SentenceId> = (0..reading.sentences.len() as u32).map(SentenceId).collect();
        let mut index = Index::new(&reading, &terms, all, |_| false);
        let query = ["fish", "whale"].map(|word| {
            let word = reading.language.vocabulary.get(word).unwrap();
            (terms.by_word[word.0 as usize].unwrap(), 1.0)
        });
        let mut ranked = |read: usize| {
            let ranked = index.rank(&query, |_| false, Limits { most: 5, read });
            ranked.iter().map(|(id, _)| id.0).collect::<Vec<_>>()
        };
        assert_eq!(ranked(1), [2]);
        assert_eq!(ranked(3)[0], 2);
        assert_eq!(ranked(3).len(), 3);
        assert!(!ranked(3).contains(&3));
        assert_eq!(ranked(5).len(), 4);
    }
}
