//! Cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula and no terminal obeys.

use std::io;

use crate::text::glyph::display_line;

/// Writes one record: its cells parted by commas, a line end (CR LF) after them.
///
/// # Errors
/// Those of `out`.
pub fn record<'a>(cells: impl IntoIterator<Item = &'a str>, out: &mut impl io::Write) -> io::Result<()> {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        out.write_all(written(cell).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A cell as it is written: on one line, what does not show made visible, an apostrophe before what a spreadsheet would
/// take for a formula, quotation marks around what needs them.
fn written(cell: &str) -> String {
    let mut shown = display_line(cell);
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r');
    let begins = |text: &str| text.trim_start_matches(' ').starts_with(formula);
    if begins(cell) || begins(&shown) {
        shown.insert(0, '\'');
    }
    if shown.contains([',', '"', '\r', '\n']) || shown.starts_with(' ') || shown.ends_with(' ') {
        format!("\"{}\"", shown.replace('"', "\"\""))
    } else {
        shown
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        record(["plain", "a, b", "say \"so\"", "two\nlines", ""], &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "plain,\"a, b\",\"say \"\"so\"\"\",two\u{2424}lines,\r\n");
    }

    #[test]
    fn nothing_is_a_formula_or_a_command() {
        for cell in ["=1+1", "+1", "-2", "@x", "\t=1", " =1", "＝1", "\r=1", "=HYPERLINK(\"http://a.example\")"] {
            let text = written(cell);
            assert!(text.trim_start_matches('"').starts_with('\''), "{text:?}");
        }
        assert_eq!(written("a=b"), "a=b");
        let text = written("x\u{1b}[2J\u{9b}\u{202e}y");
        assert!(!text.contains(|c: char| c.is_control() || c == '\u{202e}'), "{text:?}");
    }
}
