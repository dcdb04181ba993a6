//! Reports within one sentence: each reporting word with its subject and its complement.

use std::ops::Range;

use crate::language::{Tag, VerbGroup};

use super::complements::{Complement, Side};
use super::draft::Draft;
use super::frames::{self, Frame, Part, Word};
use super::phrases::Phrase;
use super::scene::Scene;

/// Forms of `who is meant by them only the writer knows`: the first and second person.
const NEAR: [&str; 5] = ["i", "we", "you", "me", "us"];

/// All reports of sentence `index`, in order of their cues.
pub(super) fn of_sentence(scene: &Scene<'_>, index: u32, drafts: &mut Vec<Draft>) {
    let Some(sentence) = scene.reading.sentences.get(index as usize) else { return };
    let range = sentence.tokens.clone();
    let own = drafts.len();
    for word in frames::words(scene, &range) {
        if scene.in_speech(word.tokens.start) || word.tokens.end > range.end {
            continue;
        }
        let earlier = drafts.get(own..).unwrap_or_default();
        if earlier.iter().any(|draft| draft.cue.as_ref().is_some_and(|cue| cue.end > word.tokens.start)) {
            continue;
        }
        let clause = Clause { scene, range: range.clone(), word, earlier };
        let found = match clause.word.part {
            Part::Verb(frame) => clause.verb(frame),
            Part::According => clause.according(),
            Part::Act => clause.act(),
        };
        drafts.extend(found.map(|draft| Draft { sentence: index, ..draft }));
    }
}

/// One reporting word in its sentence.
struct Clause<'s, 'a> {
    scene: &'s Scene<'a>,
    range: Range<u32>,
    word: Word,
    earlier: &'s [Draft],
}

impl Clause<'_, '_> {
    fn draft(&self, speaker: Phrase, content: Vec<Range<u32>>, rule: &'static str) -> Draft {
        let cue = Some(self.word.tokens.clone());
        Draft { sentence: 0, speaker: Some(speaker), cue, content, stitched: false, rule, follows: None }
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
        let start = group.map_or(at, |group| group.tokens.start.min(at));
        let barred = group.is_some_and(|group| group.negated || self.unreal(group));
        let copular = self.word.tokens.len() > 1 && scene.is(at, &["be", "is", "are", "was", "were", "been", "being"]);
        if (group.is_some_and(|group| group.passive && group.tokens.len() > 1) && !copular)
            || self.reduced_passive(group)
        {
            return self.passive(start, frame).filter(|_| !barred);
        }
        let (speaker, side, rule) = self.speaker(start, group)?;
        let frame = Frame { object: frame.object && self.takes_object(start, rule), ..frame };
        let found = Complement::find(scene, &self.range, &self.word.tokens, &speaker, side, frame, self.earlier);
        let (complement, rule) = match found {
            Some(found) => (found, rule),
            None if !barred && frame.bare => (self.after_quotation(&speaker, frame)?, "after-quotation"),
            None => return None,
        };
        if barred && !complement.quoted && !(group.is_some_and(|group| group.negated) && complement.that) {
            return None;
        }
        if !self.fits(&speaker, frame, &complement) {
            return None;
        }
        Some(self.draft(speaker, complement.content, rule))
    }

