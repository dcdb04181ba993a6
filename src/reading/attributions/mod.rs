//! Who said what: reports within a sentence, quotations over several, and who the speakers are.

mod appositions;
mod class;
mod clauses;
mod complements;
mod draft;
mod following;
mod frames;
mod fronted;
mod join;
mod nouns;
mod openings;
mod parties;
mod phrases;
mod reports;
mod scene;
mod speakers;
mod spread;
mod subjects;
mod tail;
#[cfg(test)]
mod tests;
mod turns;
mod unsaid;
mod within;

use super::{Attribution, Reading};
use crate::document::BlockKind;

/// All attributions, in order of their sentence. Linear in the text.
///
/// Frames of reporting verbs come from `assets/lexicon/frame.toml`; the grammar is that of tags, noun chunks and verb
/// groups. A speaker is an entity of the Reading whose mention covers the head of the words that name it.
pub fn find(reading: &Reading) -> Vec<Attribution> {
    let scene = scene::Scene::new(reading);
    let mut drafts = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let prose = match sentence.kind {
            BlockKind::Table | BlockKind::Code => false,
            BlockKind::Heading => reading.slice(sentence.span).ends_with('.'),
            _ => true,
        };
        if prose {
            reports::of_sentence(&scene, index as u32, &mut drafts);
        }
    }
    let mut all = join::attributions(&scene, &spread::quotations(&scene, drafts));
    within::add(&scene, &mut all);
    all
}
