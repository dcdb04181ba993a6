//! Decoders that share nothing with the readers: what stands in a piece of an original.

/// The words of a piece of XML or HTML: tags left out, references resolved.
pub fn tagged(piece: &str) -> String {
    let mut out = String::new();
    let mut rest = piece;
    while let Some(at) = rest.find(['<', '&']) {
        out += &rest[..at];
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = if rest.starts_with("<![CDATA[") { "<![CDATA[".len() - 1 } else { rest.find('>').unwrap_or(0) };
            rest = &rest[end + 1..];
        } else {
            let end = rest.find(';').unwrap_or_else(|| panic!("no reference: {rest:?}"));
            out.push(reference(&rest[1..end]));
            rest = &rest[end + 1..];
        }
    }
    out + &rest.replace("]]>", "")
}

fn reference(name: &str) -> char {
    match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        "eacute" => 'é',
        _ => panic!("unknown reference {name:?}"),
    }
}

/// The words of a piece of RTF: groups opened and closed, control words left out, characters decoded.
pub fn rich(piece: &[u8]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(&byte) = piece.get(at) {
        at += 1;
        match byte {
            b'{' | b'}' | b'\n' | b'\r' => {}
            b'\\' => at = control(piece, at, &mut out),
            _ => out.push(char::from(byte)),
        }
    }
    out
}

/// The control that begins after the backslash before `at`; where it ends.
fn control(piece: &[u8], at: usize, out: &mut String) -> usize {
    let rest = &piece[at..];
    if rest[0] == b'\'' {
        let code = u8::from_str_radix(std::str::from_utf8(&rest[1..3]).unwrap(), 16).unwrap();
        out.push(windows(code));
        return at + 3;
    }
    if !rest[0].is_ascii_alphabetic() {
        out.push(if rest[0] == b'~' { '\u{a0}' } else { char::from(rest[0]) });
        return at + 1;
    }
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = rest[letters..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let word = std::str::from_utf8(&rest[..letters]).unwrap();
    let number = std::str::from_utf8(&rest[letters..letters + digits]).unwrap();
    let mut end = letters + digits;
    match word {
        "u" => {
            out.push(char::from_u32(number.parse().unwrap()).unwrap());
            end += usize::from(rest.get(end) == Some(&b'?'));
            return at + end;
        }
        "ldblquote" => out.push('“'),
        "rdblquote" => out.push('”'),
        _ => {}
    }
    at + end + usize::from(rest.get(end) == Some(&b' '))
}

/// The character of a byte in Windows-1252, as far as the briefing needs it.
pub fn windows(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        _ => char::from(byte),
    }
}

/// The bodies of a message of one multipart, transfer encoding undone, in order.
pub fn bodies(message: &[u8]) -> Vec<Vec<u8>> {
    let text = std::str::from_utf8(message).unwrap();
    let parts = text.split("--=_border").skip(1);
    let parts = parts.filter_map(|part| part.split_once("\r\n\r\n")).map(|(_, body)| body);
    parts.map(|body| unquoted(body.strip_suffix("\r\n").unwrap_or(body))).collect()
}

/// Quoted-printable undone.
fn unquoted(body: &str) -> Vec<u8> {
    let body = body.replace("=\r\n", "");
    let bytes = body.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'=' {
            out.push(u8::from_str_radix(&body[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

/// A string that a page paints: where its baseline begins, in points from the lower left, and its characters.
pub struct Painted {
    /// From the left.
    pub x: f64,
    /// From the bottom.
    pub y: f64,
    /// Its characters.
    pub words: String,
}

/// What each page of a PDF of ours paints: `x y Td (string) Tj`, one a line.
pub fn pages(file: &[u8]) -> Vec<Vec<Painted>> {
    let text: String = file.iter().map(|&byte| char::from(byte)).collect();
    let streams = text.split("stream\n").skip(1).filter(|piece| piece.starts_with("BT "));
    let read = |line: &str| {
        let (head, tail) = line.strip_prefix("BT ")?.split_once(" Td (")?;
        let numbers: Vec<&str> = head.split(' ').collect();
        let words = unescaped(tail.strip_suffix(") Tj ET").unwrap());
        Some(Painted { x: numbers[3].parse().unwrap(), y: numbers[4].parse().unwrap(), words })
    };
    streams.map(|stream| stream.split("\nend").next().unwrap().lines().filter_map(read).collect()).collect()
}

fn unescaped(string: &str) -> String {
    let mut out = String::new();
    let mut rest = string;
    while let Some(at) = rest.find('\\') {
        out += &rest[..at];
        let code = rest.get(at + 1..at + 4).and_then(|code| u8::from_str_radix(code, 8).ok());
        out.push(code.map_or_else(|| rest[at + 1..].chars().next().unwrap(), windows));
        rest = &rest[at + if code.is_some() { 4 } else { 2 }..];
    }
    out + rest
}
