//! Bytes to text: UTF-8 as it is, everything else decoded, each run with its place in the source.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::builder::TextBuilder;
use super::sniff::{self, Wide};
use super::{PREFIX_BYTES, Part, Refusal};
use crate::document::{Place, Problem, Segment, SegmentKind};
use crate::text::Span;

/// A text with the segments that tie it to its bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// They tile the text.
    pub(super) segments: Vec<Segment>,
    /// The name of the encoding.
    pub(super) encoding: &'static str,
    /// What was met.
    pub(super) problems: Vec<Problem>,
}

/// Decodes `bytes`. The encoding is told from the first [`PREFIX_BYTES`] alone wherever those hold anything but ASCII,
/// so that the text of a prefix is a prefix of the text of the whole.
///
/// # Errors
/// Where the bytes are no text.
pub(super) fn decode(bytes: Vec<u8>, part: Part) -> Result<Decoded, Refusal> {
    sniff::refuse(&bytes)?;
    let Some(encoding) = detect(&bytes) else {
        return Ok(verbatim_or_lossy(bytes, part));
    };
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Ok(lines(&bytes, encoding, 2));
    }
    sniff::refuse_binary(&bytes)?;
    Ok(lines(&bytes, encoding, 1))
}

/// The encoding to decode from; `None` for UTF-8.
fn detect(bytes: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_8 => return None,
        Some((encoding, _)) => return Some(encoding),
        None => {}
    }
    match sniff::wide(bytes) {
        Some(Wide::LittleEndian) => return Some(UTF_16LE),
        Some(Wide::BigEndian) => return Some(UTF_16BE),
        None => {}
    }
    let head = bytes.get(..PREFIX_BYTES).unwrap_or(bytes);
    let plain = Encoding::ascii_valid_up_to(head);
    let window = if plain < head.len() {
        head
    } else {
        let first = Encoding::ascii_valid_up_to(bytes);
        bytes.get(first..).map(|rest| rest.get(..PREFIX_BYTES).unwrap_or(rest)).unwrap_or_default()
    };
    let (good, bad) = utf8_evidence(window);
    if bad == 0 || good >= 4 * bad {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(window, true);
    Some(detector.guess(None, Utf8Detection::Deny))
}

/// How many characters beyond ASCII are well-formed UTF-8, and how many runs of bytes are not.
pub(super) fn utf8_evidence(window: &[u8]) -> (usize, usize) {
    let beyond = |text: &str| text.bytes().filter(|&byte| byte >= 0xC0).count();
    if let Ok(text) = std::str::from_utf8(window) {
        return (beyond(text), 0);
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in window.utf8_chunks() {
        good += beyond(chunk.valid());
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad - usize::from(bad > 0 && cut_off(window) > 0))
}

/// How many bytes at the end begin a character that the end cuts off.
fn cut_off(bytes: &[u8]) -> usize {
    let last = bytes.utf8_chunks().last().map_or(&[][..], |chunk| chunk.invalid());
    let incomplete = std::str::from_utf8(last).is_err_and(|error| error.error_len().is_none());
    if incomplete { last.len() } else { 0 }
}

/// UTF-8: the same bytes; where they are broken, one U+FFFD for each maximal subpart.
fn verbatim_or_lossy(mut bytes: Vec<u8>, part: Part) -> Decoded {
    if part == Part::Prefix {
        let tail = bytes.get(bytes.len().saturating_sub(4)..).map_or(0, cut_off_tail);
        bytes.truncate(bytes.len() - tail);
    }
    let length = bytes.len();
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            let whole = Span::new(0, length as u32);
            let segment = Segment::of_file(whole, SegmentKind::Verbatim, (0, length as u64));
            let segments = if length == 0 { Vec::new() } else { vec![segment] };
            return Decoded { text, segments, encoding: UTF_8.name(), problems: Vec::new() };
        }
        Err(error) => error.into_bytes(),
    };
    let mut builder = TextBuilder::with_capacity(length + length / 64);
    let (mut at, mut broken, mut line, mut first) = (0, 0_usize, 1_u32, 1_u32);
    for chunk in bytes.utf8_chunks() {
        let (valid, invalid) = (chunk.valid(), chunk.invalid());
        builder.push(valid, SegmentKind::Verbatim, at, at + valid.len());
        at += valid.len();
        line += memchr::memchr_iter(b'\n', valid.as_bytes()).count() as u32;
        if !invalid.is_empty() {
            builder.push("\u{FFFD}", SegmentKind::Replaced, at, at + invalid.len());
            at += invalid.len();
            first = if broken == 0 { line } else { first };
            broken += 1;
        }
    }
    let (text, segments) = builder.finish();
    let message = format!("{broken} invalid UTF-8 sequences are shown as \u{FFFD}; the source is kept as it is");
    let problems = vec![Problem { message, place: Some(Place::Line(first)) }];
    Decoded { text, segments, encoding: UTF_8.name(), problems }
}