    /// The quotation that ends with the sentence before, where speaker and cue begin their own sentence.
    fn after_quotation(&self, speaker: &Phrase, frame: Frame) -> Option<Complement> {
        let before = self.range.start.checked_sub(1)?;
        let block = |t: u32| self.scene.reading.sentence_at(self.scene.span(&(t..t + 1)).start());
        let block = |t| block(t).and_then(|id| self.scene.reading.sentence(id)).map(|sentence| sentence.block);
        if block(before) != block(self.range.start) {
            return None;
        }
        let head = speaker.tokens.start.min(self.word.tokens.start) == self.range.start;
        let quotation = self.scene.quotation(before).filter(|_| head && frame.quote && self.scene.in_speech(before))?;
        let first =
            (0..before).rev().take_while(|&t| self.scene.quotation(t) == Some(quotation)).last().unwrap_or(before);
        Some(Complement { content: vec![first..before + 1], quoted: true, fronted: true, ..Complement::default() })
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

    /// The speaker of an active verb, where it stands, and the rule that found it.
    fn speaker(&self, start: u32, group: Option<&VerbGroup>) -> Option<(Phrase, Side, &'static str)> {
        let scene = self.scene;
        let end = self.word.tokens.end;
        let floor = self.range.start;
        let before = start.checked_sub(1).filter(|&t| t >= floor);
        let participle = scene.form(self.word.tokens.start).ends_with("ing") && group.is_none_or(|group| !group.finite);
        let infinitive = before.is_some_and(|t| scene.is(t, &["to"])) || (scene.is(start, &["to"]));
        if participle || infinitive {
            return self.shared(start, participle).map(|phrase| (phrase, Side::Right, "participle"));
        }
        let quote = before.is_none_or(|t| scene.in_speech(t));
        let comma = before.is_some_and(|t| scene.is(t, &[",", "—", "–", "--"]));
        if quote || comma {
            let inverted = scene.noun_starting(end, self.range.end).filter(|phrase| self.inverts(phrase, quote));
            if let Some(phrase) = inverted {
                let own = comma.then(|| scene.subject_before(start, floor)).flatten();
                if own.is_none() {
                    return Some((phrase, Side::Left, "inverted"));
                }
                return own.map(|own| (own, Side::Either, "subject-verb"));
            }
        }
        if before.is_some_and(|t| scene.is(t, &["and", "but", "or", "then", "yet"])) {
            return self.coordinated(start).map(|phrase| (phrase, Side::Right, "coordinated"));
        }
        let phrase = scene.subject_before(start, floor);
        phrase.map(|phrase| (phrase, Side::Either, "subject-verb"))
    }

    /// Whether the noun phrase after the cue is its subject, not its object or the subject of a clause after it.
    fn inverts(&self, phrase: &Phrase, quote: bool) -> bool {
        let scene = self.scene;
        let next = (phrase.tokens.end..self.range.end).find(|&t| !scene.aside(t));
        let clause = next.is_some_and(|t| scene.finite(t).is_some());
        let accusative = scene.is(phrase.head(), &["him", "her", "them", "me", "us", "that", "this", "it"]);
        !clause && !(accusative && !quote) && !scene.noun(phrase.head()).time
    }

    /// The subject of the verb that a participle or infinitive hangs on.
    fn shared(&self, start: u32, participle: bool) -> Option<Phrase> {
        let scene = self.scene;
        let floor = self.range.start;
        let before = start.checked_sub(1).filter(|&t| t >= floor);
        if participle
            && let Some(t) = before
                .filter(|&t| !scene.is(t, &[",", "by", "and", "—", "–", "while", "whilst", "when", "after", "in"]))
            && let Some(phrase) = scene.chunk(t).and_then(|_| scene.noun_ending(start, floor))
        {
            let speaks = party(scene, &phrase) || scene.noun(phrase.head()).medium;
            if speaks && !scene.noun(phrase.head()).time {
                return Some(phrase);
            }
        }
        let governed = before.is_some_and(|t| scene.tag(t) == Tag::Adp && !scene.is(t, &["by", "while", "as"]));
        if participle && governed {
            return None;
        }
        if let Some(first) = self.earlier.first().filter(|draft| draft.rule != "according-to") {
            return first.speaker.clone();
        }
        let mut verbs = (floor..start).filter_map(|t| scene.finite(t).filter(|verb| verb.tokens.start == t));
        let refused = |verb: &VerbGroup| {
            verb.negated
                || scene.is(
                    verb.head,
                    &["declined", "refused", "failed", "declines", "refuses", "fails", "avoided", "forgot"],
                )
        };
        let main = if participle { verbs.next() } else { verbs.last() }.filter(|verb| participle || !refused(verb));
        match main {
            Some(verb) => scene.subject_before(verb.tokens.start, floor),
            None if participle => {
                let comma = (self.word.tokens.end..self.range.end).find(|&t| scene.is(t, &[","]))?;
                scene.noun_starting(comma + 1, self.range.end)
            }
            None => None,
        }
    }

    /// The subject that a verb after "and" shares with the verb before.
    fn coordinated(&self, start: u32) -> Option<Phrase> {
        let scene = self.scene;
        if let Some(last) = self.earlier.last().filter(|draft| draft.rule != "according-to") {
            return last.speaker.clone();
        }
        let floor = self.range.start;
        let mut verbs = (floor..start).rev().filter_map(|t| scene.finite(t).filter(|verb| verb.tokens.start == t));
        verbs.find_map(|verb| scene.subject_before(verb.tokens.start, floor))
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
            let clause = Clause { scene, range: self.range.clone(), word: clause, earlier: self.earlier };
            let said = Frame { quote: true, that: true, bare: true, object: true, ..Frame::default() };
            let complement =
                Complement::find(scene, &self.range, &clause.word.tokens, &speaker, Side::Either, said, self.earlier)?;
            return Some(clause.draft(speaker, complement.content, "quoted-as-saying"));
        }
        let ceiling = self.range.end.min(end + 8);
        let by = (end..ceiling).take_while(|&t| !scene.is(t, &[",", ";"])).find(|&t| scene.is(t, &["by"]))?;
        let agent = scene.noun_starting(by + 1, self.range.end)?;
        if !(frame.object || frame.quote) || !party(scene, &agent) {
            return None;
        }
        let content = vec![floor..start];
        Some(self.draft(agent, content, "passive-agent"))
    }

