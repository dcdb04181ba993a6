//! What somebody may have meant who wrote a name that is not known.

/// The known name that is the fewest slips away from `written`: a letter too much, too few, another one, or two swapped
/// (the restricted distance of Damerau, 1964). `None` where none is near: at most a third of the letters, two at the least.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (written.chars().count() / 3).max(2);
    let near = known.into_iter().map(|name| (slips(written, name), name)).filter(|(slips, _)| *slips <= most);
    near.min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

/// The longest name that is compared, in characters: longer ones are no slip of any of ours.
const LONGEST: usize = 64;

fn slips(a: &str, b: &str) -> usize {
    let letters = |word: &str| -> Vec<char> { word.chars().take(LONGEST).flat_map(char::to_lowercase).collect() };
    let (a, b) = (letters(a), letters(b));
    let mut older: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let changed = cell(&above, j) + usize::from(x != y);
            let mut best = changed.min(cell(&above, j + 1) + 1).min(cell(&row, j) + 1);
            let before = |word: &[char], at: usize| at.checked_sub(1).and_then(|at| word.get(at).copied());
            if before(&a, i) == Some(*y) && before(&b, j) == Some(*x) {
                best = best.min(cell(&older, j.wrapping_sub(1)) + 1);
            }
            row.push(best);
        }
        older = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, expected) in [("theme", "theme", 0), ("them", "theme", 1), ("thmee", "theme", 1), ("", "abc", 3)] {
            assert_eq!(slips(a, b), expected, "{a} {b}");
        }
        assert_eq!(slips("kitten", "sitting"), 3);
    }

    #[test]
    fn only_what_is_near_is_offered() {
        let known = ["theme", "mouse", "watch"];
        assert_eq!(nearest("Thmee", known), Some("theme"));
        assert_eq!(nearest("colour", known), None);
    }
}
