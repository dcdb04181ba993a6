//! One page being laid out: its glyphs, its words, and what is asked of them again and again.

use super::super::glyphs::{Page, Rule};
use super::lines::Line;
use super::spaced;
use super::words::{self, Word};

/// A page and its words.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// What it paints.
    pub(crate) page: Page,
    /// Its words, those of each turn together.
    pub(crate) words: Vec<Word>,
    /// The first word of each turn, and one past the last word.
    turns: [usize; 5],
    /// Whether most of the text is not painted: the layer of a scan.
    layer: bool,
}

impl Sheet {
    /// The page, its words cut.
    pub(crate) fn of(page: Page) -> Self {
        let mut sheet = Self { page, ..Self::default() };
        for turn in 0..4_u8 {
            let more = spaced::join(&sheet.page, words::words(&sheet.page, turn));
            sheet.words.extend(more);
            if let Some(end) = sheet.turns.get_mut(usize::from(turn) + 1) {
                *end = sheet.words.len();
            }
        }
        let unseen = sheet.words.iter().filter(|word| word.invisible).count();
        sheet.layer = 2 * unseen > sheet.words.len();
        sheet
    }

    /// The words that stand as `turn` says.
    pub(crate) fn turned(&self, turn: u8) -> std::ops::Range<usize> {
        let at = usize::from(turn.min(3));
        self.turns.get(at).copied().unwrap_or(0)..self.turns.get(at + 1).copied().unwrap_or(0)
    }

    /// The upright words that make the text of the page: those that are painted, or the layer of a scan.
    pub(crate) fn painted(&self) -> impl Iterator<Item = usize> + '_ {
        self.turned(0).filter(|&at| self.layer || self.word(at).is_some_and(|word| !word.invisible))
    }

    /// The upright words that nobody sees on a page whose text is painted.
    pub(crate) fn unseen(&self) -> impl Iterator<Item = usize> + '_ {
        self.turned(0).filter(|&at| !self.layer && self.word(at).is_some_and(|word| word.invisible))
    }

    /// Which way a word stands.
    pub(crate) fn turn_of(&self, word: usize) -> u8 {
        (self.turns.partition_point(|&first| first <= word).saturating_sub(1)).min(3) as u8
    }

    /// The word at `at`.
    pub(crate) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The characters of the word at `at`.
    pub(crate) fn word_text(&self, at: usize) -> String {
        self.word(at).map(|word| word.text(&self.page.text).collect()).unwrap_or_default()
    }

    /// The characters of a line, a blank between two words.
    pub(crate) fn text(&self, line: &Line) -> String {
        let mut text = String::new();
        for word in line.words.iter().filter_map(|&at| self.word(at)) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.extend(word.text(&self.page.text));
        }
        text
    }

    /// The ruled lines as they stand when the page is turned by `turn` quarters.
    pub(crate) fn rules(&self, turn: u8) -> Vec<Rule> {
        let (width, height) = (self.page.width, self.page.height);
        let turned = self.page.rules.iter().map(|rule| {
            let Rule { left, top, right, bottom } = *rule;
            match turn {
                1 => Rule { left: height - bottom, top: left, right: height - top, bottom: right },
                2 => Rule { left: width - right, top: height - bottom, right: width - left, bottom: height - top },
                3 => Rule { left: top, top: width - right, right: bottom, bottom: width - left },
                _ => *rule,
            }
        });
        turned.collect()
    }

    /// Left, top, right and bottom on the page as it is shown of a box in the frame of `turn`, in tenths of a point.
    pub(crate) fn shown(&self, turn: u8, [left, top, right, bottom]: [f32; 4]) -> [i32; 4] {
        let (width, height) = (self.page.width, self.page.height);
        let shown = match turn {
            1 => [top, height - right, bottom, height - left],
            2 => [width - right, height - bottom, width - left, height - top],
            3 => [width - bottom, left, width - top, right],
            _ => [left, top, right, bottom],
        };
        shown.map(|points| (points * 10.0).round() as i32)
    }
}
