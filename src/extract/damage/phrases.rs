//! Damage of phrases: the same long phrase stamped into the text again and again.

use super::{Damage, DamageKind, damage};
use crate::language::{Tag, WordId};
use crate::model::hash::HashMap;
use crate::reading::Reading;

/// The least length of a stamped phrase, in words.
const LEAST: usize = 6;
/// How often it must stand.
const TIMES: usize = 3;

/// Phrases of six words and more, repeated word for word in three sentences or more, that begin a sentence: a headline
/// stamped into the text. Every occurrence is told.
pub fn boilerplate(reading: &Reading) -> Vec<Damage> {
    let openings: Vec<(Vec<WordId>, u32)> = reading
        .sentences
        .iter()
        .filter(|sentence| reading.is_prose(sentence) && sentence.tokens.len() >= LEAST)
        .map(|sentence| {
            let tokens = reading.language.tokens(&sentence.tokens).iter();
            (
                tokens.take_while(|token| token.tag != Tag::Punct).map(|token| token.word).collect(),
                sentence.tokens.start,
            )
        })
        .collect();
    let mut by_opening: HashMap<&[WordId], Vec<usize>> = HashMap::default();
    for (at, (words, _)) in openings.iter().enumerate() {
        if let Some(first) = words.get(..LEAST) {
            by_opening.entry(first).or_default().push(at);
        }
    }
    let mut groups: Vec<Vec<usize>> = by_opening.into_values().filter(|group| group.len() >= TIMES).collect();
    groups.sort();
    groups.iter().flat_map(|group| stamped(reading, &openings, group)).collect()
}

/// The common beginning of a group of sentences, at each of its places.
fn stamped(reading: &Reading, openings: &[(Vec<WordId>, u32)], group: &[usize]) -> Vec<Damage> {
    let members: Vec<&(Vec<WordId>, u32)> = group.iter().filter_map(|&at| openings.get(at)).collect();
    let Some((first, _)) = members.first() else { return Vec::new() };
    let shared =
        members.iter().map(|(words, _)| words.iter().zip(first).take_while(|(a, b)| a == b).count()).min().unwrap_or(0);
    let message = format!("the same {shared} words begin {} sentences", members.len());
    members
        .iter()
        .map(|(_, start)| {
            let span = reading.language.span(&(*start..*start + shared as u32));
            damage(DamageKind::Boilerplate, span, message.clone())
        })
        .collect()
}
