//! Whose voice each sentence is.

use super::{Reading, SectionKind, Sentence, SentenceId, SourceClass, Voice};
use crate::language::Tag;

/// The share of a sentence's words, in percent, that somebody else's words must reach to make it theirs.
const MOSTLY: usize = 50;

/// The voice of every sentence: a source's where the content of an attribution is most of it; the author's in a section
/// marked as the author's view, or in the first person outside quotations; else the narrator's.
pub fn find(reading: &Reading) -> Vec<Voice> {
    let all = reading.sentences.iter().zip(0..);
    all.map(|(sentence, number)| voice(reading, sentence, SentenceId(number))).collect()
}

fn voice(reading: &Reading, sentence: &Sentence, id: SentenceId) -> Voice {
    let words: Vec<u32> = sentence.tokens.clone().filter(|&at| reading.tag(at) != Tag::Punct).collect();
    let others = reading.attributions_of(id).filter(|(_, attribution)| attribution.class != SourceClass::Author);
    for (index, attribution) in others {
        let theirs = words.iter().filter(|&&at| {
            let span = reading.token_span(at);
            attribution.content.iter().any(|content| content.covers(span))
        });
        if theirs.count() * 100 >= words.len() * MOSTLY && !words.is_empty() {
            return Voice::Source(index);
        }
    }
    let marked = reading.section_kind(sentence) == SectionKind::AuthorView && reading.is_prose(sentence);
    if marked || first_person(reading, sentence) { Voice::Author } else { Voice::Narration }
}

/// A first person outside quotations and outside what an attribution reports.
fn first_person(reading: &Reading, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|at| {
        let person = matches!(reading.form(at), "i" | "we" | "our" | "my" | "us" | "ours" | "mine" | "me");
        let start = reading.token_span(at).start();
        // "US" is a country, "I" may be a numeral: both are told by their tag.
        let spoken = matches!(reading.tag(at), Tag::Pron | Tag::Det);
        let country = reading.form(at) == "us" && reading.slice(reading.token_span(at)) != "us";
        person && spoken && !country && !reading.quoted(start) && reading.attributed(start).is_none()
    })
}
