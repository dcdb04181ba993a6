//! Header fields with their places, and the words in them decoded (RFC 5322, section 2.2; RFC 2047).

use std::ops::Range;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::transfer;
use crate::document::SegmentKind;
use crate::ingest::composer::Composer;

/// The most fields of a header that are looked at.
const MOST: usize = 20_000;

/// A header field: where its name and its value stand in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: Range<usize>,
    /// With the line ends and blanks of folded lines.
    pub(super) value: Range<usize>,
}

/// The fields at the start of `range`, and where the body begins.
pub(super) fn fields(bytes: &[u8], range: &Range<usize>) -> (Vec<Field>, usize) {
    let mut found: Vec<Field> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = bytes.get(at..range.end).unwrap_or_default();
        let next = at + memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = bytes.get(at..next).unwrap_or_default();
        let end = at + line.trim_ascii_end().len();
        if end == at {
            return (found, next);
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            match found.last_mut() {
                Some(last) => last.value.end = end,
                None => return (found, at),
            }
        } else {
            let colon = memchr::memchr(b':', line);
            let name = colon.and_then(|colon| line.get(..colon)).map(<[u8]>::trim_ascii_end).unwrap_or_default();
            if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
                return (found, at);
            }
            let value = (at + colon.unwrap_or(0) + 1).min(end);
            if found.len() < MOST {
                found.push(Field { name: at..at + name.len(), value: value..end });
            }
        }
        at = next;
    }
    (found, range.end)
}

/// A run of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) kind: SegmentKind,
    pub(super) place: Range<usize>,
}

/// The words of the value at `range`: lines unfolded, encoded words decoded.
pub(super) fn words(bytes: &[u8], range: &Range<usize>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut at = range.start;
    // Where plain text since the last encoded word begins, and whether one stands before it.
    let (mut plain, mut after) = (range.start, false);
    while let Some(mark) = bytes.get(at..range.end).and_then(|rest| memchr::memmem::find(rest, b"=?")) {
        at += mark;
        let Some((text, length)) = encoded(bytes.get(at..range.end).unwrap_or_default()) else {
            at += 2;
            continue;
        };
        let between = bytes.get(plain..at).unwrap_or_default();
        if !after || !between.trim_ascii().is_empty() {
            raw(bytes, plain..at, &mut found);
        }
        found.push(Word { text, kind: SegmentKind::Replaced, place: at..at + length });
        at += length;
        (plain, after) = (at, true);
    }
    raw(bytes, plain..range.end, &mut found);
    found
}

/// Text that is not encoded: ASCII and UTF-8 stay as they are.
fn raw(bytes: &[u8], range: Range<usize>, found: &mut Vec<Word>) {
    let whole = bytes.get(range.clone()).unwrap_or_default();
    let mut at = range.start;
    let utf8 = std::str::from_utf8(whole).is_ok();
    while at < range.end {
        let rest = bytes.get(at..range.end).unwrap_or_default();
        let same = if utf8 { rest.len() } else { Encoding::ascii_valid_up_to(rest) };
        let same = memchr::memchr(0, rest).map_or(same, |nul| nul.min(same));
        if same > 0 {
            let text = rest.get(..same).and_then(|run| std::str::from_utf8(run).ok()).unwrap_or_default();
            found.push(Word { text: text.to_owned(), kind: SegmentKind::Verbatim, place: at..at + same });
            at += same;
        } else {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(rest.get(..1).unwrap_or_default());
            let nul = rest.first() == Some(&0);
            let (text, kind) =
                if nul { ("\u{FFFD}".into(), SegmentKind::Replaced) } else { (text, SegmentKind::Decoded) };
            found.push(Word { text: text.into_owned(), kind, place: at..at + 1 });
            at += 1;
        }
    }
}

/// The encoded word (`=?utf-8?Q?caf=C3=A9?=`) that `rest` begins with, and its length. Words that follow it directly
/// in the same character set are taken with it, for a character may be cut between them.
fn encoded(rest: &[u8]) -> Option<(String, usize)> {
    let (charset, mut bytes, mut length) = one(rest)?;
    loop {
        let next = rest.get(length..).unwrap_or_default();
        let blanks = next.len() - next.trim_ascii_start().len();
        match next.get(blanks..).and_then(one) {
            Some((other, more, long)) if other == charset && bytes.len() < 4096 => {
                bytes.extend(more);
                length += blanks + long;
            }
            _ => break,
        }
    }
    let label = charset.split(|&byte| byte == b'*').next().unwrap_or_default();
    let encoding = Encoding::for_label(label).unwrap_or(encoding_rs::UTF_8);
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    Some((text.replace('\0', "\u{FFFD}"), length))
}

/// Character set, bytes and length of one encoded word.
fn one(rest: &[u8]) -> Option<(&[u8], Vec<u8>, usize)> {
    let body = rest.strip_prefix(b"=?")?;
    // An encoded word is no longer than 75 characters; senders do not keep to it.
    let body = body.get(..2000).unwrap_or(body);
    let first = memchr::memchr(b'?', body)?;
    let charset = body.get(..first).filter(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic))?;
    let way = body.get(first + 1)?.to_ascii_lowercase();
    let text = body.get(first + 2..)?.strip_prefix(b"?")?;
    let end = memchr::memmem::find(text, b"?=")?;
    let raw = text.get(..end)?;
    let bytes = match way {
        b'q' => transfer::quoted(raw, true).0,
        b'b' => transfer::base64(raw).0,
        _ => return None,
    };
    Some((charset, bytes, 2 + first + 1 + 2 + end + 2))
}

/// The words of a value as one text.
pub(super) fn text(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}

/// Appends words to the open block.
pub(super) fn write(words: &[Word], out: &mut Composer<'_>) {
    for word in words {
        if word.kind == SegmentKind::Verbatim {
            out.fold(&word.text, word.place.start);
        } else {
            out.fold_as(&word.text, word.kind, word.place.start, word.place.end);
        }
    }
}
