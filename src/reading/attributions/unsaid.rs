//! Reporting words that report nothing: participles before or behind a noun, whatever somebody says, what nobody says; and where what
//! one says ends because another speaks.

use std::ops::Range;

use crate::language::{Tag, VerbGroup};

use super::clauses::SUBORDINATORS;
use super::complements::OPENERS;
use super::draft::Draft;
use super::phrases::Phrase;
use super::reports::Clause;
use super::scene::Scene;

/// What one says ends where another is reported to speak in a clause joined to it: "Hale said the port was shut, and Ruiz said it was
/// open".
pub(super) fn part_coordinated(scene: &Scene<'_>, range: &Range<u32>, drafts: &mut [Draft]) {
    let starts: Vec<u32> = drafts.iter().filter_map(|draft| Some(draft.speaker.as_ref()?.tokens.start)).collect();
    for (draft, begins) in drafts.iter_mut().zip(1..) {
        let Some(cue) = draft.cue.as_ref().map(|cue| cue.end) else { continue };
        let next = starts.get(begins..).unwrap_or_default().iter().find(|&&start| {
            start > cue + 2 && scene.is(start - 1, &["and", "but", "while"]) && scene.is(start - 2, &[","])
        });
        // "When a clerk asked Hale why, Hale replied": the clause that sets the scene ends at the comma.
        let scenic = draft.speaker.as_ref().and_then(|speaker| speaker.tokens.start.checked_sub(1));
        let scenic = scenic.is_some_and(|t| scene.is(t, &SUBORDINATORS));
        let main = || {
            let mut later = starts.get(begins..).unwrap_or_default().iter();
            later.find(|&&start| scenic && start > cue + 2 && scene.is(start - 1, &[",", "—", "–"]))
        };
        let opened = || draft.speaker.as_ref().and_then(|speaker| opening(scene, range, speaker.tokens.start, cue));
        let end = next.map(|start| start - 2).or_else(|| main().map(|start| start - 1)).or_else(opened);
        let Some(end) = end.filter(|&end| scene.quotation(end).is_none()) else { continue };
        for part in draft.content.iter_mut().filter(|part| part.start < end && end < part.end) {
            part.end = end;
        }
    }
}

/// The comma at which a clause that opens its sentence and only sets the scene gives way to the main one: "While unions back the plan,
/// the ministry has not." Its subject begins at `subject`, its reporting word ends at `cue`.
fn opening(scene: &Scene<'_>, range: &Range<u32>, subject: u32, cue: u32) -> Option<u32> {
    let word = subject.checked_sub(1).filter(|&word| word >= range.start && scene.is(word, &SUBORDINATORS))?;
    let late = (range.start..word).any(|t| scene.verb(t).is_some()) || word > range.start + 4;
    // "While he said that if the port closed, ships would wait": the comma is that of another clause.
    let nested = (cue..cue + 3).any(|t| scene.is(t, &SUBORDINATORS));
    let phrase = |t: u32| {
        scene.passable(t) || matches!(scene.tag(t), Tag::Adp | Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num)
    };
    let begins = |comma: u32| {
        let chunk = scene.chunk(comma + 1).filter(|chunk| chunk.tokens.start == comma + 1)?;
        (chunk.tokens.end..range.end).find(|&t| !phrase(t)).and_then(|t| scene.finite(t))
    };
    let mut commas = (cue + 1..range.end).filter(|&comma| scene.is(comma, &[","]) && !scene.in_speech(comma));
    commas.find(|&comma| begins(comma).is_some()).filter(|_| !late && !nested)
}

impl Clause<'_, '_> {
    /// Whether the word is a participle before its noun ("Hale's repeated attacks"), or "relating to".
    pub(super) fn attributive(&self) -> bool {
        let scene = self.scene;
        let at = self.word.tokens.start;
        let lone = self.word.tokens.len() == 1 && (scene.form(at).ends_with("ed") || scene.form(at).ends_with("ing"));
        let inside = scene.chunk(at).is_some_and(|chunk| chunk.tokens.contains(&at) && chunk.head > at);
        let before = |owners: &[&str], tags: &[Tag]| {
            at.checked_sub(1)
                .is_some_and(|t| t >= self.range.start && (scene.is(t, owners) || tags.contains(&scene.tag(t))))
        };
        let owned = ["'s", "'", "their", "his", "her", "its", "our", "my"];
        let determined = before(&owned, &[Tag::Det, Tag::Adj, Tag::Num, Tag::Adp, Tag::Verb]);
        // "Contradicts repeated assertions": right behind a verb, with its noun right behind it.
        let plural = scene.chunk(at + 1).is_some_and(|chunk| chunk.tokens.start == at + 1 && chunk.tokens.len() == 1);
        let object = plural && scene.tag(at + 1) == Tag::Noun && before(&[], &[Tag::Verb]);
        // "Said when asked": a clause that only sets the scene.
        let scene_set = scene.form(at).ends_with("ed") && at > self.range.start && scene.is(at - 1, &SUBORDINATORS);
        lone && (inside && determined || object || scene_set)
            || scene.is(at, &["relating", "relates", "related"]) && scene.is(at + 1, &["to"])
    }

    /// "No matter what Hale says, the port will close", "the vote, which many expect, may fail": what it is that somebody says is not
    /// told here.
    pub(super) fn free_relative(&self, speaker: &Phrase) -> bool {
        let scene = self.scene;
        let before = speaker.tokens.start.checked_sub(1).filter(|&t| t >= self.range.start);
        let end = self.word.tokens.end;
        let relative = |t: u32| {
            let noun = t.checked_sub(1).is_some_and(|noun| noun >= self.range.start && scene.ends_noun(noun));
            scene.is(t, &["what", "whatever", "which", "whom"]) || scene.is(t, &["that"]) && noun
        };
        // "whose name he did not mention".
        let owned = before.and_then(|t| scene.chunk(t)).is_some_and(|chunk| scene.is(chunk.tokens.start, &["whose"]));
        (owned || before.is_some_and(relative))
            && (end == self.range.end || scene.is(end, &[",", "."]) || scene.finite(end).is_some())
    }

    /// "Neither Hale nor Ruiz said": nobody did.
    pub(super) fn nobody(&self, speaker: &Phrase) -> bool {
        let first = speaker.tokens.start;
        let before = first.saturating_sub(1).max(self.range.start);
        let negative = ["neither", "nor", "no", "nobody", "none"];
        (before..speaker.tokens.end.min(first + 3)).any(|t| self.scene.is(t, &negative))
            && !self.scene.is(first, &["no."])
    }

    /// Whether the verb is a lone past participle, and so tells of the noun before it: "a method known as", "the losses
    /// reported here show".
    pub(super) fn modifies(&self, group: &VerbGroup) -> bool {
        let scene = self.scene;
        if group.tokens.len() > 1 || (!group.passive && !scene.form(group.head).ends_with("ed")) {
            return false;
        }
        let end = group.tokens.end;
        let near = (end..self.range.end)
            .take_while(|&t| (!scene.mark(t) || scene.is(t, &["as"])) && scene.quotation(t).is_none());
        let next = near.into_iter().find_map(|t| scene.finite(t));
        // "A group referred to as Vandel was": what it is called is no subject.
        let starts = |t: u32| {
            scene.chunk(t).is_some_and(|chunk| chunk.tokens.start == t && !scene.relative(chunk))
                && !scene.is(t - 1, &["as"])
        };
        let subject = |to: u32| (end..to).any(|t| starts(t) && !scene.governed(t, end));
        !group.finite || next.is_some_and(|next| !subject(next.tokens.start) && !scene.is(end, &OPENERS))
    }
}
