//! Reports within one sentence: each reporting word with its subject and its complement.

use std::ops::Range;

use crate::language::{NameKind, Tag, VerbGroup};
use crate::reading::{SectionKind, dateline};

use super::complements::{Complement, Side};
use super::draft::{Draft, single};
use super::frames::{self, Frame, Part, Word};
use super::parties::party;
use super::phrases::Phrase;
use super::scene::Scene;
use super::tail;
use super::unsaid;

/// Forms of `who is meant by them only the writer knows`: the first and second person.
pub(super) const NEAR: [&str; 5] = ["i", "we", "you", "me", "us"];

/// Forms of verbs with which a fact in front of the reader, taken up by "it", lets something be seen.
const SHOWN: &[&str] = &[
    "show",
    "shows",
    "showed",
    "prove",
    "proves",
    "proved",
    "demonstrates",
    "demonstrated",
    "illustrates",
    "illustrated",
];

/// All reports of sentence `index`, in order of their cues.
pub(super) fn of_sentence(scene: &Scene<'_>, index: u32, drafts: &mut Vec<Draft>) {
    let Some(sentence) = scene.reading.sentences.get(index as usize) else { return };
    let start = dateline::end(scene.reading, &sentence.tokens).unwrap_or(sentence.tokens.start);
    of_stretch(scene, index, &(start..sentence.tokens.end), false, drafts);
}

/// All reports of a stretch of sentence `index`, in order of their cues; `quoted` where it is a quotation, in which only
/// clauses make a report.
pub(super) fn of_stretch(scene: &Scene<'_>, index: u32, range: &Range<u32>, quoted: bool, drafts: &mut Vec<Draft>) {
    let own = drafts.len();
    let tail = tail::comma(scene, range).filter(|_| !quoted);
    for word in frames::words(scene, range) {
        if scene.in_speech(word.tokens.start) || word.tokens.end > range.end {
            continue;
        }
        // "who asked not to be named" tells on what terms somebody speaks, not what he says.
        if scene.reading.has_cue(&word.tokens, "source.background") {
            continue;
        }
        let earlier = drafts.get(own..).unwrap_or_default();
        if earlier.iter().any(|draft| draft.cue.as_ref().is_some_and(|cue| cue.end > word.tokens.start)) {
            continue;
        }
        let (end, earlier) = match tail {
            Some(comma) if word.tokens.start < comma => (comma, earlier),
            Some(_) => (range.end, &[][..]),
            None => (range.end, earlier),
        };
        let clause = Clause { scene, range: range.start..end, word, earlier, quoted, sentence: index };
        let found = match clause.word.part {
            Part::Verb(frame) => clause.verb(frame),
            _ if quoted => None,
            Part::According => clause.according(),
            Part::Act => clause.act(),
        };
        drafts.extend(found);
    }
    unsaid::part_coordinated(scene, range, drafts.get_mut(own..).unwrap_or_default());
}

/// One reporting word in its sentence.
pub(super) struct Clause<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) range: Range<u32>,
    pub(super) word: Word,
    pub(super) earlier: &'s [Draft],
    /// Whether the stretch is a quotation.
    quoted: bool,
    /// Index of the sentence.
    sentence: u32,
}

impl Clause<'_, '_> {
    pub(super) fn draft(&self, speaker: Phrase, content: Vec<Range<u32>>, rule: &'static str) -> Draft {
        let cue = Some(self.word.tokens.clone());
        Draft { sentence: self.sentence, speaker: Some(speaker), cue, content, stitched: false, rule, follows: None }
    }

