//! The reader in bad weather: keys, pastes, sizes and signals by chance on a document of a megabyte, for as long as wished
//! (`PINCITE_COUNT_STORM` seconds): no panic, memory that stays where it is, and `q` still quits.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::print_stdout, reason = "tests")]

mod pty_kit;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use portable_pty::PtySize;
use pty_kit::{Dice, Reader, Setting, Signal, WATCHDOG, count, send};

/// How far apart memory is looked at.
const LOOK: Duration = Duration::from_secs(30);
/// Kilobytes that memory may grow between the first look and the last: what allocators keep, not what leaks.
const GROWTH: usize = 60_000;

/// A briefing of about a megabyte, of our own words, the same in every run.
fn document() -> String {
    const WHO: [&str; 6] =
        ["The ministry", "Ada Brun", "A senior official", "The port authority", "Piet Haan", "The union"];
    const SAYS: [&str; 5] = ["said", "denied", "has been told", "expects", "warned"];
    const WHAT: [&str; 6] = [
        "that the crane will stay out of service until June",
        "that no date was given for a second inspection",
        "that freight is likely to move to the northern bank",
        "that the treaty of 1921 binds both banks",
        "that toll income fell by 9 per cent",
        "that the crews were given \"a list and a date\"",
    ];
    let mut dice = Dice(0x5EED_0031);
    let mut text =
        String::from("# Harbour\n\n## Key points\n\n- Freight may move before winter.\n- The crane stays shut.\n");
    while text.len() < 1_000_000 {
        if dice.roll(30) == 0 {
            write!(text, "\n\n## Section {}\n\n", dice.roll(1000)).unwrap();
        }
        let (who, says, what) = (WHO[dice.roll(6)], SAYS[dice.roll(5)], WHAT[dice.roll(6)]);
        write!(text, "{who} {says} {what}. ").unwrap();
        if dice.roll(6) == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// What is typed: keys of every mode, text, pastes, noise; nothing that quits.
fn typed(dice: &mut Dice) -> Vec<u8> {
    const KEYS: &[&str] = &[
        "j",
        "k",
        "J",
        "K",
        "l",
        "h",
        "G",
        "gg",
        "\r",
        "\u{f}",
        "\t",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "0",
        "z",
        "p",
        "w",
        "x",
        "f",
        "n",
        "N",
        "/ferry\r",
        "/crane\r",
        "?",
        "\u{1b}[A",
        "\u{1b}[B",
        "\u{1b}[5~",
        "\u{1b}[6~",
        "]",
        "[",
        "}",
        "{",
        ")",
        "(",
        "\u{4}",
        "\u{15}",
        "\u{1b}",
        "\u{1b}\u{1b}",
        "m",
        "'",
        "v",
        "aNote\u{13}",
        "u",
        "U",
        "c",
        ":next-theme\r",
        ":outline\r",
        "\u{1b}[<0;20;9M",
        "\u{1b}[<65;20;9M",
        "sd",
        "H",
        "gt",
        "R",
        "\u{c}",
    ];
    match dice.roll(60) {
        0 => format!("\u{1b}[200~{}\u{1b}[201~", "pasted text, q :quit\r".repeat(dice.roll(500))).into_bytes(),
        1 => (0..40).map(|_| dice.roll(256) as u8).filter(|byte| !matches!(byte, b'q' | b'Q' | 0x03 | 0x1c)).collect(),
        2 => b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c".to_vec(),
        _ => KEYS[dice.roll(KEYS.len())].as_bytes().to_vec(),
    }
}

/// Keys that a reader who does not read would still have room for are few; so what is drawn is taken between them.
fn drain(reader: &mut Reader, last: &mut Vec<u8>) {
    while let Ok(bytes) = reader.bytes.try_recv() {
        last.extend_from_slice(&bytes);
    }
    let surplus = last.len().saturating_sub(1 << 16);
    last.drain(..surplus);
}

/// The memory of a process in kilobytes.
fn memory(process: i32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next()?.parse().ok()).unwrap()
}

#[test]
fn bad_weather() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("harbour.md"), document()).unwrap();
    // What is typed while the reader is stopped reaches the shell: the keys that end it are not for it, and it says nothing
    // that Ctrl-S could hold up.
    let script =
        "trap '' INT QUIT; exec 2> /dev/null; set -m; \"$0\" \"$@\"; while [ $? -ge 147 ]; do fg > /dev/null; done";
    let setting = Setting { folder: folder.path().to_owned(), script: Some(script.to_owned()), ..Setting::default() };
    let data = folder.path().join("data");
    let variables = [("XDG_DATA_HOME", data.to_str().unwrap()), ("EDITOR", "/bin/true"), ("PATH", "/usr/bin:/bin")];
    let mut reader = setting.open(&["harbour.md"], &variables);
    let process = reader.started();
    let (mut dice, mut last) = (Dice(0x5EED_0032), Vec::new());
    let (mut looks, mut events, mut sizes, mut signals, mut bytes) = (vec![memory(process)], 0, 0, 0, 0);
    let start = Instant::now();
    let length = Duration::from_secs(count("PINCITE_COUNT_STORM", 3) as u64);
    while start.elapsed() < length {
        match dice.roll(40) {
            0 => {
                let (rows, cols) = (dice.roll(70) as u16, dice.roll(240) as u16);
                reader.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
                sizes += 1;
            }
            1 => {
                send(process, [Signal::WINCH, Signal::TSTP, Signal::CONT][dice.roll(3)]);
                signals += 1;
            }
            _ => {
                let keys = typed(&mut dice);
                reader.keys.write_all(&keys).unwrap_or_else(|error| panic!("{error}: {}", told(&last)));
                bytes += keys.len();
            }
        }
        events += 1;
        drain(&mut reader, &mut last);
        if start.elapsed() > LOOK * looks.len() as u32 {
            looks.push(memory(process));
            println!("{:>4} s: {} kB, {events} events", start.elapsed().as_secs(), looks[looks.len() - 1]);
        }
        assert!(reader.child.try_wait().unwrap().is_none(), "it ended: {}", told(&last));
    }
    looks.push(memory(process));
    println!("{events} events, {sizes} sizes, {signals} signals, {bytes} bytes; memory in kB: {looks:?}");
    // Out of whatever is open, then out.
    reader.resize(45, 160);
    let end = Instant::now() + WATCHDOG;
    while reader.child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < end, "q does not quit:\n{}", reader.text());
        send(process, Signal::CONT);
        for key in [&b"\x1b"[..], b"\x1b", b"q"] {
            reader.until_quiet(Duration::from_millis(400));
            let _ = reader.keys.write_all(key);
        }
        reader.until_quiet(Duration::from_millis(400));
    }
    assert!(reader.end().success(), "{}", reader.text());
    assert!(reader.restored(), "modes are left behind");
    // The first look is before anything was done; what grows after the second would grow for ever.
    let (first, last) = (looks[looks.len().min(3) - 2], looks[looks.len() - 1]);
    assert!(looks.len() < 3 || last < first + GROWTH, "memory grew: {looks:?}");
}

/// The last of what was written, without sequences that a terminal would obey.
fn told(written: &[u8]) -> String {
    let last = &written[written.len().saturating_sub(2000)..];
    String::from_utf8_lossy(last).escape_debug().to_string()
}
