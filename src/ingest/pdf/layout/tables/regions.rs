//! Where tables without ruled cells may lie: rows of short pieces of text beside each other.

use super::super::draft::Grid;
use super::super::lines::Line;
use super::super::marker;
use super::super::sheet::Sheet;
use super::bands;

/// Pieces of text that stand on one baseline, left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The pieces.
    pub(super) pieces: Vec<Line>,
    /// The baseline.
    pub(super) base: f32,
    /// The size.
    pub(super) size: f32,
    /// Whether each piece is running text.
    prose: Vec<bool>,
}

impl Row {
    /// Left end of the pieces that are no running text.
    fn left(&self) -> f32 {
        self.short().map(|piece| piece.left).fold(f32::MAX, f32::min)
    }

    /// Right end of them.
    fn right(&self) -> f32 {
        self.short().map(|piece| piece.right).fold(f32::MIN, f32::max)
    }

    /// The pieces that are no running text.
    fn short(&self) -> impl Iterator<Item = &Line> {
        self.pieces.iter().zip(&self.prose).filter(|(_, prose)| !**prose).map(|(piece, _)| piece)
    }
}

/// Rows of a page, from the top.
pub(super) fn rows(sheet: &Sheet, chunks: &[Line]) -> Vec<Row> {
    let mut pieces: Vec<Line> = chunks.iter().flat_map(|chunk| pieces(sheet, chunk)).collect();
    pieces.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| piece.base - row.base < 0.4 * row.size.min(piece.size)) {
            Some(row) => row.pieces.push(piece),
            None => rows.push(Row { base: piece.base, size: piece.size, pieces: vec![piece], prose: Vec::new() }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
        join_marker(sheet, row);
    }
    let filled: Vec<Vec<Line>> = rows.iter().map(|row| strings(sheet, row)).collect();
    let prose: Vec<Vec<bool>> = (0..rows.len())
        .map(|at| {
            let set = justified(sheet, &rows, &filled, at);
            let long = prose(sheet, &rows, at);
            long.iter().zip(set).map(|(one, other)| *one || other).collect()
        })
        .collect();
    for (row, prose) in rows.iter_mut().zip(prose) {
        row.prose = prose;
    }
    rows
}

/// A chunk cut where a number stands apart: columns of numbers stand closer than words of two columns.
fn pieces(sheet: &Sheet, chunk: &Line) -> Vec<Line> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<usize> = None;
    for &at in &chunk.words {
        let cut = last.is_some_and(|last| {
            let (Some(one), Some(next)) = (sheet.word(last), sheet.word(at)) else { return false };
            let gap = next.left - one.right;
            let (first, second) = (sheet.word_text(last), sheet.word_text(at));
            gap > 0.45 * chunk.size && (is_value(&first) || is_value(&second))
                || is_leader(&first) && !is_leader(&second)
        });
        match found.last_mut().filter(|_| !cut) {
            Some(piece) => piece.push(at),
            None => found.push(vec![at]),
        }
        last = Some(at);
    }
    found.into_iter().map(|words| Line::of(words, &sheet.words, chunk.page)).collect()
}

/// A bullet or number that stands before one piece alone belongs to it.
fn join_marker(sheet: &Sheet, row: &mut Row) {
    let [mark, text] = row.pieces.as_slice() else { return };
    let word = match mark.words.as_slice() {
        [word] => sheet.word_text(*word),
        _ => return,
    };
    let section = word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let single = text.words.len() > 1 || !is_value(&sheet.text(text));
    if (marker::is_bullet(&word) || marker::is_number(&word) || section && text.left - mark.right < 5.0 * text.size)
        && single
    {
        let words = mark.words.iter().chain(&text.words).copied().collect();
        row.pieces = vec![Line::of(words, &sheet.words, mark.page)];
    }
}

