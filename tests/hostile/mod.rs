//! Random texts that mean harm, and documents made of them.
#![allow(dead_code, reason = "every test crate uses a part of it")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

pub mod attacks;

use pincite::document::{Block, BlockKind, Document, Format, Source};
use pincite::text::{LineIndex, Span};
use proptest::prelude::*;

/// Texts biased to controls, bidi, combining, wide, joined, tagged and blank characters, with words between.
pub fn hostile_text() -> impl Strategy<Value = String> {
    let char_in =
        |low: u32, high: u32| (low..=high).prop_filter_map("a character", char::from_u32).prop_map(String::from);
    let any_char = any::<char>().prop_map(String::from);
    let chosen = prop::sample::select(vec![
        "\u{1b}[31m",
        "\u{9b}2J",
        "\r\n",
        "\r",
        "\n",
        "\n\n",
        "\t",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{feff}",
        "\u{ad}",
        "\u{3164}",
        "\u{1160}",
        "\u{200d}",
        "\u{200c}",
        "\u{fe0f}",
        "👨\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "🇩🇪",
        "🏴",
        "한국",
        "ᄀᄀᄀ",
        "क्षि",
        "می\u{200c}خواهم",
        "e\u{301}",
        "日本",
        "|",
        "**",
        "  ",
        " - ",
        "`",
        "\u{600}",
    ]);
    let word = "[a-z]{1,9}".prop_map(|word| word + " ");
    let long = (1usize..40).prop_map(|count| "x".repeat(count));
    let marks = (1usize..20).prop_map(|count| "\u{301}".repeat(count));
    let part = prop_oneof![
        6 => word, 3 => chosen.prop_map(String::from), 1 => any_char, 1 => char_in(0, 0x9F), 1 => char_in(0x300, 0x36F),
        1 => char_in(0x2000, 0x206F), 1 => char_in(0xE0000, 0xE01EF), 1 => char_in(0x1F300, 0x1FAFF),
        1 => char_in(0x1100, 0x11FF), 1 => char_in(0x4E00, 0x4FFF), 1 => marks, 1 => long,
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// A character of `drawn` that must never reach a terminal from a document.
pub fn forbidden(drawn: &str) -> Option<char> {
    drawn.chars().find(|&c| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    })
}

/// A document of one block a paragraph (blank lines between), all of `kind`.
pub fn document(text: &str, kind: BlockKind, format: Format) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let blank = text[start..].find("\n\n").map_or(text.len(), |at| start + at + 2);
        let end = text[blank..].find(|c| c != '\n').map_or(text.len(), |at| blank + at);
        let span = Span::new(start as u32, end as u32);
        let level = u8::from(matches!(kind, BlockKind::Heading | BlockKind::Item));
        blocks.push(Block::new(kind, span, span.trim(text), level));
        start = end;
    }
    let source = Source { path: "-".into(), bytes: text.len() as u64, sha256: String::new(), encoding: "UTF-8" };
    Document {
        text: text.into(),
        blocks,
        markup: markup(text),
        lines: LineIndex::new(text),
        format,
        source,
        ..Document::default()
    }
}

/// `**`, and the pipes of a table.
fn markup(text: &str) -> Vec<Span> {
    text.match_indices("**").map(|(at, found)| Span::new(at as u32, (at + found.len()) as u32)).collect()
}
