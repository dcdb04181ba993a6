//! Bytes of a page to text: byte order mark, what the message or the page says of itself, then what the bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use super::source::{Run, Source};
use crate::document::SegmentKind;
use crate::ingest::decode;
use crate::ingest::sniff::{self, Wide};

/// How many first bytes are searched for a declaration (the HTML standard asks for 1024; pages put it later).
const HEAD: usize = 4096;

/// Decodes `bytes`, which stand in their part from `base` on. `told` is the label that a message gives them. With the
/// encoding they were decoded from.
pub(in crate::ingest) fn decode<'a>(
    bytes: &'a [u8],
    base: usize,
    told: Option<&str>,
) -> (Source<'a>, &'static Encoding) {
    let encoding = encoding(bytes, told);
    if encoding == UTF_8 {
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let rest = bytes.get(mark..).unwrap_or_default();
        if let Ok(text) = std::str::from_utf8(rest)
            && memchr::memchr(0, rest).is_none()
        {
            return (Source::verbatim(text, base + mark), UTF_8);
        }
    }
    (characters(bytes, base, encoding), encoding)
}

fn encoding(bytes: &[u8], told: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match sniff::wide(bytes) {
        Some(Wide::LittleEndian) => return UTF_16LE,
        Some(Wide::BigEndian) => return UTF_16BE,
        None => {}
    }
    let (good, bad) = decode::utf8_evidence(bytes);
    if bad == 0 && (good > 0 || !bytes.contains(&0x1B)) {
        return UTF_8;
    }
    let named = told.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared(bytes));
    match named {
        // Sixteen-bit text would have shown itself; such a page is a copy that was decoded before.
        Some(named) if named != UTF_16LE && named != UTF_16BE && named != UTF_8 => {
            return if named == X_USER_DEFINED { WINDOWS_1252 } else { named };
        }
        _ => {}
    }
    if named == Some(UTF_8) || good >= 4 * bad {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// What an XML declaration or a `meta` element says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes.iter().take(HEAD).map(u8::to_ascii_lowercase).collect();
    let label = |key: &[u8], from: usize| {
        let rest = head.get(from..)?;
        let at = memchr::memmem::find(rest, key)? + key.len();
        let value = rest.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| b"\"'>; \t\r\n?/".contains(byte)).unwrap_or(value.len());
        Encoding::for_label(value.get(..end)?)
    };
    if head.trim_ascii_start().starts_with(b"<?xml")
        && let Some(found) = label(b"encoding", 0)
    {
        return Some(found);
    }
    memchr::memmem::find_iter(&head, b"<meta").find_map(|at| {
        let end = head.get(at..)?.iter().position(|&byte| byte == b'>').map_or(head.len(), |end| at + end);
        memchr::memmem::find(head.get(at..end)?, b"charset")?;
        label(b"charset", at)
    })
}

/// Decodes byte by byte, so that each character has its place; runs of ASCII stay as they are.
fn characters(bytes: &[u8], base: usize, encoding: &'static Encoding) -> Source<'static> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut runs: Vec<Run> = Vec::new();
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let ascii = encoding.is_ascii_compatible();
    let (mut at, mut begun) = (0, 0);
    // Long enough for the characters that one byte can complete.
    let mut room = [0_u8; 32];
    let same = |runs: &[Run]| runs.last().is_some_and(|run| run.kind == SegmentKind::Verbatim);
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let plain = if ascii && begun == at { rest.iter().take_while(|&&b| b != 0 && b < 0x80).count() } else { 0 };
        if plain > 0 {
            if !same(&runs) {
                runs.push(Run { text: text.len(), source: base + at, kind: SegmentKind::Verbatim });
            }
            text.push_str(std::str::from_utf8(rest.get(..plain).unwrap_or_default()).unwrap_or_default());
            at += plain;
            begun = at;
            continue;
        }
        let last = at + 1 == bytes.len();
        let byte = rest.get(..1).unwrap_or_default();
        let (result, _, written, _) = decoder.decode_to_utf8(byte, &mut room, last);
        at += 1;
        let made = room.get(..written).and_then(|made| std::str::from_utf8(made).ok()).unwrap_or_default();
        if written == 0 || result == CoderResult::OutputFull {
            continue;
        }
        let made = if made == "\0" { "\u{FFFD}" } else { made };
        let kind = if made.contains('\u{FFFD}') { SegmentKind::Replaced } else { SegmentKind::Decoded };
        runs.push(Run { text: text.len(), source: base + begun, kind });
        text.push_str(made);
        begun = at;
    }
    Source::of_runs(text, runs, base + bytes.len())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]
mod tests {
    use super::*;

    fn places(bytes: &[u8]) -> (String, Vec<(String, Vec<u8>)>) {
        let (source, _) = decode(bytes, 0, None);
        let text = source.text().to_owned();
        let runs = source.pieces(0..text.len()).map(|p| (text[p.text].to_owned(), bytes[p.source].to_vec()));
        (text.clone(), runs.collect())
    }

    #[test]
    fn a_page_says_its_encoding() {
        let page = b"<meta charset=iso-8859-2>\xB3\xF3d\xBC";
        let (text, runs) = places(page);
        assert!(text.ends_with("łódź"));
        assert_eq!(runs[1], ("ł".to_owned(), vec![0xB3]));
        assert_eq!(runs.last().unwrap(), &("ź".to_owned(), vec![0xBC]));
        let page = b"<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>\x93\xFA\x96\x7B ok";
        let (text, runs) = places(page);
        assert!(text.ends_with("日本 ok"));
        assert_eq!(runs[1], ("日".to_owned(), vec![0x93, 0xFA]));
    }

    #[test]
    fn bytes_that_are_utf8_are_utf8_whatever_the_page_says() {
        assert!(decode("<meta charset=latin1>Zürich".as_bytes(), 0, None).0.text().ends_with("Zürich"));
        assert_eq!(decode(b"caf\xE9 et th\xE9", 0, Some("iso-8859-1")).0.text(), "café et thé");
    }

    #[test]
    fn sixteen_bits_broken_bytes_and_nuls_keep_their_places() {
        let wide: Vec<u8> = "\u{FEFF}<p>Grüße 𝄞".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, runs) = places(&wide);
        assert_eq!(text, "<p>Grüße 𝄞");
        assert_eq!(runs.last().unwrap().1.len(), 4);
        let (text, runs) = places(b"<meta charset=utf-8>a\xFFb\0c \xE2\x82\xAC");
        assert!(text.ends_with("a\u{FFFD}b\u{FFFD}c €"));
        assert_eq!(runs[1], ("\u{FFFD}".to_owned(), vec![0xFF]));
        assert_eq!(runs.last().unwrap().1, "€".as_bytes());
    }
}
