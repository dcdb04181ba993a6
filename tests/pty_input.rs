//! What reaches the reader from the terminal: noise, sequences without an end, pastes, answers. Nothing locks the keyboard
//! out, nothing but a key is a key. Counts are those of CI; `.ci/release` makes them larger.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::print_stdout, reason = "tests")]

mod pty_kit;

use std::time::{Duration, Instant};

use pty_kit::{Dice, Reader, Setting, WATCHDOG, count, opened};

/// No editor, no exports, no clipboard, no files: what noise must not do.
const SECURE: (&str, &str) = ("PINCITE_SECURE", "1");

/// A silence in which everything that has no end is given up.
const SILENCE: Duration = Duration::from_secs(1);

/// Leaves the reader by `q`, as one would who finds it in any state: Escapes lead out of whatever is open.
fn leave(mut reader: Reader, what: &str) {
    let press = |reader: &mut Reader, key: &[u8]| {
        reader.until_quiet(Duration::from_millis(200));
        let _ = std::io::Write::write_all(&mut reader.keys, key);
    };
    reader.until_quiet(SILENCE);
    for _ in 0..4 {
        press(&mut reader, b"\x1b");
    }
    let end = Instant::now() + WATCHDOG;
    while reader.child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < end, "{what} locks the keyboard out:\n{}", reader.text());
        press(&mut reader, b"q");
        reader.until_quiet(Duration::from_millis(200));
    }
    let status = reader.end();
    assert!(matches!(status.exit_code(), 0 | 130), "{what}: {status:?}\n{}", reader.text());
    assert!(reader.restored(), "{what}: modes are left behind");
}

/// So many bytes of noise for readers of one document, one after the other; how many readers there were.
fn noise(mut dice: Dice, file: &str, wanted: usize) -> usize {
    let (mut sent, mut readers) = (0, 0);
    while sent < wanted {
        // A small one: what is looked for is not in the drawing.
        let mut reader = Setting { size: (16, 60), ..Setting::default() }.start(&[file], &[SECURE]);
        reader.until_text("stays in port");
        readers += 1;
        let end = wanted.min(sent + 5_000_000);
        while sent < end {
            let noise: Vec<u8> = (0..160)
                .map(|_| match dice.roll(12) {
                    0 => 0x1b,
                    1 => b"[]<?;POM~"[dice.roll(9)],
                    2 => dice.roll(0x80) as u8,
                    _ => dice.roll(0x100) as u8,
                })
                // Those that quit, which is no wonder.
                .filter(|byte| !matches!(byte, b'q' | b'Q' | 0x03))
                .collect();
            // Out of what it has opened, so that it sees more than one place.
            let noise = [&noise, &b"\x1b[27u"[..], b"\x1b[27u", b"\x1b[27u"].concat();
            if std::io::Write::write_all(&mut reader.keys, &noise).is_err() {
                break;
            }
            sent += noise.len();
            // Nobody takes what is written to one that has ended: before long a write would wait for ever.
            if reader.child.try_wait().unwrap().is_some() {
                break;
            }
            while let Ok(bytes) = reader.bytes.try_recv() {
                reader.screen.process(&bytes);
            }
        }
        leave(reader, "noise");
    }
    readers
}

#[test]
fn noise_is_survived_and_q_still_quits() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ferry.txt");
    std::fs::write(&file, "FERRY\n\nThe ferry stays in port.\n\nIt will sail on Friday.\n").unwrap();
    let (file, wanted) = (file.to_str().unwrap(), count("PINCITE_COUNT_NOISE", 200_000));
    let readers: usize = std::thread::scope(|scope| {
        let half = |seed| scope.spawn(move || noise(Dice(seed), file, wanted.div_ceil(2)));
        [half(0x5EED_0011), half(0x5EED_0012)].map(|half| half.join().unwrap()).into_iter().sum()
    });
    println!("{wanted} bytes for {readers} readers");
}

#[test]
fn sequences_without_an_end_are_given_up_after_a_silence() {
    let long = format!("\u{1b}[{}", "1;".repeat(3000));
    let string = format!("\u{1b}]52;c;{}", "A".repeat(3000));
    for noise in [
        "\u{1b}[<",
        "\u{1b}[<0;1",
        "\u{1b}[?",
        "\u{1b}[?62;",
        "\u{1b}[>",
        "\u{1b}[",
        "\u{1b}[M",
        "\u{1b}[M !",
        "\u{1b}O",
        "\u{1b}[200~",
        "\u{1b}[200~:quit\r",
        "\u{1b}[200~x\u{1b}[201",
        "\u{1b}[0;0R",
        "\u{1b}[<0;0;0M",
        "\u{1b}[32;0;0M",
        "\u{1b}]11;rgb:0000/0000/0000",
        "\u{1b}P1$r",
        "\u{1b}_Gi=1",
        &long,
        &string,
    ] {
        let mut reader = opened(&[], &[SECURE]);
        reader.press(noise);
        reader.until_quiet(SILENCE);
        reader.press("q");
        assert_eq!(reader.end().exit_code(), 0, "{noise:?} locks the keyboard out");
        assert!(reader.restored());
    }
}

