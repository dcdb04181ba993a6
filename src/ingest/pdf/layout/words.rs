//! Glyphs to words: runs cut at blanks, joined where nothing stands between them, overprinted ones dropped.

use std::collections::HashMap;

use super::super::glyphs::{Page, Run};

/// The least gap between two words, as a share of the size of the font.
const GAP: f32 = 0.13;
/// How far a glyph may reach back into the one before it.
const BACK: f32 = 0.4;

/// A run of bytes of the part that belongs to a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bytes {
    /// First byte.
    pub(crate) from: u32,
    /// One past the last.
    pub(crate) to: u32,
    /// Whether it is small and stands above the line.
    pub(crate) raised: bool,
}

/// A word where it is painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Word {
    /// Its bytes, in order.
    pub(crate) bytes: Vec<Bytes>,
    /// Left end.
    pub(crate) left: f32,
    /// Right end.
    pub(crate) right: f32,
    /// The baseline.
    pub(crate) base: f32,
    /// Size of the font.
    pub(crate) size: f32,
    /// The typeface.
    pub(crate) face: u16,
    /// Whether it is heavy, or painted twice to look so.
    pub(crate) bold: bool,
    /// Whether it is not painted.
    pub(crate) invisible: bool,
    /// Whether the file calls it furniture.
    pub(crate) furniture: bool,
}

impl Word {
    /// Top of the letters.
    pub(crate) fn top(&self) -> f32 {
        self.base - 0.75 * self.size
    }

    /// Bottom of the letters.
    pub(crate) fn bottom(&self) -> f32 {
        self.base + 0.22 * self.size
    }

    /// Its first byte.
    pub(crate) fn from(&self) -> u32 {
        self.bytes.first().map_or(0, |bytes| bytes.from)
    }

    /// One past its last byte.
    pub(crate) fn to(&self) -> u32 {
        self.bytes.last().map_or(0, |bytes| bytes.to)
    }

    /// Its characters.
    pub(crate) fn text<'t>(&self, text: &'t str) -> impl Iterator<Item = char> + use<'t, '_> {
        self.bytes.iter().flat_map(|bytes| text.get(bytes.from as usize..bytes.to as usize).unwrap_or_default().chars())
    }
}

/// The words of the runs that stand as `turn` says, in the order in which they are painted.
pub(crate) fn words(page: &Page, turn: u8) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut seen = Overprints::default();
    let mut open = false;
    for run in page.runs.iter().filter(|run| run.turn == turn) {
        let text = page.text.get(run.text.0 as usize..run.text.1 as usize).unwrap_or_default();
        if text.trim().is_empty() {
            open = false;
            continue;
        }
        if let Some(of) = seen.same(run, text) {
            let first = found.partition_point(|word| word.from() < of.0);
            found.iter_mut().skip(first).take_while(|word| word.to() <= of.1).for_each(|word| word.bold = true);
            continue;
        }
        open = cut(page, run, text, open, &mut found);
    }
    found
}

/// Cuts a run into words; `open` says whether the last word may go on. Whether it may after the run.
fn cut(page: &Page, run: &Run, text: &str, mut open: bool, found: &mut Vec<Word>) -> bool {
    let face = page.faces.get(usize::from(run.face));
    let fixed = face.is_some_and(|face| face.fixed);
    let total: f32 = text.chars().map(|c| advance(c, fixed)).sum::<f32>().max(0.01);
    let scale = (run.right - run.left) / total;
    let (mut at, mut x) = (run.text.0, run.left);
    for (index, c) in text.chars().enumerate() {
        let left = run.starts.get(index).copied().unwrap_or(x);
        x += advance(c, fixed) * scale;
        let end = if run.starts.is_empty() { x } else { run.right };
        let right = run.starts.get(index + 1).copied().filter(|next| *next >= left).unwrap_or(end.max(left));
        let to = at + c.len_utf8() as u32;
        if c.is_whitespace() {
            open = false;
        } else {
            let glyph = Word {
                bytes: vec![Bytes { from: at, to, raised: false }],
                left,
                right,
                base: run.base,
                size: run.size,
                face: run.face,
                bold: face.is_some_and(|face| face.bold),
                invisible: run.invisible,
                furniture: run.furniture,
            };
            match found.last_mut().filter(|last| open && joins(last, &glyph)) {
                Some(last) => append(last, &glyph),
                None => found.push(glyph),
            }
            open = true;
        }
        at = to;
    }
    open
}

/// Whether nothing stands between `last` and `glyph`, and both stand on one line.
fn joins(last: &Word, glyph: &Word) -> bool {
    let size = last.size.max(glyph.size);
    let gap = glyph.left - last.right;
    let level = (glyph.base - last.base).abs();
    let same = level < 0.08 * size || glyph.size < 0.85 * last.size && level < 0.6 * size;
    same && last.invisible == glyph.invisible && gap < GAP * size && gap > -BACK * size.max(last.right - last.left)
}

fn append(word: &mut Word, glyph: &Word) {
    let raised = glyph.size < 0.85 * word.size && glyph.base < word.base - 0.15 * word.size;
    let Some(&Bytes { from, to, .. }) = glyph.bytes.first() else { return };
    match word.bytes.last_mut().filter(|last| last.to == from && last.raised == raised) {
        Some(last) => last.to = to,
        None => word.bytes.push(Bytes { from, to, raised }),
    }
    word.left = word.left.min(glyph.left);
    word.right = word.right.max(glyph.right);
    word.bold &= glyph.bold || raised;
    word.furniture &= glyph.furniture;
}

/// How wide a character is, roughly, as a share of the size: runs tell their two ends alone, this tells where between them
/// a character stands.
fn advance(c: char, fixed: bool) -> f32 {
    match c {
        _ if fixed => 0.6,
        'i' | 'j' | 'l' | 'I' | '|' | '\'' | '.' | ',' | ';' | ':' | '!' | ' ' | '\u{A0}' => 0.27,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.34,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.86,
        '0'..='9' => 0.55,
        _ if c.is_uppercase() => 0.68,
        '\u{300}'..='\u{36F}' => 0.0,
        '\u{2E80}'..='\u{FFDC}' => 1.0,
        _ => 0.52,
    }
}

/// A run that was painted: a hash of its characters, its bytes, its left end and its baseline.
type Painted = (u64, (u32, u32), f32, f32);

/// Runs that were painted, by their places.
#[derive(Default)]
struct Overprints {
    places: HashMap<(i32, i32), Vec<Painted>>,
}

impl Overprints {
    /// The bytes of an earlier run of the same characters at nearly the same place; else remembers this one.
    fn same(&mut self, run: &Run, text: &str) -> Option<(u32, u32)> {
        const CELL: f32 = 4.0;
        let near = (0.2 * run.size).min(CELL);
        let hash = text
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let (column, row) = ((run.left / CELL) as i32, (run.base / CELL) as i32);
        for cell in (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column.saturating_add(x), row.saturating_add(y)))) {
            let known = self.places.get(&cell).into_iter().flatten();
            let mut known = known.filter(|(other, _, x, y)| {
                *other == hash && (x - run.left).abs() <= near && (y - run.base).abs() <= near
            });
            if let Some(&(_, bytes, ..)) = known.next() {
                return Some(bytes);
            }
        }
        let cell = self.places.entry((column, row)).or_default();
        if cell.len() < 64 {
            cell.push((hash, run.text, run.left, run.base));
        }
        None
    }
}
