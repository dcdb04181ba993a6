//! What a whole key, report or answer of a terminal means. termina reads it; here it becomes what the reader knows.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};
use termina::event::{self, KeyEventKind, Modifiers, MouseButton, MouseEventKind};
use termina::style::RgbColor;
use termina::{Event, Parser};

use crate::app::mouse::{Pointer, Touch};
use crate::app::{Key, Scheme};

use super::decode::Input;

/// The meaning of the bytes of one whole sequence or character; `None` where they mean nothing here.
///
/// Every sequence gets a parser of its own, so that what one of them leaves unfinished cannot swallow the next.
pub fn of(whole: &[u8]) -> Option<Input> {
    let mut parser = Parser::default();
    parser.parse(whole, false);
    match parser.pop()? {
        Event::Key(event) => key(event).map(Input::Key),
        Event::Mouse(event) => pointer(event).map(Input::Pointer),
        Event::Osc(Osc::ChangeDynamicColors(DynamicColorNumber::TextBackgroundColor, colours)) => match *colours {
            [ColorOrQuery::Color(colour)] => Some(Input::Ground(ground(colour))),
            _ => None,
        },
        _ => None,
    }
}

fn key(event: event::KeyEvent) -> Option<Key> {
    let foreign = Modifiers::SUPER | Modifiers::HYPER | Modifiers::META;
    if event.kind == KeyEventKind::Release || event.modifiers.intersects(foreign) {
        return None;
    }
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, event.modifiers.contains(Modifiers::SHIFT));
    modifiers.set(KeyModifiers::ALT, event.modifiers.contains(Modifiers::ALT));
    modifiers.set(KeyModifiers::CONTROL, event.modifiers.contains(Modifiers::CONTROL));
    let held = modifiers.contains(KeyModifiers::CONTROL);
    let code = match event.code {
        // The bytes of these keys on terminals of old.
        event::KeyCode::Char('j') if held => KeyCode::Enter,
        event::KeyCode::Char('h') if held => KeyCode::Backspace,
        event::KeyCode::Char(char) if !char.is_control() => KeyCode::Char(char),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Escape => KeyCode::Esc,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::Insert => KeyCode::Insert,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Function(number) => KeyCode::F(number),
        _ => return None,
    };
    if matches!(event.code, event::KeyCode::Char('j' | 'h')) && held {
        modifiers -= KeyModifiers::CONTROL;
    }
    Some(KeyEvent::new(code, modifiers).into())
}

/// The left button and the wheel, with no key held.
fn pointer(event: event::MouseEvent) -> Option<Pointer> {
    let touch = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Touch::Press,
        MouseEventKind::Up(MouseButton::Left) => Touch::Release,
        MouseEventKind::Drag(MouseButton::Left) => Touch::Drag,
        MouseEventKind::ScrollUp => Touch::Wheel(false),
        MouseEventKind::ScrollDown => Touch::Wheel(true),
        _ => return None,
    };
    event.modifiers.is_empty().then_some(Pointer { touch, x: event.column, y: event.row })
}

/// Which theme reads well on a ground: by the lightness that the eye gives a colour (the weights of ITU-R BT.601).
fn ground(RgbColor { red, green, blue }: RgbColor) -> Scheme {
    let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    if light >= 128_000 { Scheme::Light } else { Scheme::Dark }
}
