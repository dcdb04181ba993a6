//! The known word nearest to a mistyped one, for the suggestions of error messages.

/// The word of `known` that takes the fewest slips of the pen from `typed` (a letter left out, put in, changed, or two
/// swapped); the first of equals. `None` where none is near: at most a third of the letters may be wrong, two at the
/// least.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = |word: &str| -> Vec<char> { word.chars().take(LONGEST).flat_map(char::to_lowercase).collect() };
    let typed = letters(typed);
    let most = (typed.len() / 3).max(2);
    let near = known.into_iter().map(|word| (distance(&typed, &letters(word)), word));
    near.filter(|(slips, _)| *slips <= most).min_by_key(|(slips, _)| *slips).map(|(_, word)| word)
}

/// Letters of a word that are looked at: longer ones are no slip of any of ours.
const LONGEST: usize = 64;

/// Optimal string alignment distance (R. Wagner, M. Fischer 1974, with swaps of neighbours).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, &left) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, &right) in b.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&row, j) + usize::from(left != right);
            let mut least = changed.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&right) && b.get(j - 1) == Some(&left);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn slips_are_counted() {
        let letters = |word: &str| -> Vec<char> { word.chars().collect() };
        let told = [("theme", "theme", 0), ("them", "theme", 1), ("thmee", "theme", 1), ("", "abc", 3)];
        for (a, b, slips) in told.into_iter().chain([("kitten", "sitting", 3)]) {
            assert_eq!(distance(&letters(a), &letters(b)), slips, "{a} {b}");
        }
    }

    #[test]
    fn slips_are_few_and_strangers_are_not_near() {
        let known = ["quote", "title", "sentence", "line", "link"];
        assert_eq!(nearest("qoute", known), Some("quote"));
        assert_eq!(nearest("Sentense", known), Some("sentence"));
        assert_eq!(nearest("lin", known), Some("line"));
        assert_eq!(nearest("publisher", known), None);
        assert_eq!(nearest("", known), None);
    }
}
