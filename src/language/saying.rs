//! Verbs of saying and thinking that the tagger took for plural nouns ("the agency reports that"), and the other way round.
//!
//! In the present tense the third person singular of many of them is written as the plural of a noun; what stands around it tells
//! which it is: a noun has no clause right behind it that needs a verb before (Levin 1993, 37; Quirk et al. 1985, 16.30).

use super::{Language, Tag};

/// Third persons that are plural nouns as well, sorted.
const FORMS: [&str; 25] = [
    "answers",
    "bets",
    "charges",
    "claims",
    "comments",
    "counters",
    "demands",
    "doubts",
    "estimates",
    "fears",
    "forecasts",
    "guesses",
    "hopes",
    "judges",
    "notes",
    "plans",
    "projects",
    "promises",
    "questions",
    "remarks",
    "reports",
    "rules",
    "signals",
    "states",
    "worries",
];
/// Third persons that are no nouns at all, whatever the tagger made of them.
const VERBS: [&str; 8] = ["alleges", "argues", "asserts", "contends", "insists", "maintains", "suggests", "warns"];
/// Base forms behind a plural subject: "aides say".
const BASES: [&str; 10] = ["argue", "believe", "claim", "fear", "hope", "know", "say", "think", "want", "warn"];
/// Participles that report and are no nouns.
const PARTICIPLES: [&str; 6] = ["adding", "arguing", "claiming", "insisting", "noting", "saying"];
/// Nouns for persons that are adjectives as well: "its chief executive, Paul Reyes".
const PERSONS: [&str; 7] =
    ["executive", "official", "representative", "professional", "republican", "conservative", "liberal"];
/// Quantifiers that stand alone for people: "Many in the party think".
const PRONOUNS: [&str; 4] = ["many", "most", "several", "some"];

/// Mends the tags of all sentences.
pub(super) fn mend(language: &mut Language) {
    let known = language.vocabulary.which(|form| {
        FORMS.binary_search(&form).is_ok()
            || VERBS.contains(&form)
            || matches!(form, "think" | "present")
            || PARTICIPLES.contains(&form)
            || PRONOUNS.contains(&form)
            || PERSONS.contains(&form)
            || BASES.contains(&form)
    });
    for sentence in 0..language.sentences.len() {
        let Some(tokens) = language.sentences.get(sentence).map(|sentence| sentence.tokens.clone()) else { continue };
        for at in tokens.clone() {
            let hit = language.tokens.get(at as usize).is_some_and(|token| known.has(token.word));
            let Some((token, tag)) =
                hit.then(|| Words { language, end: tokens.end, start: tokens.start }.mended(at)).flatten()
            else {
                continue;
            };
            if let Some(token) = language.tokens.get_mut(token as usize) {
                token.tag = tag;
            }
        }
    }
}

/// The tags and forms of one sentence.
struct Words<'a> {
    language: &'a Language,
    start: u32,
    end: u32,
}

