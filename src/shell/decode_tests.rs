//! What terminals send, whole, cut in two, and hostile.

use super::*;

fn all(bytes: &[u8]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(bytes, &mut out);
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
    assert_eq!(all(sent), [Input::Paste("q\u{1b}[A:quit\r".to_owned(), false), named("j")]);
    let long = [b"\x1b[200~".as_slice(), &vec![b'x'; PASTE + 9], b"\x1b[201~j"].concat();
    assert_eq!(all(&long), [Input::Paste("x".repeat(PASTE), true), named("j")]);
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
        all(b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;c\x1b[0;0R\x1bP>|x\x1b\\\x1b[<0;0;0M\x1b]0;t\x07").len(),
        1
    );
    assert_eq!(all(b"\x1b[?1;2c\x1b]52;c;!\x07"), []);
}

#[test]
fn random_bytes_never_swallow_what_follows_a_silence() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for _ in 0..200 {
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
