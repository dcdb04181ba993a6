//! Speeches and interviews: texts in the first person, and the labels that open the turns of a dialogue.

use std::ops::Range;

use crate::language::Tag;
use crate::reading::{Reading, Sentence};

/// First persons that a text spoken in the first person has at least.
const LEAST: usize = 8;
/// First persons for every thousand words: of a text with an "I", of one with "we" alone.
const RATES: (usize, usize) = (12, 40);
/// Labelled paragraphs that make a dialogue.
const TURNS: usize = 3;
/// Longest label, in words.
const LABEL: u32 = 5;

/// Whether the text is somebody's own speech (an address, an interview), judged by its first persons outside quotations.
pub(super) fn spoken(reading: &Reading, quoted: impl Fn(u32) -> bool) -> bool {
    let (mut words, mut singular, mut plural) = (0_usize, 0_usize, 0_usize);
    for at in 0..reading.language.tokens.len() as u32 {
        if reading.tag(at) == Tag::Punct || quoted(at) {
            continue;
        }
        words += 1;
        if matches!(reading.tag(at), Tag::Pron | Tag::Det) {
            match reading.form(at) {
                "i" | "me" | "my" | "mine" => singular += 1,
                "we" | "our" | "ours" => plural += 1,
                _ => {}
            }
        }
    }
    let all = singular + plural;
    let own = singular * 3 >= LEAST && all * 1000 >= words * RATES.0;
    all >= LEAST && (own || all * 1000 >= words * RATES.1)
}

/// The label ("Jane Doe:", "Q:") of the turn that each sentence belongs to, in tokens; empty where the text is no
/// dialogue. A paragraph without a label goes on with the turn before.
pub(super) fn labels(reading: &Reading) -> Vec<Option<Range<u32>>> {
    let mut found = 0;
    let mut block = None;
    let mut turn: Option<Range<u32>> = None;
    let mut labels = Vec::with_capacity(reading.sentences.len());
    for sentence in &reading.sentences {
        let opens = block != Some(sentence.block);
        block = Some(sentence.block);
        if let Some(label) = opens.then(|| label(reading, sentence)).flatten() {
            found += 1;
            turn = Some(label);
        }
        labels.push(turn.clone());
    }
    if found >= TURNS { labels } else { Vec::new() }
}

/// A name or a single capital letter before a colon at the head of a paragraph.
fn label(reading: &Reading, sentence: &Sentence) -> Option<Range<u32>> {
    let tokens = sentence.tokens.clone();
    let mut heads = tokens.clone().take(LABEL as usize + 1);
    let colon = heads.find(|&at| reading.form(at) == ":")?;
    let words = tokens.start..colon;
    let capital = |at: u32| reading.slice(reading.token_span(at)).starts_with(char::is_uppercase);
    let initial = words.len() == 1 && reading.token_span(words.start).len() == 1;
    let before = reading.language.names.partition_point(|name| name.tokens.end < colon);
    let ends = reading.language.names.get(before).is_some_and(|name| name.tokens.end == colon);
    (!words.is_empty() && words.clone().all(capital) && (initial || ends)).then_some(words)
}
