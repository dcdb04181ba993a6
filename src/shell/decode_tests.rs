//! What terminals send, whole, cut in two, and hostile.

use crate::app::mouse::Touch;

use super::*;

fn all(bytes: &[u8]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(bytes, &mut out);
    out
}

/// The same, with the silence after it.
fn settled(bytes: &[u8]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for bytes in bytes.chunks(4096) {
        decoder.feed(bytes, &mut out);
    }
    while decoder.patience().is_some() {
        decoder.expire(&mut out);
    }
    out
}

fn named(name: &str) -> Input {
    Input::Key(Key::parse(name).unwrap_or(Key::char('\0')))
}

#[test]
fn keys_are_told_by_their_sequences() {
    let sent = b"j\x1b[A\x1bOB\x1b[1;5C\x1b[6~\r\x7f\x04\x1b[Z\x1bx\x1bOP\xc3\xa9\x1b[1;3C";
    let names = [
        "j",
        "up",
        "down",
        "ctrl-right",
        "pgdn",
        "enter",
        "backspace",
        "ctrl-d",
        "backtab",
        "alt-x",
        "f1",
        "é",
        "alt-right",
    ];
    assert_eq!(all(sent), names.map(named));
}

#[test]
fn a_sequence_cut_anywhere_is_the_same_key() {
    for sent in [b"\x1b[1;5A".as_slice(), b"\xe2\x80\x93", b"\x1b[200~a\x1b[201~", b"\x1bOA"] {
        for cut in 1..sent.len() {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            let (front, back) = sent.split_at(cut);
            decoder.feed(front, &mut out);
            assert!(out.is_empty() && decoder.patience().is_some(), "{sent:?} at {cut}: {out:?}");
            decoder.feed(back, &mut out);
            assert_eq!(out, all(sent), "cut at {cut}");
        }
    }
}

#[test]
fn a_lone_escape_is_a_key_after_a_silence() {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b", &mut out);
    assert!(out.is_empty());
    decoder.expire(&mut out);
    assert_eq!(out, [named("esc")]);
    assert_eq!(decoder.patience(), None);
    assert_eq!(all(b"\x1b\x1b[A"), [named("esc"), named("up")]);
}

#[test]
fn a_paste_is_text_whatever_it_holds() {
    let sent = b"\x1b[200~q\x1b[A:quit\r\x1b[201~j";
    assert_eq!(settled(sent), [Input::Paste("q\u{1b}[A:quit\r".to_owned(), false), named("j")]);
    let long = [b"\x1b[200~".as_slice(), &vec![b'x'; 10 * PASTE], b"\x1b[201~j"].concat();
    assert_eq!(settled(&long), [Input::Paste("x".repeat(PASTE), true), named("j")]);
}

#[test]
fn a_paste_that_holds_its_own_end_is_text_to_the_last_end() {
    let text = |text: &str| Input::Paste(text.to_owned(), false);
    let sent = b"\x1b[200~one\x1b[201~:quit\r\x1b[201~Q\x1b[A\x1b[201~";
    assert_eq!(settled(sent), [text("one"), text(":quit\r"), text("Q\u{1b}[A")]);
    // After a silence, and before the next paste, keys are keys.
    assert_eq!(settled(b"\x1b[200~one\x1b[201~jk"), [text("one"), named("j"), named("k")]);
    assert_eq!(settled(b"\x1b[200~one\x1b[201~j\x1b[200~two\x1b[201~"), [text("one"), named("j"), text("two")]);
    // However long it is.
    for length in [PASTE / 2, PASTE, 5 * PASTE] {
        let long = [b"\x1b[200~one\x1b[201~".as_slice(), &vec![b'Q'; length], b"\x1b[201~"].concat();
        let out = settled(&long);
        assert!(out.iter().all(|input| matches!(input, Input::Paste(..))), "{length}");
    }
    let endless = [b"\x1b[200~one\x1b[201~".as_slice(), &vec![b'Q'; 3 * PASTE]].concat();
    assert_eq!(settled(&endless), [text("one")]);
}

