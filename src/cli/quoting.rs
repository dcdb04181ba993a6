//! A path as one word of a POSIX shell, safe to print and safe to paste.

use std::fmt::Write as _;
use std::path::Path;

/// The word that names `path`; `None` where no word can (standard input, a name that ends in a line end).
pub fn word(path: &Path) -> Option<String> {
    let bytes = path.as_os_str().as_encoded_bytes();
    if bytes == b"-" || bytes.is_empty() {
        return None;
    }
    let mut word = String::new();
    let here = if bytes.starts_with(b"-") { "./" } else { "" };
    match path.to_str() {
        Some(text) if !text.contains(|c: char| c.is_control() || crate::report::json::hides(c)) => {
            let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%".contains(c);
            if text.chars().all(plain) {
                word.push_str(here);
                word.push_str(text);
            } else {
                word.push('\'');
                word.push_str(here);
                word.push_str(&text.replace('\'', r"'\''"));
                word.push('\'');
            }
            Some(word)
        }
        // The substitution would lose a line end at the end of the name.
        _ if bytes.ends_with(b"\n") => None,
        _ => {
            word.push_str("\"$(printf '");
            word.push_str(here);
            for &byte in bytes {
                match byte {
                    b'%' => word.push_str("%%"),
                    b'\'' | b'\\' | 0..=31 | 127.. => drop(write!(word, "\\{byte:03o}")),
                    _ => word.push(byte as char),
                }
            }
            word.push_str("')\"");
            Some(word)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn words_survive_a_shell() {
        let names = [
            "plain.txt",
            "two words",
            "it's; $(rm) `x` \"y\"",
            "-c",
            "-\u{7}",
            "bell\u{7}\n.txt",
            "100%\u{202e}x",
            "é",
        ];
        for name in names {
            let word = word(Path::new(name)).unwrap();
            assert!(!word.contains(char::is_control), "{word}");
            let shell = std::process::Command::new("sh").args(["-c", &format!("printf %s {word}")]).output().unwrap();
            let read = String::from_utf8(shell.stdout).unwrap();
            assert_eq!(read.strip_prefix("./").unwrap_or(&read), name);
        }
        assert_eq!(word(Path::new("-")), None);
        assert_eq!(word(Path::new("x\n")), None);
    }
}
