//! Transfer encodings undone (RFC 2045, section 6): what cannot be is kept as it is.

/// How the bytes of a body part were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Transfer {
    /// As they are.
    #[default]
    Plain,
    /// `=41`, and `=` before a line end that is none.
    Quoted,
    /// Four characters for three bytes.
    Base64,
    /// Lines of uuencode.
    Uu,
}

impl Transfer {
    /// By its name; names nobody knows leave the bytes as they are.
    pub(super) fn named(name: &str) -> Self {
        match name.trim().trim_end_matches(';').trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => Self::Quoted,
            "base64" => Self::Base64,
            "x-uuencode" | "x-uue" | "uuencode" | "uue" => Self::Uu,
            _ => Self::Plain,
        }
    }

    /// The bytes, and how many characters meant nothing.
    pub(super) fn decode(self, raw: &[u8]) -> (Vec<u8>, usize) {
        match self {
            Self::Plain => (raw.to_vec(), 0),
            Self::Quoted => quoted(raw, false),
            Self::Base64 => base64(raw),
            Self::Uu => (uu(raw), 0),
        }
    }
}

fn hex(byte: Option<&u8>) -> Option<u8> {
    byte.and_then(|&byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
}

/// Quoted-printable; in the words of header fields (`word`, RFC 2047) `_` is a blank.
pub(super) fn quoted(raw: &[u8], word: bool) -> (Vec<u8>, usize) {
    let mut out = Vec::with_capacity(raw.len());
    let (mut at, mut wrong) = (0, 0);
    while let Some(&byte) = raw.get(at) {
        at += 1;
        if byte != b'=' {
            out.push(if word && byte == b'_' { b' ' } else { byte });
            continue;
        }
        let rest = raw.get(at..).unwrap_or_default();
        if let (Some(high), Some(low)) = (hex(rest.first()), hex(rest.get(1))) {
            out.push(high * 16 + low);
            at += 2;
            continue;
        }
        let blanks = rest.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
        match rest.get(blanks..).unwrap_or_default() {
            [b'\r', b'\n', ..] => at += blanks + 2,
            [b'\n' | b'\r', ..] => at += blanks + 1,
            [] => at += blanks,
            _ => {
                wrong += 1;
                out.push(b'=');
            }
        }
    }
    (out, wrong)
}

/// Base64: what is no character of it is skipped.
pub(super) fn base64(raw: &[u8]) -> (Vec<u8>, usize) {
    let mut out = Vec::with_capacity(raw.len() / 4 * 3);
    let (mut bits, mut count, mut wrong) = (0_u32, 0, 0);
    for &byte in raw {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // The end of a run; another one may follow.
                (bits, count) = (0, 0);
                continue;
            }
            _ => {
                wrong += usize::from(!byte.is_ascii_whitespace());
                continue;
            }
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xFF) as u8);
            bits &= (1 << count) - 1;
        }
    }
    (out, wrong)
}

/// Uuencode: lines between `begin` and `end`, each led by its length.
fn uu(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len() / 4 * 3);
    for line in raw.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_end) {
        if line.starts_with(b"begin ") || line == b"end" {
            continue;
        }
        let Some((&first, body)) = line.split_first() else { continue };
        let length = usize::from(first.wrapping_sub(32) & 63);
        let mut bytes = Vec::with_capacity(48);
        for four in body.chunks(4) {
            let bits = (0..4).fold(0_u32, |bits, at| {
                bits << 6 | u32::from(four.get(at).copied().unwrap_or(32).wrapping_sub(32) & 63)
            });
            bytes.extend_from_slice(&[(bits >> 16 & 0xFF) as u8, (bits >> 8 & 0xFF) as u8, (bits & 0xFF) as u8]);
        }
        bytes.truncate(length);
        out.extend_from_slice(&bytes);
    }
    out
}
