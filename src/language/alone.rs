//! What the surfaces of a document score by themselves, summed once for each and every distance.

use crate::model::Table;
use crate::model::table::plus;

use super::surface::{Surface, Surfaces};
use super::tag_features::{REACH, around};

/// By the number of a surface: its scores at every distance, for `L` labels.
#[derive(Debug)]
pub(super) struct Alone<const L: usize>(Vec<[[i16; L]; REACH]>);

impl<const L: usize> Default for Alone<L> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<const L: usize> Alone<L> {
    /// Sums each surface that is new: `list` puts the rows of its features at one of the distances into the vector.
    pub(super) fn learn(
        &mut self,
        surfaces: &Surfaces,
        table: &Table<'_, L>,
        list: impl Fn(&Surface, usize, &mut Vec<u32>),
    ) {
        let mut rows = Vec::new();
        for surface in surfaces.list.get(self.0.len()..).unwrap_or_default() {
            let mut sums = [[0; L]; REACH];
            for (at, sum) in sums.iter_mut().enumerate() {
                rows.clear();
                list(surface, at, &mut rows);
                table.add_rows(&rows, sum);
            }
            self.0.push(sums);
        }
    }

    /// Writes to `sums`, for each word of a sentence: `bias` and what it and the words around it score. Number 0 lies
    /// beyond the sentence.
    pub(super) fn around(&self, bias: [i16; L], sentence: &[u32], sums: &mut Vec<[i16; L]>) {
        let sum = |index: usize| {
            (0_usize..).zip(around(sentence, index, 0)).fold(bias, |scores, (place, number)| {
                let own = self.0.get(number as usize).and_then(|sums| sums.get(place));
                own.map_or(scores, |own| plus(&scores, own))
            })
        };
        sums.clear();
        sums.extend((0..sentence.len()).map(sum));
    }
}
