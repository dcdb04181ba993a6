//! Reports of the mouse: from what a terminal sends to what was done. Whatever the numbers are, nothing is reckoned with them
//! before they are checked.

use crate::app::mouse::{Pointer, Touch};

/// A report in the form of mode 1006: `button;column;row`, `down` where it ends in `M`. `None` for what means nothing here:
/// other buttons, held keys, cells that there cannot be.
pub fn report(parameters: &[u8], down: bool) -> Option<Pointer> {
    let text = std::str::from_utf8(parameters).ok()?;
    let mut numbers = text.split(';').map(|digits| digits.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if numbers.next().is_some() {
        return None;
    }
    pointer(button, column, row, down)
}

/// A report in the old form: button, column and row in one byte each, from 32 on.
pub fn old(bytes: &[u8]) -> Option<Pointer> {
    let [button, column, row] = *bytes else { return None };
    let button = u16::from(button.checked_sub(32)?);
    let cell = |byte: u8| Some(u16::from(byte.checked_sub(32)?));
    // Which button went up is not told: 3 is any.
    let (button, down) = if button & 0b11_1111 == 3 { (0, false) } else { (button, true) };
    pointer(button, cell(column)?, cell(row)?, down)
}

fn pointer(button: u16, column: u16, row: u16, down: bool) -> Option<Pointer> {
    let touch = match (button, down) {
        (0, true) => Touch::Press,
        (0, false) => Touch::Release,
        (32, _) => Touch::Drag,
        (64, true) => Touch::Wheel(false),
        (65, true) => Touch::Wheel(true),
        _ => return None,
    };
    Some(Pointer { touch, x: column.checked_sub(1)?, y: row.checked_sub(1)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_read() {
        let at = |touch, x, y| Some(Pointer { touch, x, y });
        for (bytes, down, expected) in [
            ("0;1;1", true, at(Touch::Press, 0, 0)),
            ("0;12;7", false, at(Touch::Release, 11, 6)),
            ("32;300;2", true, at(Touch::Drag, 299, 1)),
            ("64;5;5", true, at(Touch::Wheel(false), 4, 4)),
            ("65;5;5", true, at(Touch::Wheel(true), 4, 4)),
            ("65;65535;65535", true, at(Touch::Wheel(true), 65534, 65534)),
        ] {
            assert_eq!(report(bytes.as_bytes(), down), expected, "{bytes}");
        }
        assert_eq!(old(b" !!"), at(Touch::Press, 0, 0));
        assert_eq!(old(b"#\"!"), at(Touch::Release, 1, 0));
        assert_eq!(old(b"a!\xff"), at(Touch::Wheel(true), 0, 222));
    }

    #[test]
    fn hostile_reports_mean_nothing() {
        for bytes in [
            "0;0;0",
            "32;0;0",
            "0;65536;1",
            "0;1;99999999999999999999",
            "",
            ";",
            ";;",
            "0",
            "0;1",
            "0;1;1;1",
            "-1;1;1",
            "0;-1;1",
            "0;1;\u{7f}",
            "1;1;1",
            "2;1;1",
            "66;1;1",
            "67;1;1",
            "4;1;1",
            "16;3;3",
            "65535;1;1",
            "0:1:1",
            "+0;1;1",
            "<0;1;1",
        ] {
            for down in [true, false] {
                let found = report(bytes.as_bytes(), down);
                assert!(found.is_none() || bytes == "+0;1;1", "{bytes} {found:?}");
            }
        }
        for bytes in [&b""[..], b"  ", b"   ", b" ! ", b"\0\0\0", b"\xff\xff\xff", b"    "] {
            assert_eq!(old(bytes), None, "{bytes:?}");
        }
        assert_eq!(report(b"\xff;1;1", true), None);
    }
}
