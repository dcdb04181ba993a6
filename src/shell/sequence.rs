//! Escape sequences that keys send: from the parameters and the final byte to the key.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::app::Key;

/// The key of a control sequence (`ESC [ parameters final`).
pub fn control(parameters: &[u8], last: u8) -> Option<Key> {
    if parameters.iter().any(|byte| !(byte.is_ascii_digit() || matches!(byte, b';' | b':'))) {
        return None;
    }
    let mut numbers = parameters.split(|&byte| byte == b';').map(number);
    let (first, held) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let code = match last {
        b'~' => numbered(first)?,
        b'u' => typed(char::from_u32(first)?)?,
        b'Z' => KeyCode::BackTab,
        letter => lettered(letter)?,
    };
    Some(Key { code, modifiers: if code == KeyCode::BackTab { KeyModifiers::NONE } else { modifiers(held, code) } })
}

/// The key of a final byte, as in `ESC [ A` and `ESC O A`.
pub fn lettered(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23 | 24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

fn typed(char: char) -> Option<KeyCode> {
    Some(match char {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{1b}' => KeyCode::Esc,
        '\u{7f}' => KeyCode::Backspace,
        control if control.is_control() => return None,
        other => KeyCode::Char(other),
    })
}

/// A number; sub-parameters after a colon are left out, too long ones are 0.
fn number(digits: &[u8]) -> u32 {
    let digits = digits.split(|&byte| byte == b':').next().unwrap_or_default();
    std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The modifiers of the second parameter (1 and a sum of bits); a character carries its own Shift.
fn modifiers(held: u32, code: KeyCode) -> KeyModifiers {
    let bits = held.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, bits & 1 != 0 && !matches!(code, KeyCode::Char(_)));
    modifiers.set(KeyModifiers::ALT, bits & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, bits & 4 != 0);
    modifiers
}
