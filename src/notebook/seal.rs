//! What shows that a line of JSON is as it was written: a sum over its bytes, as its last field.
//!
//! `{"id":"…","text":"…","sum":"0123456789abcdef"}`: the first 64 bits of SHA-256 of the line without the field, in hex.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

/// What stands before the sum.
const FIELD: &[u8] = b",\"sum\":\"";
/// How many digits it has.
const DIGITS: usize = 16;

/// A line that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened<'a> {
    /// As it was written: the line without its sum.
    Sound(Cow<'a, [u8]>),
    /// It bears no sum: it was written by hand, or by something else.
    Bare(&'a [u8]),
    /// It is not what was written.
    Broken,
}

/// Puts the sum into a JSON object that has fields.
pub fn seal(mut json: Vec<u8>) -> Vec<u8> {
    let sum = sum(&json);
    if json.pop_if(|last| *last == b'}').is_some() {
        json.extend_from_slice(FIELD);
        json.extend_from_slice(sum.as_bytes());
        json.extend_from_slice(b"\"}");
    }
    json
}

/// Looks at a line, white space behind it left out.
pub fn open(line: &[u8]) -> Opened<'_> {
    let line = line.trim_ascii_end();
    let Some(body) = line.len().checked_sub(FIELD.len() + DIGITS + 2) else { return Opened::Bare(line) };
    let (body, field) = line.split_at(body);
    let Some(told) = field.strip_prefix(FIELD).and_then(|rest| rest.strip_suffix(b"\"}")) else {
        return if resembles(field) { Opened::Broken } else { Opened::Bare(line) };
    };
    let whole = [body, b"}"].concat();
    if sum(&whole).as_bytes() == told { Opened::Sound(Cow::Owned(whole)) } else { Opened::Broken }
}

/// Whether the last bytes of a line are a sum under another name of three letters: the name is what was damaged.
fn resembles(field: &[u8]) -> bool {
    let middle = FIELD.len() - 3;
    let digits = field.get(FIELD.len()..FIELD.len() + DIGITS).unwrap_or_default();
    field.starts_with(b",\"")
        && field.get(middle..).is_some_and(|rest| rest.starts_with(b"\":\""))
        && field.ends_with(b"\"}")
        && digits.iter().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(digit))
}

fn sum(bytes: &[u8]) -> String {
    let mut digits = format!("{:x}", Sha256::digest(bytes));
    digits.truncate(DIGITS);
    digits
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_changed_bit_of_a_sealed_line_is_seen_or_leaves_the_words() {
        let line = seal(br#"{"id":"a","text":"The quay is closed."}"#.to_vec());
        assert_eq!(open(&line), Opened::Sound(br#"{"id":"a","text":"The quay is closed."}"#.to_vec().into()));
        let field = line.len() - FIELD.len() - DIGITS - 2;
        for at in 0..line.len() {
            for bit in 0..8 {
                let mut other = line.clone();
                other[at] ^= 1 << bit;
                match open(&other) {
                    Opened::Sound(_) => panic!("byte {at}, bit {bit}"),
                    // A mark of the syntax is gone: it is no line of JSON any more.
                    Opened::Bare(bare) => {
                        assert!(at >= field, "byte {at}, bit {bit}");
                        assert!(serde_json::from_slice::<serde_json::Value>(bare).is_err(), "byte {at}, bit {bit}");
                    }
                    Opened::Broken => {}
                }
            }
        }
    }

    #[test]
    fn what_bears_no_sum_is_told() {
        for bare in [&b""[..], b"{}", b"{\"id\":\"a\"}", b"{\"sum\":\"0123456789abcdef\"}", b"\0\0"] {
            assert_eq!(open(bare), Opened::Bare(bare));
        }
        assert_eq!(seal(Vec::new()), b"");
    }
}
