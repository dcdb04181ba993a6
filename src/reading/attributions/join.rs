//! Drafts to attributions: spans, mode, class, speaker; one attribution for each speaker of a sentence.

use std::ops::Range;

use crate::language::Tag;
use crate::reading::{Attribution, Candidate, EntityId, Mode, SentenceId, SourceClass};
use crate::text::Span;

use super::class;
use super::draft::Draft;
use super::scene::Scene;
use super::speakers::Speakers;

/// Who speaks in a draft.
#[derive(Clone, Debug, Default)]
struct Voice {
    entity: Option<EntityId>,
    span: Option<Span>,
    class: Option<SourceClass>,
    candidates: Vec<Candidate>,
}

/// The attributions of drafts that are in order of their sentences.
pub(super) fn attributions(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Attribution> {
    let mut speakers = Speakers::new(scene);
    let mut voices: Vec<Voice> = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let earlier = drafts.get(..at).unwrap_or_default().iter().rev();
        let mut same = earlier.take_while(|other| other.sentence == draft.sentence);
        let shares = |part: &Range<u32>| draft.content.iter().any(|own| own.start < part.end && part.start < own.end);
        let within = same.any(|other| {
            let holds = draft.content.iter().any(|own| own.contains(&other.start()));
            !holds && other.content.iter().any(|part| part.contains(&draft.start()) || shares(part))
        });
        voices.push(voice(scene, &mut speakers, draft, within));
    }
    for (at, draft) in drafts.iter().enumerate() {
        let Some(from) = draft.follows.and_then(|from| voices.get(from)).cloned() else { continue };
        if let Some(slot) = voices.get_mut(at) {
            *slot = from;
        }
    }
    let mut made: Vec<Attribution> = Vec::new();
    for (draft, voice) in drafts.iter().zip(voices) {
        if draft.content.is_empty() {
            continue;
        }
        let attribution = attribution(scene, draft, voice);
        let same = made.iter_mut().rev().take_while(|other| other.sentence == attribution.sentence);
        match same.into_iter().find(|other| one_voice(other, &attribution)) {
            Some(other) => merge(other, attribution),
            None => made.push(attribution),
        }
    }
    made
}

fn voice(scene: &Scene<'_>, speakers: &mut Speakers<'_, '_>, draft: &Draft, within: bool) -> Voice {
    let Some(phrase) = &draft.speaker else { return Voice::default() };
    if scene.first_person(phrase.head()) {
        let entity = scene.turn(draft.sentence).and_then(|label| speakers.named(label));
        let class = entity.map_or(SourceClass::Author, |_| SourceClass::Named);
        let span = Some(scene.span(&phrase.tokens));
        return Voice { entity, span, class: Some(class), candidates: Vec::new() };
    }
    if scene.is(phrase.head(), &["you"]) {
        return Voice { span: Some(scene.span(&phrase.tokens)), ..Voice::default() };
    }
    let (entity, candidates) = speakers.resolve(phrase, draft.sentence, within);
    let class = Some(class(scene, draft, entity));
    Voice { entity, span: Some(scene.span(&phrase.tokens)), class, candidates }
}

/// The class of the speaker of a draft, who is `entity` where that is known.
pub(super) fn class(scene: &Scene<'_>, draft: &Draft, entity: Option<EntityId>) -> SourceClass {
    let Some(phrase) = &draft.speaker else { return SourceClass::None };
    let range = scene.reading.sentences.get(draft.sentence as usize).map_or(0..0, |sentence| sentence.tokens.clone());
    class::of(scene, phrase, entity.and_then(|id| scene.reading.entity(id)), &range)
}

/// The attribution of a draft before its speaker is known.
pub(super) fn bare(scene: &Scene<'_>, draft: &Draft) -> Attribution {
    let span = draft.speaker.as_ref().map(|phrase| scene.span(&phrase.tokens));
    attribution(scene, draft, Voice { span, ..Voice::default() })
}