#[test]
fn the_ground_of_the_terminal_is_told_by_its_lightness() {
    let answer = |colour: &str, end: &str| all(format!("\x1b]11;{colour}{end}").as_bytes());
    for end in ["\x07", "\x1b\\"] {
        assert_eq!(answer("rgb:ffff/ffff/ffff", end), [Input::Ground(Scheme::Light)]);
        assert_eq!(answer("rgb:fd/f6/e3", end), [Input::Ground(Scheme::Light)]);
        assert_eq!(answer("#eee", end), [Input::Ground(Scheme::Light)]);
        assert_eq!(answer("rgb:0000/0000/0000", end), [Input::Ground(Scheme::Dark)]);
        assert_eq!(answer("rgb:0000/2b2b/3636", end), [Input::Ground(Scheme::Dark)]);
        for noise in ["rgb:", "rgb:zz/00/00", "?", "", "q", "rgb:ffff/ffff", "\u{ff}", "rgb:fffff/0/0", ";;;"] {
            assert_eq!(answer(noise, end), [], "{noise}");
        }
    }
    assert_eq!(all(b"\x1b]10;rgb:ffff/ffff/ffff\x07\x1b]12;#fff\x07\x1b]4;1;#fff\x07"), []);
}

#[test]
fn reports_of_the_mouse_are_read() {
    let at = |touch, x, y| [Input::Pointer(Pointer { touch, x, y })];
    for (bytes, expected) in [
        ("\x1b[<0;1;1M", at(Touch::Press, 0, 0)),
        ("\x1b[<0;12;7m", at(Touch::Release, 11, 6)),
        ("\x1b[<32;300;2M", at(Touch::Drag, 299, 1)),
        ("\x1b[<64;5;5M", at(Touch::Wheel(false), 4, 4)),
        ("\x1b[<65;65535;65535M", at(Touch::Wheel(true), 65534, 65534)),
        ("\x1b[M !!", at(Touch::Press, 0, 0)),
        ("\x1b[M#\"!", at(Touch::Release, 1, 0)),
    ] {
        assert_eq!(all(bytes.as_bytes()), expected, "{bytes:?}");
    }
    for report in
        ["0;65536;1", "0;1;99999999999999999999", "", ";", "0", "0;1", "-1;1;1", "1;1;1", "2;1;1", "66;1;1", "4;1;1"]
    {
        assert_eq!(all(format!("\x1b[<{report}M").as_bytes()), [], "{report}");
    }
    for old in ["\0\0\0", "\u{7f}\u{7f}\u{7f}"] {
        assert_eq!(all(format!("\x1b[M{old}").as_bytes()), [], "{old:?}");
    }
}

#[test]
fn nothing_locks_the_keyboard_out() {
    let hostile = [
        b"\x1b[<".as_slice(),
        b"\x1b[?",
        b"\x1b[200~ab",
        b"\x1b]11;rgb:00/00",
        b"\x1bP1$r",
        b"\x1b[0;0",
        b"\xf0\x9f",
        b"\x1b[",
        b"\x1bO",
    ];
    for sent in hostile {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(sent, &mut out);
        assert!(decoder.patience().is_some_and(|patience| patience < Duration::from_secs(1)), "{sent:?}");
        decoder.expire(&mut out);
        decoder.feed(b"q", &mut out);
        assert_eq!(out.last(), Some(&named("q")), "{sent:?}");
    }
}

#[test]
fn answers_of_a_terminal_are_no_keys() {
    assert_eq!(
        all(b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;c\x1b[0;0R\x1bP>|x\x1b\\\x1b]0;t\x07"),
        [Input::Ground(Scheme::Dark)]
    );
    for answer in [
        "\x1b[?1;2c",
        "\x1b]52;c;!\x07",
        "\x1b[?1;2S",
        "\x1b[>0;276;0c",
        "\x1b[?997;1n",
        "\x1b[?2026;2$y",
        "\x1b[=1;1u",
        "\x1b[;5A",
        "\x1b[8;24;80t",
        "\x1b[24;80R",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1bP>|XTerm(390)\x1b\\",
        "\x1bP!|00000000\x1b\\",
        "\x1b^q\x1b\\",
        "\x1bXq\x1b\\",
        "\x1b[I",
        "\x1b[O",
        "\x1b[?0u",
    ] {
        assert_eq!(all(answer.as_bytes()), [], "{answer:?}");
        assert_eq!(all(format!("{answer}q").as_bytes()), [named("q")], "{answer:?}");
    }
}

#[test]
fn random_bytes_never_swallow_what_follows_a_silence() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for _ in 0..2000 {
        let noise: Vec<u8> = (0..500)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                if state.is_multiple_of(8) { 0x1b } else { (state >> 32) as u8 }
            })
            .collect();
        decoder.feed(&noise, &mut out);
        decoder.expire(&mut out);
        decoder.feed(b"q", &mut out);
        assert_eq!(out.pop(), Some(named("q")));
    }
}