/// The pieces of a row that are painted one after the other, put together: lines of justified text, whose blanks may be
/// wide, as far as they are words and not values.
fn strings(sheet: &Sheet, row: &Row) -> Vec<Line> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut right = f32::MAX;
    for piece in &row.pieces {
        let first = piece.words.first().copied().unwrap_or(0);
        let goes_on = found.last().and_then(|words| words.last()).is_some_and(|last| last + 1 == first);
        match found.last_mut().filter(|_| goes_on && piece.left - right < 3.0 * piece.size) {
            Some(words) => words.extend(&piece.words),
            None => found.push(piece.words.clone()),
        }
        right = piece.right;
    }
    let page = row.pieces.first().map_or(0, |piece| piece.page);
    let lines = found.into_iter().map(|words| Line::of(words, &sheet.words, page));
    let is_text = |line: &Line| {
        let values = line.words.iter().filter(|word| is_value(&sheet.word_text(**word))).count();
        line.words.len() >= 3 && 5 * values < 2 * line.words.len() && line.right - line.left > 9.0 * line.size
    };
    lines.filter(is_text).collect()
}

/// Which pieces of a row belong to justified text: lines near it begin and end where their line does.
fn justified(sheet: &Sheet, rows: &[Row], strings: &[Vec<Line>], at: usize) -> Vec<bool> {
    let Some(row) = rows.get(at) else { return Vec::new() };
    let range = at.saturating_sub(4)..(at + 5).min(rows.len());
    let near = || strings.get(range.clone()).unwrap_or_default().iter().flatten();
    let set = |line: &&Line| {
        let same = |other: &&Line| {
            let step = (other.base - line.base).abs();
            let size = line.size;
            step > 0.5 * size
                && step < 3.2 * size
                && (other.left - line.left).abs() < 2.0
                && (other.right - line.right).abs() < 2.0
        };
        near().any(|other| same(&other))
    };
    let labels = |line: &&Line| {
        let next = row.pieces.iter().find(|piece| piece.left > line.right);
        !next.is_some_and(|piece| bands::is_values(sheet, piece))
    };
    let own: Vec<&Line> = strings.get(at).into_iter().flatten().filter(set).filter(labels).collect();
    row.pieces
        .iter()
        .map(|piece| own.iter().any(|line| piece.left >= line.left - 0.1 && piece.right <= line.right + 0.1))
        .collect()
}

/// Which pieces of a row are running text: long, with as long a one above or below, and no single value beside it.
fn prose(sheet: &Sheet, rows: &[Row], at: usize) -> Vec<bool> {
    let Some(row) = rows.get(at) else { return Vec::new() };
    let long = |piece: &Line| piece.words.len() >= 5 && piece.right - piece.left > 12.0 * piece.size;
    let told = row.pieces.iter().enumerate().map(|(place, piece)| {
        let beside = row.pieces.get(place + 1).is_some_and(|next| next.words.len() <= 2);
        let near = rows.get(at.saturating_sub(3)..(at + 4).min(rows.len())).unwrap_or_default();
        let others = near.iter().filter(|other| {
            let step = (other.base - row.base).abs();
            step > 0.5 * row.size && step < 2.6 * row.size
        });
        let mut others = others.flat_map(|other| &other.pieces);
        let after = piece.words.last().map(|word| word + 1);
        let label = near.iter().flat_map(|row| &row.pieces).any(|next| {
            let follows = next.words.first().copied() == after && (next.base - piece.base).abs() < 1.2 * piece.size;
            follows && next.left > piece.right && bands::is_values(sheet, next)
        });
        long(piece) && !beside && !label && others.any(|other| long(other) && other.overlap(piece) > 0.5)
    });
    told.collect()
}