/// Whether two attributions of one sentence have the same speaker in the same words: "he said he hopes" are two reports.
fn one_voice(a: &Attribution, b: &Attribution) -> bool {
    a.speaker_span == b.speaker_span
}

fn merge(into: &mut Attribution, other: Attribution) {
    for span in other.content {
        if !into.content.iter().any(|known| known.covers(span)) {
            into.content.retain(|known| !span.covers(*known));
            into.content.push(span);
        }
    }
    for span in other.quoted {
        if !into.quoted.contains(&span) {
            into.quoted.push(span);
        }
    }
    into.content.sort_unstable();
    into.quoted.sort_unstable();
    if into.mode == Mode::Indirect && other.mode != Mode::Indirect {
        into.mode = Mode::Mixed;
    }
    into.cue = into.cue.or(other.cue);
    into.stitched |= other.stitched;
}

fn attribution(scene: &Scene<'_>, draft: &Draft, voice: Voice) -> Attribution {
    let sentence = SentenceId(draft.sentence);
    let parts: Vec<Range<u32>> =
        draft.content.iter().map(|part| trimmed(scene, part)).filter(|p| !p.is_empty()).collect();
    let content: Vec<Span> = parts.iter().map(|part| scene.span(part)).collect();
    let quoted = quoted(scene, draft.sentence, &parts);
    let mode = mode(scene, &parts, !quoted.is_empty());
    let cue = draft.cue.as_ref().map(|cue| scene.span(cue));
    let mut sentences: Vec<SentenceId> =
        content.iter().chain(voice.span.iter()).flat_map(|&span| scene.reading.sentences_in(span)).collect();
    sentences.push(sentence);
    sentences.sort_unstable();
    sentences.dedup();
    Attribution {
        sentence,
        sentences,
        speaker: voice.entity,
        speaker_span: voice.span,
        cue,
        content,
        quoted,
        mode,
        class: voice.class.unwrap_or(SourceClass::None),
        stitched: draft.stitched,
        rule: draft.rule,
        candidates: voice.candidates,
    }
}

/// A part without the marks and conjunctions at its ends that are not quotation marks of its own.
fn trimmed(scene: &Scene<'_>, part: &Range<u32>) -> Range<u32> {
    let loose = |t: u32| scene.quotation(t).is_none() && scene.tag(t) == Tag::Punct && !scene.aside(t);
    let start = part.clone().find(|&t| !loose(t)).unwrap_or(part.end);
    let end = (start..part.end).rev().find(|&t| !loose(t)).map_or(start, |t| t + 1);
    start..end
}

/// The quoted stretches in the content, each cut at the borders of its sentence.
fn quoted(scene: &Scene<'_>, sentence: u32, parts: &[Range<u32>]) -> Vec<Span> {
    let Some(own) = scene.reading.sentences.get(sentence as usize) else { return Vec::new() };
    let mut spans: Vec<Span> = Vec::new();
    let mut last = None;
    for t in parts.iter().flat_map(Clone::clone) {
        let at = scene.quotation(t);
        if at.is_some() && at != last {
            let quotation = at.and_then(|at| scene.quoted(at));
            spans.extend(quotation.and_then(|quotation| quotation.span.intersect(own.span)));
        }
        last = at;
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Direct where no more than a word or two of the content stands outside quotation marks.
fn mode(scene: &Scene<'_>, parts: &[Range<u32>], quoted: bool) -> Mode {
    if !quoted {
        return Mode::Indirect;
    }
    let word = |&t: &u32| scene.form(t).chars().any(char::is_alphanumeric);
    let tokens = || parts.iter().flat_map(Clone::clone).filter(word);
    let outside = tokens().filter(|&t| scene.quotation(t).is_none()).count();
    let inside = tokens().count() - outside;
    if outside <= 2 && inside > outside { Mode::Direct } else { Mode::Mixed }
}
