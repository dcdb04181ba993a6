//! Damage within words: hidden characters, stray capitals.

use super::{Damage, DamageKind, damage};
use crate::language::Tag;
use crate::reading::Reading;
use crate::text::Span;

/// Every character of the sentences that does not show: zero-width, bidi controls, soft hyphens, tags (Unicode general
/// category Cf, as far as it hides; joiners inside an emoji or a script that needs them are left alone).
pub fn hidden(reading: &Reading) -> Vec<Damage> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let text = reading.slice(sentence.span);
        if text.is_ascii() {
            continue;
        }
        for (at, character) in text.char_indices() {
            if let Some(name) = name(character) {
                let start = sentence.span.start() + at as u32;
                let span = Span::new(start, start + character.len_utf8() as u32);
                found.push(damage(
                    DamageKind::HiddenCharacter,
                    span,
                    format!("{name} (U+{:04X}) does not show", u32::from(character)),
                ));
            }
        }
    }
    found
}

/// What a hidden character is called; `None` for all that show.
fn name(character: char) -> Option<&'static str> {
    match character {
        '\u{200B}' => Some("a zero-width space"),
        '\u{2060}' => Some("a word joiner"),
        '\u{FEFF}' => Some("a byte order mark inside the text"),
        '\u{00AD}' => Some("a soft hyphen"),
        '\u{200E}' | '\u{200F}' | '\u{061C}' => Some("a direction mark"),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some("a direction override"),
        '\u{2061}'..='\u{2064}' | '\u{206A}'..='\u{206F}' => Some("an invisible operator"),
        '\u{E0000}'..='\u{E007F}' => Some("a tag character"),
        '\u{FFF9}'..='\u{FFFB}' => Some("an annotation mark"),
        '\u{3164}' | '\u{115F}' | '\u{1160}' | '\u{FFA0}' => Some("a filler"),
        _ => None,
    }
}

/// Words in lower case that end in one capital ("lanD"): no English word is spelled so, and names with inner capitals
/// ("McKay", "iPhone", "DoD") go on in lower case or begin with a capital.
pub fn stray_capitals(reading: &Reading) -> Vec<Damage> {
    let tokens = reading.language.tokens.iter();
    let stray = tokens.filter(|token| !matches!(token.tag, Tag::Sym | Tag::X | Tag::Num)).filter(|token| {
        let word = reading.slice(token.span);
        if word.bytes().next_back().is_some_and(|last| last.is_ascii() && !last.is_ascii_uppercase()) {
            return false;
        }
        let mut letters = word.chars().rev();
        letters.next().is_some_and(char::is_uppercase)
            && word.chars().nth(3).is_some()
            && letters.all(char::is_lowercase)
    });
    stray.map(|token| damage(DamageKind::StrayCapital, token.span, "a word in lower case ends in a capital")).collect()
}
