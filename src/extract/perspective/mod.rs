//! The author's own view: marked sections, first person, the house as its own source, and unattributed evaluation
//! outside quotations.

mod house;
mod label;
mod stance;

use super::{AuthorView, Finding};
use crate::document::BlockKind;
use crate::reading::{Reading, SectionKind, Sentence, SentenceId, Voice};
use crate::text::Span;
use stance::Stance;

/// All sentences of the author's own view, in order of the text.
pub fn find(reading: &Reading) -> Vec<Finding<AuthorView>> {
    let house = house::House::of(reading);
    let stances = stance::all(reading);
    let enough = stance::enough(reading, &stances);
    let all = reading.sentences.iter().zip(stances).enumerate();
    let all = all.filter(|(_, (sentence, _))| reading.is_prose(sentence));
    all.filter_map(|(at, (sentence, stance))| {
        let (rule, cues) = view(reading, &house, (enough, stance), at, sentence)?;
        let what = AuthorView { label: label::of(reading, sentence) };
        Some(Finding { spans: vec![sentence.span], sentence: SentenceId(at as u32), rule, cues, what })
    })
    .collect()
}

/// The rule under which a sentence is the author's view, with its cues; given its stance and the points that are enough.
fn view(
    reading: &Reading,
    house: &house::House,
    (enough, stance): (u32, Stance),
    at: usize,
    sentence: &Sentence,
) -> Option<(&'static str, Vec<Span>)> {
    let kind = reading.section_kind(sentence);
    if matches!(kind, SectionKind::Disclaimer | SectionKind::FrontMatter | SectionKind::Other) {
        return None;
    }
    if let Some(cue) = house.says(reading, at as u32) {
        return Some(("house-voice", vec![cue]));
    }
    if matches!(reading.voices.get(at), Some(Voice::Source(_))) {
        return None;
    }
    if kind == SectionKind::AuthorView {
        return Some(("marked-section", stance.cues));
    }
    if stance.first_person {
        return Some(("first-person", stance.cues));
    }
    // What the items of a key-point list repeat is judged where the body says it.
    let listed = kind == SectionKind::KeyPoints && sentence.kind == BlockKind::Item;
    (stance.points >= enough && !listed).then_some(("unattributed-evaluation", stance.cues))
}

#[cfg(test)]
mod tests;
