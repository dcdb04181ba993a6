//! Letters set apart (`H E A D I N G`) put together to words again.

use super::super::glyphs::Page;
use super::words::Word;

/// The fewest letters that tell.
const FEWEST: usize = 6;

/// Joins runs of words that are single letters on one baseline, at the gaps that are no wider than usual among them.
pub(super) fn join(page: &Page, words: Vec<Word>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(words.len());
    let mut run: Vec<Word> = Vec::new();
    for word in words {
        let follows = run.last().is_some_and(|last| {
            let gap = word.left - last.right;
            (word.base - last.base).abs() < 0.1 * last.size
                && gap > 0.0
                && gap < last.size
                && word.size < 2.0 * last.size
        });
        if !follows {
            close(page, &mut run, &mut found);
        }
        run.push(word);
    }
    close(page, &mut run, &mut found);
    found
}

fn close(page: &Page, run: &mut Vec<Word>, found: &mut Vec<Word>) {
    let short = run.iter().filter(|word| word.text(&page.text).take(3).count() <= 2).count();
    let letters = run.iter().filter(|word| word.text(&page.text).all(char::is_alphabetic)).count();
    if run.len() < FEWEST || 10 * short < 8 * run.len() || 10 * letters < 9 * run.len() {
        found.append(run);
        return;
    }
    let mut gaps: Vec<f32> =
        run.windows(2).map(|pair| if let [one, next] = pair { next.left - one.right } else { 0.0 }).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    let mut open = false;
    for word in run.drain(..) {
        match found.last_mut().filter(|last| open && word.left - last.right <= 1.5 * usual) {
            Some(last) => {
                last.right = word.right;
                last.bytes.extend(word.bytes);
            }
            None => found.push(word),
        }
        open = true;
    }
}
