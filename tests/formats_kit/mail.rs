//! E-mail: two bodies in quoted-printable.

use super::{Block, hypertext, plain};

/// A message with a text and an HTML body.
pub fn message(blocks: &[Block]) -> Vec<u8> {
    let text = quoted_printable(&String::from_utf8(plain::text(blocks)).unwrap());
    let html = quoted_printable(&format!("<html><body>\n{}</body></html>\n", hypertext::body(blocks)));
    let kind = "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
    format!(
        "Received: from desk.example by mx.example; Fri, 14 Mar 2025 08:00:01 +0000\r\n\
         From: Harbour Desk <desk@desk.example>\r\nTo: readers@lists.example\r\n\
         Subject: Grain traffic at Port Selmar under the new quay rules\r\nDate: Fri, 14 Mar 2025 08:00:00 +0000\r\n\
         Message-ID: <selmar@desk.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative; boundary=\"=_border\"\r\n\r\n\
         --=_border\r\nContent-Type: text/plain; charset=utf-8\r\n{kind}{text}\r\n\
         --=_border\r\nContent-Type: text/html; charset=utf-8\r\n{kind}{html}\r\n--=_border--\r\n"
    )
    .into_bytes()
}

/// The quoted-printable form (RFC 2045, section 6.7) with lines of at most 76 characters.
pub fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let mut column = 0;
        for (at, byte) in line.bytes().enumerate() {
            let last = at + 1 == line.len();
            let plain = matches!(byte, 33..=60 | 62..=126) || byte == b' ' && !last;
            let unit = if plain { char::from(byte).to_string() } else { format!("={byte:02X}") };
            if column + unit.len() > 75 {
                out += "=\r\n";
                column = 0;
            }
            column += unit.len();
            out += &unit;
        }
        out += "\r\n";
    }
    out
}
