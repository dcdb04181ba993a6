//! What is usual in a document: the size of its running text and the sizes of its headings.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::sheet::Sheet;

/// Sizes seen so far, in half points.
#[derive(Debug, Default)]
pub(crate) struct Style {
    /// How much text there is of each size: its width in points.
    sizes: BTreeMap<i32, f64>,
    /// The looks of headings met so far, the greatest first.
    headings: BTreeSet<std::cmp::Reverse<(i32, bool)>>,
}

impl Style {
    /// Counts the words of a page.
    pub(crate) fn count(&mut self, sheet: &Sheet) {
        for word in &sheet.words {
            *self.sizes.entry(halves(word.size)).or_default() += f64::from(word.right - word.left);
        }
    }

    /// The size of running text.
    pub(crate) fn body(&self) -> f32 {
        let most = self.sizes.iter().max_by(|one, other| one.1.total_cmp(other.1).then(other.0.cmp(one.0)));
        most.map_or(10.0, |(&size, _)| size as f32 / 2.0)
    }

    /// Remembers what a heading looks like.
    pub(crate) fn heading(&mut self, size: f32, bold: bool) {
        if self.headings.len() < 64 {
            self.headings.insert(std::cmp::Reverse((halves(size), bold)));
        }
    }

    /// The level of a heading that looks so, among all that have been met.
    pub(crate) fn level(&self, size: f32, bold: bool) -> u8 {
        let own = std::cmp::Reverse((halves(size), bold));
        let above = self.headings.iter().take_while(|other| **other < own).count();
        (above + 1).min(6) as u8
    }
}

fn halves(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

/// The usual distance of two lines that follow each other, as a share of their size.
pub(crate) fn leading(lines: &[Line]) -> f32 {
    let mut steps: BTreeMap<i32, usize> = BTreeMap::new();
    for (one, next) in lines.iter().zip(lines.iter().skip(1)) {
        let step = (next.base - one.base) / one.size.max(0.1);
        if (0.8..3.0).contains(&step) && one.overlap(next) > 0.5 && (one.size - next.size).abs() < 0.5 {
            *steps.entry((step * 20.0).round() as i32).or_default() += 1;
        }
    }
    let most = steps.iter().max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
    most.map_or(1.2, |(&step, _)| step as f32 / 20.0)
}
