//! The numbers that Word writes before paragraphs of lists: counted as it counts them, since no part holds them.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::{Level, Numbering, Sign};
use super::styles::Styles;
use crate::ingest::numerals::Numeral;

/// How many levels a list has.
const LEVELS: usize = 9;
/// The longest number that is written, in bytes.
const LONGEST: usize = 40;

/// How far the lists of a text have been counted.
#[derive(Default)]
pub(super) struct Counts {
    /// By abstract list: lists made after the same one go on counting.
    reached: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels that have begun anew.
    begun: BTreeSet<(u32, u8)>,
}

impl Counts {
    /// Counts a paragraph at a place of the `numbering`; what stands before it, `None` for a bullet.
    pub(super) fn next(&mut self, numbering: &Numbering, styles: &Styles, place: (u32, u8)) -> Option<String> {
        let (number, at) = place;
        let list = numbering.list(number, styles)?;
        let level = numbering.level(number, list, at)?;
        let restart = numbering.restart(number, at).filter(|_| self.begun.insert(place));
        let reached = self.reached.entry(list).or_default();
        for (below, count) in reached.iter_mut().enumerate().skip(usize::from(at) + 1) {
            let anew = numbering.level(number, list, below as u8).and_then(|level| level.anew);
            if anew.is_none_or(|levels| u32::from(at) < levels) {
                *count = None;
            }
        }
        let own = reached.get_mut(usize::from(at))?;
        *own = Some(restart.unwrap_or_else(|| own.map_or(level.start, |last| last.saturating_add(1))));
        let reached = *reached;
        written(level, |above| {
            let other = numbering.level(number, list, above)?;
            let count = reached.get(usize::from(above)).copied().flatten().unwrap_or(other.start);
            Some((other, count))
        })
    }
}

/// The text of a level with its numbers, which `count` tells.
fn written<'l>(level: &Level, count: impl Fn(u8) -> Option<(&'l Level, u32)>) -> Option<String> {
    if level.sign == Sign::Bullet {
        return None;
    }
    let mut words = String::new();
    let mut letters = level.text.chars();
    while let Some(letter) = letters.next() {
        let digit = if letter == '%' { letters.clone().next().and_then(|digit| digit.to_digit(10)) } else { None };
        let Some(digit @ 1..=9) = digit else {
            words.push(letter);
            continue;
        };
        letters.next();
        let (other, number) = count(digit as u8 - 1)?;
        match other.sign {
            Sign::Number(Numeral::TwoFigures) if level.figures => {
                words.push_str(&Numeral::TwoFigures.write(number, false));
            }
            Sign::Number(_) if level.figures => words.push_str(&number.to_string()),
            Sign::Number(numeral) => words.push_str(&numeral.write(number, false)),
            Sign::Bare => {}
            Sign::Bullet => return None,
        }
    }
    let words = words.trim();
    (words.len() <= LONGEST && words.chars().any(char::is_alphanumeric)).then(|| words.to_owned())
}
