//! A log-linear model over hashed features, trained by AdaGrad with averaged weights (Duchi et al. 2011; Polyak), and its
//! quantisation to the int8 table that ships.

use crate::model::table::MAGIC;

/// What the sums of squared slopes begin with: it tempers the first steps.
const INIT: f32 = 0.1;

/// One row in training: its weights, the sums of their squared slopes and of their steps. Side by side, since every
/// step touches all three.
#[derive(Clone, Copy)]
struct Row<const L: usize> {
    weights: [f32; L],
    squares: [f32; L],
    sums: [f64; L],
}

/// Weights in training, `L` labels.
pub(super) struct Weights<const L: usize> {
    bits: u32,
    rows: Vec<Row<L>>,
    bias: [f32; L],
    bias_sums: [f64; L],
    pub(super) transitions: [[f32; L]; L],
    transition_sums: [[f64; L]; L],
    transition_squares: [[f32; L]; L],
    step: f64,
}

impl<const L: usize> Weights<L> {
    /// All weights zero, 2^`bits` rows.
    pub(super) fn new(bits: u32) -> Self {
        Self {
            bits,
            rows: vec![Row { weights: [0.0; L], squares: [INIT; L], sums: [0.0; L] }; 1 << bits],
            bias: [0.0; L],
            bias_sums: [0.0; L],
            transitions: [[0.0; L]; L],
            transition_sums: [[0.0; L]; L],
            transition_squares: [[INIT; L]; L],
            step: 1.0,
        }
    }

    /// The row of a feature.
    pub(super) fn row(&self, feature: u64) -> u32 {
        (feature >> (64 - self.bits)) as u32
    }

    /// The scores of the labels, given the rows of the features.
    pub(super) fn scores(&self, features: &[u32]) -> [f32; L] {
        let mut scores = self.bias;
        for &row in features {
            if let Some(row) = self.rows.get(row as usize) {
                for (score, weight) in scores.iter_mut().zip(&row.weights) {
                    *score += weight;
                }
            }
        }
        scores
    }

    /// One step of AdaGrad down a loss with this slope in the scores of one word.
    pub(super) fn descend(&mut self, features: &[u32], slopes: &[f32; L], rate: f32) {
        if slopes.iter().all(|slope| slope.abs() < 0.01) {
            return;
        }
        for &row in features {
            let Some(row) = self.rows.get_mut(row as usize) else { continue };
            let Row { weights, squares, sums } = row;
            for (((weight, sum), square), slope) in weights.iter_mut().zip(sums).zip(squares).zip(slopes) {
                *square += slope * slope;
                let step = -rate * slope / square.sqrt();
                *weight += step;
                *sum += f64::from(step) * self.step;
            }
        }
        for ((weight, sum), slope) in self.bias.iter_mut().zip(&mut self.bias_sums).zip(slopes) {
            let step = -rate * 0.1 * slope;
            *weight += step;
            *sum += f64::from(step) * self.step;
        }
    }

    /// One step down a loss with this slope in the weight of a label after another.
    pub(super) fn descend_transition(&mut self, slopes: &[[f32; L]; L], rate: f32) {
        let cells = self.transitions.as_flattened_mut().iter_mut().zip(self.transition_sums.as_flattened_mut());
        let squares = self.transition_squares.as_flattened_mut();
        for (((weight, sum), square), slope) in cells.zip(squares).zip(slopes.as_flattened()) {
            *square += slope * slope;
            let step = -rate * slope / square.sqrt();
            *weight += step;
            *sum += f64::from(step) * self.step;
        }
    }

    /// Counts one decision more; the average is over all decisions.
    pub(super) fn advance(&mut self) {
        self.step += 1.0;
    }

    /// Adds the averaged weights of `other`, which took the same steps, so that the average becomes the sum of both.
    pub(super) fn add_averages(&mut self, other: &Self) {
        fn add<'a>(
            cells: impl Iterator<Item = (&'a mut f32, &'a mut f64)>,
            more: impl Iterator<Item = (&'a f32, &'a f64)>,
        ) {
            for ((weight, sum), (more, more_sum)) in cells.zip(more) {
                *weight += more;
                *sum += more_sum;
            }
        }
        for (row, more) in self.rows.iter_mut().zip(&other.rows) {
            add(row.weights.iter_mut().zip(&mut row.sums), more.weights.iter().zip(&more.sums));
        }
        add(self.bias.iter_mut().zip(&mut self.bias_sums), other.bias.iter().zip(&other.bias_sums));
        add(
            self.transitions.as_flattened_mut().iter_mut().zip(self.transition_sums.as_flattened_mut()),
            other.transitions.as_flattened().iter().zip(other.transition_sums.as_flattened()),
        );
    }

    /// The averaged weights as the bytes of a [`crate::model::Table`]. The largest weight but for one in
    /// `clipped` becomes 127.
    pub(super) fn quantise(&self, clipped: usize) -> Vec<u8> {
        let average = |weight: f32, sum: f64| f64::from(weight) - sum / self.step;
        let rows: Vec<f64> = (self.rows.iter().flat_map(|row| row.weights.iter().zip(&row.sums)))
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

/// The sum of the averages of `count` models, which `train` makes of the seeds 1 and up on threads of their own. They took
/// the same number of steps: each saw the same sentences in an order of its own, and where they are not sure they disagree
/// (a product of experts, Hinton 2002, which a linear model can hold in one table).
pub(super) fn together<const L: usize>(count: u64, train: impl Fn(u64) -> Weights<L> + Sync) -> Weights<L> {
    let train = &train;
    let mut models = std::thread::scope(|scope| {
        let running: Vec<_> = (1..=count).map(|seed| scope.spawn(move || train(seed))).collect();
        let ended = running.into_iter().map(|model| model.join().unwrap_or_else(|why| std::panic::resume_unwind(why)));
        ended.collect::<Vec<_>>().into_iter()
    });
    let mut sum = models.next().unwrap_or_else(|| train(1));
    models.for_each(|model| sum.add_averages(&model));
    sum
}

/// e to the power of `x`, the same on every machine; 0 below -80.
pub(super) fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let scaled = x.min(80.0) * std::f32::consts::LOG2_E;
    let whole = scaled.floor();
    let rest = (scaled - whole) * std::f32::consts::LN_2;
    let terms = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let series = terms.iter().fold(0.0, |sum, term| sum * rest + term);
    series * f32::from_bits((whole as i32 + 127).cast_unsigned() << 23)
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
