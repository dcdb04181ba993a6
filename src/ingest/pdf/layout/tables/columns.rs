//! Columns: strips that nearly all rows leave free part them.

use super::super::lines::Line;
use super::super::sheet::Sheet;
use super::regions::Row;

/// The left and right ends of the columns of a table, from the left.
pub(super) fn columns(rows: &[Row]) -> Vec<(f32, f32)> {
    let mut counts: Vec<usize> = rows.iter().map(|row| row.pieces.len()).filter(|count| *count > 1).collect();
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let Some(&most) = counts.get(1) else { return Vec::new() };
    let detailed: Vec<&Row> =
        rows.iter().filter(|row| row.pieces.len() > 1 && 10 * row.pieces.len() >= 7 * most).collect();
    let spare = detailed.len() * 8 / 100;
    let size = detailed.first().map_or(10.0, |row| row.size);
    let mut ends: Vec<(f32, i64)> =
        detailed.iter().flat_map(|row| &row.pieces).flat_map(|piece| [(piece.left, 1), (piece.right, -1)]).collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
    let spare = i64::try_from(spare).unwrap_or(i64::MAX);
    let (mut depth, mut found): (i64, Vec<(f32, f32)>) = (0, Vec::new());
    for (x, step) in ends {
        let before = depth > spare;
        depth = (depth + step).max(0);
        let after = depth > spare;
        if !before && after {
            match found.last_mut().filter(|last| x - last.1 < 0.25 * size) {
                Some(_) => {}
                None => found.push((x, x)),
            }
        }
        if let Some(last) = found.last_mut().filter(|_| before) {
            last.1 = x;
        }
    }
    found
}

/// Puts a piece of text into columns: what it says, and the first and the last column it stands in.
pub(super) fn place(sheet: &Sheet, piece: &Line, columns: &[(f32, f32)]) -> Vec<(Line, usize, usize)> {
    let touched: Vec<usize> = (0..columns.len())
        .filter(|&at| columns.get(at).is_some_and(|(left, right)| piece.left < right - 0.5 && piece.right > left + 0.5))
        .collect();
    match (touched.first(), touched.last()) {
        (Some(&first), Some(&last)) if first < last => apart(sheet, piece, columns, (first, last)),
        (Some(&first), _) => vec![(piece.clone(), first, first)],
        _ => {
            let middle = f32::midpoint(piece.left, piece.right);
            let far = |at: &usize| columns.get(*at).map_or(f32::MAX, |(l, r)| (l - middle).max(middle - r));
            let nearest = (0..columns.len()).min_by(|one, other| far(one).total_cmp(&far(other)));
            nearest.map(|at| (piece.clone(), at, at)).into_iter().collect()
        }
    }
}

/// Cuts a piece that stands in several columns where a gap between two words is wider than a blank.
fn apart(
    sheet: &Sheet,
    piece: &Line,
    columns: &[(f32, f32)],
    (first, last): (usize, usize),
) -> Vec<(Line, usize, usize)> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut right = f32::MAX;
    for &at in &piece.words {
        let Some(word) = sheet.word(at) else { continue };
        let border =
            |pair: &[(f32, f32)]| matches!(pair, [one, next] if right < next.0 + 1.0 && word.left > one.1 - 1.0);
        let cut = word.left - right > 0.4 * piece.size && columns.windows(2).any(border);
        match parts.last_mut().filter(|_| !cut) {
            Some(part) => part.push(at),
            None => parts.push(vec![at]),
        }
        right = word.right;
    }
    if parts.len() < 2 {
        return vec![(piece.clone(), first, last)];
    }
    parts.into_iter().flat_map(|words| place(sheet, &Line::of(words, &sheet.words, piece.page), columns)).collect()
}
