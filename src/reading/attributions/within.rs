//! Reports inside quotations: "I think the road is safe," she said, holds what she said and what she thinks.

use crate::reading::{Attribution, SentenceId, SourceClass};

use super::draft::Draft;
use super::join;
use super::reports;
use super::scene::Scene;
use super::speakers::Mentions;

/// The reports by clauses inside each quotation, in order of their sentences; `inner` is the scene without marks.
fn drafts(scene: &Scene<'_>, inner: &Scene<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    for (index, quotation) in (0..).zip(&scene.reading.quotations) {
        if !scene.speech(index) {
            continue;
        }
        for at in quotation.sentences.clone() {
            let Some(sentence) = scene.reading.sentences.get(at as usize) else { continue };
            let mut tokens = sentence.tokens.clone().filter(|&t| scene.quotation(t) == Some(index));
            if let Some(first) = tokens.next() {
                let end = tokens.next_back().unwrap_or(first) + 1;
                reports::of_stretch(inner, at, &(first..end), true, &mut found);
            }
        }
    }
    found
}

/// Adds the reports inside quotations to the attributions, behind those of their sentence; a first person is the speaker
/// of the quotation around it.
pub(super) fn add(scene: &Scene<'_>, all: &mut Vec<Attribution>) {
    if scene.reading.quotations.is_empty() {
        return;
    }
    let inner = scene.unquoted();
    let mentions = Mentions::of(scene.reading);
    let mut added = Vec::new();
    for draft in &drafts(scene, &inner) {
        let (Some(phrase), Some(cue)) = (&draft.speaker, &draft.cue) else { continue };
        let sentence = SentenceId(draft.sentence);
        let cue = scene.span(cue);
        let first = all.partition_point(|other| other.sentence < sentence);
        let near = all.get(first..).unwrap_or_default().iter().take_while(|other| other.sentence == sentence);
        let around = near.into_iter().find(|other| other.content.iter().any(|content| content.covers(cue)));
        let mut found = join::bare(&inner, draft);
        if scene.first_person(phrase.head()) {
            found.speaker = around.and_then(|around| around.speaker);
            found.class = around.map_or(SourceClass::None, |around| around.class);
        } else {
            found.speaker = mentions.covering(scene.span(&(phrase.head()..phrase.head() + 1)));
            found.class = join::class(scene, draft, found.speaker);
        }
        added.push(found);
    }
    all.extend(added);
    all.sort_by_key(|attribution| attribution.sentence);
}