#[test]
fn a_paste_is_text_however_long_and_whatever_it_holds() {
    let begun = "\u{1b}[200~";
    let ended = "\u{1b}[201~";
    // In a field: its text, cut to what may be kept; memory stays bounded.
    let mut reader = opened(&[], &[SECURE]);
    let before = reader.memory().unwrap();
    reader.press("a");
    reader.press(&format!("{begun}{}{ended}", "quit:Q ".repeat(1_500_000)));
    reader.until_text("longer than 1 MiB");
    let after = reader.memory().unwrap();
    assert!(after < before + 60_000, "{before} kB, then {after} kB");
    leave(reader, "a long paste");
    // Where no text is typed: nothing at all. Text that holds the end of its own paste goes on as text.
    for text in ["Q", "\u{3}", ":quit\r", &format!("x{ended}Q\u{3}:quit\r"), &format!("{ended}{ended}Q")] {
        let mut reader = opened(&[], &[SECURE]);
        reader.press(&format!("{begun}{text}{ended}"));
        reader.until_quiet(Duration::from_millis(400));
        assert!(reader.child.try_wait().unwrap().is_none(), "{text:?} was a command");
        reader.press("?");
        reader.until_text("go to the evidence; again");
        reader.press("\u{3}");
        assert_eq!(reader.end().exit_code(), 130);
    }
}

/// What the terminal is asked for its ground.
const QUESTION: &str = "\u{1b}]11;?\u{1b}\\";

#[test]
fn the_ground_of_the_terminal_chooses_the_theme_and_nothing_else_does() {
    let (light, dark) = ("\u{1b}]11;rgb:ffff/fdfd/f0f0\u{7}", "\u{1b}]11;rgb:1a/1a/20\u{1b}\\");
    let next_of_dark = "theme light";
    for (answers, told) in [
        ("", next_of_dark),
        (light, "theme high-contrast"),
        (dark, next_of_dark),
        (&format!("{dark}{light}"), next_of_dark),
        ("\u{1b}]11;qqqq\u{7}", next_of_dark),
        ("\u{1b}]11;rgb:ffff/ffff\u{7}\u{1b}[?62;22c\u{1b}[?0u\u{1b}[24;80R", next_of_dark),
        (&format!("\u{1b}[?62c{light}"), "theme high-contrast"),
    ] {
        let mut reader = opened(&[], &[]);
        reader.until_written(0, QUESTION);
        let (at, frame) = (find(&reader, QUESTION), find(&reader, "KEY POINTS"));
        assert!(frame < at, "asked before the first picture");
        reader.press(answers);
        reader.press(":theme\r");
        reader.until_text(told);
        reader.press("\u{1b}");
        reader.until("nothing was a key", |screen| Reader::status(screen).contains("key point 1/3 · L2"));
        reader.press("q");
        assert!(reader.end().success() && reader.restored());
    }
    for variables in
        [[("NO_COLOR", "1")], [("PINCITE_COLOR", "never")], [("TERM", "linux")], [("PINCITE_THEME", "dark")]]
    {
        let mut reader = opened(&[], &variables);
        reader.press(light);
        reader.press(":theme\r");
        reader.until_text(next_of_dark);
        reader.press("q");
        assert!(reader.end().success() && reader.restored());
        assert!(!reader.written.windows(4).any(|written| written == b"\x1b]11"), "{variables:?}");
    }
}

fn find(reader: &Reader, text: &str) -> usize {
    reader.written.windows(text.len()).position(|written| written == text.as_bytes()).expect(text)
}

#[test]
fn without_colour_the_selection_is_still_seen() {
    for (variables, mark) in [([("NO_COLOR", "1")], "▶"), ([("TERM", "linux")], ">")] {
        let mut reader = Setting::default().open(&[], &variables);
        let seen = |screen: &vt100::Screen| {
            let (rows, cols) = screen.size();
            let reversed =
                |row: u16| (0..cols).filter(move |&col| screen.cell(row, col).is_some_and(vt100::Cell::inverse));
            (0..rows)
                .map(|row| (row, reversed(row).count()))
                .filter(|(_, cells)| *cells > 3)
                .map(|(row, _)| row)
                .next_back()
        };
        let (row, contents) = (seen(reader.screen.screen()), reader.text());
        assert!(row.is_some() || contents.contains(mark), "{variables:?}: no selection in\n{contents}");
        reader.press("j");
        reader.until("the selection moves", |screen| Reader::status(screen).contains("2/"));
        reader.press("q");
        assert!(reader.end().success());
    }
}
