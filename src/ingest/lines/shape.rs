//! What a single line looks like: an item, a rule, a fence, a heading, a note.

/// The marker of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Bytes of the marker with the white space after it.
    pub(super) length: usize,
    /// What kind of marker, so that items of one list can be told to belong together.
    pub(super) kind: MarkerKind,
}

/// Kinds of list markers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkerKind {
    /// `-`, `*`, `+`, `•` and other bullets: certain by themselves.
    Bullet(char),
    /// `–`, `—`, `o`: markers only where a second one follows.
    Doubtful(char),
    /// `1.`, `1)`, `(1)`.
    Number,
    /// `a.`, `a)`, `(a)`, `iv)`.
    Letter,
}

impl MarkerKind {
    /// Whether one line with this marker is enough to see a list.
    pub(super) const fn is_certain(self) -> bool {
        matches!(self, Self::Bullet(_))
    }
}

/// The marker that `words` begins with, if any. Something must follow it.
pub(super) fn marker(words: &str) -> Option<Marker> {
    let first = words.chars().next()?;
    let kind = match first {
        '-' | '*' | '+' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '○' | '·' | '∙' | '➢' | '➤' | '►' | '✓' | '✔' | '❖'
        | '♦' => MarkerKind::Bullet(first),
        '–' | '—' | 'o' => MarkerKind::Doubtful(first),
        '(' | '0'..='9' | 'a'..='z' | 'A'..='Z' => return ordinal(words),
        _ => return None,
    };
    let rest = words.get(first.len_utf8()..)?;
    let room = gap(rest);
    let tight = room == 0 && !first.is_ascii() && !matches!(first, '–' | '—' | '·') && !rest.is_empty();
    (room > 0 && room < rest.len() || tight).then_some(Marker { length: first.len_utf8() + room, kind })
}

/// `1.`, `1)`, `(1)`, `12.`, `a)`, `(b)`, `iv.`
fn ordinal(words: &str) -> Option<Marker> {
    let open = usize::from(words.starts_with('('));
    let bytes = words.as_bytes().get(open..)?;
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (length, kind) = if (1..=3).contains(&digits) {
        (digits, MarkerKind::Number)
    } else if letters == 1 || (2..=5).contains(&letters) && is_roman(bytes.get(..letters)?) {
        (letters, MarkerKind::Letter)
    } else {
        return None;
    };
    let close = *bytes.get(length)?;
    if !(close == b')' || open == 0 && close == b'.') {
        return None;
    }
    let rest = words.get(open + length + 1..)?;
    let room = gap(rest);
    (room > 0 && room < rest.len()).then_some(Marker { length: open + length + 1 + room, kind })
}

fn is_roman(letters: &[u8]) -> bool {
    letters.iter().all(|byte| b"ivxlc".contains(byte)) || letters.iter().all(|byte| b"IVXLC".contains(byte))
}

fn gap(rest: &str) -> usize {
    rest.len() - rest.trim_start().len()
}

/// Whether the line is a rule: three or more of one mark, spaces between them allowed.
pub(super) fn is_rule(words: &str) -> bool {
    let Some(mark) = words.chars().next().filter(|c| "-*_=~—–─━═·•#".contains(*c)) else {
        return false;
    };
    let marks = words.chars().filter(|&c| c == mark).count();
    marks >= 3 && words.chars().all(|c| c == mark || c == ' ')
}

/// The level that an underline gives to the line above it: `===` 1, `---` 2.
pub(super) fn underline(words: &str) -> Option<u8> {
    let mark = words.chars().next()?;
    let whole = words.len() >= 3 && words.chars().all(|c| c == mark);
    match mark {
        '=' if whole => Some(1),
        '-' | '~' if whole => Some(2),
        _ => None,
    }
}

/// The mark and length of a code fence.
pub(super) fn fence(words: &str) -> Option<(char, usize)> {
    let mark = words.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = words.chars().take_while(|&c| c == mark).count();
    let info = words.get(length..).unwrap_or("");
    (length >= 3 && !info.contains(mark) && !(mark == '~' && !info.is_empty() && info.contains(' ')))
        .then_some((mark, length))
}

/// Whether the line surely opens a block of its own.
pub(super) fn opens_block(words: &str) -> bool {
    words.starts_with(['>', '|', '#']) && !words.starts_with("#1")
        || is_rule(words)
        || fence(words).is_some()
        || marker(words).is_some_and(|marker| marker.kind.is_certain() || marker.kind == MarkerKind::Number)
}

/// Whether the letters of the line are capitals throughout: two words, or one of four letters and more.
pub(super) fn is_capitals(words: &str) -> bool {
    words.len() <= 100
        && !words.chars().any(char::is_lowercase)
        && words.chars().any(char::is_uppercase)
        && words.chars().filter(|c| c.is_alphabetic()).nth(3).is_some()
}

/// The depth of a heading's number (`2` 1, `2.1` 2, `IV.` 1, `A.` 1), if it begins with one.
pub(super) fn numbered(words: &str) -> Option<u8> {
    let (number, rest) = words.split_once([' ', '\t'])?;
    if !rest.trim_start().starts_with(char::is_uppercase) {
        return None;
    }
    let bare = number.trim_end_matches(['.', ')', ':']);
    let parts = bare.split('.').count();
    let digits =
        bare.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let roman = bare.len() <= 5 && bare.len() < number.len() && is_roman(bare.as_bytes()) && !bare.is_empty();
    let letter = number.len() == 2 && bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    (digits || roman || letter).then_some(parts.min(6) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_known_with_their_length() {
        let length = |words| marker(words).map(|marker| marker.length);
        assert_eq!(length("- item"), Some(2));
        assert_eq!(length("•\titem"), Some(4));
        assert_eq!(length("•item"), Some(3));
        assert_eq!(length("12. item"), Some(4));
        assert_eq!(length("(a) item"), Some(4));
        assert_eq!(length("iv) item"), Some(4));
        assert_eq!(length("*emphasis* here"), None);
        assert_eq!(length("-5 degrees"), None);
        assert_eq!(length("2021 was a year"), None);
        assert_eq!(length("U.S. forces"), None);
        assert_eq!(length("-"), None);
    }

    #[test]
    fn rules_fences_and_numbers() {
        assert!(is_rule("* * *"));
        assert!(!is_rule("--"));
        assert_eq!(underline("====="), Some(1));
        assert_eq!(fence("```rust"), Some(('`', 3)));
        assert_eq!(numbered("2.1 Methods"), Some(2));
        assert_eq!(numbered("IV. Outlook"), Some(1));
        assert_eq!(numbered("3 men left"), None);
        assert!(is_capitals("KEY POINTS"));
        assert!(!is_capitals("UN Says"));
    }
}
