//! Whose voice each sentence is.

use super::{Reading, SectionKind, Sentence, SentenceId, SourceClass, Voice};
use crate::language::{Forms, Tag};

/// The share of a sentence's words, in percent, that somebody else's words must reach to make it theirs.
const MOSTLY: usize = 50;

/// The pronouns of the first person.
const PERSONS: [&str; 8] = ["i", "we", "our", "my", "us", "ours", "mine", "me"];

/// The voice of every sentence: a source's where the content of an attribution is most of it; the author's in a section
/// marked as the author's view, or in the first person outside quotations; else the narrator's.
pub fn find(reading: &Reading) -> Vec<Voice> {
    let all = reading.sentences.iter().zip(0..);
    let persons = reading.language.vocabulary.which(|form| PERSONS.contains(&form));
    all.map(|(sentence, number)| voice(reading, sentence, SentenceId(number), &persons)).collect()
}

fn voice(reading: &Reading, sentence: &Sentence, id: SentenceId, persons: &Forms) -> Voice {
    let words = || reading.language.tokens(&sentence.tokens).iter().filter(|token| token.tag != Tag::Punct);
    let others = reading.attributions_of(id).filter(|(_, attribution)| attribution.class != SourceClass::Author);
    for (index, attribution) in others {
        let theirs = words().filter(|token| attribution.content.iter().any(|content| content.covers(token.span)));
        let (theirs, all) = (theirs.count(), words().count());
        if theirs * 100 >= all * MOSTLY && all > 0 {
            return Voice::Source(index);
        }
    }
    let marked = reading.section_kind(sentence) == SectionKind::AuthorView && reading.is_prose(sentence);
    if marked || first_person(reading, sentence, persons) { Voice::Author } else { Voice::Narration }
}

/// A first person outside quotations and outside what an attribution reports.
fn first_person(reading: &Reading, sentence: &Sentence, persons: &Forms) -> bool {
    let words = reading.language.tokens(&sentence.tokens).iter().zip(sentence.tokens.clone());
    words.filter(|(token, _)| persons.has(token.word)).any(|(_, at)| {
        let start = reading.token_span(at).start();
        // "US" is a country, "I" may be a numeral: both are told by their tag.
        let spoken = matches!(reading.tag(at), Tag::Pron | Tag::Det);
        let country = reading.form(at) == "us" && reading.slice(reading.token_span(at)) != "us";
        spoken && !country && !reading.quoted(start) && reading.attributed(start).is_none()
    })
}
