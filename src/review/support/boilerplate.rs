//! Phrases that a document repeats like a stamp: runs of five words of a key point found in three sentences and more.

use crate::extract::Findings;
use crate::language::{Forms, WordId};
use crate::model::hash::HashMap;
use crate::reading::{Reading, SentenceId};

/// Words in a run.
const RUN: usize = 5;
/// Sentences that must have it.
const OFTEN: u32 = 3;

/// The tokens that lie in repeated phrases, sorted.
#[derive(Debug, Default)]
pub(super) struct Repeated(Vec<u32>);

impl Repeated {
    /// Whether the token lies in a repeated phrase.
    pub(super) fn contains(&self, token: u32) -> bool {
        !self.0.is_empty() && self.0.binary_search(&token).is_ok()
    }
}

/// A run of words: their numbers.
type Run = [WordId; RUN];

/// Looks in the body for the runs of the points.
pub(super) fn find(reading: &Reading, findings: &Findings, body: &[SentenceId]) -> Repeated {
    let mut seen: HashMap<Run, (u32, Option<SentenceId>)> = HashMap::default();
    let points: Vec<SentenceId> =
        findings.key_points.iter().flat_map(|point| point.what.sentences.iter().copied()).collect();
    let mut openers = vec![false; reading.language.vocabulary.forms.len()];
    let words = reading.language.vocabulary.which(|form| form.chars().any(char::is_alphanumeric));
    for &point in &points {
        runs(
            reading,
            (point, &words),
            |_| true,
            |run, _| {
                if let [first, ..] = run
                    && let Some(opener) = openers.get_mut(first.0 as usize)
                {
                    *opener = true;
                }
                seen.entry(run).or_insert((0, None));
            },
        );
    }
    if seen.is_empty() {
        return Repeated::default();
    }
    let opens = |word: WordId| openers.get(word.0 as usize) == Some(&true);
    for &id in body {
        runs(reading, (id, &words), opens, |run, _| {
            if let Some(entry) = seen.get_mut(&run).filter(|entry| entry.1 != Some(id)) {
                *entry = (entry.0 + 1, Some(id));
            }
        });
    }
    seen.retain(|_, (count, _)| *count >= OFTEN);
    let mut tokens = Vec::new();
    if !seen.is_empty() {
        for &id in points.iter().chain(body) {
            runs(reading, (id, &words), opens, |run, places| {
                if seen.contains_key(&run) {
                    tokens.extend_from_slice(places);
                }
            });
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    Repeated(tokens)
}

/// Calls `take` with every run of five words of a sentence that begins with a word for which `opens` holds, and the
/// tokens it stands on; what is no word (by `wordy`) is passed over.
fn runs(
    reading: &Reading,
    (id, forms): (SentenceId, &Forms),
    opens: impl Fn(WordId) -> bool,
    mut take: impl FnMut(Run, &[u32]),
) {
    let Some(sentence) = reading.sentence(id) else { return };
    let language = &reading.language;
    if !language.tokens(&sentence.tokens).iter().any(|token| opens(token.word)) {
        return;
    }
    let words = language.tokens(&sentence.tokens).iter().zip(sentence.tokens.clone());
    let (mut ids, mut places) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
    for (token, at) in words.filter(|(token, _)| forms.has(token.word)) {
        ids.push(token.word);
        places.push(at);
    }
    for (ids, places) in ids.windows(RUN).zip(places.windows(RUN)) {
        if let Ok(run) = Run::try_from(ids)
            && opens(run[0])
        {
            take(run, places);
        }
    }
}