    fn verb(&self, frame: Frame) -> Option<Draft> {
        let scene = self.scene;
        let at = self.word.tokens.start;
        let group = scene.verb(at).or_else(|| scene.verb(self.word.tokens.end - 1));
        if group.is_none() && scene.tag(at) != Tag::Verb {
            return None;
        }
        if let Some(group) = group.filter(|group| group.head >= self.word.tokens.end || group.head < at) {
            // The phrase begins with the auxiliary of another verb, or the word is an adverb inside the group.
            if !self.word.tokens.contains(&group.head) {
                return None;
            }
        }
        if self.attributive() {
            return None;
        }
        let start = group.map_or(at, |group| group.tokens.start.min(at));
        let barred = group.is_some_and(|group| group.negated || self.unreal(group));
        let copular = self.word.tokens.len() > 1 && scene.is(at, &["be", "is", "are", "was", "were", "been", "being"]);
        if (group.is_some_and(|group| group.passive && group.tokens.len() > 1) && !copular)
            || self.reduced_passive(group)
        {
            return self.passive(start, frame).filter(|_| !barred && !self.quoted);
        }
        // "It wrote itself to the disk": what a program does.
        let itself =
            scene.is(at, &["wrote", "write", "writes", "writing"]) && scene.is(self.word.tokens.end, &["itself"]);
        if itself || group.is_some_and(|group| self.modifies(group)) {
            return None;
        }
        let (speaker, side, rule) = self.speaker(start, group)?;
        if self.free_relative(&speaker) || self.nobody(&speaker) {
            return None;
        }
        let takes = self.takes_object(start, rule);
        let frame = Frame { object: frame.object && takes, verbal: frame.verbal && takes, ..frame };
        let found = Complement::find(scene, &self.range, &self.word.tokens, &speaker, side, frame, self.earlier);
        let (complement, rule) = match found {
            Some(found) => (found, rule),
            None if !barred && frame.bare => (self.after_quotation(&speaker, frame)?, "after-quotation"),
            None => return None,
        };
        let negated = group.is_some_and(|group| group.negated);
        // "does not know whether" and "does not think he will" are reports of a thought.
        let thought = negated && (complement.that || (frame.animate && !complement.object));
        if barred && !complement.quoted && !thought && !self.performs(&speaker, &complement) {
            return None;
        }
        let plain = complement.object && (self.purpose(start) || self.described(&speaker));
        let idle = (frame.animate || scene.first_person(speaker.head())) && self.purpose(start);
        // "it is sad that": nobody is named.
        let nobody = copular && scene.is(speaker.head(), &["it", "there"]);
        let fits = self.fits(&speaker, frame, &complement) && !plain && !idle && !nobody;
        fits.then(|| self.draft(speaker, complement.content, rule))
    }

    /// The quotation that ends with the sentence before, where speaker and cue begin their own sentence.
    fn after_quotation(&self, speaker: &Phrase, frame: Frame) -> Option<Complement> {
        let before = self.range.start.checked_sub(1)?;
        let block = |t: u32| self.scene.reading.sentence_at(self.scene.span(&(t..t + 1)).start());
        let block = |t| block(t).and_then(|id| self.scene.reading.sentence(id)).map(|sentence| sentence.block);
        if block(before) != block(self.range.start) {
            return None;
        }
        let clause = (self.word.tokens.end..self.range.end).any(|t| self.scene.finite(t).is_some());
        let head = !clause && speaker.tokens.start.min(self.word.tokens.start) == self.range.start;
        let quotation = self.scene.quotation(before).filter(|_| head && frame.quote && self.scene.in_speech(before))?;
        let first =
            (0..before).rev().take_while(|&t| self.scene.quotation(t) == Some(quotation)).last().unwrap_or(before);
        Some(Complement { content: single(first..before + 1), quoted: true, fronted: true, ..Complement::default() })
    }

    /// Whether the speaker says it by the sentence itself: "I must emphasise that ...".
    fn performs(&self, speaker: &Phrase, complement: &Complement) -> bool {
        self.scene.spoken && complement.that && self.scene.is(speaker.head(), &["i"])
    }

    /// Whether the verb is an infinitive of purpose or of a noun, not the complement of a reporting verb.
    fn purpose(&self, start: u32) -> bool {
        let scene = self.scene;
        let to = (start.saturating_sub(2)..=start).any(|t| t >= self.range.start && scene.is(t, &["to"]));
        let verb = (self.range.start..start).rev().find_map(|t| scene.verb(t).filter(|verb| verb.tokens.start < start));
        let joined = |from: u32| start.saturating_sub(from) <= 2 && !(from..start).any(|t| scene.chunk(t).is_some());
        let near = verb.is_some_and(|verb| joined(verb.tokens.end));
        to && self.earlier.is_empty() && !near
    }

    /// Whether the phrase before the verb is the predicate or object of another ("it was a statement called ..."), so
    /// that the verb is its participle.
    fn described(&self, speaker: &Phrase) -> bool {
        let before = speaker.tokens.start.checked_sub(1).filter(|&t| t >= self.range.start);
        let reported = |t: u32| self.earlier.iter().any(|draft| draft.cue.as_ref().is_some_and(|cue| cue.contains(&t)));
        before.is_some_and(|t| self.scene.finite(t).is_some() && !reported(t))
            && speaker.tokens.end == self.word.tokens.start
    }

    /// Whether an object makes a report: not with a participle that no comma sets off.
    fn takes_object(&self, start: u32, rule: &str) -> bool {
        rule != "participle" || start.checked_sub(1).is_some_and(|t| self.scene.is(t, &[",", "—", "–", "--"]))
    }

    /// Whether a modal makes the report unreal ("could argue").
    fn unreal(&self, group: &VerbGroup) -> bool {
        group
            .modal
            .is_some_and(|modal| self.scene.is(modal, &["could", "may", "might", "can", "should", "must", "ca", "'d"]))
    }

