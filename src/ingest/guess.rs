//! What kind of file bytes are: by their first bytes, then by what they say of themselves, then by name.

use crate::document::Format;

/// What bytes seem to be. Text and Markdown are not guessed: they are what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// A file of this format.
    Format(Format),
    /// A zip container: what it holds tells.
    Zip,
}

/// How many first bytes are looked at.
const HEAD: usize = 4096;
/// Where a PDF must have begun (PDF 32000-1, annex H.3.4.1).
const PDF: usize = 1024;

/// What `bytes`, the first ones of a file, and its name say; `None` for text, Markdown and everything unknown.
pub(super) fn guess(bytes: &[u8], path: &str) -> Option<Guess> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x07\x08") {
        return Some(Guess::Zip);
    }
    let start = head.get(..PDF).unwrap_or(head);
    let page = memchr::memmem::find(start, b"%PDF-");
    if page.is_some_and(|at| at == 0 || start.get(..at).is_some_and(|junk| !is_words(junk))) {
        return Some(Guess::Format(Format::Pdf));
    }
    if head.starts_with(b"{\\rtf") {
        return Some(Guess::Format(Format::Rtf));
    }
    if super::markdown::is_markdown(path) {
        return None;
    }
    let words = plain(head);
    markup(&words).or_else(|| message(&words, path)).or_else(|| named(&words, path)).map(Guess::Format)
}

/// Whether bytes before a PDF header are a text that speaks of one, rather than junk.
fn is_words(junk: &[u8]) -> bool {
    junk.iter().filter(|byte| byte.is_ascii_alphabetic()).count() >= 8
}

/// The first bytes as lower-case ASCII, sixteen-bit text narrowed, without a byte order mark and blanks before it.
fn plain(head: &[u8]) -> String {
    let narrow =
        head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) || super::sniff::wide(head).is_some();
    let bytes = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let bytes = bytes.iter().filter(|&&byte| !narrow || byte != 0 && byte < 0xFE);
    let words: String =
        bytes.map(|&byte| if byte.is_ascii() { byte.to_ascii_lowercase() as char } else { '?' }).collect();
    words.trim_start().to_owned()
}

/// Mark-up that names itself: HTML and feeds, also behind an XML declaration, comments and a document type.
fn markup(words: &str) -> Option<Format> {
    let mut rest = words;
    if !rest.starts_with('<') {
        return None;
    }
    loop {
        rest = rest.trim_start();
        let end = match rest {
            _ if rest.starts_with("<!doctype html") || rest.starts_with("<html") => return Some(Format::Html),
            _ if rest.starts_with("<head>") || rest.starts_with("<body") => return Some(Format::Html),
            _ if rest.starts_with("<rss") || rest.starts_with("<feed") || rest.starts_with("<rdf:rdf") => {
                return Some(Format::Feed);
            }
            _ if rest.starts_with("<office:document") => return Some(Format::Odt),
            _ if rest.starts_with("<?") => rest.find("?>").map(|at| at + 2),
            _ if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            _ if rest.starts_with("<!doctype") => rest.find('>').map(|at| at + 1),
            _ => None,
        };
        rest = rest.get(end?..)?;
    }
}

/// Header fields that only a message has (RFC 5322, section 3.6; RFC 2045, section 4).
const OWN_FIELDS: &[&str] =
    &["received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature"];
/// Header fields that the front matter of a text may have as well.
const SHARED_FIELDS: &[&str] = &["from", "to", "subject", "date", "reply-to", "cc", "sender"];

/// An e-mail: header fields from the first line on, one of which only a message has.
fn message(words: &str, path: &str) -> Option<Format> {
    let mut lines = words.lines().peekable();
    lines.next_if(|line| line.starts_with("from ") && line.contains('@'));
    let (mut own, mut shared) = (0, 0);
    for line in lines.take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            break;
        }
        own += usize::from(OWN_FIELDS.contains(&name));
        shared += usize::from(SHARED_FIELDS.contains(&name));
    }
    let by_name = has_extension(path, &["eml", "mht", "mhtml"]);
    (own > 0 && own + shared > 1 || by_name && own + shared > 0).then_some(Format::Email)
}

/// By the extension, for text that shows some of the mark-up.
fn named(words: &str, path: &str) -> Option<Format> {
    if has_extension(path, &["html", "htm", "xhtml"]) && words.contains('<') {
        return Some(Format::Html);
    }
    let mailbox = has_extension(path, &["mbox"]) && words.starts_with("from ");
    if mailbox || has_extension(path, &["eml", "mht", "mhtml"]) && !words.is_empty() {
        return Some(Format::Email);
    }
    (has_extension(path, &["rss", "atom"]) && words.starts_with('<')).then_some(Format::Feed)
}

fn has_extension(path: &str, wanted: &[&str]) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    wanted.iter().any(|wanted| extension.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &str, path: &str) -> Option<Guess> {
        guess(bytes.as_bytes(), path)
    }

    #[test]
    fn content_tells_before_the_name() {
        assert_eq!(told("%PDF-1.7\n", "report.txt"), Some(Guess::Format(Format::Pdf)));
        assert_eq!(told("\u{FEFF}<!DOCTYPE html><html>", "page.txt"), Some(Guess::Format(Format::Html)));
        assert_eq!(told("<?xml version='1.0'?>\n<!-- made by hand -->\n<rss>", "x"), Some(Guess::Format(Format::Feed)));
        assert_eq!(told("PK\u{3}\u{4}...", "x.txt"), Some(Guess::Zip));
        assert_eq!(told("{\\rtf1 words", "x"), Some(Guess::Format(Format::Rtf)));
    }

    #[test]
    fn a_text_that_speaks_of_a_format_is_text() {
        assert_eq!(told("Files begin with %PDF-1.4, said the clerk.", "x.txt"), None);
        assert_eq!(told("From: the harbour desk\nSubject: Grain\n\nThe port is shut.", "x.txt"), None);
        assert_eq!(told("Message-ID: none\n\nA note.", "x.txt"), None);
        assert_eq!(told("# <html> in a heading", "x.md"), None);
    }

    #[test]
    fn messages_are_told_by_fields_of_their_own() {
        let mail = "Received: from a by b\nFrom: x@example.org\nSubject: Grain\n\nWords";
        assert_eq!(told(mail, "x"), Some(Guess::Format(Format::Email)));
        assert_eq!(told("Subject: Grain\n\nWords", "x.eml"), Some(Guess::Format(Format::Email)));
        let wide: Vec<u8> = "\u{FEFF}<html><p>zwei".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(guess(&wide, "x"), Some(Guess::Format(Format::Html)));
    }
}
