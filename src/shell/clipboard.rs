//! The clipboard, by the terminal's own sequence (OSC 52). It is written only, never read.

use std::fmt::Write as _;

/// The most bytes of text that terminals commonly take in one sequence.
pub const LIMIT: usize = 74_000;

/// The sequence that puts `text` on the clipboard: control characters but line ends and tabs left out.
///
/// # Errors
/// Why nothing can be sent.
pub fn sequence(text: &str) -> Result<String, String> {
    let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    if kept.len() > LIMIT {
        return Err(format!("not copied: {} kB is more than terminals take (74 kB)", kept.len() / 1000));
    }
    let mut sequence = "\u{1b}]52;c;".to_owned();
    base64(kept.as_bytes(), &mut sequence);
    sequence.push_str("\u{1b}\\");
    Ok(sequence)
}

/// Where the text went, in words.
pub const fn told(multiplexed: bool) -> &'static str {
    if multiplexed {
        "sent to the terminal's clipboard (OSC 52); tmux passes it on only with set-clipboard on"
    } else {
        "sent to the terminal's clipboard (OSC 52)"
    }
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8], out: &mut String) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS.get((group >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            let _ = out.write_char(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
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
    }

    #[test]
    fn control_characters_do_not_travel() {
        assert_eq!(sequence("a\u{1b}[201~\u{9b}\n").unwrap(), sequence("a[201~\n").unwrap());
        assert!(sequence(&"x".repeat(LIMIT + 1)).is_err());
    }
}
