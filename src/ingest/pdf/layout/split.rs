//! Close lines cut into paragraphs: at indents, and after lines that end early.

use super::lines::Line;
use super::marker::{self, Marker};
use super::sheet::Sheet;

/// Cuts lines that stand close together; the first ones may be an item.
pub(crate) fn split(sheet: &Sheet, marker: Option<Marker>, lines: Vec<Line>) -> Vec<(Option<Marker>, Vec<Line>)> {
    let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let size = lines.first().map_or(10.0, |line| line.size);
    let inside = lines.iter().filter(|line| line.left > left + 0.8 * size).count();
    let hanging = marker.is_none() && lines.len() >= 3 && 2 * inside > lines.len();
    let mut parts: Vec<(Option<Marker>, Vec<Line>)> = Vec::new();
    for line in lines {
        let cut = match parts.last().and_then(|(open, part)| part.last().map(|last| (open, part, last))) {
            None => true,
            Some((open, part, last)) => {
                let indent = line.left - last.left;
                let edge = left + 0.5 * size;
                let first =
                    indent > 0.8 * size && indent < 6.0 * size && last.left < edge && open.is_none() && !hanging;
                let out = hanging && line.left < edge && last.left > edge;
                let leaves = open.is_none() && indent < -0.8 * size && part.len() >= 2 && !hanging;
                first && ends(sheet, last) || out || leaves || early(sheet, last, &line, right)
            }
        };
        if cut {
            parts.push((if parts.is_empty() { marker } else { None }, vec![line]));
        } else if let Some((_, part)) = parts.last_mut() {
            part.push(line);
        }
    }
    parts
}

/// Whether a sentence ends with `line`.
fn ends(sheet: &Sheet, line: &Line) -> bool {
    marker::ends_sentence(&sheet.text(line))
}

/// Whether `last` ends so early that the first word of `next` would have had room on it: what follows is a new paragraph.
fn early(sheet: &Sheet, last: &Line, next: &Line, right: f32) -> bool {
    let Some(first) = next.words.first().and_then(|&at| sheet.word(at)) else { return false };
    let room = right - last.right;
    let needed = first.right - first.left + 0.35 * last.size;
    let begins = first.text(&sheet.page.text).next().is_some_and(|c| !c.is_lowercase());
    let big = last.size > 1.0 && ends(sheet, last);
    room > needed + 0.5 * last.size && begins && (big || room > needed + 6.0 * last.size)
}
