//! Where a reported clause that no word opens begins: behind an addressee, a day, a colon.

use crate::language::{Chunk, Tag, VerbGroup};

use super::complements::Around;
use super::parties::party;
use super::phrases::Phrase;

/// Where something is said or published that is no paper.
const CHANNELS: [&str; 10] =
    ["page", "website", "account", "channel", "radio", "television", "tv", "twitter", "facebook", "telegram"];

impl Around<'_, '_> {
    /// Where a clause without "that" begins whose verb is `verb`: behind the words that tell to whom, when and where it was said, which
    /// stand between cue and clause: "told reporters on Monday the talks had failed", "said on her page a clerk had left".
    pub(super) fn behind_addressee(&self, from: u32, verb: &VerbGroup) -> u32 {
        let scene = self.scene;
        let mut at = from;
        let mut begins = from;
        while let Some(chunk) = scene.chunk(at).filter(|chunk| chunk.tokens.start < verb.tokens.start) {
            let preposition = chunk.tokens.start.checked_sub(1).filter(|&t| t >= self.end && scene.tag(t) == Tag::Adp);
            let light = |t: &u32| {
                scene.chunk(*t).is_none() && (scene.is(*t, &["and"]) || scene.passable(*t) || scene.tag(*t) == Tag::Adp)
            };
            let next = (chunk.tokens.end..verb.tokens.start).find(|t| !light(t));
            let next = next.filter(|&t| scene.chunk(t).is_some_and(|chunk| chunk.tokens.start == t));
            // The last one before the verb is its subject.
            let Some(next) = next.filter(|_| self.aside(chunk, preposition)) else {
                let first = at.max(scene.phrase_start(chunk.tokens.start, at));
                begins = if preposition.is_none() { first } else { begins };
                break;
            };
            at = next;
        }
        // "Said let us go": the verb begins the clause.
        begins - u32::from(begins > self.end && scene.is(begins - 1, &["let"]))
    }

    /// Whether a noun phrase behind the cue tells when, to whom or in which paper it was said.
    fn aside(&self, chunk: &Chunk, preposition: Option<u32>) -> bool {
        let scene = self.scene;
        let noun = scene.noun(chunk.head);
        let phrase = Phrase { tokens: chunk.tokens.clone(), heads: vec![chunk.head] };
        let paper = noun.medium || scene.is(chunk.head, &CHANNELS);
        match preposition {
            None => noun.time && noun.name.is_none() || self.frame.person && party(scene, &phrase),
            Some(at) if scene.is(at, &["to", "with"]) => party(scene, &phrase),
            Some(at) => scene.is(at, &["on", "in", "at", "during", "via"]) && (paper || noun.time),
        }
    }

    /// Where a clause begins whose only verb, at `verb`, could be a participle as well: "said the talks stopped in May". A verb that
    /// takes no object has it as its clause.
    pub(super) fn lone_clause(&self, verb: u32) -> Option<u32> {
        let frame = self.frame;
        let from = (self.end..verb).find(|&t| self.scene.chunk(t).is_some())?;
        let plain = frame.bare && !frame.object && !frame.animate && !frame.evidence;
        let direct = !self.scene.is(self.end, &[","]) && (self.frame.person || self.scene.tag(self.end) != Tag::Adp);
        (plain && direct && !self.later_clause(verb)).then_some(from)
    }

    /// Whether nothing but a day or an hour stands between the cue and the colon at `colon`: "said on Monday: the road …".
    pub(super) fn only_when(&self, colon: u32) -> bool {
        let scene = self.scene;
        colon > self.end
            && colon < self.end + 5
            && (self.end..colon).all(|t| scene.noun(t).time || scene.is(t, &["on", "in", "this", "last", "the"]))
            && (colon + 1..self.close()).any(|t| scene.verb(t).is_some())
    }

    /// Whether nothing but adverbs and determiners stands between a verb of thought and the clause at `from`: "thinks of
    /// him because they ..." has no clause of its own.
    pub(super) fn direct(&self, from: u32) -> bool {
        let scene = self.scene;
        let light =
            |t: u32| scene.aside(t) || matches!(scene.tag(t), Tag::Adv | Tag::Det | Tag::Punct | Tag::Adj | Tag::Num);
        !self.frame.animate || (self.end..from).all(light)
    }
}
