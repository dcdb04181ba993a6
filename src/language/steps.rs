//! Where a search in a sorted list begins: the items counted at even steps of the text, so that finding those of a place
//! takes a few looks side by side however long the text is.

/// How many items begin before each step of 2^`shift` positions. Without steps a search goes through the whole list.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    shift: u32,
    counts: Vec<u32>,
}

impl Steps {
    /// The steps of a list whose items begin at `starts`, in order, counted every 2^`shift` positions.
    pub fn new(shift: u32, starts: impl Iterator<Item = u32>) -> Self {
        let mut counts = Vec::new();
        for (number, start) in (0..).zip(starts) {
            let step = (start >> shift) as usize;
            if counts.len() <= step {
                counts.resize(step + 1, number);
            }
        }
        Self { shift, counts }
    }

    /// How many items of `list`, the list that the steps were made for, begin before `position`.
    pub fn before<T>(&self, list: &[T], position: u32, start: impl Fn(&T) -> u32) -> usize {
        let step = (position >> self.shift) as usize;
        let bound = |step: usize| self.counts.get(step).map_or(list.len(), |count| *count as usize);
        let from = if self.counts.is_empty() { 0 } else { bound(step) };
        let near = list.get(from..bound(step + 1)).unwrap_or_default();
        from + near.partition_point(|item| start(item) < position)
    }

    /// How many items of `list` begin at `position` or before.
    pub fn until<T>(&self, list: &[T], position: u32, start: impl Fn(&T) -> u32) -> usize {
        position.checked_add(1).map_or(list.len(), |next| self.before(list, next, start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_search_by_steps_finds_what_one_through_the_list_finds(
            mut list in proptest::collection::vec(0..400_u32, 0..60), position in 0..500_u32, shift in 0..7_u32,
        ) {
            list.sort_unstable();
            let steps = Steps::new(shift, list.iter().copied());
            for steps in [steps, Steps::default()] {
                prop_assert_eq!(steps.before(&list, position, |start| *start), list.partition_point(|start| *start < position));
                prop_assert_eq!(steps.until(&list, position, |start| *start), list.partition_point(|start| *start <= position));
                prop_assert_eq!(steps.until(&list, u32::MAX, |start| *start), list.len());
            }
        }
    }
}
