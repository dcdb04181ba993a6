//! The keyboard: whatever a terminal sends, and wherever it is cut, keys go on after the silences that the decoder asks for.

use std::time::Duration;

use pincite::app::Key;
use pincite::shell::decode::{Decoder, Input};

/// Feeds bytes in pieces: the first byte says how long they are, and how often a silence comes between two of them.
///
/// # Panics
/// Where the keyboard is locked out, or something that is no key was taken for one.
pub fn typed(bytes: &[u8]) {
    let Some((&form, bytes)) = bytes.split_first() else { return };
    let (length, pause) = (1 + usize::from(form & 0x3f), usize::from(form >> 6));
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for (number, piece) in bytes.chunks(length).enumerate() {
        decoder.feed(piece, &mut out);
        if pause > 0 && number % pause == 0 {
            settle(&mut decoder, &mut out);
        }
    }
    settle(&mut decoder, &mut out);
    for input in &out {
        match input {
            Input::Key(key) => assert!(!key.typed().is_some_and(char::is_control), "{key:?}"),
            Input::Paste(text, cut) => assert!(!cut && text.len() <= 3 * bytes.len()),
            Input::Pointer(_) | Input::Ground(_) => {}
        }
    }
    out.clear();
    decoder.feed(b"q", &mut out);
    assert_eq!(out, [Input::Key(Key::char('q'))]);
    assert_eq!(decoder.patience(), None);
}

/// Lets silences pass until none is asked for: three at most, none longer than a second.
fn settle(decoder: &mut Decoder, out: &mut Vec<Input>) {
    for _ in 0..3 {
        let Some(patience) = decoder.patience() else { return };
        assert!(patience < Duration::from_secs(1));
        decoder.expire(out);
    }
    assert_eq!(decoder.patience(), None);
}
