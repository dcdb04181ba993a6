//! What the document as a whole makes of its names: places run together are split, one name has one kind, an acronym
//! has the kind of what it stands for, and a name found once is found again.

mod openers;

use crate::model::Kinds;
use crate::model::hash::{HashMap, HashSet};

use super::surface::{Case, Surface, Surfaces};
use super::tag_features::Capitals;
use super::{Language, Name, NameKind, Tag, WordId};

/// How often a name had each kind: person, organisation, place.
type Votes = [u32; 3];

/// The document, its surfaces and the capitals of its sentences.
pub(super) struct Repair<'a> {
    /// Tokens, tags and sentences.
    pub(super) language: &'a Language,
    /// The surfaces of the document.
    pub(super) surfaces: &'a Surfaces,
    /// The surface of each token.
    pub(super) numbers: &'a [u32],
    /// The capitals of each sentence.
    pub(super) capitals: &'a [Capitals],
}

const fn slot(kind: NameKind) -> Option<usize> {
    match kind {
        NameKind::Person => Some(0),
        NameKind::Organisation => Some(1),
        NameKind::Place => Some(2),
        NameKind::Group | NameKind::Other => None,
    }
}

/// The kind with the most votes, if one has more than each other.
fn winner(votes: Votes) -> Option<NameKind> {
    let kinds = [NameKind::Person, NameKind::Organisation, NameKind::Place];
    let most = votes.into_iter().max().filter(|most| *most > 0)?;
    let mut first = kinds.into_iter().zip(votes).filter(|(_, count)| *count == most);
    let (kind, _) = first.next()?;
    first.next().is_none().then_some(kind)
}

