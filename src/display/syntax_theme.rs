//! Reads a `.tmTheme` file (syntect, used here and in `syntax` alone) into looks for the roles of the source text.

use std::io::Cursor;

use syntect::highlighting::{Color, FontStyle, Highlighter, Style, ThemeSet};
use syntect::parsing::{Scope, ScopeStack};

use super::Role;
use super::prose::{Ink, Prose};

/// The most bytes of a theme file that are read.
pub const LONGEST: usize = 1 << 20;
/// The deepest that lists and tables may lie in each other; themes need five.
const DEEPEST: usize = 32;

/// The scopes that stand for our roles, the outermost first.
const SCOPES: [(Role, &str); 8] = [
    (Role::Heading, "text.html.markdown markup.heading.markdown entity.name.section"),
    (Role::Quote, "text.html.markdown string.quoted.double"),
    (Role::Figure, "text.html.markdown constant.numeric"),
    (Role::Date, "text.html.markdown constant.other.date"),
    (Role::Likelihood, "text.html.markdown keyword.other.likelihood"),
    (Role::Code, "text.html.markdown markup.raw.block.markdown"),
    (Role::Aside, "text.html.markdown comment.block"),
    (Role::Markup, "text.html.markdown punctuation.definition.list"),
];

/// Reads the text of a `.tmTheme` file.
///
/// # Errors
/// What is wrong with it, in words.
pub fn read(bytes: &[u8]) -> Result<Prose, String> {
    if bytes.len() > LONGEST {
        return Err(format!("is longer than {} MiB", LONGEST >> 20));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with("<?xml") && !text.starts_with("<!DOCTYPE plist") && !text.starts_with("<plist") {
        return Err("is no .tmTheme file: it does not begin as an XML property list".to_owned());
    }
    if depth(text) > DEEPEST {
        return Err("is no .tmTheme file: its tables lie too deep in each other".to_owned());
    }
    let theme =
        ThemeSet::load_from_reader(&mut Cursor::new(text)).map_err(|error| format!("is no .tmTheme: {error}"))?;
    let text = theme.settings.foreground.and_then(rgb).ok_or("names no colour for letters (`foreground`)")?;
    let ground = theme.settings.background.and_then(rgb).ok_or("names no colour for the ground (`background`)")?;
    let highlighter = Highlighter::new(&theme);
    let inks = SCOPES.iter().filter_map(|(role, scopes)| {
        let stack: Vec<Scope> = scopes.split(' ').filter_map(|scope| Scope::new(scope).ok()).collect();
        let stack = ScopeStack::from_vec(stack);
        Some((*role, ink(highlighter.style_for_stack(stack.as_slice()))?))
    });
    let inks = inks.collect();
    let text = Ink { rgb: text, bold: false, italic: false, underline: false };
    Ok(Prose { text, ground, inks })
}

/// A colour that can be seen through is none.
fn rgb(color: Color) -> Option<(u8, u8, u8)> {
    (color.a >= 0x80).then_some((color.r, color.g, color.b))
}

fn ink(style: Style) -> Option<Ink> {
    let has = |font: FontStyle| style.font_style.contains(font);
    let (bold, italic, underline) = (has(FontStyle::BOLD), has(FontStyle::ITALIC), has(FontStyle::UNDERLINE));
    Some(Ink { rgb: rgb(style.foreground)?, bold, italic, underline })
}

/// How deep tables and lists lie in each other at the most: the reader behind this follows them by recursion.
fn depth(text: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    for piece in text.split('<').skip(1) {
        let begins = |name: &str| piece.trim_start().starts_with(name);
        if begins("dict") || begins("array") {
            now += 1;
            most = most.max(now);
        } else if begins("/dict") || begins("/array") {
            now = now.saturating_sub(1);
        }
    }
    most
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn theme(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><plist version=\"1.0\"><dict><key>name</key><string>T</string>\
             <key>settings</key><array>{inside}</array></dict></plist>"
        )
    }

    const GROUND: &str = "<dict><key>settings</key><dict><key>background</key><string>#101820</string>\
        <key>foreground</key><string>#E0E0D0</string></dict></dict>";

    fn scope(scope: &str, colour: &str, font: &str) -> String {
        format!(
            "<dict><key>scope</key><string>{scope}</string><key>settings</key><dict><key>foreground</key>\
             <string>{colour}</string><key>fontStyle</key><string>{font}</string></dict></dict>"
        )
    }

    #[test]
    fn scopes_become_roles() {
        let inside = [
            GROUND.to_owned(),
            scope("string", "#99CC66", ""),
            scope("constant.numeric, keyword", "#CC6699", "bold italic"),
            scope("markup.heading", "#FFFFFF", "underline"),
            scope("source.rust comment", "#FF0000", ""),
        ];
        let prose = read(theme(&inside.concat()).as_bytes()).unwrap();
        assert_eq!((prose.ground, prose.is_dark()), ((0x10, 0x18, 0x20), true));
        assert_eq!(prose.ink(Role::Quote).rgb, (0x99, 0xcc, 0x66));
        assert_eq!(
            prose.ink(Role::Figure),
            Ink { rgb: (0xcc, 0x66, 0x99), bold: true, italic: true, underline: false }
        );
        assert_eq!(prose.ink(Role::Likelihood).rgb, (0xcc, 0x66, 0x99));
        assert!(prose.ink(Role::Heading).underline);
        assert_eq!(prose.ink(Role::Aside).rgb, (0xe0, 0xe0, 0xd0));
        assert_eq!(prose.ink(Role::Text).rgb, (0xe0, 0xe0, 0xd0));
    }

    #[test]
    fn hostile_files_are_refused_in_words() {
        let deep = theme(&"<array>".repeat(100_000));
        let closed = theme(&("<dict ><key>a</key>".repeat(20_000) + &"</dict>".repeat(20_000)));
        let bomb = "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
                    <plist><dict><key>settings</key><string>&b;</string></dict></plist>";
        let cases: [(&[u8], &str); 9] = [
            (b"", "does not begin"),
            (b"bplist00\xd1\x01\x02", "UTF-8"),
            (b"bplist00", "does not begin"),
            (b"{ settings = ((((((((((((( }", "does not begin"),
            (deep.as_bytes(), "too deep"),
            (closed.as_bytes(), "too deep"),
            (&vec![b' '; LONGEST + 1], "longer than"),
            (b"<?xml version=\"1.0\"?><plist><dict></dict></plist>", "no .tmTheme"),
            (bomb.as_bytes(), "no .tmTheme"),
        ];
        for (bytes, words) in cases {
            let told = read(bytes).unwrap_err();
            assert!(told.contains(words), "{words}: {told}");
        }
        for inside in ["", &scope("string", "#12345", ""), &scope("((((", "#112233", "blink"), "<string>x</string>"] {
            assert!(read(theme(inside).as_bytes()).is_err());
        }
        let clear = GROUND.replace("#101820", "#10182000");
        assert!(read(theme(&clear).as_bytes()).unwrap_err().contains("background"));
    }
}
