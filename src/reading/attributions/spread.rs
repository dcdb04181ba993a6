//! Quotations that no report of their own sentence takes: later sentences of a long quotation, quotations that stand
//! alone after a report, and those cut off from the clause that reports them.

use std::ops::Range;

use crate::document::BlockKind;
use crate::reading::{Quotation, Sentence};

use super::draft::Draft;
use super::parties::party;
use super::phrases::Phrase;
use super::scene::Scene;

/// How many sentences a quotation may stand behind the report it continues.
const REACH: u32 = 3;

/// Adds a draft for every sentence of a quotation that has none; the drafts come out in order of their sentences.
pub(super) fn quotations(scene: &Scene<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut by = vec![Vec::new(); scene.reading.sentences.len()];
    for (at, draft) in drafts.iter().enumerate() {
        if let Some(own) = by.get_mut(draft.sentence as usize) {
            own.push(at);
        }
    }
    let mut spread = Spread { scene, drafts, by, chain: None };
    for (index, quotation) in scene.reading.quotations.iter().enumerate() {
        if scene.speech(index as u32) {
            spread.one(index as u32, quotation);
        }
    }
    let mut drafts = sorted(&spread.drafts);
    backwards(scene, &mut drafts);
    drafts
}

/// The drafts in order of their sentences, then of their first words.
fn sorted(drafts: &[Draft]) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&at| drafts.get(at).map(|draft| (draft.sentence, draft.start())));
    let mut place = vec![0; drafts.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(old) {
            *slot = new;
        }
    }
    let moved = |mut draft: Draft| {
        draft.follows = draft.follows.and_then(|at| place.get(at).copied());
        draft
    };
    order.iter().filter_map(|&old| drafts.get(old).cloned()).map(moved).collect()
}

struct Spread<'s, 'a> {
    scene: &'s Scene<'a>,
    drafts: Vec<Draft>,
    /// The drafts of each sentence.
    by: Vec<Vec<usize>>,
    /// The draft whose quotation is still open at the end of its block, and the sentence after it.
    chain: Option<(usize, u32)>,
}

impl Spread<'_, '_> {
    fn one(&mut self, index: u32, quotation: &Quotation) {
        let opens = self.scene.reading.sentences.get(quotation.sentences.start as usize);
        let fresh = opens.is_some_and(|sentence| self.scene.quotation(sentence.tokens.start) == Some(index));
        let chain = self.chain.take().filter(|&(_, next)| fresh && next == quotation.sentences.start).map(|(at, _)| at);
        let anchor = self.anchor(index, quotation).or(chain).or_else(|| self.found(index, quotation));
        let mut made = None;
        for at in quotation.sentences.clone() {
            let Some(sentence) = self.scene.reading.sentences.get(at as usize) else { continue };
            let part = self.part(index, sentence);
            if part.is_empty() || sentence.kind == BlockKind::Heading {
                continue;
            }
            let own = self.of_sentence(at).iter().copied();
            if let Some(own) = own.filter(|&own| self.quotes(own)).min_by_key(|&own| Some(own) != anchor) {
                self.widen(own, &part);
                continue;
            }
            if anchor.is_none() && !self.alone(sentence) {
                continue;
            }
            let rule = if anchor.is_some() { "continued-quotation" } else { "stand-alone-quotation" };
            let content = vec![part];
            made = self.add(Draft {
                sentence: at,
                speaker: None,
                cue: None,
                content,
                stitched: false,
                rule,
                follows: anchor,
            });
        }
        if !quotation.closed {
            self.chain = anchor.or(made).map(|at| (at, quotation.sentences.end));
        }
    }

    fn add(&mut self, draft: Draft) -> Option<usize> {
        let at = self.drafts.len();
        self.by.get_mut(draft.sentence as usize)?.push(at);
        self.drafts.push(draft);
        Some(at)
    }

