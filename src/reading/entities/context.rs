//! What the entity rules look up again and again, by token: sentence, chunk, party nouns, states, verbs.

use std::ops::Range;

use crate::language::{Chunk, Tag, VerbGroup};
use crate::lexicon::GroupId;
use crate::text::Span;

use super::super::{Reading, SentenceId};

/// Which lists of `party.toml` a token ends a phrase of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Nouns(u16);

impl Nouns {
    pub(super) const PERSON: u16 = 1;
    pub(super) const SOURCE: u16 = 2;
    pub(super) const BAND: u16 = 4;
    pub(super) const VAGUE: u16 = 8;
    pub(super) const BODY: u16 = 16;
    pub(super) const GOVERNMENT: u16 = 32;
    pub(super) const MALE: u16 = 64;
    pub(super) const FEMALE: u16 = 128;
    pub(super) const ADDRESS: u16 = 256;
    pub(super) const REPORT: u16 = 512;
    pub(super) const THING: u16 = 1024;
    pub(super) const SIDE: u16 = 2048;
    /// Given names of men, and of women.
    pub(super) const MAN: u16 = 4096;
    pub(super) const WOMAN: u16 = 8192;

    /// Whether any of the lists in `bits` holds the token.
    pub(super) fn any(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
}

/// How a phrase names a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StateForm {
    /// "Mexico".
    Name,
    /// "Mexican".
    Adjective,
    /// "Moscow", "the Kremlin".
    Seat,
}

/// A phrase that names a state.
#[derive(Clone, Debug)]
pub(super) struct StatePhrase {
    pub(super) tokens: Range<u32>,
    pub(super) form: StateForm,
    /// The group `state.<key>` that stands for the state.
    pub(super) state: GroupId,
}

/// Look-ups by token over one Reading.
pub(super) struct Context<'a> {
    pub(super) reading: &'a Reading,
    nouns: Vec<Nouns>,
    sentence: Vec<u32>,
    chunk: Vec<u32>,
    subject_of: Vec<u32>,
    /// Phrases that name states, in order, longest first where they begin together.
    pub(super) states: Vec<StatePhrase>,
}

const NONE: u32 = u32::MAX;