    fn reduced_passive(&self, group: Option<&VerbGroup>) -> bool {
        group.is_none_or(|group| !group.finite)
            && self.scene.is(self.word.tokens.end, &["by"])
            && self.scene.form(self.word.tokens.start).ends_with('d')
    }

    /// Passives: "was quoted as saying" keeps its subject, "was rejected by X" names its agent.
    fn passive(&self, start: u32, frame: Frame) -> Option<Draft> {
        let scene = self.scene;
        let end = self.word.tokens.end;
        let floor = self.range.start;
        if scene.is(end, &["as"]) && scene.is(end + 1, &["saying", "telling", "writing", "arguing", "warning"]) {
            let speaker = scene.subject_before(start, floor)?;
            let cue = start.max(self.range.start)..end + 2;
            let clause = Word { tokens: cue, part: self.word.part };
            let clause = Clause { word: clause, range: self.range.clone(), ..*self };
            let said = Frame { quote: true, that: true, bare: true, object: true, ..Frame::default() };
            let complement =
                Complement::find(scene, &self.range, &clause.word.tokens, &speaker, Side::Either, said, self.earlier)?;
            return Some(clause.draft(speaker, complement.content, "quoted-as-saying"));
        }
        let ceiling = self.range.end.min(end + 8);
        let by = (end..ceiling)
            .take_while(|&t| !scene.is(t, &[",", ";", "that"]) && scene.tag(t) != Tag::Verb)
            .find(|&t| scene.is(t, &["by"]))?;
        let agent = scene.noun_starting(by + 1, self.range.end)?;
        if !(frame.object || frame.quote) || !party(scene, &agent) {
            return None;
        }
        let pronoun = start == floor + 1 && scene.tag(floor) == Tag::Pron;
        let link = |t: u32| scene.passable(t) || scene.is(t, &["and", ",", "first", "since"]);
        let stop = (floor..start).rev().find(|&t| !link(t)).map_or(start, |t| t + 1);
        // "first told by the Post and later confirmed by Hale": both tell the same.
        let joined = self.earlier.last().filter(|draft| draft.rule == "passive-agent" && draft.end() >= stop);
        let content = joined.map_or_else(|| single(floor..stop), |draft| draft.content.clone());
        (!pronoun).then(|| self.draft(agent, content, "passive-agent"))
    }

    /// Whether the subject can say, think or show such a thing.
    fn fits(&self, speaker: &Phrase, frame: Frame, complement: &Complement) -> bool {
        let scene = self.scene;
        let head = speaker.head();
        let reader = scene.is(head, &["i", "we", "you", "he", "she", "they", "who"]) || scene.noun(head).human;
        if frame.text && (reader || scene.noun(head).name == Some(NameKind::Person)) {
            return false;
        }
        let clause = complement.that || (frame.bare && !complement.object);
        if scene.first_person(head) {
            let own = scene.spoken || self.quoted;
            return if own {
                complement.quoted || clause
            } else {
                complement.that && scene.is(head, &["we"]) && !self.house()
            };
        }
        // In talk the second person is asked and told what it thinks; "you know," is no report.
        if scene.spoken && scene.is(head, &["you"]) && !scene.is(self.word.tokens.end, &[","]) {
            return clause && frame.animate;
        }
        if NEAR.contains(&scene.form(head)) && scene.chunk(head).is_none_or(|chunk| chunk.tokens.len() == 1) {
            return false;
        }
        if scene.is(head, &["this", "that", "these", "those", "which", "what", "there", "nothing", "none"])
            && !complement.quoted
        {
            return false;
        }
        if self.quoted && complement.object {
            return false;
        }
        let about = scene.noun(head).medium;
        let relative = scene.is(speaker.tokens.end - 1, &["that", "which"]) && speaker.tokens.len() > 1;
        if relative && frame.object && !complement.that && !about && !party(scene, speaker) {
            return false;
        }
        if frame.object && !frame.bare && !frame.that && !about && !party(scene, speaker) {
            return false;
        }
        // "It shows that …": what is the case shows it, nobody says it.
        let shown = scene.is(head, &["it"]) && scene.is(self.word.tokens.start, SHOWN);
        if frame.evidence && !about && (shown || !party(scene, speaker)) {
            return false;
        }
        if complement.quoted {
            return true;
        }
        let party = party(scene, speaker);
        if frame.animate || complement.object || !frame.quote {
            return party || (!frame.animate && !complement.object && scene.noun(head).medium);
        }
        party || about || scene.tag(head) == Tag::Pron || complement.that || complement.fronted
    }

    /// Whether the sentence stands in a section of the author's own view, where the first person is no report.
    fn house(&self) -> bool {
        let reading = self.scene.reading;
        let sentence = reading.sentences.get(self.sentence as usize);
        sentence.is_some_and(|sentence| reading.section_kind(sentence) == SectionKind::AuthorView)
    }
}