/// Runs of rows that may be tables.
pub(super) fn regions(rows: &[Row]) -> Vec<Vec<Row>> {
    let mut found: Vec<Vec<Row>> = Vec::new();
    let mut open: Vec<Row> = Vec::new();
    let mut pending: Vec<Row> = Vec::new();
    for row in rows {
        let own =
            Row { pieces: row.short().cloned().collect(), prose: vec![false; row.short().count()], ..row.clone() };
        let (left, right) =
            open.iter().fold((f32::MAX, f32::MIN), |(l, r), row| (l.min(row.left()), r.max(row.right())));
        let last = pending.last().or(open.last()).map_or(f32::MIN, |row| row.base);
        let crosses =
            row.pieces.iter().zip(&row.prose).any(|(piece, prose)| *prose && piece.left < right && piece.right > left);
        let beside = own.left() < right + row.size && own.right() > left - row.size;
        let near = row.base - last < 3.6 * row.size;
        if !open.is_empty() && (crosses || !near && !own.pieces.is_empty()) {
            found.push(std::mem::take(&mut open));
            pending.clear();
        }
        match own.pieces.len() {
            1 if !open.is_empty() && beside => pending.push(own),
            0 | 1 => {}
            _ if open.is_empty() || beside => {
                open.append(&mut pending);
                open.push(own);
            }
            _ => {
                found.push(std::mem::take(&mut open));
                pending.clear();
                open.push(own);
            }
        }
    }
    found.push(open);
    for region in &mut found {
        with_labels(rows, region);
    }
    found.retain(|rows| rows.iter().filter(|row| row.pieces.len() > 1).count() >= 2);
    found
}

/// Adds what is painted among the words of a region and stands beside its rows: labels of several lines.
fn with_labels(rows: &[Row], region: &mut Vec<Row>) {
    let words = || region.iter().flat_map(|row| &row.pieces).flat_map(|piece| piece.words.iter().copied());
    let (Some(first), Some(last)) = (words().min(), words().max()) else { return };
    let (Some(top), Some(bottom)) = (region.first(), region.last()) else { return };
    let (from, to) = (top.base - 0.5 * top.size, bottom.base + 1.5 * bottom.size);
    let known: std::collections::BTreeSet<usize> = words().collect();
    let left = region.iter().map(Row::left).fold(f32::MAX, f32::min);
    for row in rows.iter().filter(|row| row.base > from && row.base < to) {
        let inside = |piece: &&Line| {
            piece.words.iter().all(|word| *word > first && *word < last && !known.contains(word)) && piece.left < left
        };
        let labels: Vec<Line> = row.pieces.iter().filter(inside).cloned().collect();
        if labels.is_empty() {
            continue;
        }
        if let Some(own) = region.iter_mut().find(|own| (own.base - row.base).abs() < 0.1) {
            own.pieces.splice(0..0, labels);
            own.prose = vec![false; own.pieces.len()];
        } else {
            let prose = vec![false; labels.len()];
            region.push(Row { pieces: labels, prose, ..row.clone() });
        }
    }
    region.sort_by(|one, other| one.base.total_cmp(&other.base));
}

/// Whether many ruled cells hold several pieces side by side: the rules part groups of columns, not columns.
pub(super) fn is_coarse(sheet: &Sheet, grid: &Grid) -> bool {
    let cells = || grid.rows.iter().flatten().filter(|cell| !cell.is_empty());
    let apart = |line: &Line| {
        let parts = pieces(sheet, line);
        let wide = |pair: &[Line]| matches!(pair, [one, next] if next.left - one.right > 1.1 * line.size);
        parts.len() > 1 || gaps(sheet, line).iter().any(|gap| *gap > 1.1 * line.size) || parts.windows(2).any(wide)
    };
    let coarse = cells().filter(|cell| cell.iter().any(apart)).count();
    4 * coarse > cells().count()
        || cells().any(|cell| cell.len() >= 6 && cell.iter().filter(|line| apart(line)).count() * 2 > cell.len())
}

/// The gaps between the words of a line.
fn gaps(sheet: &Sheet, line: &Line) -> Vec<f32> {
    let words: Vec<_> = line.words.iter().filter_map(|&at| sheet.word(at)).collect();
    words.windows(2).map(|pair| if let [one, next] = pair { next.left - one.right } else { 0.0 }).collect()
}

/// Whether a word is a value: a number with what goes with it, a dash, a sign for nothing.
pub(super) fn is_value(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters <= digits
        || matches!(
            text,
            "-" | "–"
                | "—"
                | "†"
                | "‡"
                | "*"
                | "**"
                | "***"
                | "n/a"
                | "na"
                | "N/A"
                | "NA"
                | "n.a."
                | "(X)"
                | ".."
                | "..."
                | "%"
                | "$"
                | "€"
        )
}

fn is_leader(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '.' | '…' | '_' | '·'))
}
