//! A table of int8 weights with one row for each hash of a feature, read in place.
//!
//! Layout, little-endian: the magic `PCT1`; u32 number of row bits; u32 number of labels `L`; `L` biases and `L` x `L`
//! transition weights (from, to) as i16; then 2^bits rows of `L` i8. Weights, biases and transitions have one scale, so a
//! score is an integer and the same on every machine.

/// A view of the bytes of a weight table with `L` labels.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a, const L: usize> {
    bias: [i16; L],
    transitions: [[i16; L]; L],
    rows: &'a [[u8; L]],
    shift: u32,
}

/// The first bytes of every table.
pub const MAGIC: [u8; 4] = *b"PCT1";

impl<'a, const L: usize> Table<'a, L> {
    /// The table whose bytes these are, or `None` where they are not a table with `L` labels.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk::<4>()?;
        let (width, rest) = rest.split_first_chunk::<4>()?;
        let (labels, mut rest) = rest.split_first_chunk::<4>()?;
        let row_bits = u32::from_le_bytes(*width);
        if *magic != MAGIC || u32::from_le_bytes(*labels) as usize != L || !(1..=24).contains(&row_bits) {
            return None;
        }
        let mut bias = [0; L];
        let mut transitions = [[0; L]; L];
        for cell in bias.iter_mut().chain(transitions.as_flattened_mut()) {
            let (value, after) = rest.split_first_chunk::<2>()?;
            *cell = i16::from_le_bytes(*value);
            rest = after;
        }
        let (rows, left) = rest.as_chunks::<L>();
        let whole = left.is_empty() && rows.len() == 1 << row_bits;
        whole.then_some(Self { bias, transitions, rows, shift: 64 - row_bits })
    }

    /// The bias of every label.
    pub fn bias(&self) -> &[i16; L] {
        &self.bias
    }

    /// The weights of a label (second index) after another (first index).
    pub fn transitions(&self) -> &[[i16; L]; L] {
        &self.transitions
    }

    /// The number of the row of a feature.
    #[inline]
    pub fn row(&self, feature: u64) -> u32 {
        (feature >> self.shift) as u32
    }

    /// Adds the row of a feature to the scores.
    #[inline]
    pub fn add(&self, feature: u64, scores: &mut [i16; L]) {
        self.add_rows(&[self.row(feature)], scores);
    }

    /// Adds the rows with these numbers to the scores. Reads them side by side: quicker than one by one while the next
    /// feature is being hashed, for the rows lie far apart.
    #[inline]
    pub fn add_rows(&self, rows: &[u32], scores: &mut [i16; L]) {
        let mut sums = *scores;
        for row in rows.iter().filter_map(|&row| self.rows.get(row as usize)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = sum.wrapping_add(i16::from(weight.cast_signed()));
            }
        }
        *scores = sums;
    }
}

/// The sums of two rows of scores, label by label. By value, so that a row is a vector to the compiler.
#[inline]
pub fn plus<const L: usize>(left: &[i16; L], right: &[i16; L]) -> [i16; L] {
    let mut sums = *left;
    for (sum, more) in sums.iter_mut().zip(right) {
        *sum = sum.wrapping_add(*more);
    }
    sums
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(2_u32.to_le_bytes());
        for value in [10_i16, -10, 1, 2, 3, 4] {
            bytes.extend(value.to_le_bytes());
        }
        bytes.extend([5, 0xFF, 7, 0x80]);
        bytes
    }

    #[test]
    fn a_row_is_added_and_the_header_checked() {
        let bytes = sample();
        let table = Table::<2>::new(&bytes).unwrap();
        let mut scores = *table.bias();
        table.add(0, &mut scores);
        assert_eq!(scores, [15, -11]);
        table.add(u64::MAX, &mut scores);
        assert_eq!(scores, [22, -139]);
        assert_eq!(table.transitions(), &[[1, 2], [3, 4]]);
        assert!(Table::<3>::new(&bytes).is_none());
        assert!(Table::<2>::new(bytes.split_last().unwrap().1).is_none());
    }
}