impl<'a> Context<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        let count = reading.language.tokens.len();
        let mut context = Self {
            reading,
            nouns: vec![Nouns::default(); count],
            sentence: vec![NONE; count],
            chunk: vec![NONE; count],
            subject_of: vec![NONE; reading.language.chunks.len()],
            states: Vec::new(),
        };
        for (at, sentence) in reading.sentences.iter().enumerate() {
            fill(&mut context.sentence, &sentence.tokens, at as u32);
        }
        for (at, chunk) in reading.language.chunks.iter().enumerate() {
            fill(&mut context.chunk, &chunk.tokens, at as u32);
        }
        for (at, verb) in reading.language.verbs.iter().enumerate() {
            let Some(subject) = verb.subject else { continue };
            for subject in context.joined_subjects(subject) {
                if let Some(slot) = context.subject_of.get_mut(subject as usize).filter(|slot| **slot == NONE) {
                    *slot = at as u32;
                }
            }
        }
        context.read_cues();
        context
    }

    /// The subject with those joined to it: what they do, each of them does. After a preposition ("people from Norrland
    /// and Halder who applied") the verb belongs to none of the others.
    fn joined_subjects(&self, subject: u32) -> Vec<u32> {
        let language = &self.reading.language;
        let mut joined = language.conjuncts(subject);
        let start = |chunk: u32| language.chunk(chunk).map_or(0, |chunk| chunk.tokens.start);
        // "Norrland and Halder": both with a capital, whatever the tagger makes of the first word of a sentence.
        let before = subject.checked_sub(1).zip(start(subject).checked_sub(1)).filter(|_| joined.len() == 1);
        if let Some((before, and)) = before.filter(|&(_, and)| self.form(and) == "and") {
            let capital = |chunk: u32| language.chunk(chunk).is_some_and(|chunk| self.capital(chunk.head));
            if language.chunk(before).is_some_and(|chunk| chunk.tokens.end == and)
                && capital(before)
                && capital(subject)
            {
                joined.insert(0, before);
            }
        }
        let preposition = joined.first().and_then(|&first| start(first).checked_sub(1));
        if joined.len() > 1 && preposition.is_some_and(|at| self.tag(at) == Tag::Adp) { Vec::new() } else { joined }
    }

    fn read_cues(&mut self) {
        // A document has cues of few groups.
        let mut known = vec![None; self.reading.lexicon.groups.len()];
        for cue in &self.reading.cues {
            let Some(known) = known.get_mut(cue.group.0 as usize) else { continue };
            let (bit, state) = *known.get_or_insert_with(|| self.classify(cue.group));
            if let Some(nouns) = self.nouns.get_mut(cue.tokens.end.saturating_sub(1) as usize) {
                nouns.0 |= bit;
            }
            if let Some((form, state)) = state.filter(|_| !self.of_continent(cue.tokens.start)) {
                self.states.push(StatePhrase { tokens: cue.tokens.clone(), form, state });
            }
        }
        self.states.sort_by_key(|phrase| (phrase.tokens.start, u32::MAX - phrase.tokens.end));
    }

    /// Whether the word before makes a people's name that of a continent ("Latin American").
    fn of_continent(&self, token: u32) -> bool {
        token.checked_sub(1).is_some_and(|before| {
            matches!(self.form(before), "latin" | "central" | "south" | "north" | "native" | "pan")
                && self.form(token) == "american"
        })
    }

    /// What a group says: the party nouns it lists, and the state it names.
    fn classify(&self, group: GroupId) -> (u16, Option<(StateForm, GroupId)>) {
        let lexicon = &self.reading.lexicon;
        let name = lexicon.name(group);
        let (file, table) = name.split_once('.').unwrap_or((name, ""));
        let form = match file {
            "state" => Some(StateForm::Name),
            "state_adjective" => Some(StateForm::Adjective),
            "state_seat" => Some(StateForm::Seat),
            _ => None,
        };
        let state = form.and_then(|form| Some((form, lexicon.group(&format!("state.{table}"))?)));
        let bit = match name {
            "party.person" => Nouns::PERSON,
            "party.source" => Nouns::SOURCE,
            "party.band" => Nouns::BAND,
            "party.vague" | "party.crowd" => Nouns::VAGUE,
            "party.body" => Nouns::BODY,
            "party.government" => Nouns::GOVERNMENT,
            "party.male" => Nouns::MALE,
            "party.female" => Nouns::FEMALE,
            "party.man" => Nouns::MAN,
            "party.woman" => Nouns::WOMAN,
            "party.address" => Nouns::ADDRESS,
            "party.thing" => Nouns::THING,
            "party.side" => Nouns::SIDE,
            "titles.office" | "titles.law" | "titles.military" | "titles.spokesperson" | "titles.expert" => {
                Nouns::PERSON
            }
            _ if file == "report" => Nouns::REPORT,
            _ => 0,
        };
        (bit, state)
    }

    /// Whether a token is no party noun; a given name is none.
    pub(super) fn no_noun(&self, token: u32) -> bool {
        !self.nouns(token).any(!(Nouns::MAN | Nouns::WOMAN))
    }

    /// The party nouns that end at a token.
    pub(super) fn nouns(&self, token: u32) -> Nouns {
        self.nouns.get(token as usize).copied().unwrap_or_default()
    }

    /// The sentence of a token.
    pub(super) fn sentence(&self, token: u32) -> SentenceId {
        SentenceId(self.sentence.get(token as usize).copied().unwrap_or(NONE))
    }

    /// The chunk that holds a token, with its index.
    pub(super) fn chunk(&self, token: u32) -> Option<(u32, &'a Chunk)> {
        let at = *self.chunk.get(token as usize)?;
        Some((at, self.reading.language.chunks.get(at as usize)?))
    }

    /// The first verb group whose subject is the chunk.
    pub(super) fn verb_of(&self, chunk: u32) -> Option<&'a VerbGroup> {
        let at = *self.subject_of.get(chunk as usize)?;
        self.reading.language.verbs.get(at as usize)
    }

    /// Whether the chunk is the subject of a reporting verb, or follows "according to".
    pub(super) fn speaks(&self, chunk: u32) -> bool {
        let reports = self.verb_of(chunk).is_some_and(|verb| !verb.passive && self.nouns(verb.head).any(Nouns::REPORT));
        let before =
            self.reading.language.chunks.get(chunk as usize).and_then(|chunk| chunk.tokens.start.checked_sub(2));
        reports || before.is_some_and(|at| self.form(at) == "according" && self.form(at + 1) == "to")
    }

    /// The state phrases that begin in a range of tokens or up to five tokens before it, in order.
    pub(super) fn states_around(&self, tokens: &Range<u32>) -> &[StatePhrase] {
        let first = self.states.partition_point(|phrase| phrase.tokens.start + 5 < tokens.start);
        let end = self.states.partition_point(|phrase| phrase.tokens.start < tokens.end);
        self.states.get(first..end).unwrap_or_default()
    }

    /// The tokens of a state phrase without its article.
    pub(super) fn bare_state(&self, phrase: &StatePhrase) -> Range<u32> {
        let article = self.form(phrase.tokens.start) == "the";
        phrase.tokens.start + u32::from(article)..phrase.tokens.end
    }

    /// Whether a token names a people ("Norrlanders"): the plural of a state's adjective.
    pub(super) fn is_people(&self, token: u32) -> bool {
        let form = self.form(token);
        let states = || self.states_around(&(token..token + 1)).iter();
        (form.ends_with('s') || form.ends_with("men"))
            && states().any(|phrase| phrase.form == StateForm::Adjective && phrase.tokens.end == token + 1)
    }

    /// The first state that a range of tokens names.
    pub(super) fn state_in(&self, tokens: &Range<u32>) -> Option<GroupId> {
        let inside =
            |phrase: &&StatePhrase| tokens.start <= self.bare_state(phrase).start && phrase.tokens.end <= tokens.end;
        self.states_around(tokens).iter().find(inside).map(|phrase| phrase.state)
    }

    /// The part of speech of a token.
    pub(super) fn tag(&self, token: u32) -> Tag {
        self.reading.language.tokens.get(token as usize).map_or(Tag::X, |token| token.tag)
    }

    /// The lower-case form of a token.
    pub(super) fn form(&self, token: u32) -> &'a str {
        self.reading.language.form(token)
    }

    /// The bytes of a range of tokens.
    pub(super) fn span(&self, tokens: &Range<u32>) -> Span {
        self.reading.language.span(tokens)
    }

    /// The text of one token as it stands.
    pub(super) fn text(&self, token: u32) -> &'a str {
        self.reading.slice(self.span(&(token..token + 1)))
    }

    /// Whether the token begins with a capital letter.
    pub(super) fn capital(&self, token: u32) -> bool {
        self.text(token).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether `'s` or a bare apostrophe follows the token.
    pub(super) fn possessive(&self, token: u32) -> bool {
        matches!(self.form(token + 1), "'s" | "'") && self.sentence(token) == self.sentence(token + 1)
    }

    /// Whether the tokens stand before another head in their chunk ("US" in "US forces"), not as a possessor.
    pub(super) fn modifies(&self, tokens: &Range<u32>) -> bool {
        let last = tokens.end.saturating_sub(1);
        let Some((_, chunk)) = self.chunk(last) else { return false };
        chunk.head >= tokens.end && !self.possessive(last)
    }
}

fn fill(slots: &mut [u32], range: &Range<u32>, value: u32) {
    if let Some(part) = slots.get_mut(range.start as usize..range.end as usize) {
        part.fill(value);
    }
}
