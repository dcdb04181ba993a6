//! The terminal's own sequence for its clipboard (OSC 52), plain or wrapped for screen. It is written, never asked.

/// The most bytes of text that terminals commonly take in one sequence.
pub const LIMIT: usize = 74_000;
/// The most bytes of one string that screen passes on.
const STRING: usize = 700;

/// The sequence that puts `text` on the clipboard; `None` where it is longer than terminals take.
pub fn sequence(text: &str) -> Option<String> {
    (text.len() <= LIMIT).then(|| format!("\u{1b}]52;c;{}\u{1b}\\", base64(text.as_bytes())))
}

/// The same in strings that screen passes on to the terminal around it, as they are.
pub fn through_screen(text: &str) -> Option<String> {
    if text.len() > LIMIT {
        return None;
    }
    let coded = base64(text.as_bytes());
    let mut wrapped = "\u{1b}P\u{1b}]52;c;".to_owned();
    let mut rest = coded.as_str();
    while let Some((piece, after)) = rest.split_at_checked(STRING) {
        wrapped.push_str(piece);
        wrapped.push_str("\u{1b}\\\u{1b}P");
        rest = after;
    }
    wrapped.push_str(rest);
    // The sequence itself ends with BEL: its other end would end the string around it.
    wrapped.push_str("\u{7}\u{1b}\\");
    Some(wrapped)
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS.get((group >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            out.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard() {
        for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(sequence(text).unwrap(), format!("\u{1b}]52;c;{coded}\u{1b}\\"));
        }
        assert_eq!(sequence(&"x".repeat(LIMIT + 1)), None);
        assert_eq!(through_screen(&"x".repeat(LIMIT + 1)), None);
    }

    #[test]
    fn screen_gets_short_strings_that_join_to_one_sequence() {
        for length in [0, 1, 525, 526, 5000] {
            let wrapped = through_screen(&"x".repeat(length)).unwrap();
            let strings: Vec<&str> = wrapped.split_terminator("\u{1b}\\").collect();
            assert!(strings.iter().all(|string| string.starts_with("\u{1b}P") && string.len() < 768));
            let joined: String = strings.iter().map(|string| string.strip_prefix("\u{1b}P").unwrap()).collect();
            let plain = sequence(&"x".repeat(length)).unwrap().replace("\u{1b}\\", "\u{7}");
            assert_eq!(joined, plain);
        }
    }
}