impl Repair<'_> {
    /// All repairs, in their order. Names stay in order and never overlap.
    pub(super) fn all(&self, names: Vec<Name>) -> Vec<Name> {
        let mut names = self.split_places(names);
        for name in &mut names {
            self.trim(name);
        }
        self.drop_shouted(&mut names);
        let (votes, surnames) = self.count(&names);
        let acronyms = self.acronyms(&names);
        let mut words = Vec::new();
        for name in &mut names {
            words.clear();
            words.extend(self.language.tokens(&name.tokens).iter().map(|token| token.word));
            let lone = match words.as_slice() {
                [only] => Some(*only),
                _ => None,
            };
            if let Some(kind) = lone.and_then(|word| acronyms.get(&word)) {
                name.kind = *kind;
            } else if lone.is_some_and(|word| surnames.contains(&word) && !self.is_place(name)) {
                name.kind = NameKind::Person;
            } else if let Some(kind) = votes.get(words.as_slice()).copied().and_then(winner) {
                name.kind = kind;
            }
        }
        self.find_again(names, &votes, &surnames)
    }

    fn surface(&self, token: u32) -> Option<&Surface> {
        let number = self.numbers.get(token as usize)?;
        self.surfaces.list.get(*number as usize)
    }

    fn case(&self, token: u32) -> Case {
        self.surface(token).map_or(Case::None, |surface| surface.case)
    }

    fn words(&self, name: &Name) -> Vec<WordId> {
        self.language.tokens(&name.tokens).iter().map(|token| token.word).collect()
    }

    fn is_place(&self, name: &Name) -> bool {
        self.surface(name.tokens.start).is_some_and(|surface| surface.kinds.any(Kinds::PLACE))
    }

    fn name(&self, start: u32, end: u32, kind: NameKind) -> Name {
        Name { span: self.language.span(&(start..end)), tokens: start..end, kind }
    }

    /// Splits a place that is nothing but countries or cities, run together or joined by "and", and an owner from what it
    /// owns.
    fn split_places(&self, names: Vec<Name>) -> Vec<Name> {
        let mut out = Vec::with_capacity(names.len());
        for name in names {
            let place = name.kind == NameKind::Place;
            match if place { self.parts(&name) } else { self.owned(&name) } {
                Some(parts) => out.extend(parts),
                None => out.push(name),
            }
        }
        out
    }

    fn parts(&self, name: &Name) -> Option<Vec<Name>> {
        if name.tokens.len() < 2 {
            return None;
        }
        let (mut parts, mut at, mut joined) = (Vec::new(), name.tokens.start, false);
        while at < name.tokens.end {
            let forms = (at..name.tokens.end).map(|token| self.language.form(token));
            let wanted = if joined { Kinds::PLACE } else { Kinds::COUNTRY };
            match self.surfaces.gazetteer().longest(forms) {
                Some((count, kinds)) if kinds.any(wanted) => {
                    parts.push(self.name(at, at + count as u32, name.kind));
                    at += count as u32;
                    joined = false;
                }
                _ if !parts.is_empty() && self.language.form(at) == "and" => {
                    (at, joined) = (at + 1, true);
                }
                _ => return None,
            }
        }
        (parts.len() > 1 && !joined).then_some(parts)
    }

    /// Drops names of sentences in capitals that the rest of the document and the gazetteer do not know.
    fn drop_shouted(&self, names: &mut Vec<Name>) {
        if !self.capitals.contains(&Capitals::All) {
            return;
        }
        let shouted = |name: &Name| {
            let sentences = &self.language.sentences;
            let at = sentences.partition_point(|sentence| sentence.tokens.end <= name.tokens.start);
            self.capitals.get(at) == Some(&Capitals::All)
        };
        let known: HashSet<Vec<WordId>> =
            names.iter().filter(|name| !shouted(name)).map(|name| self.words(name)).collect();
        names.retain(|name| {
            let forms = name.tokens.clone().map(|token| self.language.form(token));
            let entry = || {
                self.surfaces.gazetteer().longest(forms).is_some_and(|(count, kinds)| {
                    count == name.tokens.len() && kinds.any(Kinds::PLACE | Kinds::GOVBODY)
                })
            };
            !shouted(name) || known.contains(&self.words(name)) || entry()
        });
    }

    /// The votes for each name, and the last words of full names of persons.
    fn count(&self, names: &[Name]) -> (HashMap<Vec<WordId>, Votes>, HashSet<WordId>) {
        let mut votes: HashMap<Vec<WordId>, Votes> = HashMap::default();
        let mut surnames = HashSet::default();
        let mut words = Vec::new();
        for name in names {
            words.clear();
            words.extend(self.language.tokens(&name.tokens).iter().map(|token| token.word));
            if let (NameKind::Person, [_, .., last]) = (name.kind, words.as_slice()) {
                surnames.insert(*last);
            }
            let Some(slot) = slot(name.kind) else { continue };
            if !votes.contains_key(words.as_slice()) {
                votes.insert(words.clone(), Votes::default());
            }
            if let Some(vote) = votes.get_mut(words.as_slice()).and_then(|votes| votes.get_mut(slot)) {
                *vote += 1;
            }
        }
        (votes, surnames)
    }

    /// Acronyms set in brackets after a name with the same initials, with the kind of that name.
    fn acronyms(&self, names: &[Name]) -> HashMap<WordId, NameKind> {
        let mut found = HashMap::default();
        for name in names.iter().filter(|name| name.tokens.len() > 1) {
            let end = name.tokens.end;
            let bracketed = self.language.form(end) == "(" && self.language.form(end + 2) == ")";
            let Some(token) = self.language.tokens.get(end as usize + 1).filter(|_| bracketed) else { continue };
            let letters = self.language.form(end + 1).chars().filter(|letter| letter.is_alphabetic());
            let mut initials = name.tokens.clone().filter_map(|token| self.language.form(token).chars().next());
            let mut letters = letters.peekable();
            let matches = letters.peek().is_some() && letters.all(|letter| initials.any(|initial| initial == letter));
            if self.case(end + 1) == Case::Upper && matches {
                found.insert(token.word, name.kind);
            }
        }
        found
    }

    /// Adds the names found elsewhere in the document that were missed, longest first.
    fn find_again(
        &self,
        names: Vec<Name>,
        votes: &HashMap<Vec<WordId>, Votes>,
        surnames: &HashSet<WordId>,
    ) -> Vec<Name> {
        let mut longest: HashMap<WordId, usize> = HashMap::default();
        for words in votes.keys() {
            if let Some(first) = words.first() {
                let length = longest.entry(*first).or_default();
                *length = (*length).max(words.len());
            }
        }
        let mut out = Vec::with_capacity(names.len());
        let mut known = names.into_iter().peekable();
        for sentence in &self.language.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let Some(next) = known.peek() else {
                    at = self.again(at, sentence.tokens.end, votes, surnames, &longest, &mut out);
                    continue;
                };
                if next.tokens.start <= at {
                    at = next.tokens.end.max(at + 1);
                    out.extend(known.next());
                } else {
                    let border = next.tokens.start.min(sentence.tokens.end);
                    at = self.again(at, border, votes, surnames, &longest, &mut out);
                }
            }
        }
        out.extend(known);
        out
    }

    /// Looks at one token that no name covers; gives where to go on.
    fn again(
        &self,
        at: u32,
        border: u32,
        votes: &HashMap<Vec<WordId>, Votes>,
        surnames: &HashSet<WordId>,
        longest: &HashMap<WordId, usize>,
        out: &mut Vec<Name>,
    ) -> u32 {
        let Some(token) = self.language.tokens.get(at as usize).filter(|_| self.case(at).capital()) else {
            return at + 1;
        };
        if let Some(end) = self.organisation(at, border) {
            out.push(self.name(at, end, NameKind::Organisation));
            return end;
        }
        let most = longest.get(&token.word).copied().unwrap_or(0) as u32;
        let mut words: Vec<WordId> =
            self.language.tokens(&(at..border.min(at + most))).iter().map(|token| token.word).collect();
        for end in (at + 1..=border.min(at + most)).rev() {
            words.truncate((end - at) as usize);
            let often = votes.get(words.as_slice()).copied().unwrap_or_default();
            let enough = end - at > 1 || often.iter().sum::<u32>() > 1;
            let spelt = || (end - at > 1 && self.case(end - 1).capital()) || self.stands_alone(at);
            if let Some(kind) = winner(often).filter(|_| enough && spelt()) {
                out.push(self.name(at, end, kind));
                return end;
            }
        }
        if surnames.contains(&token.word) && self.stands_alone(at) && token.tag == Tag::Propn {
            out.push(self.name(at, at + 1, NameKind::Person));
        }
        at + 1
    }

    /// The end of a governing body of the gazetteer that begins here, if it has more words than one.
    fn organisation(&self, at: u32, border: u32) -> Option<u32> {
        let named = |token: u32| {
            let tag = self.language.tokens.get(token as usize).map(|token| token.tag);
            self.case(token).capital() && matches!(tag, Some(Tag::Propn | Tag::Adj | Tag::Noun))
        };
        // Only the first word of a longer entry can begin one of two words and more.
        if !named(at) || !self.surface(at)?.kinds.any(Kinds::STARTS) {
            return None;
        }
        let forms = (at..border).map(|token| self.language.form(token));
        let (count, kinds) = self.surfaces.gazetteer().longest(forms)?;
        let end = at + count as u32;
        (count > 1 && kinds.any(Kinds::GOVBODY) && named(end - 1)).then_some(end)
    }

    /// Whether the token is a capitalised proper noun with no capitalised neighbour.
    fn stands_alone(&self, at: u32) -> bool {
        let neighbour = |token: Option<u32>| token.is_some_and(|token| self.case(token).capital());
        let proper = self.language.tokens.get(at as usize).is_some_and(|token| token.tag == Tag::Propn);
        proper && !neighbour(at.checked_sub(1)) && !neighbour(Some(at + 1))
    }
}
