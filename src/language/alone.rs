//! What the surfaces of a document score by themselves, summed once for each and every distance.

use crate::model::table::plus;

use super::surface::{Surface, Surfaces};
use super::tag_features::{HERE, REACH};

/// By the number of a surface: its scores at every distance, for `L` labels.
#[derive(Debug)]
pub(super) struct Alone<const L: usize>(Vec<[[i16; L]; REACH]>);

impl<const L: usize> Default for Alone<L> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<const L: usize> Alone<L> {
    /// Sums each surface that is new: `add` adds what it scores at one of the distances.
    pub(super) fn learn(&mut self, surfaces: &Surfaces, add: impl Fn(&Surface, usize, &mut [i16; L])) {
        for surface in surfaces.list.get(self.0.len()..).unwrap_or_default() {
            let mut sums = [[0; L]; REACH];
            for (at, sum) in sums.iter_mut().enumerate() {
                add(surface, at, sum);
            }
            self.0.push(sums);
        }
    }

    /// For each word of a sentence: `bias` and what it and the words around it score. Number 0 lies beyond the sentence.
    pub(super) fn around(&self, bias: [i16; L], sentence: &[u32]) -> Vec<[i16; L]> {
        let sum = |index: usize| {
            let places = (0..REACH).map(|place| (place, (index + place).checked_sub(HERE)));
            places.fold(bias, |scores, (place, at)| {
                let number = at.and_then(|at| sentence.get(at)).map_or(0, |number| *number as usize);
                let own = self.0.get(number).and_then(|sums| sums.get(place));
                own.map_or(scores, |own| plus(&scores, own))
            })
        };
        (0..sentence.len()).map(sum).collect()
    }
}
