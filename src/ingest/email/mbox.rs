//! Mailboxes: messages one after the other, each led by a line `From ... 10:00:00 2009` (RFC 4155).

use std::ops::Range;

/// The messages of a file, their leading lines left out; the whole file where it is one message.
pub(super) fn messages(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !bytes.starts_with(b"From ") {
        found.push(start(bytes)..bytes.len());
        return found;
    }
    let (mut at, mut blank) = (0, true);
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let next = at + memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = bytes.get(at..next).unwrap_or_default();
        if blank && (at == 0 || leads(line)) {
            if let Some(last) = found.last_mut() {
                last.end = at;
            }
            found.push(next..bytes.len());
        }
        blank = line.trim_ascii().is_empty();
        at = next;
    }
    found
}

/// Whether `line` leads a message: it ends with a time and a year.
fn leads(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let words: Vec<&[u8]> = rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
    let time = |word: &&[u8]| word.contains(&b':') && word.iter().all(|byte| byte.is_ascii_digit() || *byte == b':');
    let year = |word: &&[u8]| word.len() == 4 && word.iter().all(u8::is_ascii_digit);
    words.len() >= 4 && words.len() <= 12 && words.iter().any(time) && words.iter().any(year)
}

/// Where a message begins: blank lines and a byte order mark before it mean nothing.
fn start(bytes: &[u8]) -> usize {
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let rest = bytes.get(mark..).unwrap_or_default();
    mark + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}