    /// Whether the subject can say, think or show such a thing.
    fn fits(&self, speaker: &Phrase, frame: Frame, complement: &Complement) -> bool {
        let scene = self.scene;
        let head = speaker.head();
        if NEAR.contains(&scene.form(head)) && scene.chunk(head).is_none_or(|chunk| chunk.tokens.len() == 1) {
            return false;
        }
        if scene.is(head, &["this", "that", "these", "those", "which", "what", "there", "nothing", "none"])
            && !complement.quoted
        {
            return false;
        }
        let about = scene.noun(head).medium;
        if frame.evidence && !about && !party(scene, speaker) {
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

    fn according(&self) -> Option<Draft> {
        let scene = self.scene;
        let end = self.word.tokens.end;
        let source = scene.noun_starting(end, self.range.end)?;
        if scene.is(
            source.head(),
            &[
                "plan",
                "plans",
                "schedule",
                "law",
                "size",
                "type",
                "need",
                "needs",
                "rules",
                "tradition",
                "capita",
                "cent",
            ],
        ) || (scene.is(self.word.tokens.start, &["per"]) && !scene.capital(source.tokens.start))
        {
            return None;
        }
        let start = self.word.tokens.start;
        let content = if start <= self.range.start + 1 {
            let comma =
                (source.tokens.end..self.range.end).find(|&t| scene.is(t, &[","])).map_or(source.tokens.end, |t| t + 1);
            vec![comma..self.range.end]
        } else {
            let floor = self.earlier.last().map_or(self.range.start, |draft| draft.end().min(start));
            vec![floor..start]
        };
        Some(self.draft(source, content, "according-to"))
    }

    /// A noun for words with a that-clause: "X's claim that", "warnings from X that".
    fn act(&self) -> Option<Draft> {
        let scene = self.scene;
        let (start, end) = (self.word.tokens.start, self.word.tokens.end);
        if scene.tag(start) != Tag::Noun {
            return None;
        }
        let that =
            (end..self.range.end.min(end + 10)).take_while(|&t| scene.finite(t).is_none() && !scene.is(t, &[","]));
        let that = that.into_iter().find(|&t| scene.is(t, &["that"]) && scene.finite(t + 1).is_none())?;
        let chunk = scene.chunk(start)?;
        let from = (end..that).find(|&t| scene.is(t, &["from", "by", "of"]));
        let source = match from {
            Some(t) => scene.noun_starting(t + 1, that)?,
            None => match self.possessor(chunk.tokens.start, start) {
                Some(source) => source,
                None => self.voiced(chunk.tokens.start)?,
            },
        };
        let near = NEAR.contains(&scene.form(source.head())) || scene.is(source.head(), &["my", "our", "your"]);
        (party(scene, &source) && !near).then(|| self.draft(source, vec![that..self.range.end], "speech-noun"))
    }

    /// The subject of the verb that a noun for words hangs on ("persisted in arguments that").
    fn voiced(&self, first: u32) -> Option<Phrase> {
        let scene = self.scene;
        let before = (self.range.start..first).rev().find(|&t| scene.tag(t) != Tag::Adp)?;
        let verb = scene.finite(before).filter(|verb| !verb.passive && !verb.negated)?;
        scene.subject_before(verb.tokens.start, self.range.start)
    }

    /// The possessor before a noun: "the minister's", "their".
    fn possessor(&self, first: u32, noun: u32) -> Option<Phrase> {
        let scene = self.scene;
        if let Some(mark) = (first.saturating_sub(1)..noun).find(|&t| scene.is(t, &["'s", "'"])) {
            let head = mark.checked_sub(1)?;
            let start = scene.phrase_start(head, self.range.start);
            return Some(Phrase { tokens: start..mark, heads: vec![head] });
        }
        let pronoun = (first..noun).find(|&t| scene.is(t, &["his", "her", "their", "its"]))?;
        Some(Phrase { tokens: pronoun..pronoun + 1, heads: vec![pronoun] })
    }
}

/// Whether the phrase names somebody who can speak: a name, a person, a body, a personal pronoun.
pub(super) fn party(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    phrase.heads.iter().any(|&head| {
        let noun = scene.noun(head);
        let pronoun = ["he", "she", "they", "who", "it", "his", "her", "their", "him", "them"];
        let named = scene.tag(head) == Tag::Propn && !noun.time;
        noun.human
            || noun.body
            || noun.collective
            || noun.name.is_some()
            || named
            || scene.is(head, &pronoun)
            || person_suffix(scene.form(head))
    })
}

/// Whether a noun ends as nouns of persons do (-er, -ist, -ian); only asked of nouns the lexicon does not know.
fn person_suffix(form: &str) -> bool {
    let form = form.strip_suffix('s').unwrap_or(form);
    let ends = ["ist", "ian", "eer", "man", "woman", "maker", "holder", "leader", "worker", "member", "goer", "crat"];
    form.len() > 5 && ends.iter().any(|end| form.ends_with(end))
}
