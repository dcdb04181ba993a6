//! Character references, decoded one by one.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The longest name is `CounterClockwiseContourIntegral;`.
const LONGEST: usize = 40;

/// The character reference at the start of `raw`, which begins with `&`: what it stands for and how many bytes it is
/// long; `None` where it is none. Controls stay controls.
pub(in crate::ingest) fn decode(raw: &str) -> Option<(String, usize)> {
    let bytes = raw.as_bytes();
    let body = bytes.iter().skip(1).take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#');
    let end = 1 + body.count();
    let end = if bytes.get(end) == Some(&b';') { end + 1 } else { end };
    let reference = raw.get(..end).filter(|reference| reference.len() > 2)?;
    let mut text = Vec::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        if let CallbackEvent::String { value } = event {
            text.extend_from_slice(value);
        }
        None::<std::convert::Infallible>
    });
    let _ = Tokenizer::new_with_emitter(reference, emitter).finish();
    let text = String::from_utf8(text).ok().filter(|text| text != reference)?;
    // Where a name ends early (`&notit;`), the rest was left as it stands.
    let rest = text.bytes().rev().zip(reference.bytes().rev()).take_while(|(a, b)| a == b).count();
    let rest = if reference.ends_with(';') && !text.ends_with(';') { 0 } else { rest };
    let rest = if rest == text.len() { 0 } else { rest };
    let made = text.get(..text.len() - rest)?;
    Some((made.to_owned(), end - rest))
}

/// `raw` with its references decoded.
pub(in crate::ingest) fn decode_all(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        text.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at..).unwrap_or_default();
        let length = if let Some((made, length)) = decode(after) {
            text.push_str(&made);
            length
        } else {
            text.push('&');
            1
        };
        rest = after.get(length..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(raw: &str) -> Option<(String, usize)> {
        decode(raw)
    }

    #[test]
    fn references_have_their_length() {
        assert_eq!(one("&amp; more"), Some(("&".to_owned(), 5)));
        assert_eq!(one("&ampere"), Some(("&".to_owned(), 4)));
        assert_eq!(one("&notit;"), Some(("¬".to_owned(), 4)));
        assert_eq!(one("&#8217;s"), Some(("’".to_owned(), 7)));
        assert_eq!(one("&#x2014 x"), Some(("—".to_owned(), 7)));
        assert_eq!(one("&#97;a"), Some(("a".to_owned(), 5)));
        assert_eq!(one("&semi;"), Some((";".to_owned(), 6)));
        assert_eq!(one("&amp;lt;"), Some(("&".to_owned(), 5)));
        assert_eq!((one("& b"), one("&unheard;"), one("&;")), (None, None, None));
    }

    #[test]
    fn hidden_controls_stay_controls() {
        assert_eq!(one("&#27;"), Some(("\u{1B}".to_owned(), 5)));
        assert_eq!(one("&#x1b;"), Some(("\u{1B}".to_owned(), 6)));
        assert_eq!(one("&#0;"), Some(("\u{FFFD}".to_owned(), 4)));
        assert_eq!(decode_all("&amp;#27;[31m &#x1B;[0m"), "&#27;[31m \u{1B}[0m");
    }
}
