//! What hostile documents have sent to terminals, and the judge of what was sent: nothing but the reader's own sequences.
#![allow(dead_code, reason = "every test crate uses a part of it")]

/// All control characters: C0, DEL, C1.
pub fn controls() -> impl Iterator<Item = char> {
    (0..0x20).chain(0x7F..0xA0).filter_map(char::from_u32)
}

/// Sequences that do harm where a terminal obeys them (ECMA-48; xterm's control sequences; the advisories named in
/// SECURITY.md): titles, colours, clipboard, hyperlinks, notifications, files, queries that are answered, printing,
/// resets, modes, graphics, passed on by multiplexers; ended, ended oddly, not ended; in seven and in eight bits.
pub fn attacks() -> Vec<String> {
    let mut all = Vec::new();
    let commands = [
        "0;owned",
        "1;owned",
        "2;owned",
        "4;1;rgb:00/00/00",
        "4;0;?",
        "7;file:///etc",
        "8;;https://evil.example",
        "9;ping",
        "9;4;1;50",
        "10;?",
        "11;?",
        "12;#ff0000",
        "50;?",
        "52;c;cm0gLXJm",
        "52;c;?",
        "104",
        "110",
        "133;A",
        "633;E;rm",
        "777;notify;a;b",
        "1337;File=inline=1:AAAA",
        "1337;SetUserVar=a=b",
    ];
    for command in commands {
        for (open, ends) in
            [("\u{1b}]", ["\u{7}", "\u{1b}\\", "\u{9c}", ""]), ("\u{9d}", ["\u{7}", "\u{1b}\\", "\u{9c}", "\n"])]
        {
            all.extend(ends.map(|end| format!("{open}{command}{end}")));
        }
    }
    let controls = [
        "6n",
        "5n",
        "c",
        ">c",
        "=c",
        "?6n",
        "21t",
        "14t",
        "18t",
        "5i",
        "4i",
        "2J",
        "3J",
        "H",
        "1;1H",
        "?1049l",
        "?1049h",
        "?25l",
        "?1000h",
        "?1003h",
        "?1006h",
        "?2004l",
        "?1004h",
        "?2026h",
        ">1u",
        "=31u",
        "<9u",
        "?u",
        "4h",
        "20h",
        "!p",
        "\"q",
        "1;24r",
        "31m",
        "8m",
        "38;5;0;48;5;0m",
        "?5h",
        "?7l",
        "s",
        "u",
        "0;0;0;0;0z",
        "?996n",
        ">4;2m",
        "?1$p",
        "b",
        "1000000000b",
        "1000000000@",
    ];
    all.extend(controls.iter().flat_map(|body| ["\u{1b}[", "\u{9b}"].map(|open| format!("{open}{body}"))));
    let strings = ["$q\"p", "+q544e", "tmux;\u{1b}\u{1b}]0;owned\u{7}", "1;2|17/ab", "q#0;2;0;0;0", "\u{1b}[31m"];
    for body in strings {
        for open in ["\u{1b}P", "\u{90}", "\u{1b}_", "\u{9f}", "\u{1b}^", "\u{9e}", "\u{1b}X", "\u{98}", "\u{1b}k"] {
            all.push(format!("{open}{body}\u{1b}\\"));
        }
    }
    all.extend(
        ["\u{1b}c", "\u{1b}7", "\u{1b}8", "\u{1b}=", "\u{1b}(0", "\u{1b}%G", "\u{1b}#8", "\u{1b}D", "\u{1b}M"]
            .map(String::from),
    );
    // Cut in two by lines, sentences, markup.
    all.extend(
        ["\u{1b}\n[31m", "\u{1b}. [31m", "\u{1b}**[31m**", "\u{1b}\n\n]0;owned\u{7}", "\u{9b}\n31m"].map(String::from),
    );
    all.extend(
        ["\u{e}\u{f}", "\u{8}\u{8}\u{8}safe", "\r\u{1b}[2Ksafe", "\u{b}\u{c}", "\u{7f}\u{7f}"].map(String::from),
    );
    all
}

/// Parameters and final byte of every control sequence that the reader may send.
const OWN: &[&str] = &["m", "H", "J", "K", "A", "B", "C", "D", "G", "d", "q", "X"];
/// Modes that it sets and resets: cursor, screen, paste, mouse, synchronized update.
const MODES: &[&str] = &["25", "1049", "2004", "1000", "1002", "1003", "1004", "1006", "2026"];

/// What stands in `sent` besides text and the reader's own sequences, with where; `None` where there is nothing.
pub fn foreign(sent: &str) -> Option<String> {
    let mut rest = sent;
    while let Some(at) = rest.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r')) {
        rest = &rest[at..];
        let Some(body) = rest.strip_prefix("\u{1b}[") else { return Some(format!("{:?}", shown(rest))) };
        let end = body.find(|c: char| ('@'..='~').contains(&c))?;
        let (parameters, last) = (&body[..end], &body[end..=end]);
        let mode = parameters.strip_prefix('?').is_some_and(|modes| modes.split(';').all(|mode| MODES.contains(&mode)));
        let plain = parameters.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':' | b' '));
        if !(plain && OWN.contains(&last) || mode && matches!(last, "h" | "l")) {
            return Some(format!("{:?}", shown(rest)));
        }
        rest = &body[end + 1..];
    }
    super::forbidden(&sent.replace(|c: char| c.is_control(), "")).map(|c| format!("{c:?}"))
}

fn shown(rest: &str) -> String {
    rest.chars().take(24).collect()
}
