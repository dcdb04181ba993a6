//! Formulas: their terms in a line (ISO/IEC 29500-1, 22.1).

use super::body::Body;
use crate::ingest::xml::Tag;

/// The most delimiters that are open at once.
const FENCES: usize = 256;

/// An element of a formula begins.
pub(super) fn met(body: &mut Body<'_, '_, '_>, name: &str, tag: &Tag<'_>) {
    match name {
        "den" => insert(body, '/'),
        "mr" | "lim" => body.out.space(),
        "sup" => {
            body.powers = body.powers.saturating_add(1);
            body.power = true;
        }
        "chr" => {
            if let Some(c) = tag.attribute("val").and_then(|value| value.chars().next()) {
                body.character(c, tag);
            }
        }
        "d" if body.fences.len() < FENCES => body.fences.push((Some('('), Some(')'))),
        "begChr" | "endChr" => {
            let c = tag.attribute("val").and_then(|value| value.chars().next());
            if let Some((first, last)) = body.fences.last_mut() {
                *(if name == "begChr" { first } else { last }) = c;
            }
        }
        "e" => {
            let first = body.fences.last_mut().and_then(|(first, _)| first.take());
            if let Some(first) = first {
                insert(body, first);
            }
        }
        _ => {}
    }
}

/// An element of a formula ends.
pub(super) fn ends(body: &mut Body<'_, '_, '_>, name: &str) {
    match name {
        "sup" => {
            body.powers = body.powers.saturating_sub(1);
            body.power = false;
        }
        "fName" => body.out.space(),
        "d" => {
            if let Some(last) = body.fences.pop().and_then(|(_, last)| last) {
                insert(body, last);
            }
        }
        _ => {}
    }
}

/// A delimiter that the formula implies.
pub(super) fn insert(body: &mut Body<'_, '_, '_>, c: char) {
    body.due();
    body.out.insert(c.encode_utf8(&mut [0; 4]), false);
}
