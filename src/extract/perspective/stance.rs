//! How much of the author's stance a sentence shows: hedges, boosters, signs, evaluation, argument, all outside
//! quotations and outside what others are reported to say.

use crate::language::Tag;
use crate::lexicon::Cue;
use crate::reading::{Reading, Sentence, SentenceId, Voice};
use crate::text::Span;

/// Points that mark a view in a text that mostly reports.
const IN_REPORT: u32 = 3;
/// Points that mark a view in a text that argues.
const IN_ARGUMENT: u32 = 2;
/// What evaluation and connectives may add in all.
const MILD: u32 = 2;

/// The stance of one sentence.
#[derive(Default)]
pub struct Stance {
    /// Its points.
    pub points: u32,
    /// Whether the author speaks in the first person.
    pub first_person: bool,
    /// The words that count.
    pub cues: Vec<Span>,
}

/// The points that mark a view in this document. A text argues where few of its sentences report what others say and
/// many evaluate: there a single evaluation is the author's own (an opinion piece); elsewhere it may be a fact.
pub fn enough(reading: &Reading, stances: &[Stance]) -> u32 {
    let prose = reading.sentences.iter().zip(&reading.voices).zip(stances).zip(0..);
    let prose = prose.filter(|(((sentence, _), _), _)| reading.is_prose(sentence));
    let (mut all, mut reported, mut evaluated) = (0, 0, 0);
    for (((sentence, voice), stance), number) in prose {
        let id = SentenceId(number);
        let mut near = reading.attributions_of(id);
        let spoken =
            near.any(|(_, attribution)| attribution.cue.is_some_and(|cue| sentence.span.contains(cue.start())));
        all += 1;
        reported += u32::from(spoken || matches!(voice, Voice::Source(_)));
        evaluated += u32::from(stance.points >= IN_ARGUMENT);
    }
    if all >= 8 && reported * 4 < all && evaluated * 5 >= all * 2 { IN_ARGUMENT } else { IN_REPORT }
}

/// The stance of every sentence; none where it is no prose.
pub fn all(reading: &Reading) -> Vec<Stance> {
    let prose = |sentence: &&Sentence| reading.is_prose(sentence);
    let stance = |sentence| Some(sentence).filter(prose).map_or_else(Stance::default, |prose| of(reading, prose));
    reading.sentences.iter().map(stance).collect()
}

/// Weighs the words of a sentence.
fn of(reading: &Reading, sentence: &Sentence) -> Stance {
    let mut stance = Stance::default();
    let mut mild = 0;
    let mut end = 0;
    for cue in reading.cues_in(&sentence.tokens) {
        let Some(weight) = weight(reading, sentence, cue) else { continue };
        if cue.span.start() < end {
            continue;
        }
        end = cue.span.end();
        match reading.lexicon.name(cue.group) {
            "view.first" | "view.first_forecast" => stance.first_person = true,
            "view.evaluate" | "view.argue" | "view.cause" => mild = (mild + weight).min(MILD),
            _ => stance.points += weight,
        }
        stance.cues.push(cue.span);
    }
    stance.points += mild;
    stance
}

/// The weight of a cue that speaks in the author's voice.
fn weight(reading: &Reading, sentence: &Sentence, cue: &Cue) -> Option<u32> {
    let group = reading.lexicon.facts(cue.group).filter(|group| group.is_in("view"))?;
    let start = cue.span.start();
    if reading.quoted(start) || reading.attributed(start).is_some() {
        return None;
    }
    let at = cue.tokens.start;
    let fits = match group.name.as_ref() {
        "view.house" | "view.impact" => false,
        "view.sign" | "view.cause" => sign(reading, sentence, at),
        "view.future" => {
            possibility(reading, at)
                && !reading.permission(&sentence.tokens, at)
                && !reading.purpose(&sentence.tokens, at)
        }
        "view.watch" => at == sentence.tokens.start || reading.tag(at) != Tag::Noun,
        "view.advice" => matches!(reading.form(at), "should" | "ought") || cue.tokens.len() > 2,
        _ => true,
    };
    let weight: u32 = group.fact("weight")?.parse().ok()?;
    let raised = group.name == "view.future" || group.name == "view.advice";
    fits.then_some(if raised { IN_REPORT } else { weight })
}

/// A verb that reads one thing as the sign or cause of another: its subject is no person that acts or speaks.
fn sign(reading: &Reading, sentence: &Sentence, at: u32) -> bool {
    let verb = reading.language.verb_at(at);
    let subject = verb.and_then(|verb| reading.language.chunks.get(verb.subject? as usize));
    let person = subject.is_some_and(|chunk| {
        reading.named(chunk.head)
            || matches!(reading.form(chunk.head), "he" | "she" | "they" | "who" | "i" | "we" | "you")
    });
    let first = at == sentence.tokens.start;
    reading.tag(at) == Tag::Verb && !person && (verb.is_some() || first)
}

/// An unattributed possibility ("could", "may", "might", "is likely to"): nobody else vouches for it.
fn possibility(reading: &Reading, at: u32) -> bool {
    let open = matches!(reading.form(at), "could" | "may" | "might" | "likely" | "unlikely" | "is" | "are");
    open && matches!(reading.tag(at), Tag::Aux | Tag::Verb | Tag::Adj | Tag::Adv) && reading.form(at + 1) != "not"
}