impl Words<'_> {
    fn tag(&self, at: u32) -> Tag {
        let inside = (self.start..self.end).contains(&at);
        self.language.tokens.get(at as usize).filter(|_| inside).map_or(Tag::Punct, |token| token.tag)
    }

    fn form(&self, at: u32) -> &str {
        self.language.form(at)
    }

    /// The token to mend near `at`, and its tag.
    fn mended(&self, at: u32) -> Option<(u32, Tag)> {
        let form = self.form(at);
        let before = at.checked_sub(1).filter(|&before| before >= self.start);
        let noun = |at: u32| matches!(self.tag(at), Tag::Noun | Tag::Propn);
        match self.tag(at) {
            Tag::Noun | Tag::Propn if VERBS.contains(&form) => {
                let clause = matches!(self.form(at + 1), "that" | "whether" | "how" | "why");
                (clause && before.is_some_and(noun)).then_some((at, Tag::Verb))
            }
            Tag::Noun | Tag::Propn if FORMS.binary_search(&form).is_ok() => {
                let subject = before.filter(|&before| {
                    noun(before) && (self.tag(before) == Tag::Propn || !self.form(before).ends_with('s'))
                })?;
                (self.takes_clause(at, subject) && !self.verb_before(subject)).then_some((at, Tag::Verb))
            }
            Tag::Noun if PARTICIPLES.contains(&form) => {
                let next = self.form(at + 1);
                (before.is_some_and(noun) && matches!(next, "that" | "," | ":" | "\"" | "“")).then_some((at, Tag::Verb))
            }
            Tag::Noun | Tag::Verb if form == "present" => {
                let person = before.is_some_and(|before| noun(before) && !matches!(self.tag(before), Tag::Propn));
                (person && self.form(at + 1) == "at").then_some((at, Tag::Adj))
            }
            Tag::Verb if form == "think" && matches!(self.form(at + 1), "tank" | "tanks") => Some((at, Tag::Noun)),
            Tag::Verb if BASES.contains(&form) => {
                let plural =
                    before.filter(|&before| self.tag(before) == Tag::Verb && self.form(before).ends_with('s'))?;
                let first = plural == self.start
                    || matches!(self.tag(plural - 1), Tag::Punct | Tag::Adj | Tag::Num | Tag::Noun);
                first.then_some((plural, Tag::Noun))
            }
            Tag::Adj if PERSONS.contains(&form) => {
                // "An official present at the talks": the adjective behind belongs to it.
                let behind = matches!(self.form(at + 1), "present" | "familiar" | "close" | "involved" | "aware");
                let behind = behind && self.tag(at + 2) == Tag::Adp;
                let alone =
                    behind || matches!(self.tag(at + 1), Tag::Punct | Tag::Verb | Tag::Aux | Tag::Propn | Tag::Adp);
                let described = before
                    .is_some_and(|before| matches!(self.tag(before), Tag::Det | Tag::Pron | Tag::Adj | Tag::Noun));
                (alone && described).then_some((at, Tag::Noun))
            }
            Tag::Adj if PRONOUNS.contains(&form) => {
                matches!(self.tag(at + 1), Tag::Adp | Tag::Verb | Tag::Aux).then_some((at, Tag::Pron))
            }
            _ => None,
        }
    }

    /// Whether what stands behind `at` is a clause of its own, which no noun can take in: "estimates 300 people have died".
    fn takes_clause(&self, at: u32, subject: u32) -> bool {
        let verb = |at: u32| matches!(self.tag(at), Tag::Verb | Tag::Aux);
        let next = at + 1;
        let first = (next..self.end).find(|&at| verb(at));
        // "The reports that Hale cited were false": two verbs in a row close a relative clause.
        let relative = (next..self.end).any(|at| self.tag(at) == Tag::Verb && self.tag(at + 1) == Tag::Aux);
        let clause = match self.form(next) {
            "that" | "whether" | "how" | "why" => !verb(next + 1),
            "to" => self.tag(subject) == Tag::Propn && verb(next + 1),
            _ => matches!(self.tag(next), Tag::Det | Tag::Pron | Tag::Num),
        };
        clause && first.is_some() && !relative
    }

    /// Whether the clause of the subject has a verb before it.
    fn verb_before(&self, subject: u32) -> bool {
        let clause =
            (self.start..subject).rev().take_while(|&at| !matches!(self.tag(at), Tag::Punct | Tag::Sconj | Tag::Cconj));
        clause.into_iter().any(|at| matches!(self.tag(at), Tag::Verb | Tag::Aux))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::sample::tagged;

    fn mended(pairs: &str, word: &str) -> Tag {
        let mut language = tagged(pairs);
        mend(&mut language);
        let at = (0..).take(language.tokens.len()).find(|&at| language.form(at) == word);
        at.and_then(|at| language.tokens.get(at as usize)).map_or(Tag::X, |token| token.tag)
    }

    #[test]
    fn a_verb_with_a_clause_is_no_plural() {
        let that = "The/DET agency/NOUN reports/NOUN that/SCONJ the/DET port/NOUN is/AUX closed/VERB ./PUNCT";
        assert_eq!(mended(that, "reports"), Tag::Verb);
        let bare = "The/DET agency/NOUN estimates/NOUN 300/NUM people/NOUN have/AUX died/VERB ./PUNCT";
        assert_eq!(mended(bare, "estimates"), Tag::Verb);
        let named = "Ruiz/PROPN plans/NOUN to/PART close/VERB the/DET port/NOUN ./PUNCT";
        assert_eq!(mended(named, "plans"), Tag::Verb);
        let mass =
            "A/DET paper/NOUN by/ADP coast/NOUN analysts/NOUN contends/NOUN that/PRON ports/NOUN closed/VERB ./PUNCT";
        assert_eq!(mended(mass, "contends"), Tag::Verb);
    }

    #[test]
    fn a_plural_stays_one() {
        let cited = "The/DET agency/NOUN reports/NOUN that/PRON Hale/PROPN cited/VERB were/AUX false/ADJ ./PUNCT";
        assert_eq!(mended(cited, "reports"), Tag::Noun);
        let read = "They/PRON read/VERB agency/NOUN reports/NOUN the/DET press/NOUN had/AUX seen/VERB ./PUNCT";
        assert_eq!(mended(read, "reports"), Tag::Noun);
        let aim = "The/DET port/NOUN plans/NOUN to/PART close/VERB failed/VERB ./PUNCT";
        assert_eq!(mended(aim, "plans"), Tag::Noun);
    }

    #[test]
    fn subjects_and_participles_get_their_tags() {
        assert_eq!(mended("It/PRON is/AUX closed/VERB ,/PUNCT aides/VERB say/VERB ./PUNCT", "aides"), Tag::Noun);
        assert_eq!(mended("with/ADP the/DET clerk/NOUN noting/NOUN ,/PUNCT it/PRON is/AUX", "noting"), Tag::Verb);
        let chief = "Its/PRON chief/ADJ executive/ADJ ,/PUNCT Paul/PROPN Reyes/PROPN ,/PUNCT left/VERB ./PUNCT";
        assert_eq!(mended(chief, "executive"), Tag::Noun);
        assert_eq!(mended("The/DET order/NOUN was/AUX official/ADJ ./PUNCT", "official"), Tag::Adj);
        assert_eq!(mended("Many/ADJ in/ADP the/DET town/NOUN think/VERB so/ADV ./PUNCT", "many"), Tag::Pron);
    }
}