/// As [`cut_off`], for the last bytes of a longer text, which may begin inside a character.
fn cut_off_tail(tail: &[u8]) -> usize {
    let begin = tail.iter().position(|byte| byte & 0xC0 != 0x80).unwrap_or(tail.len());
    tail.get(begin..).map_or(0, cut_off)
}

/// Decodes line by line: ASCII lines of an encoding that holds ASCII stay verbatim, the rest is one segment a line.
fn lines(bytes: &[u8], encoding: &'static Encoding, width: usize) -> Decoded {
    let mut builder = TextBuilder::with_capacity(bytes.len());
    let (mut at, mut broken, mut line, mut first) = (0, 0_usize, 1_u32, None);
    while at < bytes.len() {
        let end = line_end(bytes, at, encoding, width);
        let raw = bytes.get(at..end).unwrap_or_default();
        if width == 1 && Encoding::ascii_valid_up_to(raw) == raw.len() && !raw.contains(&0x1B) {
            builder.push(std::str::from_utf8(raw).unwrap_or_default(), SegmentKind::Verbatim, at, end);
        } else {
            let (text, errors) = encoding.decode_without_bom_handling(raw);
            let kind = if errors { SegmentKind::Replaced } else { SegmentKind::Decoded };
            builder.push(&text, kind, at, end);
            if errors {
                broken += 1;
                first = first.or(Some(line));
            }
        }
        line += 1;
        at = end;
    }
    let (text, segments) = builder.finish();
    let mut problems = vec![Problem { message: format!("decoded from {}", encoding.name()), place: None }];
    if let Some(first) = first {
        let message = format!("{broken} lines hold bytes that are not {}; they are shown as \u{FFFD}", encoding.name());
        problems.push(Problem { message, place: Some(Place::Line(first)) });
    }
    Decoded { text, segments, encoding: encoding.name(), problems }
}

/// One past the line end that follows `at`.
fn line_end(bytes: &[u8], at: usize, encoding: &'static Encoding, width: usize) -> usize {
    let mut from = at;
    loop {
        let Some(found) = bytes.get(from..).and_then(|rest| memchr::memchr(b'\n', rest)) else {
            return bytes.len();
        };
        let newline = from + found;
        if width == 1 {
            return newline + 1;
        }
        let (low, high) =
            if encoding == UTF_16LE { (newline, newline + 1) } else { (newline, newline.wrapping_sub(1)) };
        let aligned = if encoding == UTF_16LE { newline.is_multiple_of(2) } else { !newline.is_multiple_of(2) };
        if aligned && bytes.get(high) == Some(&0) {
            return low.max(high) + 1;
        }
        from = newline + 1;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Decoded {
        decode(bytes.to_vec(), Part::Whole).unwrap()
    }

    #[test]
    fn utf8_is_the_file_with_its_mark_and_line_ends() {
        let bytes = "\u{FEFF}Überblick\r\nzwei".as_bytes();
        let decoded = read(bytes);
        assert_eq!(decoded.text.as_bytes(), bytes);
        assert_eq!(decoded.segments.len(), 1);
        assert!(decoded.problems.is_empty());
    }

    #[test]
    fn broken_utf8_is_replaced_one_for_each_maximal_subpart() {
        let decoded = read(b"caf\xC3\xA9 na\xC3\xAFve \xC3\xA0 d\xC3\xA9j\xC3\xA0 \xF0\x9F\x98 end");
        assert!(decoded.text.ends_with("\u{FFFD} end"));
        assert_eq!(decoded.text.matches('\u{FFFD}').count(), 1);
        let broken = decoded.segments.iter().find(|segment| segment.kind == SegmentKind::Replaced).unwrap();
        assert_eq!(broken.source.1 - broken.source.0, 3);
        assert_eq!(decoded.problems.len(), 1);
    }

    #[test]
    fn other_encodings_are_decoded_line_by_line() {
        let decoded = read(b"The minister spoke.\nUn pr\xE9sident \x93libre\x94 a \xE9t\xE9 \xE9lu.\n");
        assert_eq!(decoded.encoding, "windows-1252");
        assert!(decoded.text.contains("“libre”"));
        assert_eq!(decoded.segments[0].kind, SegmentKind::Verbatim);
        assert_eq!(decoded.segments[1].kind, SegmentKind::Decoded);
        let wide: Vec<u8> = "\u{FEFF}Zwei\nZeilen\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let decoded = read(&wide);
        assert_eq!(decoded.text, "\u{FEFF}Zwei\nZeilen\n");
        assert_eq!(decoded.segments.len(), 2);
        assert_eq!(decoded.segments[1].source, (12, 26));
    }

    #[test]
    fn a_prefix_does_not_end_inside_a_character() {
        let decoded = decode("naïve “".as_bytes()[..8].to_vec(), Part::Prefix).unwrap();
        assert_eq!(decoded.text, "naïve ");
        assert!(decoded.problems.is_empty());
    }
}
