//! Elements inside of runs that stand for characters, notes, fields and things that are no text.

use super::body::Body;
use super::notes::Notes;
use crate::ingest::xml::{Space, Tag};

/// The most fields that may stand in each other.
const FIELDS: usize = 64;
/// The most descriptions of pictures in a paragraph.
const PICTURED: usize = 1000;

/// Greek letters of the font Symbol, by their Latin keys.
const GREEK: &[(char, char)] = &[
    ('a', 'α'),
    ('b', 'β'),
    ('c', 'χ'),
    ('d', 'δ'),
    ('e', 'ε'),
    ('f', 'φ'),
    ('g', 'γ'),
    ('h', 'η'),
    ('i', 'ι'),
    ('k', 'κ'),
    ('l', 'λ'),
    ('m', 'μ'),
    ('n', 'ν'),
    ('o', 'ο'),
    ('p', 'π'),
    ('q', 'θ'),
    ('r', 'ρ'),
    ('s', 'σ'),
    ('t', 'τ'),
    ('u', 'υ'),
    ('w', 'ω'),
    ('x', 'ξ'),
    ('y', 'ψ'),
    ('z', 'ζ'),
    ('D', 'Δ'),
    ('F', 'Φ'),
    ('G', 'Γ'),
    ('L', 'Λ'),
    ('P', 'Π'),
    ('Q', 'Θ'),
    ('S', 'Σ'),
    ('W', 'Ω'),
    ('X', 'Ξ'),
    ('Y', 'Ψ'),
    ('\u{A3}', '≤'),
    ('\u{B3}', '≥'),
    ('\u{B1}', '±'),
    ('\u{B4}', '×'),
    ('\u{B7}', '•'),
    ('\u{B9}', '≠'),
    ('\u{BB}', '≈'),
    ('\u{AE}', '→'),
    ('\u{AC}', '←'),
    ('\u{A5}', '∞'),
    ('\u{E5}', '∑'),
    ('\u{D6}', '√'),
];
/// Characters of the fonts Wingdings.
const WINGDINGS: &[(char, char)] = &[
    ('\u{6F}', '☐'),
    ('\u{A8}', '☐'),
    ('\u{FE}', '☑'),
    ('\u{FD}', '☒'),
    ('\u{FC}', '✔'),
    ('\u{FB}', '✘'),
    ('\u{E0}', '→'),
    ('\u{DF}', '←'),
    ('\u{E8}', '➔'),
    ('\u{A7}', '▪'),
    ('\u{6C}', '●'),
    ('\u{6E}', '■'),
    ('\u{D8}', '➢'),
    ('\u{4A}', '☺'),
    ('\u{52}', '☒'),
    ('\u{50}', '☑'),
    ('\u{A3}', '☐'),
];

/// An element that no other rule took.
pub(super) fn met<'s>(body: &mut Body<'_, 's, '_>, tag: &Tag<'s>) {
    match (tag.space, tag.name) {
        (Space::Word, name) => word(body, name, tag),
        (Space::Drawing, "br") => body.character('\n', tag),
        (Space::Drawing, "blip") | (Space::Vml, "imagedata") => {
            body.told.pictures += 1;
            body.given += 1;
        }
        (Space::WordDrawing, "docPr") if body.pictured.len() < PICTURED => {
            let described = tag.words("descr").filter(|words| !words.text.trim().is_empty());
            body.pictured.extend(described);
        }
        (Space::Chart, "chart") => body.told.charts += 1,
        (Space::Diagram, "relIds") => body.told.diagrams += 1,
        _ => {}
    }
}

fn word(body: &mut Body<'_, '_, '_>, name: &str, tag: &Tag<'_>) {
    match name {
        "tab" | "ptab" => body.character('\t', tag),
        "br" if tag.attribute("type").is_some_and(|kind| kind != "textWrapping") => body.character(' ', tag),
        "br" | "cr" => body.character('\n', tag),
        "noBreakHyphen" => body.character('\u{2011}', tag),
        "sym" => {
            if let Some(c) = symbol(tag) {
                body.character(c, tag);
            }
        }
        "fldChar" => field(body, tag),
        "footnoteReference" => reference(body, Notes::Foot, tag),
        "endnoteReference" => reference(body, Notes::End, tag),
        "commentReference" => body.told.comments += 1,
        "altChunk" => body.told.chunks += 1,
        "subDoc" => body.told.parts += 1,
        "object" => body.told.objects += 1,
        _ => {}
    }
}

fn field(body: &mut Body<'_, '_, '_>, tag: &Tag<'_>) {
    match tag.attribute("fldCharType").as_deref() {
        Some("begin") if body.fields.len() < FIELDS => body.fields.push(true),
        Some("separate") => {
            if let Some(code) = body.fields.last_mut() {
                *code = false;
            }
        }
        Some("end") => drop(body.fields.pop()),
        _ => {}
    }
}

fn reference(body: &mut Body<'_, '_, '_>, notes: Notes, tag: &Tag<'_>) {
    let Some(id) = tag.attribute("id") else { return };
    let mark = body.referred.add(notes, &id);
    if tag.attribute("customMarkFollows").is_none() {
        body.due();
        body.out.insert(&mark, true);
    }
}

/// The character of a symbol font; one that is not known stays the private character it is written as.
fn symbol(tag: &Tag<'_>) -> Option<char> {
    let code = u32::from_str_radix(&tag.attribute("char")?, 16).ok()?;
    let key = char::from_u32(if (0xF000..0xF100).contains(&code) { code - 0xF000 } else { code })?;
    let font = tag.attribute("font").unwrap_or_default().to_lowercase();
    let table = match font.as_str() {
        "symbol" => GREEK,
        font if font.starts_with("wingdings") => WINGDINGS,
        _ => &[],
    };
    let known = table.iter().find(|(from, _)| *from == key).map(|(_, to)| *to);
    known.or_else(|| char::from_u32(code)).filter(|c| *c != '\0')
}