    /// The drafts of sentence `at`.
    fn of_sentence(&self, at: u32) -> &[usize] {
        self.by.get(at as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a draft can take a quotation of its sentence.
    fn quotes(&self, draft: usize) -> bool {
        self.drafts
            .get(draft)
            .is_some_and(|draft| !matches!(draft.rule, "passive-agent" | "speech-noun" | "acting-party"))
    }

    /// The draft in one of the quotation's own sentences that reports it.
    fn anchor(&self, index: u32, quotation: &Quotation) -> Option<usize> {
        let holds = |draft: &Draft| {
            draft.content.iter().any(|part| part.clone().any(|t| self.scene.quotation(t) == Some(index)))
        };
        let own = quotation.sentences.clone().flat_map(|at| self.of_sentence(at).iter().copied());
        let first = self.scene.reading.language.tokens_in(quotation.span).start;
        let away = |at: &usize| {
            self.drafts.get(*at).and_then(|draft| draft.cue.as_ref()).map_or(u32::MAX, |cue| cue.start.abs_diff(first))
        };
        own.filter(|&at| self.drafts.get(at).is_some_and(holds)).min_by_key(away)
    }

    /// The tokens of the quotation in one sentence.
    fn part(&self, index: u32, sentence: &Sentence) -> Range<u32> {
        let mut tokens = sentence.tokens.clone().filter(|&t| self.scene.quotation(t) == Some(index));
        let first = tokens.next();
        first.map_or(0..0, |first| first..tokens.next_back().unwrap_or(first) + 1)
    }

    /// Whether every word of the sentence stands in quotations.
    fn alone(&self, sentence: &Sentence) -> bool {
        sentence.tokens.clone().all(|t| self.scene.quotation(t).is_some() || !self.wordy(t))
    }

    fn wordy(&self, at: u32) -> bool {
        self.scene.form(at).chars().any(char::is_alphanumeric)
    }

    fn widen(&mut self, draft: usize, part: &Range<u32>) {
        if let Some(draft) = self.drafts.get_mut(draft) {
            let known = draft.content.iter().any(|own| own.start <= part.start && part.end <= own.end);
            if !known && draft.rule != "passive-agent" {
                draft.content.push(part.clone());
            }
        }
    }

    /// The report that a quotation without one belongs to.
    fn found(&mut self, index: u32, quotation: &Quotation) -> Option<usize> {
        let first = quotation.sentences.start;
        let sentence = self.scene.reading.sentences.get(first as usize)?;
        let part = self.part(index, sentence);
        if self.alone(sentence) {
            let last = quotation.sentences.end;
            let after = self.of_sentence(last).iter().copied();
            let after =
                after.filter(|&at| self.drafts.get(at).is_some_and(|draft| draft.rule == "after-quotation")).min();
            return after.or_else(|| self.near(first)).or_else(|| self.actor(first, sentence));
        }
        let outside_verb = self.scene.main_clause(part.end..sentence.tokens.end);
        if part.start == sentence.tokens.start && !outside_verb && sentence.tokens.end - part.end > 1 {
            let last = self.near(first).filter(|&at| {
                self.drafts
                    .get(at)
                    .is_some_and(|draft| draft.sentence < first && self.of_sentence(first - 1).contains(&at))
            })?;
            let draft = Draft {
                sentence: first,
                speaker: None,
                cue: None,
                content: vec![sentence.tokens.clone()],
                stitched: true,
                rule: "stitched-quotation",
                follows: Some(last),
            };
            return self.add(draft);
        }
        self.governed(first, sentence, &part)
    }

    /// The last report before sentence `at`: in the sentence before, or a few before in the same block.
    fn near(&self, at: u32) -> Option<usize> {
        let sentences = &self.scene.reading.sentences;
        let block = sentences.get(at as usize)?.block;
        for back in 1..=REACH {
            let before = at.checked_sub(back)?;
            let sentence = sentences.get(before as usize)?;
            if sentence.kind == BlockKind::Heading || (back > 1 && sentence.block != block) {
                return None;
            }
            if let Some(&last) = self.of_sentence(before).last() {
                let draft = self.drafts.get(last)?;
                return if draft.speaker.is_some() { Some(last) } else { draft.follows };
            }
        }
        None
    }

    /// The party that acts in the sentence right before a quotation that stands alone.
    fn actor(&mut self, first: u32, sentence: &Sentence) -> Option<usize> {
        let before = self.scene.reading.sentences.get(first.checked_sub(1)? as usize)?;
        let near = before.block == sentence.block || before.block + 1 == sentence.block;
        if !near || before.kind == BlockKind::Heading {
            return None;
        }
        let (range, index) = (before.tokens.clone(), first - 1);
        let verb = range.clone().find_map(|t| self.scene.finite(t))?;
        let speaker = self.scene.subject_before(verb.tokens.start, range.start).filter(|phrase| self.person(phrase))?;
        let cue = Some(verb.head..verb.head + 1);
        let draft = Draft {
            sentence: index,
            speaker: Some(speaker),
            cue,
            content: Vec::new(),
            stitched: false,
            rule: "acting-party",
            follows: None,
        };
        self.add(draft)
    }

    fn person(&self, phrase: &Phrase) -> bool {
        let scene = self.scene;
        phrase.heads.iter().any(|&head| {
            let noun = scene.noun(head);
            noun.human || noun.name == Some(crate::language::NameKind::Person) || scene.is(head, &["he", "she"])
        })
    }

    /// A quotation inside a sentence without a reporting word: what stands before a colon, or the verb that governs it.
    fn governed(&mut self, first: u32, sentence: &Sentence, part: &Range<u32>) -> Option<usize> {
        let scene = self.scene;
        let floor = sentence.tokens.start;
        let colon = part.start.checked_sub(1).is_some_and(|t| t >= floor && scene.is(t, &[":"]));
        let verb = (floor..part.start).rev().find_map(|t| scene.finite(t));
        let title = part.clone().filter(|&t| self.wordy(t)).all(|t| scene.capital(t) || scene.form(t).len() < 4);
        let (speaker, cue, rule) = match verb {
            Some(verb) if verb.passive && !colon => return None,
            Some(verb)
                if colon
                    || (!title
                        && part.start.saturating_sub(verb.tokens.end) < 8
                        && !(verb.tokens.end..part.start).any(|t| scene.is(t, &[","]))) =>
            {
                let speaker = scene.subject_before(verb.tokens.start, floor)?;
                (speaker, Some(verb.head..verb.head + 1), if colon { "colon-quotation" } else { "quoted-words" })
            }
            None if colon => (scene.noun_starting(floor, part.start - 1)?, None, "colon-label"),
            _ => return None,
        };
        let near = ["i", "we", "you"].contains(&scene.form(speaker.head()));
        if near || !party(scene, &speaker) {
            return None;
        }
        let draft = Draft {
            sentence: first,
            speaker: Some(speaker),
            cue,
            content: vec![part.clone()],
            stitched: false,
            rule,
            follows: None,
        };
        self.add(draft)
    }
}

/// A quotation that stands alone before the report of its speaker takes that speaker: parts of one long quotation whose
/// cue stands in the last part.
fn backwards(scene: &Scene<'_>, drafts: &mut [Draft]) {
    let mut next: Option<(usize, u32)> = None;
    for at in (0..drafts.len()).rev() {
        let Some(draft) = drafts.get_mut(at) else { continue };
        if draft.speaker.is_some() || draft.follows.is_some() {
            next = Some((if draft.speaker.is_some() { at } else { draft.follows.unwrap_or(at) }, draft.sentence));
            continue;
        }
        let Some((anchor, of)) = next.filter(|&(_, of)| of <= draft.sentence + 1) else { continue };
        let after = scene.reading.sentences.get(of as usize);
        if after.is_some_and(|sentence| scene.in_speech(sentence.tokens.start)) {
            draft.follows = Some(anchor);
            next = Some((anchor, draft.sentence));
        }
    }
}
