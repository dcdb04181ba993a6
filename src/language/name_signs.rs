//! What stands about a word where it has a capital, wherever in the document: `Mr` before it once says what `Keller` is
//! in every other sentence (after the context aggregation of Ratinov and Roth 2009).

use crate::model::Kinds;

use super::surface::Surface;

/// What a word tells of the name beside it: a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cue(u16);

impl Cue {
    /// A title or an office before a name.
    const TITLE: Self = Self(1);
    /// A preposition of place.
    const PLACE: Self = Self(1 << 1);
    /// A verb of speech or thought, or `who`.
    const SPEECH: Self = Self(1 << 2);
    /// The article.
    const THE: Self = Self(1 << 3);
    /// The possessive clitic.
    const POSSESSIVE: Self = Self(1 << 4);
    /// An opening bracket.
    const OPENING: Self = Self(1 << 5);
    /// A closing one.
    const CLOSING: Self = Self(1 << 6);
    /// A comma.
    const COMMA: Self = Self(1 << 7);
    /// The preposition `of`.
    const OF: Self = Self(1 << 8);
    /// A word that may tie two runs of capitals into one name, or keep them apart.
    pub(super) const LINK: Self = Self(1 << 9);

    /// Whether any bit of `other` is set.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The cues of a lower-case word form.
    pub(super) fn of(form: &str) -> Self {
        let (first, second) = match form {
            "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "dr" | "dr." | "president" | "minister" | "senator"
            | "sen." | "secretary" | "general" | "gen." | "chairman" | "governor" | "gov." | "rep."
            | "representative" | "ambassador" | "king" | "queen" | "prince" | "judge" | "justice" | "sir" | "lord"
            | "professor" | "prof." | "captain" | "col." | "colonel" | "lt." | "sgt." | "spokesman" | "spokeswoman"
            | "director" | "commander" | "leader" | "mayor" | "chancellor" => (Self::TITLE, Self(0)),
            "in" => (Self::PLACE, Self::LINK),
            "at" | "near" | "from" | "around" | "outside" | "across" | "throughout" => (Self::PLACE, Self(0)),
            "said" | "says" | "told" | "added" | "argued" | "asked" | "announced" | "wrote" | "warned" | "believes"
            | "thinks" | "explained" | "noted" | "claimed" | "who" | "whose" => (Self::SPEECH, Self(0)),
            "the" => (Self::THE, Self::LINK),
            "'s" => (Self::POSSESSIVE, Self::LINK),
            "(" => (Self::OPENING, Self::LINK),
            "[" => (Self::OPENING, Self(0)),
            ")" | "]" => (Self::CLOSING, Self(0)),
            "," => (Self::COMMA, Self::LINK),
            "of" => (Self::OF, Self::LINK),
            "for" | "and" | "&" | "-" | "de" | "al" | "to" | "on" | "/" => (Self::LINK, Self(0)),
            _ => return Self(0),
        };
        Self(first.0 | second.0)
    }
}

/// What the document as a whole says of a word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Habits {
    /// Seen in lower case somewhere.
    pub(super) lower: bool,
    /// Seen with a capital inside a sentence of running text.
    pub(super) capital: bool,
    /// The signs seen about it.
    once: u16,
    /// Those of them seen twice or more.
    twice: u16,
}

impl Habits {
    /// Adds the signs about one occurrence.
    pub(super) fn add(&mut self, signs: u16) {
        self.twice |= self.once & signs;
        self.once |= signs;
    }

    /// The signs about the other occurrences, `own` being those about this one.
    pub(super) const fn elsewhere(self, own: u16) -> u16 {
        (self.once & !own) | self.twice
    }
}

/// The number of signs.
pub(super) const SIGNS: u32 = 12;

/// The signs about the word at `index` of a sentence, one bit each; none where it has no capital.
pub(super) fn signs<'s>(at: impl Fn(usize) -> Option<&'s Surface>, index: usize) -> u16 {
    if !at(index).is_some_and(|here| here.case.capital()) {
        return 0;
    }
    let back = |count: usize| index.checked_sub(count).and_then(&at);
    let (before, after) = (back(1), at(index + 1));
    let capital = |surface: Option<&Surface>| surface.is_some_and(|s| s.case.capital());
    let kind = |surface: Option<&Surface>, kinds| surface.is_some_and(|s| s.case.capital() && s.kinds.any(kinds));
    let cue = |surface: Option<&Surface>, cue| surface.is_some_and(|s| s.cues.any(cue));
    let bits: [bool; SIGNS as usize] = [
        kind(before, Kinds::FIRST),
        cue(before, Cue::TITLE),
        capital(before) || capital(after),
        cue(before, Cue::PLACE),
        cue(after, Cue::SPEECH) || cue(before, Cue::SPEECH),
        kind(after, Kinds::ORGHEAD) || kind(before, Kinds::ORGHEAD),
        cue(before, Cue::THE),
        cue(after, Cue::POSSESSIVE),
        cue(before, Cue::OPENING) && cue(after, Cue::CLOSING),
        kind(after, Kinds::LAST),
        cue(after, Cue::COMMA) && kind(at(index + 2), Kinds::PLACE)
            || cue(before, Cue::COMMA) && kind(back(2), Kinds::PLACE),
        cue(before, Cue::OF),
    ];
    bits.iter().rev().fold(0, |sum, on| sum << 1 | u16::from(*on))
}
