//! An averaged perceptron over hashed features, and its quantisation to the int8 table that ships.

use crate::model::table::MAGIC;

/// Weights in training, `L` labels.
pub(super) struct Perceptron<const L: usize> {
    bits: u32,
    rows: Vec<[f32; L]>,
    row_sums: Vec<[f64; L]>,
    bias: [f32; L],
    bias_sums: [f64; L],
    pub(super) transitions: [[f32; L]; L],
    transition_sums: [[f64; L]; L],
    step: f64,
}

impl<const L: usize> Perceptron<L> {
    /// All weights zero, 2^`bits` rows.
    pub(super) fn new(bits: u32) -> Self {
        Self {
            bits,
            rows: vec![[0.0; L]; 1 << bits],
            row_sums: vec![[0.0; L]; 1 << bits],
            bias: [0.0; L],
            bias_sums: [0.0; L],
            transitions: [[0.0; L]; L],
            transition_sums: [[0.0; L]; L],
            step: 1.0,
        }
    }

    /// The row of a feature.
    pub(super) fn row(&self, feature: u64) -> u32 {
        (feature >> (64 - self.bits)) as u32
    }

    /// The scores of the labels, given the rows of the features.
    pub(super) fn scores(&self, features: &[&[u32]]) -> [f32; L] {
        let mut scores = self.bias;
        for &row in features.iter().copied().flatten() {
            if let Some(weights) = self.rows.get(row as usize) {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += weight;
                }
            }
        }
        scores
    }

    /// Adds `by` to the weights of a label.
    pub(super) fn update(&mut self, features: &[&[u32]], label: u8, by: f32) {
        let label = usize::from(label);
        let summed = f64::from(by) * self.step;
        for &row in features.iter().copied().flatten() {
            if let Some(weight) = self.rows.get_mut(row as usize).and_then(|row| row.get_mut(label)) {
                *weight += by;
            }
            if let Some(sum) = self.row_sums.get_mut(row as usize).and_then(|row| row.get_mut(label)) {
                *sum += summed;
            }
        }
        if let (Some(weight), Some(sum)) = (self.bias.get_mut(label), self.bias_sums.get_mut(label)) {
            *weight += by;
            *sum += summed;
        }
    }

    /// Adds `by` to the weight of a label after another.
    pub(super) fn update_transition(&mut self, from: u8, to: u8, by: f32) {
        let (from, to) = (usize::from(from), usize::from(to));
        let cell = self.transitions.get_mut(from).and_then(|row| row.get_mut(to));
        let sum = self.transition_sums.get_mut(from).and_then(|row| row.get_mut(to));
        if let (Some(weight), Some(sum)) = (cell, sum) {
            *weight += by;
            *sum += f64::from(by) * self.step;
        }
    }

    /// Counts one decision more; the average is over all decisions.
    pub(super) fn advance(&mut self) {
        self.step += 1.0;
    }

    /// The averaged weights as the bytes of a [`crate::model::Table`]. The largest weight but for one in
    /// `clipped` becomes 127.
    pub(super) fn quantise(&self, clipped: usize) -> Vec<u8> {
        let average = |weight: f32, sum: f64| f64::from(weight) - sum / self.step;
        let rows: Vec<f64> = (self.rows.iter().flatten().zip(self.row_sums.iter().flatten()))
            .map(|(weight, sum)| average(*weight, *sum))
            .collect();
        let mut sizes: Vec<f64> = rows.iter().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let at = sizes.len().saturating_sub(1 + sizes.len() / clipped);
        let largest = sizes.get(at).copied().unwrap_or(1.0);
        let scaled = |weight: f64| (weight / largest * 127.0).round();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.bits.to_le_bytes());
        bytes.extend((L as u32).to_le_bytes());
        let bias = self.bias.iter().zip(&self.bias_sums);
        let steps = self.transitions.iter().flatten().zip(self.transition_sums.iter().flatten());
        for (weight, sum) in bias.chain(steps) {
            bytes.extend((scaled(average(*weight, *sum)) as i16).to_le_bytes());
        }
        bytes.extend(rows.iter().map(|weight| (scaled(*weight).clamp(-127.0, 127.0) as i8).cast_unsigned()));
        bytes
    }
}

/// A xorshift generator: the same order of the sentences in every run.
pub(super) struct Shuffle(u64);

impl Shuffle {
    /// A generator begun with `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Shuffles `items` (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
