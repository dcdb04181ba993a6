//! Damage of phrases: the same long phrase stamped into the text again and again.

use super::{Damage, DamageKind, damage};
use crate::language::{Tag, WordId};
use crate::model::hash::HashMap;
use crate::reading::{Reading, Sentence};

/// The least length of a stamped phrase, in words.
const LEAST: usize = 6;
/// How often it must stand.
const TIMES: usize = 3;

/// Phrases of six words and more, repeated word for word in three sentences or more, that begin a sentence: a headline
/// stamped into the text. Every occurrence is told.
pub fn boilerplate(reading: &Reading) -> Vec<Damage> {
    let mut times: HashMap<[WordId; LEAST], usize> = HashMap::default();
    let openings = || {
        let prose = reading.sentences.iter().filter(|sentence| reading.is_prose(sentence));
        prose.filter_map(|sentence| Some((opening(reading, sentence)?, sentence)))
    };
    openings().for_each(|(opening, _)| *times.entry(opening).or_default() += 1);
    let mut groups: Vec<Vec<&Sentence>> = Vec::new();
    let mut numbers: HashMap<[WordId; LEAST], usize> = HashMap::default();
    for (opening, sentence) in openings().filter(|(opening, _)| times.get(opening).is_some_and(|&count| count >= TIMES))
    {
        let number = *numbers.entry(opening).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(sentence),
            None => groups.push(vec![sentence]),
        }
    }
    groups.iter().flat_map(|group| stamped(reading, group)).collect()
}

/// The words of a sentence before its first mark.
fn words<'a>(reading: &'a Reading, sentence: &Sentence) -> impl Iterator<Item = WordId> + use<'a> {
    let tokens = reading.language.tokens(&sentence.tokens).iter();
    tokens.take_while(|token| token.tag != Tag::Punct).map(|token| token.word)
}

/// The first of them, where there are enough.
fn opening(reading: &Reading, sentence: &Sentence) -> Option<[WordId; LEAST]> {
    let mut words = words(reading, sentence);
    let mut opening = [WordId(0); LEAST];
    for slot in &mut opening {
        *slot = words.next()?;
    }
    Some(opening)
}

/// The common beginning of a group of sentences, at each of its places.
fn stamped(reading: &Reading, members: &[&Sentence]) -> Vec<Damage> {
    let Some(first) = members.first() else { return Vec::new() };
    let shared = members
        .iter()
        .map(|other| words(reading, other).zip(words(reading, first)).take_while(|(a, b)| a == b).count());
    let shared = shared.min().unwrap_or(0);
    let message = format!("the same {shared} words begin {} sentences", members.len());
    members
        .iter()
        .map(|sentence| {
            let start = sentence.tokens.start;
            let span = reading.language.span(&(start..start + shared as u32));
            damage(DamageKind::Boilerplate, span, message.clone())
        })
        .collect()
}
